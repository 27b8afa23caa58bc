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
        text, used = reworded(Template(line, (), ()), chosen, source, amount=(2, 3))
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


_BOUNDED = re.compile(
    r"\b(?:about|around|nearly|almost|than|over|under|least|to|some|estimated|of|and|a|the)\s$", re.IGNORECASE
)
_SUFFERED = re.compile(r"\b(?:killed|injured|arrested|affected|rescued|evacuated|displaced)\s$")
_VERY = re.compile(r"(?<! a )\b(?:very|extremely) (?=[a-z])")
_ALL = re.compile(r"\b([Aa])ll (?:of )?(the [a-z]+s)\b(?= (?:were|have|had|are)\b)")
_DISTANCE = re.compile(r"(?<![\w.,(])(\d{1,3}) (miles|km)\b(?! \(|\))")
_KM_A_MILE = 1.609


def _weaker(line: str, chosen: random.Random) -> Iterator[tuple[str, str]]:
    match = _EXACT.search(line)
    if match and not _BOUNDED.search(line[: match.start()]):
        rounded = _rounded(int(match[1].replace(",", "")), chosen)
        if rounded:
            yield "rounded", line[: match.start()] + rounded + line[match.end() :]
        if _SUFFERED.search(line[: match.start()]):
            yield "number_out", line[: match.start()] + line[match.end() :].lstrip()
    found = _ALL.search(line)
    if found:
        some = "Some of " if found[1] == "A" else "some of "
        yield "less", line[: found.start()] + some + found[2] + line[found.end() :]
    found = _VERY.search(line)
    if found:
        yield "less", line[: found.start()] + line[found.end() :]
    found = _DISTANCE.search(line)
    if found and int(found[1]) > 4 and not _BOUNDED.search(line[: found.start()]):
        value = int(found[1])
        miles = found[2] == "miles"
        other = (
            f"about {round(value * _KM_A_MILE)} km" if miles else f"about {round(value / _KM_A_MILE)} miles"
        )
        yield "converted", line[: found.start()] + other + line[found.end() :]


def _rounded(value: int, chosen: random.Random) -> str:
    step = 10 ** (len(str(value)) - 1) // 2 or 1
    low = value // step * step
    if low == value:
        return ""
    forms = [f"more than {low:,}", f"over {low:,}"]
    if low + step - value < step * 0.3:
        forms += [f"nearly {low + step:,}", f"almost {low + step:,}", f"fewer than {low + step:,}"]
    if value - low < step * 0.15:
        forms.append(f"about {low:,}")
    return chosen.choice(forms)
