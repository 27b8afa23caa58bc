"""Contrast pairs of a source: every kind, evenly, each twin reworded as its other."""

import random
from collections.abc import Iterator, Sequence

from training.contrasts.finding import FINDERS
from training.contrasts.kinds import NOT_STATED, Contrast, Edit
from training.contrasts.rewording import Template, reworded
from training.contrasts.source import Source


def contrasts(
    lines: Sequence[str], chosen: random.Random, *, title: str = "", most: int = 2
) -> Iterator[Contrast]:
    """At most ``most`` contrasts of each kind, in random order; ``lines`` are the sentences of one source.

    Lines that another line or the title repeats are left alone: their twin could be right all the same.
    """
    source = Source(lines, title)
    candidates: dict[str, list[tuple[int, Edit | None]]] = {}
    for index, line in enumerate(source.lines):
        if not source.usable(index) or source.lines.index(line) != index or source.echoed(index):
            continue
        for finder in FINDERS:
            for edit in finder(line, source, chosen):
                candidates.setdefault(edit.kind, []).append((index, edit))
        if not source.echoed(index, 0.35):
            candidates.setdefault("removed", []).append((index, None))
    order: list[tuple[int, Edit | None]] = []
    for found in candidates.values():
        chosen.shuffle(found)
        order.extend(found[: 2 * most])
    chosen.shuffle(order)
    given: dict[str, int] = {}
    for index, chosen_edit in order:
        kind = chosen_edit.kind if chosen_edit is not None else "removed"
        if given.get(kind, 0) >= most:
            continue
        contrast = (
            _contrast(source, index, chosen_edit, chosen)
            if chosen_edit is not None
            else _removed(source, index, chosen)
        )
        if contrast is not None:
            given[kind] = given.get(kind, 0) + 1
            yield contrast


def _contrast(source: Source, index: int, edit: Edit, chosen: random.Random) -> Contrast | None:
    line = source.lines[index]
    template = Template.of(line, edit)
    if not template.whole(template.text):
        return None
    wrong_line, _ = template.filled(template.text, wrong=True)
    if wrong_line == line or wrong_line in source.lines:
        return None
    text, _used = reworded(template, chosen, source, without=_blocked(edit))
    sentence, true_spans = template.filled(text, wrong=False)
    edited, wrong_spans = template.filled(text, wrong=True)
    if sentence == edited:
        return None
    return Contrast(
        edit.kind,
        index,
        line,
        wrong_line,
        sentence,
        edited,
        edit.relation,
        true_spans,
        wrong_spans,
        _one_sided(edit),
    )


def _one_sided(edit: Edit) -> bool:
    """Whether what an edit makes of a statement still says all that the statement does."""
    new = edit.changes[0][2].lower()
    return edit.kind in {"inserted.adjunct", "scope.only", "cause.made"} or (
        edit.kind in {"scope.quantity", "scope.bound"} and new in {"all", "exactly"}
    )


def _blocked(edit: Edit) -> frozenset[str]:
    family = edit.kind.partition(".")[0]
    if family == "speaker":
        return (
            frozenset({"said", "indirect"})
            if edit.kind in {"speaker.dropped", "speaker.added"}
            else frozenset()
        )
    return frozenset()


def _removed(source: Source, index: int, chosen: random.Random) -> Contrast | None:
    line = source.lines[index]
    text, used = reworded(Template(line, (), ()), chosen, source, amount=(1, 3))
    if not used or len(text.split()) < 6:
        return None
    return Contrast("removed", index, line, "", text, text, NOT_STATED, (), ((0, len(text)),))
