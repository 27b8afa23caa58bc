"""What lines are by the lines around them: tables, questions and answers, teasers, comments, repetitions."""

import re
from collections import Counter
from collections.abc import Sequence

from service.domain.articles import Layout, Reason, Role
from service.stages.clean.cues import Opens
from service.stages.clean.units import Unit
from service.stages.clean.vocabulary import Vocabulary

_COLUMNS = re.compile(r"\t|\s\|\s|\s{3,}|^\|.*\|$")
_RULE = re.compile(r"[\s|:+=_-]{3,}")
_FAQ = re.compile(
    r"\W*(?:(?:\w+\W+){0,3}\b(?:FAQs?|frequently asked questions|questions and answers|people also ask|häufige fragen|foire aux questions|preguntas frecuentes|domande frequenti|perguntas frequentes)\b.{0,90})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:Q(?:uestion)?\s?\d+\s*[:.)]|\d+[.)]\s.*\?$)", re.IGNORECASE)
_IN_SHORT = re.compile(
    r"(?:in (?:short|brief|a nutshell)|tl;?dr|(?:the )?(?:bottom line|takeaway|key point|summary))\s*:",
    re.IGNORECASE,
)
_COMMENT_META = re.compile(
    r"[\w .'-]{2,24}: [^A-Z].*|.{2,40}\b(?:says|said|wrote|writes|commented)\s*:?(?:\s.{0,40})?$|(?:.{0,40}\b)?(?:\d+|an?|few)\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|h|d|m|w)\s*ago.{0,20}|"
    r"(?:reply|like|report|upvote|downvote|\d+ (?:likes?|replies|votes?|points?)|flag|permalink|view replies|antworten|répondre|responder)(?:\W+(?:reply|like|report|share|\d+))*|"
    r".{0,40}\b(?:at|,)\s*\d{1,2}:\d{2}\s*(?:am|pm)?",
    re.IGNORECASE,
)


_PAGE_NUMBER = re.compile(r"\W*page \d{1,4}(?: (?:of|/) \d{1,4})?\W*", re.IGNORECASE)
_PULLED_FROM = 30_000
"""How many characters before or behind its paragraph a pull quote may stand."""


def settle_tables(units: Sequence[Unit]) -> None:
    """Settle runs of lines that are rows of a table, with or without marks between their columns."""
    index = 0
    prose = _Prose(units)
    while index < len(units):
        end = index
        while (
            end < len(units)
            and _may_be_row(units[end])
            and (end == index or not units[end].gap or _marked(units[end]))
        ):
            end += 1
        run = units[index:end]
        if len(run) >= 2 and _is_table(units, index, run, prose):
            for unit in run:
                unit.leave_out(Reason.MARKUP) if _RULE.fullmatch(unit.text) else unit.keep(Role.TABLE_ROW)
                prose.drop(unit)
            _settle_introduction(units, index)
        index = max(end, index + 1)


class _Prose:
    """What the paragraphs of an Article speak of, without some of its units: made once, when it is first asked for."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._made: Vocabulary | None = None
        self._counted: set[int] = set()

    @property
    def any(self) -> bool:
        """Whether there are paragraphs at all."""
        return self._vocabulary() is not None and bool(self._counted)

    def _vocabulary(self) -> Vocabulary:
        if self._made is None:
            prose = [unit for unit in self._units if unit.prose and not unit.settled]
            self._made, self._counted = Vocabulary(prose), {id(unit) for unit in prose}
        return self._made

    def shares(self, without: Sequence[Unit], texts: Sequence[str]) -> list[float]:
        """The share of the words of each text that the paragraphs have too, those ``without`` not counted."""
        vocabulary = self._vocabulary()
        own = [unit for unit in without if id(unit) in self._counted]
        vocabulary.discount(own)
        found = [vocabulary.shares(text) for text in texts]
        vocabulary.add(own)
        return found

    def drop(self, unit: Unit) -> None:
        """Count a unit that is left out no more."""
        if id(unit) in self._counted:
            self._vocabulary().discount([unit])
            self._counted.discard(id(unit))


def _marked(unit: Unit) -> bool:
    return _COLUMNS.search(unit.text) is not None


def _may_be_row(unit: Unit) -> bool:
    if unit.role is Role.TABLE_ROW or (unit.reason is Reason.MARKUP and _RULE.fullmatch(unit.text)):
        return True
    return (
        not unit.settled
        and not unit.bullet
        and unit.layout in {None, Layout.TABLE_ROW}
        and not unit.text.endswith((".", ":", "?", "!"))
    )


def _is_table(units: Sequence[Unit], index: int, run: Sequence[Unit], prose: "_Prose") -> bool:
    if any(unit.role is Role.TABLE_ROW for unit in run):
        return True
    if sum(_marked(unit) for unit in run) >= max(2, 0.6 * len(run)):
        return True
    if len(run) < 3 or min(unit.words for unit in run) < 2:
        return False
    with_numbers = sum(any(character.isdigit() for character in unit.text) for unit in run)
    if _introduction(units, index) is not None:
        return True
    if index == 0 or with_numbers < len(run) - 1:
        return False
    # A list of other stories speaks of other things; the rows of a table speak of the Article's own.
    shared = sum(prose.shares(run, [unit.text for unit in run])) / len(run)
    lower = sum(word[0].islower() for unit in run for word in unit.text.split()) / sum(
        unit.words for unit in run
    )
    return prose.any and shared >= 0.4 and lower < 0.8 and len({u.words for u in run}) < len(run) + 1


def _introduction(units: Sequence[Unit], index: int) -> Unit | None:
    """The line ending with a colon that leads to the unit at ``index``, past lines that are left out."""
    for unit in reversed(units[max(0, index - 6) : index]):
        if unit.reason is not None:
            continue
        return unit if unit.text.endswith(":") and unit.words >= 4 else None
    return None


def _settle_introduction(units: Sequence[Unit], index: int) -> None:
    unit = _introduction(units, index)
    if unit is not None and not unit.settled and unit.words <= 25:
        unit.keep(Role.SUBHEADING)


def settle_faq(units: Sequence[Unit]) -> None:
    """Settle blocks of questions with answers that restate the Article; an interview without such a heading stays."""
    numbered = sum(unit.text.endswith("?") and _NUMBERED.match(unit.text) is not None for unit in units) >= 3
    inside = answering = False
    for index, unit in enumerate(units):
        question = unit.words <= 45 and unit.text.endswith("?")
        if unit.role is Role.TABLE_ROW:
            inside = answering = False
        elif not question and _heads_faq(units, index):
            unit.keep(Role.FAQ)
            inside, answering = True, False
        elif unit.settled:
            answering = False
        elif question and (inside or (numbered and _NUMBERED.match(unit.text))):
            unit.keep(Role.FAQ)
            inside = answering = True
        elif answering and (unit.prose or unit.ends or unit.bullet):
            unit.keep(Role.FAQ)
        else:
            inside = answering = False


def _heads_faq(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    asked = any(other.text.endswith("?") for other in units[index + 1 : index + 3])
    return asked and unit.words <= 20 and not unit.ends and _FAQ.fullmatch(unit.text) is not None


def settle_zones(units: Sequence[Unit]) -> None:
    """Settle what links, headings of other stories and comments open; a paragraph of the story closes them."""
    opened = Opens.NOTHING
    before = _Before(units)
    for index, unit in enumerate(units):
        if unit.opens and unit.opens != Opens.NOTHING:
            opened = Opens(unit.opens)
            continue
        if unit.role in {Role.TABLE_ROW, Role.FAQ, Role.HEADLINE}:
            opened = Opens.NOTHING
        if opened is Opens.COMMENTS and unit.reason is Reason.PAGE_DATE:
            unit.leave_out(Reason.COMMENT)  # when a reader wrote, not the page
        if unit.settled or opened in {Opens.NOTHING, Opens.SUMMARY}:
            continue
        opened = (
            _among_comments(units, index)
            if opened is Opens.COMMENTS
            else _among_teasers(units, index, opened, before)
        )


def _among_comments(units: Sequence[Unit], index: int) -> Opens:
    """Settle the unit if it is a comment; what is open after it."""
    if _is_comment(units, index):
        units[index].leave_out(Reason.COMMENT)
        return Opens.COMMENTS
    if units[index].prose:
        return Opens.NOTHING
    if not _heads_prose(units, index):
        units[index].leave_out(Reason.COMMENT)
    return Opens.COMMENTS


def _among_teasers(units: Sequence[Unit], index: int, opened: Opens, before: "_Before") -> Opens:
    """Settle the unit if it is a title of another story, or the blurb below one; what is open after it."""
    unit = units[index]
    if unit.prose or (unit.ends and not unit.text.endswith("?")):
        if opened is Opens.TEASERS and unit.words <= 60 and _is_blurb(units, index, before):
            unit.leave_out(Reason.TEASER)
            return opened
        return Opens.NOTHING
    if unit.gap and unit.words <= 8 and opened is Opens.TEASERS and _heads_prose(units, index):
        return Opens.NOTHING
    unit.leave_out(Reason.TEASER)
    return Opens.NOTHING if opened is Opens.ONE_TITLE else opened


class _Before:
    """What the paragraphs before a unit speak of; units must be asked for in their order."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._taken = 0
        self._vocabulary = Vocabulary()

    def shares(self, index: int) -> float:
        """The share of the words of the unit at ``index`` that the paragraphs before it have too."""
        while self._taken < index:
            unit = self._units[self._taken]
            self._vocabulary.add([unit] if unit.prose and not unit.reason else [])
            self._taken += 1
        return self._vocabulary.shares(self._units[index].text)


def _is_blurb(units: Sequence[Unit], index: int, before: _Before) -> bool:
    """Whether a paragraph among teasers speaks of another story than the paragraphs before it."""
    if units[index].text.endswith(("…", "...", "[…]", "[...]")):
        return True
    return before.shares(index) < 0.2


def _heads_prose(units: Sequence[Unit], index: int) -> bool:
    following = units[index + 1] if index + 1 < len(units) else None
    return following is not None and not following.settled and following.prose and following.words > 25


def _is_comment(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit under "Comments" is a reader's: its neighbours tell who wrote it, when, or offer a reply."""
    if _COMMENT_META.fullmatch(units[index].text):
        return True
    near = [u for u in units[max(0, index - 2) : index + 2] if u is not units[index]]
    if not units[index].prose and units[index].words <= 4:
        return True
    return any(_COMMENT_META.fullmatch(unit.text) for unit in near) or (
        index > 0 and units[index - 1].reason is Reason.COMMENT and units[index].words < 40
    )


def settle_summary(units: Sequence[Unit]) -> None:
    """Leave out boxes that say the Article's own points again; points that it makes nowhere else stay."""
    prose = _Prose(units)
    for index, unit in enumerate(units):
        in_short = not unit.settled and unit.words <= 40 and _IN_SHORT.match(unit.text)
        if in_short and prose.shares([unit], [unit.text])[0] >= 0.6:
            unit.leave_out(Reason.SUMMARY_BOX)
            prose.drop(unit)
        if unit.opens != Opens.SUMMARY:
            continue
        box: list[Unit] = []
        for place in range(index + 1, len(units)):
            other = units[place]
            if other.settled or (
                other.gap and box and not (other.bullet or other.layout is Layout.LIST_ITEM)
            ):
                break
            box.append(other)
        items = [u for u in box if u.bullet or u.layout is Layout.LIST_ITEM]
        box = items or (box if len(box) <= 6 and (box and not box[0].gap) else [])
        shares = prose.shares(box, [item.text for item in box])
        restated = bool(box) and sum(shares) >= 0.5 * len(box)
        for item, share in zip(box, shares, strict=True):
            if restated or share >= 0.6:
                item.leave_out(Reason.SUMMARY_BOX)
                prose.drop(item)


def settle_running_heads(units: Sequence[Unit]) -> None:
    """Leave out the numbers of a printed page, and lines that stand beside such numbers more than once."""
    numbers = [index for index, unit in enumerate(units) if _PAGE_NUMBER.fullmatch(unit.text)]
    if len(numbers) < 2:
        return
    beside = Counter(
        units[near].key
        for number in numbers
        for near in (number - 1, number + 1)
        if 0 <= near < len(units) and units[near].words <= 15 and not units[near].prose
    )
    for unit in units:
        number = _PAGE_NUMBER.fullmatch(unit.text) is not None
        if not unit.settled and (number or (unit.key and beside[unit.key] >= 2)):
            unit.leave_out(Reason.NAVIGATION if number else Reason.FOOTER)


def settle_repeats(units: Sequence[Unit]) -> None:
    """Leave out lines that stand twice, and pull quotes: words of a longer paragraph, set apart once more."""
    told = [unit for unit in units if not unit.reason and unit.role is not Role.HEADLINE]
    everything = "\n".join(unit.key for unit in told)
    seen: set[str] = set()
    position = 0
    for unit in told:
        start, position = position, position + len(unit.key) + 1
        if unit.reason or len(unit.key) < 20 or unit.role in {Role.HEADLINE, Role.FAQ, Role.TABLE_ROW}:
            continue
        if unit.key in seen:
            unit.leave_out(Reason.DUPLICATE_TEXT if unit.prose else Reason.DUPLICATE_HEADING)
            continue
        seen.add(unit.key)
        if unit.words >= 5 and unit.words <= 60 and _inside_longer(unit.key, everything, start):
            unit.leave_out(Reason.PULL_QUOTE)


def _inside_longer(key: str, everything: str, start: int) -> bool:
    """Whether ``key``, a line of ``everything`` at ``start``, stands inside a longer line near it, at word boundaries."""
    last = start + _PULLED_FROM
    position = everything.find(key, max(0, start - _PULLED_FROM), last)
    while position >= 0:
        end = position + len(key)
        before = everything[position - 1] if position else "\n"
        behind = everything[end] if end < len(everything) else "\n"
        if before in " \n" and behind in " \n" and not (before == "\n" and behind == "\n"):
            return True
        position = everything.find(key, position + 1, last)
    return False
