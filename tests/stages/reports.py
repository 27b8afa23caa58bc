"""Invented reports: two happenings, each told by two hands, and ways in which others make a text their own."""

import random
import re
from collections.abc import Callable
from datetime import date

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate
from service.domain.spans import Span

FERRY_WIRE = """The ferry Marisol ran aground on the Tolvern sandbank shortly before dawn on Monday with 214 passengers on board, the Ostrava coast guard said.
Captain Ivo Brandt told rescuers that the steering had failed as the ship passed the Kellan light. All passengers were taken off by 9 a.m. in seven boats from the port of Sarrow, and 12 of them were treated for cuts and cold.
"We heard a long scraping noise and then the lamps went out," said Lena Virtanen, a teacher who was travelling with 30 pupils from Hasselby.
The company that owns the ship, Norline, said that its rudder had been inspected in March and found sound. The transport minister, Petra Oduya, ordered an inquiry and asked for the record of that inspection.
Divers from Sarrow found a gash four metres long below the waterline, but no oil had leaked by Monday evening, the coast guard said. A tug from Ebbenhaven is to try to pull the ship free at high water on Wednesday.
The Marisol was built in 1987 and carries cars and lorries between Sarrow and the island of Ruun twice a day. In 2009 she struck the quay at Ruun and was out of service for six weeks.
"""
FERRY_OTHER = """Schoolchildren sang to keep their spirits up while lifeboats came for them off the island of Ruun, their teacher said after a night crossing that ended on a sandbank.
More than 200 people had to leave the Marisol on Monday morning. Lena Virtanen, who had brought a class from Hasselby, described darkness, cold and "a long scraping noise".
Nobody was badly hurt. Hospital staff in Sarrow saw a dozen people, most of whom went home by noon with blankets and tea.
Why the vessel left the channel is not known. Investigators want to speak to Captain Ivo Brandt again, who has blamed the rudder, and have sealed the bridge. Norline, whose second ship lies in dock, has cancelled all sailings this week, and islanders fear for their deliveries.
Petra Oduya, the transport minister, flew over the wreck by helicopter. Fishermen at Sarrow were less polite than she was: the bank has moved a hundred metres since the last chart, they say, and they have told the harbour office so for two years.
Salvage crews hope for calm weather. If Wednesday's tide is missed, the next chance is in a fortnight.
"""
DAM_WIRE = """Engineers lowered the water behind the Quillan dam by two metres on Friday after a crack 40 metres long was found in its northern wall, the Varrick power board said.
About 1,300 people in the villages of Ost and Lower Brae were told to sleep elsewhere until Sunday. The board's director, Samuel Eriksen, said that the wall was in no danger of giving way but that he would not bet a village on it.
The crack was seen by a walker, Mirela Dusan, who sent a photograph to the board on Thursday night. Its own sensors had shown nothing, Eriksen said, because six of the 20 had been switched off for repairs in January.
The Quillan dam was finished in 1968 and holds 90 million cubic metres. It supplies a quarter of Varrick's power. The regulator, Hanne Stolz, said that she would publish every report on the wall since 2015 by the end of the month.
"""
DAM_OTHER = """Mirela Dusan only wanted a picture of the evening light. What she sent to the Varrick power board instead has emptied two villages.
Families in Ost and Lower Brae packed cars on Friday as sirens were tried out along the valley. Some 1,300 residents are staying with relatives or in the sports hall at Varrick, where beds were short on the first night.
Samuel Eriksen, who runs the power board, spoke of caution and not of danger. Asked why sensors had missed a crack as long as a swimming pool, he admitted that several had been off since winter.
Opposition councillors called for Eriksen to go. Hanne Stolz, the regulator, kept her counsel but promised that old inspection papers on Quillan would be opened to all.
For farmers below the wall the lowered lake is a trouble of its own: the pumps that water their fields stand dry.
"""

_SYNONYMS = dict(
    pair.split("/")
    for pair in (
        "ran/went said/stated shortly/just passengers/travellers board/deck told/informed rescuers/helpers failed/broken passed/crossed "
        "ship/vessel taken/brought boats/craft port/harbour treated/tended cuts/wounds cold/chill heard/noticed long/lengthy scraping/grinding "
        "noise/sound lamps/lights teacher/instructor travelling/journeying pupils/students company/firm owns/possesses inspected/examined "
        "found/deemed sound/fit minister/secretary ordered/demanded inquiry/probe asked/requested record/file inspection/examination "
        "gash/tear metres/meters leaked/escaped evening/night pull/haul free/loose high/full built/constructed carries/transports "
        "cars/automobiles lorries/trucks island/isle struck/hit quay/pier service/use weeks/sennights engineers/technicians lowered/dropped "
        "water/level crack/fissure wall/barrier villages/hamlets people/residents sleep/stay danger/peril giving/falling bet/wager "
        "seen/spotted walker/hiker sent/mailed photograph/picture shown/revealed switched/turned repairs/mending finished/completed "
        "holds/stores supplies/provides quarter/fourth publish/release report/paper month/period director/head"
    ).split()
)
_FILLER = (
    "Readers of these pages have asked for more on the matter, and the desk will return to it as soon as there is something to add.",
    "It was not the first such case of the year, and few who live nearby expect that it will have been the last.",
    "What this means for prices and timetables is an open question that officials would rather not be asked before the holidays.",
)
_WORD = re.compile(r"[^\W\d_]+")


def report(
    name: str, text: str, *, title: str = "", published: date | None = None, publisher: str = ""
) -> CleanedArticle:
    """``text`` as an Article of one Passage a line; the first is its lead."""
    known = UNKNOWN_DATE if published is None else KnownDate(PartialDate.of(published), DateBasis.STATED)
    passages: list[Passage] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.rstrip("\n")
        if stripped:
            role = Role.BODY if passages else Role.LEAD
            passages.append(
                Passage(f"{name}.p{len(passages)}", name, Span(start, start + len(stripped)), role)
            )
        start += len(line)
    return CleanedArticle(Article(name, title, text, publisher=publisher, published=known), tuple(passages))


def _lightly(text: str) -> str:
    return (
        text.replace(" said that ", " says ")
        .replace(", and ", " and ")
        .replace("Monday", "Mon")
        .replace("Friday", "Fri")
    )


def _cut(text: str) -> str:
    return "\n".join(text.splitlines()[:3]) + "\n"


def spun(text: str) -> str:
    """Every word that has a synonym here is swapped for it."""

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        found = _SYNONYMS.get(word.lower(), word)
        return found.capitalize() if word[0].isupper() else found

    return _WORD.sub(swap, text)


def _heavily(text: str) -> str:
    """A quarter of the lines gone, others in another order, some in other words, filler between."""
    lines = text.splitlines()
    kept = [line for place, line in enumerate(lines) if place % 4 != 3]
    random.Random(3).shuffle(kept)  # noqa: S311  a fixed order, no secret
    edited = [spun(line) if place % 2 else line for place, line in enumerate(kept)]
    return "\n".join([_FILLER[0], *edited, *_FILLER[1:]]) + "\n"


EDITS: dict[str, Callable[[str], str]] = {
    "copied": lambda text: text,
    "lightly edited": _lightly,
    "cut short": _cut,
    "in synonyms": spun,
    "heavily edited": _heavily,
}
"""How others make a text their own, by name."""
