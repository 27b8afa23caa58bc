"""What became of the planted faults, as text and as Markdown."""

from collections.abc import Sequence

from eval.faults.judging import Judged, leaks
from eval.faults.observation import Observation
from eval.faults.outcomes import Outcome, short
from eval.faults.twins import JudgedTwin, told_apart
from service.domain.briefs import Status

_PREFACE = (
    "Made by `python -m eval.faults samples/manifest.json --markdown` from the invented articles in `samples/`. Every fault that the manifest lists "
    "is put to its test against what Citebrief makes of these articles. What is left out as it must be, but for another reason than its own, is misnamed; "
    "what can't be tested is undecided. Neither counts as caught. The kind `content` is what must be kept of each report: its lead and its last sentence."
)


_Row = tuple[str, int, int, int, int, int]


def _by_kind(judged: Sequence[Judged]) -> list[_Row]:
    """Kind, planted, caught, misnamed, missed, undecided; in the order of the kinds' names."""
    rows: list[_Row] = []
    for kind in sorted({one.fault.kind for one in judged}):
        of_kind = [one for one in judged if one.fault.kind == kind]
        caught, misnamed, missed, undecided = (
            count(of_kind, outcome)
            for outcome in (Outcome.CAUGHT, Outcome.MISNAMED, Outcome.MISSED, Outcome.UNDECIDED)
        )
        rows.append((kind, len(of_kind), caught, misnamed, missed, undecided))
    return rows


def _tally(judged: Sequence[Judged]) -> str:
    others = (Outcome.MISNAMED, Outcome.MISSED, Outcome.UNDECIDED)
    return f"{count(judged, Outcome.CAUGHT)} of {len(judged)} caught, " + ", ".join(
        f"{count(judged, outcome)} {outcome.value}" for outcome in others
    )


def _leak_line(observation: Observation, judged: Sequence[Judged]) -> str:
    planted, found = leaks([one.fault for one in judged], observation)
    named = f": {', '.join(fault.id for fault in found)}" if found else ""
    return f"Of {planted} texts that must be left out, {len(found)} came into a Sentence of the Brief{named}."


def count(judged: Sequence[Judged], outcome: Outcome) -> int:
    """How many faults came to ``outcome``."""
    return sum(one.seen.outcome is outcome for one in judged)


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(str(cell)) for cell in line) + " |" for line in lines)


def _twin_lines(judged: Sequence[JudgedTwin]) -> tuple[str, list[tuple[str, int, int]]]:
    counts = told_apart(judged)
    correct = [one for one in judged if one.twin.label == 1]
    wrong = [one for one in judged if one.twin.label == 0]
    summary = (
        f"{sum(apart for apart, _ in counts.values())} of {sum(every for _, every in counts.values())} pairs told apart: "
        f"{sum(one.right for one in correct)} of {len(correct)} correct Sentences supported, "
        f"{sum(one.right for one in wrong)} of {len(wrong)} wrong ones refused, "
        f"{sum(one.status is Status.UNCHECKED for one in judged)} unchecked."
    )
    return summary, [(kind, every, apart) for kind, (apart, every) in sorted(counts.items())]


def _made_with(observation: Observation) -> str:
    made = observation.brief.provenance
    embedded = "with" if made.settings.get("embeddings") else "without"
    return f"Writer `{made.writer}`, verifier `{made.verifier}`, {embedded} embeddings."


def to_text(observation: Observation, judged: Sequence[Judged], twins: Sequence[JudgedTwin]) -> str:
    """What was missed or undecided, line by line, and counts by kind."""
    lines = [
        f"{one.seen.outcome.value:<9} {one.fault.id}: {one.fault.must} Seen: {one.seen.words}"
        for one in judged
        if one.seen.outcome is not Outcome.CAUGHT
    ]
    lines += [
        f"{'twin':<9} {one.twin.id} ({one.twin.kind}): {one.status.value} {', '.join(one.findings)}"
        for one in twins
        if not one.right
    ]
    lines += [f"{kind:<24} {caught:>3} of {planted}" for kind, planted, caught, *_ in _by_kind(judged)]
    lines += [f"Planted faults: {_tally(judged)}.", _leak_line(observation, judged)]
    if twins:
        lines.append(_twin_lines(twins)[0])
    return "\n".join(lines) + "\n"


def to_markdown(observation: Observation, judged: Sequence[Judged], twins: Sequence[JudgedTwin]) -> str:
    """The page ``docs/faults.md``: counts by kind, then every fault with what was seen."""
    parts = [
        "# Planted faults, caught or not",
        _PREFACE,
        _made_with(observation),
        f"**{_tally(judged)}.** {_leak_line(observation, judged)}",
        "## By kind",
        _table(("kind", "planted", "caught", "misnamed", "missed", "undecided"), _by_kind(judged)),
    ]
    if twins:
        summary, rows = _twin_lines(twins)
        parts += [
            "## Sentences and their wrong twins",
            "Each pair in `samples/verification/faulty_sentences.jsonl` is a Sentence that its citation carries and a twin that is wrong in one thing. "
            + summary,
            _table(("kind", "pairs", "told apart"), rows),
        ]
    parts.append("## Every fault")
    for file in dict.fromkeys(one.fault.article for one in judged):
        parts.append(f"### {file}")
        parts.append(
            _table(
                ("kind", "planted text", "what must happen", "outcome", "seen"),
                [
                    (one.fault.kind, short(one.fault.text), one.fault.must, _outcome(one), one.seen.words)
                    for one in judged
                    if one.fault.article == file
                ],
            )
        )
    return "\n\n".join(parts) + "\n"


def _outcome(judged: Judged) -> str:
    outcome = judged.seen.outcome
    return outcome.value if outcome is Outcome.CAUGHT else f"**{outcome.value}**"
