"""What operators look for in a sentence: figures, dates, names, speech and quotations, by plain patterns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from service.domain.spans import Span

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
SAYING = (
    "said|says|added|adds|argued|argues|warned|warns|claimed|claims|announced|stated|noted|notes|insisted|insists|"
    "explained|reported|acknowledged|suggested|estimated|alleged|maintained|confirmed|believes|predicted|admitted|"
    "told reporters|told the court|told lawmakers|wrote|tweeted|declared|contends|asserted"
)

_MONTH = "|".join(MONTHS)
_FIGURE = re.compile(
    r"(?<![\w.,/:’'–-])(?P<money>[$€£]\s?)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?![\w/:]|[.,]\d|[-–]\d)"
    r"(?P<after>\s?%|[-\s](?:per\scent|percentage\spoints?|percent|thousand|million|billion|trillion|[a-z]+))?"
)
_WORDED = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(NUMBER_WORDS)})(?P<after>[ -][a-z]{{3,}})\b", re.IGNORECASE
)
_MONTH_AFTER = re.compile(rf"\s?(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTH}|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) $")
_MORE = re.compile(
    r"\b(?:more than|over|at least|above|exceeding|no fewer than|not less than|surpassed|topped|past) $",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less than|fewer than|under|below|up to|at most|no more than|as many as|as much as|nearly|almost|within) $",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|an? estimated|estimated|close to|circa) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: ``span`` covers its digits or its word, ``unit`` is what follows (``%``, ``million``, a noun), or a currency sign.

    ``bound`` is ``more``, ``less``, ``about`` or empty.
    """

    span: Span
    value: Decimal
    written: str
    unit: str
    after: str
    bound: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or a part of one. ``form``: ``day``, ``month year``, ``month``, ``weekday`` or ``year``."""

    span: Span
    written: str
    form: str


@dataclass(frozen=True, slots=True)
class Said:
    """Reported speech: ``speaker`` and ``content`` as spans, ``form`` one of ``first``, ``last``, ``according``, ``according last``."""

    speaker: Span
    content: Span
    form: str


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of ``text`` that are no dates, in order. "One" is no number here: too often it is a pronoun."""
    found = []
    for match in _FIGURE.finditer(text):
        digits, rest = match["digits"], match["rest"] or ""
        start, end = match.start("digits"), match.end("rest") if rest else match.end("digits")
        bare = not rest and not match["money"]
        year = bare and len(digits) == 4 and 1900 <= int(digits) < 2100
        if year or (bare and (_MONTH_AFTER.match(text, end) or _MONTH_BEFORE.search(text[:start]))):
            continue
        after = match["after"] or ""
        unit = after.strip(" -").replace("per cent", "%").replace("percent", "%")
        unit = (match["money"] or "").strip() + unit
        found.append(
            Figure(
                Span(start, end), Decimal(digits.replace(",", "") + rest), digits + rest, unit, after,
                _bound(text[: match.start()]),
            )
        )  # fmt: skip
    found.extend(
        Figure(
            Span(*match.span("word")), Decimal(NUMBER_WORDS[match["word"].lower()]), match["word"],
            match["after"].strip(" -"), match["after"], _bound(text[: match.start()]),
        )
        for match in _WORDED.finditer(text)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.span))


def _bound(before: str) -> str:
    for name, pattern in (("more", _MORE), ("less", _LESS), ("about", _ABOUT)):
        if pattern.search(before):
            return name
    return ""


_AFTER_MONTH = "|".join(
    rf"(?<=\b{word} )(?:{_MONTH})\b"
    for word in ("in", "In", "last", "Last", "next", "since", "Since", "until", "Until")
)
_DATED = re.compile(
    rf"(?P<day>\b(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b(?!\d)(?:,? \d{{4}})?)"
    rf"|(?P<month_year>\b(?:{_MONTH}),? (?:19|20)\d\d\b)"
    rf"|(?P<month>{_AFTER_MONTH})"
    rf"|(?P<weekday>\b(?:{'|'.join(WEEKDAYS)})\b)"
    r"|(?P<year>(?<![\w$€£.,/:–-])(?:19|20)\d\d(?![\w%/:–-]|[.,]\d))"
)


@lru_cache(maxsize=4096)
def dated(text: str) -> tuple[Dated, ...]:
    """The dates of ``text``, in order."""
    return tuple(
        Dated(Span(*match.span()), match.group(), str(match.lastgroup).replace("_", " "))
        for match in _DATED.finditer(text)
    )


_CAPITAL = r"[A-Z][\w’'&.-]*[\w’']|[A-Z]\.?"
_RUN = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL})(?:(?: (?:of|de|van|von|der|bin|al|for|of the))? (?:{_CAPITAL}))*"
)
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sir Dame Lord Lady Prof Professor President Senator Sen Rep Representative Governor Gov Gen General Judge Justice "
    "Minister Secretary Chancellor Premier Mayor King Queen Prince Princess Pope Captain Colonel Col Lt Sgt Chairman Chairwoman "
    "Director Chief Prime Vice Speaker Attorney Congressman Congresswoman Councillor Deputy Former Ambassador Journalist Democrat Republican Spokesman Spokeswoman Nominee Candidate Commissioner".split()
)
_NO_NAMES = frozenset(
    "The A An But And Or In On At For From By With After Before When While As If It He She They We I You His Her Their Our Its This That These "
    "Those There What Who Why How Where Some Many Most All Both Each No Not Yet So Also According Last Next Since Until Under Over More Less Only "
    "One Two Three Four Five Six Seven Eight Nine Ten Then Now Here Such Because Although Though However Meanwhile Still Despite During Yesterday Today Tomorrow Tonight Earlier".split()
) | frozenset(MONTHS) | frozenset(WEEKDAYS)  # fmt: skip
_BODIES = frozenset(
    "Council Ministry Department University Agency Bank Party Court Commission Committee Association Union Federation Institute Company Corp Inc Ltd "
    "Group Authority Office Bureau Service Services Police Army Navy Force Forces Board Society Senate House Congress Parliament Assembly Fund Foundation "
    "Organization Organisation Center Centre Hospital School College Club League News Times Post Journal Press Administration Airlines Industries "
    "Airways Terminals Laboratories Labs Line Lines Systems Motors Energy Oil Foods Stores Street Union's Republicans Democrats Party's Guard Reserve Network Partners Holdings Press".split()
)


@lru_cache(maxsize=4096)
def capitalised(text: str) -> tuple[Span, ...]:
    """Runs of capitalised words without leading titles and function words; a lone first word of the sentence is none."""
    found = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        for piece in re.finditer(r"[^ ]+", match.group()):
            word = piece.group().rstrip(".")
            if word in _TITLES or (word in _NO_NAMES and match.start() + piece.start() == start):
                start = match.start() + piece.end() + 1  # a name begins after its titles
            elif match.start() + piece.start() == start and word.islower():
                start = match.start() + piece.end() + 1
            if re.search(r"[’']s?$", word) and match.start() + piece.start() >= start:
                end = match.start() + piece.end()  # what belongs to somebody is not part of the name
                break
        run = re.sub(r"[’']s?$", "", text[start:end]) if start < end else ""
        head, of, _ = run.partition(" of ")
        if of and not is_organisation(head):
            run = head  # "Tom Quist of Orvane" is called Tom Quist
        if not re.search(r"\b[A-Z]\.$", run):
            run = run.rstrip(".")
        end = start + len(run)
        if len(run) < 2 or any(piece in _NO_NAMES for piece in run.split()):
            continue
        if start == 0 and " " not in run:
            continue
        found.append(Span(start, end))
    return tuple(found)


def titled(before: str) -> bool:
    """Whether the text before a name ends in a title."""
    last = before.rstrip().rsplit(" ", 1)[-1].rstrip(".")
    return before.endswith(" ") and last in _TITLES


def is_organisation(name: str) -> bool:
    """Whether a word of ``name`` tells a body."""
    return any(piece.rstrip("’'s") in _BODIES or piece in _BODIES for piece in name.split())


def is_acronym(name: str) -> bool:
    """Whether ``name`` is two to six capitals, dotted or not."""
    return re.fullmatch(r"(?:[A-Z]\.?){2,6}s?", name) is not None


_SPEAKER = r"[A-Z“][^,;:“”\"()]{1,60}?(?:, [^,;:“”\"()]{3,60},)?"
_PLAINLY = "said|says|claimed|claims|added|argued|argues|insisted|insists|told reporters|believes"
"""Verbs of saying that are not followed by a noun: without "that", the others mostly are."""
_WHEN = r"(?:(?: on)? [A-Z][a-z]+day(?: (?:morning|evening|night|afternoon))?)?"
_TOLD = r"(?: (?:in a statement|on Twitter|at a news conference))?"
_FIRST = re.compile(
    rf"^(?P<speaker>{_SPEAKER}) (?:has |have |had |also )?(?:(?:{SAYING}){_WHEN}{_TOLD} that|(?:{_PLAINLY}){_WHEN}) (?P<content>[^“”\"]{{15,}})$"
)
_LAST = re.compile(
    rf"^(?P<content>[^“”\"]{{15,}}), (?:(?P<speaker>(?:[Tt]he |[A-Z])[^,;:“”\"()]{{1,60}}?) (?:{SAYING})|(?:said|says) (?P<late>(?:the |[A-Z])[^,;:“”\"()]{{1,60}}?)){_WHEN}\.$"
)
_ACCORDING = re.compile(r"^According to (?P<speaker>[^,;“”\"()]{3,80}), (?P<content>[^“”\"]{15,})$")
_ACCORDING_LAST = re.compile(r"^(?P<content>[^“”\"]{15,}),? according to (?P<speaker>[^,;“”\"()]{3,80})\.$")


_NO_SPEAKERS = frozenset(
    "In On At As But And Or If When While After Before For From With By That There This Since Until Then So What".split()
)
_GOES_ON = re.compile(
    rf", (?:but|and|or|then) (?:also |later |then )?(?:{SAYING}|promised|called|asked|urged|refused|declined|denied|wanted)\b"
)
"""A second verb of the same speaker, who would be lost with the first."""


@lru_cache(maxsize=4096)
def said(text: str) -> Said | None:
    """Who says all that the sentence says, and what; None where it isn't reported, or in direct speech."""
    for form, pattern in (
        ("according", _ACCORDING), ("according last", _ACCORDING_LAST), ("last", _LAST), ("first", _FIRST),
    ):  # fmt: skip
        match = pattern.match(text)
        if match is None:
            continue
        group = "speaker" if match["speaker"] is not None else "late"
        content = match["content"].rstrip(" ,")
        if (
            match[group].split()[0] in _NO_SPEAKERS
            or _GOES_ON.search(content)
            or re.search(r"\b(?:and|but) that\b", content)
        ):
            return None
        if content.startswith(
            (
                "to ",
                "in ",
                "on ",
                "at ",
                "of ",
                "about ",
                "it to ",
                "for ",
                "by ",
                "so",
                "when ",
                "and ",
                "that ",
            )
        ):
            return None
        return Said(
            Span(*match.span(group)),
            Span(match.start("content"), match.start("content") + len(content)),
            form,
        )
    return None


_QUOTED = re.compile(r"“([^“”]{8,}?)”|\"([^\"]{8,}?)\"")


@lru_cache(maxsize=4096)
def quoted(text: str) -> tuple[Span, ...]:
    """The words inside pairs of double quotation marks, from eight characters."""
    return tuple(Span(*match.span(match.lastindex or 0)) for match in _QUOTED.finditer(text))


def each_word(text: str) -> Iterator[Span]:
    """The words of ``text``."""
    for match in re.finditer(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text):
        yield Span(*match.span())
