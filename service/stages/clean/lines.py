"""The judgement on every unit of an Article: first by itself, then by its place among the others."""

import re
from collections.abc import Sequence

from service.domain.articles import Layout, Reason, Role
from service.stages.clean import bylines
from service.stages.clean.asides import instruction_at, is_instruction
from service.stages.clean.cells import join_cells
from service.stages.clean.cues import cue, share_words
from service.stages.clean.headings import name_headline, settle_headings
from service.stages.clean.regions import (
    settle_faq,
    settle_repeats,
    settle_running_heads,
    settle_summary,
    settle_tables,
    settle_zones,
)
from service.stages.clean.units import Unit

_OUT_BY_LAYOUT = {
    Layout.NAVIGATION: Reason.NAVIGATION,
    Layout.SHARE: Reason.SHARE_BUTTONS,
    Layout.NOTICE: Reason.SUBSCRIPTION,
    Layout.FORM: Reason.COMMENT_FORM,
    Layout.COMMENTS: Reason.COMMENT,
    Layout.BYLINE: Reason.BYLINE,
    Layout.DATE: Reason.PAGE_DATE,
    Layout.ADVERTISEMENT: Reason.ADVERTISEMENT,
    Layout.FOOTER: Reason.FOOTER,
    Layout.RELATED: Reason.TEASER,
}

_PRIVACY = re.compile(r"\b(?:cookies?|consent|privacy|accept|reject)\b", re.IGNORECASE)

_ACCOUNT = re.compile(r"\W*(?:log ?in|sign ?(?:in|up)|register|create (?:an )?account)\W*", re.IGNORECASE)
"""What a reader does first in order to comment, where it stands right below a comment form's line."""


def judge(text: str, units: list[Unit], title: str = "") -> None:
    """Give every unit of ``text`` a role or a reason. ``title`` is the Article's title where it is known.

    Units that turn out to be cells of one row are joined: ``units`` is changed in place.
    """
    _by_layout(units)
    settle_running_heads(units)
    join_cells(text, units)
    _by_wording(units)
    _by_sharing(units)
    settle_tables(units)
    settle_faq(units)
    name_headline(units, title)
    settle_zones(units)
    settle_summary(units)
    settle_repeats(units)
    settle_headings(units)


def _by_layout(units: Sequence[Unit]) -> None:
    for unit in units:
        if unit.layout is Layout.HIDDEN:
            told = unit.words >= 6 or is_instruction(unit.text)
            unit.leave_out(Reason.INSTRUCTION if told else Reason.MARKUP)
        elif unit.layout in _OUT_BY_LAYOUT:
            _leave_out_by_layout(unit, _OUT_BY_LAYOUT[unit.layout])
        elif unit.layout is Layout.TABLE_ROW:
            unit.keep(Role.TABLE_ROW)
        elif unit.layout is Layout.CAPTION:
            # A bare credit under a picture tells nothing about the story.
            what = bylines.caption(unit.text, unit.words, least=2)
            unit.leave_out(what) if isinstance(what, Reason) else unit.keep(Role.CAPTION)
        elif unit.layout is Layout.QUOTE and unit.words >= 5 and cue(unit.text, unit.words) is None:
            unit.keep(Role.QUOTE)


def _leave_out_by_layout(unit: Unit, reason: Reason) -> None:
    """Leave a unit out; its own words may name a better reason than the part of the page that it stands in."""
    own = cue(unit.text, unit.words)
    unit.leave_out(own.reason if own else reason)
    if unit.layout is Layout.NOTICE and _PRIVACY.search(unit.text):
        unit.leave_out(Reason.COOKIE_NOTICE)


def _by_wording(units: Sequence[Unit]) -> None:
    seen = False
    for index, unit in enumerate(units):
        if unit.settled:
            continue
        following = units[index + 1] if index + 1 < len(units) else None
        _by_own_words(unit, following, first_prose_seen=seen)
        seen = seen or (unit.prose and not unit.settled)
        if index and units[index - 1].reason is Reason.COMMENT_FORM and _ACCOUNT.fullmatch(unit.text):
            unit.leave_out(Reason.COMMENT_FORM)


def _by_own_words(unit: Unit, following: Unit | None, *, first_prose_seen: bool) -> None:
    if not any(character.isalnum() for character in unit.text):
        unit.leave_out(Reason.MARKUP)
        return
    if unit.layout is not Layout.HEADING and (
        reason := bylines.about_page(unit.text, unit.words, first_prose_seen=first_prose_seen)
    ):
        unit.leave_out(reason)
        return
    if not unit.prose and instruction_at(unit.text) == 0:
        unit.leave_out(Reason.INSTRUCTION)
        return
    found = cue(unit.text, unit.words, in_text=first_prose_seen)
    if found is not None:
        unit.leave_out(found.reason)
        unit.opens = found.opens
        return
    if unit.layout is not Layout.HEADING:
        what = bylines.caption(unit.text, unit.words)
        if isinstance(what, Role):
            unit.keep(what)
        elif what is not None:
            unit.leave_out(what)
        elif (
            following is not None and unit.words <= 4 and not unit.ends and following.text.startswith("http")
        ):
            unit.leave_out(Reason.NAVIGATION)


def _by_sharing(units: Sequence[Unit]) -> None:
    """Leave out names of sharing services; words such as "Print" or "X" only beside one of these."""
    worth = [share_words(unit.text) for unit in units]
    for index, unit in enumerate(units):
        if worth[index] == 2 and unit.words <= 12:
            unit.leave_out(Reason.SHARE_BUTTONS)
    for order in (range(len(units)), range(len(units) - 1, -1, -1)):
        beside = False
        for index in order:
            unit = units[index]
            if unit.reason is Reason.SHARE_BUTTONS:
                beside = True
            elif beside and worth[index] == 1 and not unit.ends:
                unit.leave_out(Reason.SHARE_BUTTONS)
            else:
                beside = False
