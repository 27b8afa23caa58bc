"""Sentences that say what a line says, otherwise: the twins that teach that a change of words is no fault."""

import random
import re
from collections.abc import Iterator, Sequence

from training.contrasts.kinds import Harmless
from training.contrasts.rewording import CUTS, OPS, Template, reworded
from training.contrasts.source import Source


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
