"""From where an Article has what it reports: its own reporters, an agency, or others' reports."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from service.domain.articles import Article, LeftOut, Note, NoteKind, Passage, Reason
from service.domain.spans import Span
from service.stages.clean.datelines import dateline
from service.stages.clean.official_media import LIST_DATE, OFFICIAL_MEDIA, OfficialMedium, by_host, by_name
from service.stages.clean.vocabulary import holds

_WIRES = "AP|Associated Press|Reuters|AFP|Agence France-Presse|Xinhua|TASS|Kyodo|Kyodo News|Yonhap|UPI|United Press International|dpa|DPA|ANSA|EFE|PTI|ANI|IANS|Anadolu|AAP|PA Media|RIA Novosti|Interfax|Jiji|Jiji Press|Bernama|IRNA|KCNA|CNS|PA"
_WIRE = re.compile(
    rf"\((?P<paren>{_WIRES}|(?:[A-Z]\w+ ){{1,3}}(?:Newswire|Wire|News Agency|Press Agency|Agency))\)\s*[-–—]{{1,2}}|(?P<services>\b[Ff]rom (?:our )?(?:news |wire )(?:agencies|services|reports)\b|\bwire (?:services|reports)\b)|^[A-Z][A-Z .,'/-]{{2,40}},? (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})? )?\((?P<dateline>{_WIRES})\)|"
    rf"^(?P<plain>{_WIRES})\s*[-–—]{{1,2}}\s|(?:©|Copyright)\s?(?:\d{{4}}\s)?(?:The )?(?P<copy>{_WIRES})\b|^\W*(?:By|Source:?|Credit:?|Via:?)\s(?:The )?(?P<by>{_WIRES})\W*$|\((?P<ends>{_WIRES})\)\W*$",
    re.MULTILINE,
)
_OUTLETS = (
    "CNN|Fox News|MSNBC|CNBC|NBC News|NBC|CBS News|CBS|ABC News|Bloomberg|Bloomberg News|Politico|Axios|Semafor|The Hill|Newsweek|Time magazine|USA Today|New York Times|Washington Post|"
    "Wall Street Journal|Los Angeles Times|Boston Globe|Chicago Tribune|Financial Times|Guardian|Daily Telegraph|Sunday Times|Daily Mail|Independent newspaper|Sky News|ITV|Economist|Le Monde|Le Figaro|Libération|Der Spiegel|Spiegel|"
    "Die Welt|Bild|Süddeutsche Zeitung|Frankfurter Allgemeine Zeitung|El País|El Mundo|La Repubblica|Corriere della Sera|Haaretz|Times of Israel|Jerusalem Post|Ynet|Channel 12|Channel 13|Asahi Shimbun|Asahi|Yomiuri Shimbun|Yomiuri|"
    "Mainichi Shimbun|Mainichi|Nikkei|Nikkei Asia|Sankei Shimbun|Kyodo News|Kyodo|Jiji Press|Japan Times|Chosun Ilbo|JoongAng Ilbo|Dong-A Ilbo|Hankyoreh|Korea Herald|Korea Times|South China Morning Post|Hindustan Times|Times of India|"
    "Indian Express|The Hindu|NDTV|Press Trust of India|PTI|ANI|Dawn|Straits Times|Kyiv Independent|Kyiv Post|Ukrainska Pravda|Meduza|Novaya Gazeta|Kommersant|Interfax|Vedomosti|Izvestia|Caixin|The Diplomat|Foreign Policy|"
    "Associated Press|AP|Reuters|Agence France-Presse|AFP|UPI|Defense News|Breaking Defense|ProPublica|Bellingcat|Middle East Eye|Asharq Al-Awsat|Al Mayadeen|Al-Mayadeen|Times of London|Asia Today|Daily Beast|BuzzFeed News|Vice News|Vox|HuffPost"
)
_GENERIC_LAST = (
    "Times",
    "Post",
    "Journal",
    "Herald",
    "Tribune",
    "Gazette",
    "Telegraph",
    "Chronicle",
    "Observer",
    "Courier",
    "Examiner",
    "Dispatch",
    "Agency",
    "agency",
    "Daily",
    "Today",
    "TV",
    "Radio",
    "Television",
)
_AGENCY = (
    r"(?:(?:the|The|state|official|Russian|Chinese|Iranian|Turkish|Syrian|Japanese|Korean|South|North|state-run|state-owned|US|U\.S\.|British|Israeli|local|Saudi|public|national|private)\s+){0,4}"
    r"(?:(?:news )?(?:agency|media|television|broadcaster|outlet|newspaper|daily|network|channel|site|website)\s+)?"
)
_LED_TO = re.compile(
    rf"(?:\b(?:[Aa]ccording to|[Nn]ach Angaben (?:der|des|von)|[Ll]aut|[Ss]elon|[Ss]egún|[Ss]econdo|[Rr]eported (?:\w+ ){{0,2}}(?:by|in|on)|[Cc]iting|[Qq]uoting|[Qq]uoted by|[Cc]ited by|told|[Ii]nterviews? (?:with|on|to|in)|seen by|obtained by|carried by|[Pp]ublished (?:in|by)|"
    rf"wrote in|reports? (?:by|in|from)|first reported by)\s+)(?:[Rr]eports? (?:by|in|from)\s+|an? (?:report|interview) (?:by|in|from|with)\s+)?{_AGENCY}(?:Nachrichtenagentur |l['’]agence |la agencia |l['’]agenzia )?$"
)
_SAYS = re.compile(
    r"(?:['’]s \w+)?,?\s+(?:also |has |had |later |earlier |first |which )?(?:reported|reports|said|says|quoted|writes|wrote|revealed|cited|noted|carried|published)\b(?! (?:down|off))"
)
_AMBIGUOUS = frozenset(
    {
        "RIA",
        "Kan",
        "Mehr",
        "Fars",
        "PTV",
        "APP",
        "NAN",
        "SPA",
        "MENA",
        "MTI",
        "QNA",
        "WAM",
        "VNA",
        "RAI",
        "PA",
        "CNA",
    }
)
_CAPITALISED = re.compile(r"[A-Z]\w*")
_LEAN_HINT = re.compile(
    r"Angaben|[Ll]aut |[Ss]elon|[Ss]egún|[Ss]econdo|[Aa]ccording to|[Rr]eport|[Cc]iting|[Qq]uot|[Cc]ited|told|nterview|seen by|obtained by|ublished|wrote|writes|carried|noted|revealed|said|says"
)


@lru_cache(maxsize=1)
def _names() -> dict[str, list[tuple[int, str]]]:
    """Names of outlets by their first words, with the rank of each: "NBC News" is looked for before "NBC"."""
    official = [alias for medium in OFFICIAL_MEDIA for alias in medium.aliases if alias not in _AMBIGUOUS]
    names = sorted({*_OUTLETS.split("|"), *official}, key=lambda name: (-len(name), name))
    found: dict[str, list[tuple[int, str]]] = {}
    for rank, name in enumerate(names):
        for first in _CAPITALISED.findall(name)[:1]:
            found.setdefault(first, []).append((rank, name))
    return found


_GENERIC = re.compile(rf"\b[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){{0,3}} (?:{'|'.join(_GENERIC_LAST)})\b")


def _leaned_on(text: str) -> list[tuple[str, Span]]:
    """Outlets to whose reports ``text`` gives what it says, with where they are named, in order."""
    if not _LEAN_HINT.search(text):
        return []
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, str, Span]] = []

    def consider(start: int, end: int) -> None:
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            return
        taken.append((start, end))
        if _LED_TO.search(text, max(0, start - 110), start) or _SAYS.match(text, end):
            found.append((start, text[start:end], Span(start, end)))

    by_first = _names()
    named = sorted({n for first in by_first.keys() & _CAPITALISED.findall(text) for n in by_first[first]})
    for _, name in named:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                consider(at, end)
            at = text.find(name, end)
    if any(last in text for last in _GENERIC_LAST):
        for match in _GENERIC.finditer(text):
            consider(*match.span())
    return [(name, span) for _, name, span in sorted(found)]


_AGENCY_NAME = re.compile(
    rf"(?:The )?(?:{_WIRES})(?: News(?: Agency)?)?|.*\b(?:Newswire|Wire|Wire Service|News Agency|Press Agency)"
)
_OWN = re.compile(
    r"\btold (?:reporters|journalists|(?:our|this) (?:reporter|correspondent|newspaper|magazine|website|news desk))\b|\bin an interview with (?:our|this)\b|\bspeaking to (?:reporters|us)\b|\breviewed by (?:this|our)\b"
)
_OWN_HINTS = ("told ", "interview", "speaking to ", "reviewed by ")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'/-]{2,30}(?:, [A-Z][\w.]{2,15}){0,2},? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? )?[-–—]{1,2}\s"
)


def hand_notes(article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut]) -> list[Note]:
    """Notes on the outlets that the Article leans on, on its own hand in the reporting, and on official media in either."""
    leans: dict[str, Span] = {}
    text = article.text
    citable = [passage.span for passage in passages if passage.citable]
    starts = [span.start for span in citable]
    for written, span in _leaned_on(text):
        index = bisect_right(starts, span.start) - 1
        name = _plain(written)
        if index >= 0 and citable[index].contains(span) and name.lower() != article.publisher.lower():
            leans.setdefault(name, span)
    notes = [
        Note(NoteKind.LEANS_ON, name, f"leans on what {name} reported", span) for name, span in leans.items()
    ]
    notes.append(_hand(article, passages, left_out, leans))
    return notes + _official(article, leans)


def _plain(name: str) -> str:
    plain = name.removeprefix("the ").removeprefix("The ")
    medium = by_name(plain)
    return medium.name if medium else plain


def _hand(
    article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut], leans: dict[str, Span]
) -> Note:
    text = article.text
    if _AGENCY_NAME.fullmatch(article.publisher.strip()):
        return Note(NoteKind.HAND, "wire", f"published by the news agency {article.publisher}")
    lines = [left.span for left in left_out if _opens_report(text, left)]
    places = (
        lines + [p.span for p in passages if p.citable][:2] + [p.span for p in passages if p.citable][-1:]
    )
    places += [
        left.span for left in left_out if left.reason in {Reason.BYLINE, Reason.FOOTER, Reason.PAGE_DATE}
    ]
    for span in places:
        match = _WIRE.search(span.of(text))
        if match:
            agency = next(group for group in match.groups() if group)
            return Note(
                NoteKind.HAND,
                "wire",
                f"an agency report, credited to {agency}",
                Span(*match.span()).shift(span.start),
            )
    if leans:
        names = ", ".join(leans)
        return Note(
            NoteKind.HAND,
            "second_hand",
            f"rests at least in part on others' reports ({names})",
            next(iter(leans.values())),
        )
    for passage in passages:
        stretch = passage.span.of(text) if passage.citable else ""
        match = (_OWN.search(stretch) if holds(stretch, _OWN_HINTS) else None) or _DATELINE.match(stretch)
        if match:
            return Note(
                NoteKind.HAND,
                "first_hand",
                "shows reporting of its own",
                Span(*match.span()).shift(passage.span.start),
            )
    if lines:
        return Note(NoteKind.HAND, "first_hand", "shows reporting of its own", lines[0])
    return Note(NoteKind.HAND, "unknown", "the page does not show from where it has what it reports")


def _opens_report(text: str, left: LeftOut) -> bool:
    return left.reason is Reason.BYLINE and dateline(text[left.span.start : left.span.start + 120]) > 0


def _official(article: Article, leans: dict[str, Span]) -> list[Note]:
    notes = []
    publisher = by_name(article.publisher) or (
        by_host(urlsplit(article.url).hostname or "") if article.url else None
    )
    if publisher is not None:
        notes.append(Note(NoteKind.OFFICIAL_MEDIA, publisher.name, "published by " + _says(publisher)))
    for name, span in leans.items():
        medium = by_name(name)
        if medium is not None and medium is not publisher:
            notes.append(Note(NoteKind.OFFICIAL_MEDIA, medium.name, "leans on " + _says(medium), span))
    return notes


def _says(medium: OfficialMedium) -> str:
    return (
        f"{medium.name} ({medium.country}): {medium.ownership}; source: {medium.source}; list of {LIST_DATE}"
    )
