"""``python -m eval.faults MANIFEST``: which planted faults are caught."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.faults.judging import Judged, judge
from eval.faults.manifest import load
from eval.faults.observation import Observation, observe
from eval.faults.outcomes import Outcome
from eval.faults.tables import count, to_markdown, to_text
from eval.faults.twins import JudgedTwin, judge_twins, load_twins
from service.bootstrap import build
from service.domain.errors import InputError
from service.settings import Settings

DONE, TOO_FEW, BAD_INPUT = 0, 1, 2
"""Exit statuses: judged; fewer caught than ``--at-least``; a manifest or article that can't be used."""


async def judge_samples(
    manifest_path: Path, settings: Settings
) -> tuple[Observation, tuple[Judged, ...], tuple[JudgedTwin, ...]]:
    """Make the Brief of the samples and put every fault and every twin to its test.

    The articles are in ``articles/`` beside the manifest, the twins in ``verification/faulty_sentences.jsonl``.

    Raises:
        UnreadableSource: the manifest, an article or the twins can't be read.
    """
    manifest = load(manifest_path)
    folder = manifest_path.parent
    twins_path = folder / "verification" / "faulty_sentences.jsonl"
    twins = load_twins(twins_path) if twins_path.exists() else ()
    async with build(settings) as parts:
        observation = await observe(manifest, folder / "articles", parts)
    judged = tuple(judge(fault, observation) for fault in manifest.faults)
    return observation, judged, judge_twins(twins, observation)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program by ``argv`` (by default the process's arguments) and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.faults", description=__doc__)
    add_arguments(parser)
    return run(parser.parse_args(argv))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the program takes, here and as ``citebrief-eval faults``."""
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--markdown", action="store_true", help="print the page docs/faults.md")
    parser.add_argument(
        "--at-least", type=int, default=0, metavar="N", help="exit with 1 where fewer are caught"
    )


def run(arguments: argparse.Namespace) -> int:
    """Judge the samples that ``arguments`` name and print what became of them; the exit status."""
    try:
        observation, judged, twins = asyncio.run(judge_samples(arguments.manifest, Settings()))
    except InputError as error:
        print(f"faults: {error}", file=sys.stderr)
        return BAD_INPUT
    render = to_markdown if arguments.markdown else to_text
    sys.stdout.write(render(observation, judged, twins))
    return DONE if count(judged, Outcome.CAUGHT) >= arguments.at_least else TOO_FEW


if __name__ == "__main__":
    sys.exit(main())
