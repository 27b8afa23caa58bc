"""Names of people, places and bodies, found by capitals, with titles kept apart."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from service.domain.spans import Span
from service.text.aliases import canonical, government
from service.text.words import STOPWORDS


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. ``span`` and ``text`` are without title and possessive ending.

    ``key`` is in lower case, single spaces, dots and accents off. ``title`` is the office or form of address before
    it (``Prime Minister``), empty where there is none. ``opens`` tells that it is the first word of a sentence, where
    its capital says nothing.
    """

    span: Span
    text: str
    key: str
    title: str = ""
    opens: bool = False


TITLES = frozenset(
    """president vice-president vice prime minister deputy chancellor king queen prince princess pope sultan emperor emir sheikh
    secretary defense defence foreign finance interior justice health education energy trade home state general secretary-general chief
    senator sen rep representative congressman congresswoman governor gov mayor mp ambassador envoy commissioner speaker chairman
    chairwoman chair chairperson director judge chief justice attorney colonel col captain capt lieutenant lt major maj general gen admiral
    adm sergeant sgt commander mr mrs ms miss dr prof professor sir dame lord lady baroness baron reverend rev bishop archbishop cardinal
    father sister brother imam rabbi coach manager ceo analyst spokesman spokeswoman spokesperson detective inspector superintendent
    constable officer pc inspector former ex-president leader taoiseach premier minister treasurer councillor cllr saint""".split()
)
_OFFICES = frozenset(
    "president minister secretary chancellor senator governor mayor premier ambassador spokesman spokeswoman chairman chairwoman commissioner manager coach captain".split()
)
_OFFICE_KINDS = frozenset(
    "prime vice deputy foreign defense defence finance home state interior health education justice".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter ramadan gmt bst est edt am pm ad bc tv century centuries""".split()
)
_WORD = r"(?:\p{Lu}(?:\.\p{Lu})+\.?|\p{Lu}\p{Ll}*(?:[-'’]\p{L}+)*(?:\p{Lu}[\p{L}]*)?|\p{Lu}+[\p{N}\p{L}]*(?:[-'’&]\p{L}+)*)"
_LINK = r"(?:of\sthe|of|de\sla|de|del|la|al|el|bin|ibn|van\sder|van|von|der|da|di|du|for|&|y)"
_DOT = r"(?:(?<=\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Adm|Maj|Prof|Rev|St|\p{Lu}))\.)?"
_NAME = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){_WORD}(?:{_DOT}[ \u00a0](?:{_LINK}[\s\u00a0])?{_WORD})*")
_SPLIT = regex.compile(r"[\s\u00a0]+")
_POSSESSIVE = regex.compile(r"(?:['’]s|['’])$")
_MARKS = regex.compile(r"\p{M}")
_OPENS = regex.compile(r"(?:^|[.!?:;•\n]|[.!?]\s?[\"”’')\]]|[\"“‘«(\[]|\s[-–—])\s*[\"“”‘'(\[]?$")


@lru_cache(maxsize=16384)
def key_of(text: str) -> str:
    """The key under which a name is compared: lower case, without possessive, dots, accents or double spaces."""
    plain = text.replace("’", "'").replace("\u00a0", " ").lower()
    plain = plain.removesuffix("'s").removesuffix("'")
    if not plain.isascii():
        import_free = _decomposed(plain)
        plain = _MARKS.sub("", import_free)
    return " ".join(plain.replace(".", "").split())


def _decomposed(text: str) -> str:
    import unicodedata  # noqa: PLC0415  only needed for the rare name with accents

    return unicodedata.normalize("NFD", text)


def _opens(text: str, position: int) -> bool:
    return _OPENS.search(text, max(0, position - 6), position) is not None if position else True


def names(text: str, *, inside: bool = False) -> tuple[Name, ...]:
    """All names of ``text`` in order, offsets from 0.

    Runs of capitalised words, joined by ``of``, ``van``, ``al`` and the like; titles before them are kept apart.
    Weekdays, months and function words are none. A single word that opens a sentence is given with ``opens`` set;
    ``inside`` says that ``text`` is a phrase from the middle of one.
    """
    found: list[Name] = []
    for match in _NAME.finditer(text):
        pieces: list[tuple[int, str]] = []
        position = match.start()
        for piece in _SPLIT.split(match.group()):
            position = text.index(piece, position)
            pieces.append((position, piece))
            position += len(piece)
        opens = _opens(text, match.start()) if match.start() or not inside else False
        found.extend(_Run(text, pieces, opens=opens).cut())
    return tuple(found)


def _plain(piece: str) -> str:
    return piece.rstrip(".").replace("’", "'").lower().removesuffix("'s").removesuffix("'")


def _inner_title(pieces: list[tuple[int, str]], index: int) -> bool:
    """Whether an office begins at ``index``, inside a run: in ``Norland President Davi Okoro`` it parts two names."""
    if index + 1 >= len(pieces):
        return False
    plain, following = _plain(pieces[index][1]), _plain(pieces[index + 1][1])
    if plain in _OFFICES:
        return not pieces[index + 1][1][0].islower()
    return plain in _OFFICE_KINDS and following in _OFFICES and index + 2 < len(pieces)


class _Run:
    """One run of capitalised words, cut into names: titles, function words, the calendar and possessives part it."""

    def __init__(self, text: str, pieces: list[tuple[int, str]], *, opens: bool) -> None:
        self.text, self.pieces, self.opens = text, pieces, opens
        self.found: list[Name] = []
        self.title: list[str] = []
        self.current: list[tuple[int, str]] = []

    def cut(self) -> list[Name]:
        """The names, in order."""
        for index, (position, piece) in enumerate(self.pieces):
            if self.current and _inner_title(self.pieces, index):
                self._close()
                self.title = []
            self._take(index, position, piece)
        self._close()
        return self.found

    def _take(self, index: int, position: int, piece: str) -> None:
        plain = _plain(piece)
        if not self.current and piece[0].islower():
            self.title = []
        elif not self.current and plain in TITLES and (index + 1 < len(self.pieces) or self.title):
            self.title.append(piece.rstrip("."))
        elif piece[0].isupper() and _no_name(piece, plain):
            self._close()
            self.title = []
        else:
            self.current.append((position, piece))
            if piece.endswith(("'s", "’s", "s'", "s’")):
                self._close()

    def _close(self) -> None:
        while self.current and self.current[-1][1][0].islower():
            self.current.pop()
        if not self.current:
            return
        first, last = self.current[0], self.current[-1]
        shown = _POSSESSIVE.sub("", self.text[first[0] : last[0] + len(last[1])])
        if shown.endswith(".") and "." not in shown[:-1] and len(last[1]) > 2:
            shown = shown[:-1]
        opens = self.opens and len(self.current) == 1 and not self.title and first[0] == self.pieces[0][0]
        span = Span(first[0], first[0] + len(shown))
        self.found.append(Name(span, shown, key_of(shown), " ".join(self.title), opens))
        self.current, self.title = [], []


def _no_name(piece: str, plain: str) -> bool:
    return plain in _CALENDAR or (plain in STOPWORDS and not (piece.isupper() and len(piece) > 1))


def same_name(left: str, right: str) -> bool:
    """Whether two keys may name the same: equal, aliases, the words of one within the other, or its initials.

    ``lee`` and ``lee jae-myung`` may; ``kim jong un`` and ``kim yo jong`` may not.
    """
    if left == right or canonical(left) == canonical(right):
        return True
    if government(left) == canonical(right) or government(right) == canonical(left):
        return True
    mine, theirs = left.split(), right.split()
    short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if not short or not long:
        return False
    if all(word in long for word in short):
        return True
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 1:
        initials = "".join(word[0] for word in long if word not in STOPWORDS)
        return short[0] in (initials, "".join(word[0] for word in long))
    return (
        len(short) > 1
        and short[-1] == long[-1]
        and (short[0][0] == long[0][0])
        and (len(short[0].rstrip(".")) == 1 or len(long[0].rstrip(".")) == 1)
    )
