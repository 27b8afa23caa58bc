"""Contrast pairs of a source: every kind, evenly, each twin reworded as its other."""

import random
import re
from collections.abc import Iterator, Sequence

from training.contrasts.entities import entities
from training.contrasts.inserting import inserted, referents
from training.contrasts.kinds import NOT_STATED, Contrast, Edit, Fused, Harmless
from training.contrasts.modality import modality
from training.contrasts.polarity import negation, opposites
from training.contrasts.rewording import CUTS, OPS, Template, inner, opening, reworded
from training.contrasts.roles import roles
from training.contrasts.speech import speakers, unattributed
from training.contrasts.source import PERSON, Source, content
from training.contrasts.values import dates, numbers, units

FINDERS = (
    numbers,
    units,
    dates,
    entities,
    speakers,
    unattributed,
    roles,
    negation,
    opposites,
    modality,
    inserted,
    referents,
)
_MEANING = {"voice": frozenset({"modality", "tense"})}


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
    for index, edit in order:
        kind = edit.kind if edit else "removed"
        if given.get(kind, 0) >= most:
            continue
        contrast = _contrast(source, index, edit, chosen) if edit else _removed(source, index, chosen)
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
        edit.kind, index, line, wrong_line, sentence, edited, edit.relation, true_spans, wrong_spans
    )


def _blocked(edit: Edit) -> frozenset[str]:
    family = edit.kind.partition(".")[0]
    if family == "speaker":
        return frozenset({"said"}) if edit.kind in {"speaker.dropped", "speaker.added"} else frozenset()
    return frozenset()


def _removed(source: Source, index: int, chosen: random.Random) -> Contrast | None:
    line = source.lines[index]
    text, used = reworded(Template(line, (), ()), chosen, source, least=1)
    if not used or len(text.split()) < 6:
        return None
    return Contrast("removed", index, line, "", text, text, NOT_STATED, (), ((0, len(text)),))


def harmless(
    lines: Sequence[str], chosen: random.Random, *, title: str = "", most: int = 2
) -> Iterator[Harmless]:
    """Sentences that say what a line says, otherwise: single rewordings, weakenings, then several at once."""
    source = Source(lines, title)
    found: list[Harmless] = []
    for index, line in enumerate(source.lines):
        if not source.usable(index):
            continue
        for name, (_weight, op) in OPS.items():
            new = op(line, chosen, source)
            if new and new != line and len(new.split()) >= 5:
                found.append(
                    Harmless(("cut." if name in CUTS else "reword.") + name.replace(" ", "_"), index, new)
                )
        found.extend(Harmless(f"weaker.{name}", index, new) for name, new in _weaker(line, chosen))
        text, used = reworded(Template(line, (), ()), chosen, source, least=2)
        if len(used) >= 2:
            found.append(Harmless("several", index, text))
    chosen.shuffle(found)
    given: dict[str, int] = {}
    for one in found:
        if given.get(one.kind, 0) < most:
            given[one.kind] = given.get(one.kind, 0) + 1
            yield one


_EXACT = re.compile(
    r"(?<![\w.,$£€/:-])(\d{2,3}(?:,\d{3})+|\d{3,6})(?= (?:people|homes|jobs|men|women|children|pupils|students|workers|patients|staff|properties|houses|cases|votes|fans|troops|soldiers|cars|members|miles|km|tonnes|visitors|passengers|schools|residents))"
)


def _weaker(line: str, chosen: random.Random) -> Iterator[tuple[str, str]]:
    match = _EXACT.search(line)
    if match and not re.search(
        r"\b(?:about|around|nearly|almost|than|over|least|to|some|estimated|of|and)\s$", line[: match.start()]
    ):
        value = int(match[1].replace(",", ""))
        step = 10 ** (len(str(value)) - 1) // 2 or 1
        low = value // step * step
        form = lambda n: f"{n:,}"  # noqa: E731
        if low != value:
            choice = chosen.choice(
                [f"more than {form(low)}", f"over {form(low)}"]
                + (
                    [
                        f"nearly {form(low + step)}",
                        f"almost {form(low + step)}",
                        f"fewer than {form(low + step)}",
                    ]
                    if low + step - value < step * 0.3
                    else []
                )
                + ([f"about {form(low)}"] if value - low < step * 0.15 else [])
            )
            yield "rounded", line[: match.start()] + choice + line[match.end() :]
        if re.search(
            r"\b(?:killed|injured|arrested|affected|rescued|employs?|evacuated)\s$", line[: match.start()]
        ):
            yield "number_out", re.sub(" +", " ", line[: match.start()] + line[match.end() :])
    for pattern, new in (
        (r"\b([Aa])ll (?:of )?(the [a-z]+s)\b(?= (?:were|have|had|are)\b)", None),
        (r"\bvery (?=[a-z])", ""),
        (r"\bextremely (?=[a-z])", ""),
    ):
        found = re.search(pattern, line)
        if found:
            by = new if new is not None else ("Some of " if found[1] == "A" else "some of ") + found[2]
            before = line[: found.start()]
            if new is None or not re.search(r"\ba $", before):
                yield "less", before + by + line[found.end() :]
    found = re.search(r"(?<=\d) (miles|km)\b", line)
    number = re.search(r"(?<![\w.,(])(\d{1,3}) (miles|km)\b(?! \(|\))", line)
    if found and number:
        value = int(number[1])
        other = (
            f"about {round(value * 1.609)} km"
            if number[2] == "miles"
            else f"about {round(value / 1.609)} miles"
        )
        if (
            not re.search(r"\b(?:about|around|than|nearly|over|to|a|some)\s$", line[: number.start()])
            and value > 4
        ):
            yield "converted", line[: number.start()] + other + line[number.end() :]


_STARTS = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sir|The) )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}|He|She|It|They|The [a-z]+)(?P<rest> (?:was|is|has|had|will|were|are|have|would|said|told|added|won|lost|took|made|became|went|began|left|scored|joined|announced|[a-z]{3,}ed) [^\"“”?]+)\."
)


def fused(lines: Sequence[str], chosen: random.Random, *, title: str = "", most: int = 3) -> Iterator[Fused]:
    """Sentences that join what two or three lines say of one subject, with a wrong twin where one part can be edited."""
    source = Source(lines, title)
    starts: list[tuple[int, str, str]] = []
    subject = ""
    for index, line in enumerate(source.lines):
        text, _ = reworded(
            Template(line, (), ()),
            random.Random(chosen.random()),
            source,
            most=2,
            without=frozenset({"said", "voice", "synonym", "synonyms"}),
        )
        match = _STARTS.fullmatch(text) if source.usable(index) else None
        if match is None or len(text.split()) > 28:
            if not source.usable(index):
                subject = ""
            people = [n for n in source.names[index] if source.sort(n) == PERSON]
            subject = people[0].text if len({p.key.split()[-1] for p in people}) == 1 else ""
            continue
        who = match["who"]
        if who in {"He", "She"}:
            people = [n for n in source.names[index] if source.sort(n) == PERSON]
            if not subject or people:
                continue
            starts.append((index, subject, match["rest"]))
        elif who not in {"It", "They", "There", "This", "That", "In", "But", "And", "If"}:
            named = [n for n in source.names[index] if n.text in who and source.sort(n) == PERSON]
            if named:
                subject = source.full_name(named[0])
                starts.append((index, subject, match["rest"]))
            else:
                subject = ""
                starts.append((index, who, match["rest"]))
    groups: dict[str, list[tuple[int, str]]] = {}
    for index, who, rest in starts:
        groups.setdefault(who, []).append((index, rest))
    pairs = [(who, a, b) for who, found in groups.items() for a in found for b in found if a[0] < b[0]]
    different = [(a, b) for a in starts for b in starts if a[0] < b[0] and a[1] != b[1] and b[0] - a[0] < 6]
    chosen.shuffle(pairs)
    chosen.shuffle(different)
    made = 0
    for who, a, b in pairs:
        if made >= most:
            return
        joined = chosen.choice(
            (
                f"{who}{a[1]}, and{b[1]}.",
                f"{who}, who{a[1]},{b[1]}.",
                f"{who}{a[1]} and{b[1]}.",
                f"{who}, who{b[1]},{a[1]}.",
            )
        )
        if not who[0].isupper() or who.startswith("The ") or len(who.split()) < 2:
            joined = f"{who}{a[1]} and{b[1]}."
        if len(joined.split()) > 50:
            continue
        result = _fused(source, "same", (a[0], b[0]), joined, chosen)
        if result:
            made += 1
            yield result
    for left, right in different[:most]:
        joined = (
            f"{left[1]}{left[2]}{chosen.choice((', while ', ' and ', ', and '))}{inner(right[1])}{right[2]}."
        )
        if len(joined.split()) <= 50:
            result = _fused(source, "two", (left[0], right[0]), joined, chosen)
            if result:
                yield result


def _fused(
    source: Source, how: str, lines: tuple[int, ...], joined: str, chosen: random.Random
) -> Fused | None:
    joined = opening(joined)
    temporary = Source(
        [*(line for i, line in enumerate(source.lines) if i not in lines), joined], source.title
    )
    edits = [
        edit
        for finder in FINDERS
        for edit in finder(joined, temporary, chosen)
        if not edit.kind.startswith(("speaker.added", "inserted", "referent"))
    ]
    if how == "same" and any(source.echoed(index) for index in lines):
        edits = []
    by_kind: dict[str, list[Edit]] = {}
    for edit in edits:
        by_kind.setdefault(edit.kind, []).append(edit)
    if not by_kind:
        return Fused(f"fused.{how}", lines, joined, "", "", (), ())
    edit = chosen.choice(by_kind[chosen.choice(sorted(by_kind))])
    template = Template.of(joined, edit)
    if not template.whole(template.text):
        return None
    edited, wrong = template.filled(template.text, wrong=True)
    _same, true = template.filled(template.text, wrong=False)
    return Fused(f"fused.{how}+{edit.kind}", lines, joined, edited, edit.relation, true, wrong)


__all__ = ["content", "contrasts", "fused", "harmless"]
