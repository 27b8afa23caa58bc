"""A gate as Markdown, for a pull request."""

import re

from eval.comparing.changes import Change, Comparison, SentenceChange
from eval.comparing.gating import Gate
from eval.comparing.tables import HEAD, headline, remark, row, rules
from eval.comparing.telling import cut, places_of, reason_of
from eval.runs.cells import CellKey

_MARK = {"REGRESSED": "❌", "NOT WORSE": "✅", "INCONCLUSIVE": "❔"}
_MOST = 20
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def to_markdown(gate: Gate) -> str:
    """The outcome, the table of measures, notices, and the Sentences that broke and were fixed."""
    lines = [f"## {_MARK[gate.call.value]} Briefs: {escaped(headline(gate))}", ""]
    lines += [line for notice in gate.notices for line in (f"> **Mind:** {escaped(notice)}", "")]
    for title in dict.fromkeys(each.configuration for each in gate.gated):
        rows = [row(each) for each in gate.gated if each.configuration == title]
        lines += [
            f"**{escaped(title)}**",
            "",
            f"| {' | '.join(HEAD)} |",
            f"|{'---|' * len(HEAD)}",
            *(f"| {' | '.join(map(escaped, each))} |" for each in rows),
            "",
        ]
    lines += [f"- {escaped(told)}" for each in gate.gated if (told := remark(each))]
    for comparison in gate.comparisons:
        for change in (Change.BROKEN, Change.FIXED):
            lines += _listed(comparison, change)
    lines += ["", f"<sub>{escaped(rules(gate))}</sub>", ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """``text`` on one line, shown by Markdown as it is: words of a source are never markup, links or mentions."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("@", "@\N{ZERO WIDTH SPACE}")


def _listed(comparison: Comparison, change: Change) -> list[str]:
    found = comparison.of(change)
    if not found:
        return []
    title = escaped(comparison.pairing.title)
    lines = ["", "<details>", f"<summary>{len(found)} Sentences {change.value} ({title})</summary>", ""]
    for each in found[:_MOST]:
        lines += _sentence(comparison, each)
    if len(found) > _MOST:
        lines.append(f"- … and {len(found) - _MOST} more")
    return [*lines, "", "</details>"]


def _sentence(comparison: Comparison, each: SentenceChange) -> list[str]:
    judged = each.now
    lines = [f"- **{escaped(each.case)}** ({escaped(each.what)}): {escaped(judged.text)}"]
    if each.change is Change.BROKEN:
        key = CellKey(each.case, comparison.pairing.new_configuration, each.repeat)
        lines.append(f"  - {escaped(cut(reason_of(judged)))}")
        lines += [
            f"  - {escaped(str(place))}" for place in places_of(judged, comparison.new.examined[key])[:2]
        ]
    return lines
