"""Which line is the headline, and what the short lines are that nothing else has settled."""

import re
from collections import Counter
from collections.abc import Sequence

from service.domain.articles import Layout, Reason, Role
from service.stages.clean.units import Unit, key_of
from service.stages.clean.vocabulary import Vocabulary

_SITE = re.compile(r"\s+[|–—»:-]\s+[^|–—»]{2,40}$")
_ATTRIBUTED = re.compile(r"^[“\"«„][^“”\"»]{15,}[”\"»“](?:\s*[,–—-].{0,80})?$")
_MOTTO = re.compile(
    r"\b(?:since|est\.?|established|founded)(?: in)? 1[6-9]\d\d\W*$|^(?:the )?voice of\b", re.IGNORECASE
)
_ENTICES = re.compile(
    r"[^:]{3,60}: (?:(?:what|why|how|who|where|when|everything|all)\b.*\b(?:you|your|we)\b.*|(?:what|why|how) (?:it|this|that|they) (?:means?|matters?|works?|happened)\b.*)",
    re.IGNORECASE,
)
"""The title of an explainer that readers are sent to: "Trams: what the strike means for you"."""
_FIRST_UNITS = 40
_MANY = 4
"""Short lines in a row that may be a list of other stories."""


def name_headline(units: Sequence[Unit], title: str) -> None:
    """Settle the headline and its repetitions; what stands before it, unless it is prose, is the page's furniture."""
    headline = _given(units, title) or _found(units)
    if headline is None:
        return
    headline.keep(Role.HEADLINE)
    before = True
    own = headline.key
    words = own.split()
    for unit in units:
        if unit is headline:
            before = False
        elif unit.settled:
            continue
        elif unit.key == own or _is_shortened(unit, own, words):
            unit.leave_out(Reason.DUPLICATE_HEADING)
        elif before and not unit.prose:
            unit.leave_out(Reason.NAVIGATION)


def _is_shortened(unit: Unit, own: str, words: list[str]) -> bool:
    """Whether a line repeats the headline cut short, or with the site's name after it."""
    if unit.ends or len(unit.key.split()) < 3:
        return False
    if own.startswith(unit.key + " ") and unit.words >= 0.5 * len(words):
        return True
    return unit.key.startswith(own + " ") and len(words) >= 4 and unit.words <= len(words) + 4


def _given(units: Sequence[Unit], title: str) -> Unit | None:
    """The line that is the title as given, with or without the site's name after it."""
    if not title.strip():
        return None
    keys = {key_of(title), key_of(_SITE.sub("", title))} - {""}
    return next((unit for unit in units[:_FIRST_UNITS] if unit.key in keys and not unit.reason), None)


def _found(units: Sequence[Unit]) -> Unit | None:
    first_prose = next((i for i, unit in enumerate(units) if unit.prose and not unit.settled), None)
    if first_prose is None:
        return None
    times = Counter(unit.key for unit in units)
    first = units[first_prose]
    if (
        _is_question(first)
        and first_prose + 1 < len(units)
        and units[first_prose + 1].gap
        and first_prose <= 3
    ):
        first_prose += 1
    candidates = [
        unit
        for unit in units[: min(first_prose, _FIRST_UNITS)]
        if not unit.settled and 2 <= unit.words <= 40 and not unit.bullet and not unit.text.endswith(":")
    ]
    marked = [unit for unit in candidates if unit.layout is Layout.HEADING]
    repeated = [unit for unit in candidates if times[unit.key] > 1 and unit.words >= 4]
    if marked or repeated:
        return (marked or repeated)[0]
    return _likest([unit for unit in candidates if unit.words >= 4], units) or next(
        reversed(candidates), None
    )


def _likest(candidates: Sequence[Unit], units: Sequence[Unit]) -> Unit | None:
    """The first line that speaks nearly as much of the Article's own things as any: a site's motto does not."""
    candidates = [unit for unit in candidates if not _MOTTO.search(unit.text)] or candidates
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    vocabulary = Vocabulary(unit for unit in units if unit.prose)
    shares = [vocabulary.shares(unit.text) for unit in candidates]
    return next(unit for unit, share in zip(candidates, shares, strict=True) if share >= 0.7 * max(shares))


def _is_question(unit: Unit) -> bool:
    return unit.text.endswith("?") and unit.words <= 20


def settle_headings(units: Sequence[Unit]) -> None:
    """Settle every unit that is left: prose as body, short lines by what stands around them."""
    prose = [i for i, unit in enumerate(units) if unit.prose and not unit.reason]
    first, last = (prose[0], prose[-1]) if prose else (-1, -1)
    vocabulary = _Lazy(units)
    furnished = any(
        unit.reason for unit in units
    )  # a text without any menu, link or form is no page as scraped
    for index, unit in enumerate(units):
        if unit.settled:
            continue
        role = _own_role(unit, bare=not prose)
        if role is not None:
            unit.keep(role)
        elif _follows_repeated_heading(units, index):
            unit.keep(Role.CAPTION)
        elif not furnished:
            unit.keep(Role.LIST_ITEM if index > last and unit.words >= 5 else Role.SUBHEADING)
        elif index > last and (unit.words < 5 or vocabulary.shares(unit.text) < 0.6):
            unit.leave_out(Reason.TEASER if unit.words >= 5 else Reason.NAVIGATION)
        elif index < first and unit.words <= 3:
            unit.leave_out(Reason.NAVIGATION)
        elif index > last:
            unit.keep(Role.LIST_ITEM)
        elif _is_list_of_others(units, index, vocabulary) or _ENTICES.fullmatch(unit.text):
            unit.leave_out(Reason.TEASER)
        else:
            unit.keep(Role.SUBHEADING)


def _own_role(unit: Unit, *, bare: bool) -> Role | None:
    """The role that a unit's own form gives. ``bare`` says that no line looks like a paragraph: then lines are the body."""
    if unit.layout is Layout.LIST_ITEM or unit.bullet:
        return Role.LIST_ITEM
    if unit.words >= 5 and _ATTRIBUTED.match(unit.text):
        return Role.QUOTE
    if unit.prose or unit.layout is Layout.PARAGRAPH or bare:
        return Role.BODY
    if unit.layout is Layout.HEADING:
        return Role.SUBHEADING
    return Role.BODY if unit.ends and unit.words >= 2 and not unit.text.endswith("?") else None


class _Lazy:
    """The vocabulary of the Article's prose, made when it is first asked for."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._made: Vocabulary | None = None

    def shares(self, text: str) -> float:
        self._made = self._made or Vocabulary(unit for unit in self._units if unit.prose)
        return self._made.shares(text)


def _is_list_of_others(units: Sequence[Unit], index: int, vocabulary: _Lazy) -> bool:
    """Whether a short line belongs to a row of short lines that speak of other things than the Article."""
    unit = units[index]
    if unit.words < 4 or unit.text.endswith(":") or _run(units, index) < _MANY:
        return False
    return vocabulary.shares(unit.text) < 0.25


def _follows_repeated_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether the line stands right under a repeated headline: pictures are titled so, and captioned below."""
    above = units[index - 1] if index else None
    return (
        above is not None
        and above.reason is Reason.DUPLICATE_HEADING
        and not units[index].gap
        and units[index].words >= 2
    )


def _run(units: Sequence[Unit], index: int) -> int:
    """How many short unsettled or heading-like lines in a row the line belongs to; counted to ``_MANY`` on either side."""

    def short(unit: Unit) -> bool:
        return (
            not unit.prose
            and not unit.ends
            and unit.role in {None, Role.SUBHEADING}
            and unit.reason in {None, Reason.TEASER}
        )

    start = end = index
    while start > 0 and index - start < _MANY and short(units[start - 1]):
        start -= 1
    while end + 1 < len(units) and end - index < _MANY and short(units[end + 1]):
        end += 1
    return end - start + 1
