"""The part of ``calibrate`` that asks a model judge."""

import argparse
import asyncio
from collections.abc import Callable, Mapping, Sequence

from pydantic import ValidationError

from eval.calibration.judge_report import JudgeReport, judge_report
from eval.calibration.judging import Question, judged, questions
from eval.calibration.labels import LabelFile
from eval.calibration.verifying import Answer, verifier_at
from service.adapters.embedding import MiniLMEmbedder
from service.domain.errors import InputError
from service.settings import Settings
from service.stages.verify.decision import Point


def add_judge_arguments(parser: argparse.ArgumentParser) -> None:
    """What asks for a judge."""
    parser.add_argument(
        "--judge",
        action="store_true",
        help="ask the model of CITEBRIEF_MODEL, CITEBRIEF_BASE_URL and CITEBRIEF_API_KEY about the rows that the Verifier leaves open",
    )
    parser.add_argument("--judge-all", action="store_true", help="ask it about every row")
    parser.add_argument("--limit", type=rows_count, metavar="N", help="ask it about no more than N rows")


def judge_settings(given: argparse.Namespace) -> Settings | None:
    """The settings of the judge that is asked for, or None. With ``--out`` its replies are kept there, unless they are kept elsewhere.

    Raises:
        InputError: a setting can't be used, or no model is set.
    """
    if not (given.judge or given.judge_all):
        if given.limit is not None:
            raise InputError("--limit", "is for a judge", "give --judge or --judge-all with it")
        return None
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise InputError(".".join(map(str, first["loc"])) or "settings", first["msg"]) from error
    if not (settings.base_url or settings.api_key.get_secret_value()):
        raise InputError(
            "--judge",
            "has no model to ask",
            "set CITEBRIEF_MODEL, and CITEBRIEF_BASE_URL or CITEBRIEF_API_KEY",
        )
    if settings.replies is None and given.out is not None:
        settings = settings.model_copy(update={"replies": given.out / "replies"})
    return settings


def judge_labels(
    given: argparse.Namespace,
    settings: Settings,
    files: Sequence[LabelFile],
    found: Sequence[Mapping[Point, Sequence[Answer]]],
    progress: Callable[[str], None],
) -> JudgeReport:
    """Ask the judge of ``settings`` about the rows of ``files``, which the Verifier gave the answers ``found`` to."""
    rows = [row for file in files for row in file.rows]
    answers = {point: [answer for each in found for answer in each[point]] for point in found[0]}
    embedder = None if given.no_embeddings else MiniLMEmbedder(settings.threads)
    verifier = verifier_at(Point.STRICT, embedder, scorer=given.scorer, threads=settings.threads)
    asked = questions(rows, answers, verifier, every=given.judge_all, limit=given.limit)
    return asyncio.run(_report(asked, settings, len(rows), progress))


async def _report(
    asked: Sequence[Question], settings: Settings, given: int, progress: Callable[[str], None]
) -> JudgeReport:
    from service.model_parts import build_model  # noqa: PLC0415  a second to load, wanted only here

    async with build_model(settings) as parts:
        rows = await judged(
            asked, parts.judge, at_once=settings.concurrency, allowance=parts.allowance, progress=progress
        )
        return judge_report(parts.judge.name, rows, given)


def rows_count(text: str) -> int:
    """A number of rows that an option gives, 1 or more.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        count = int(text)
    except ValueError:
        count = 0
    if count < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows")
    return count
