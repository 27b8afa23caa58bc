"""Every kind of edit on documents that no training uses: how much the Verifier notices, how much it wrongly refuses.

    python benchmarks/edits.py [--data ../shared/data] [--each 200] [--fresh] [--out FILE]

The mutants are made anew from the texts of ``writing/neus_val`` and ``stories/basil``, and, for kinds of which these give too
few, of ``writing/neus_train`` (with ``--fresh`` of those alone, which nobody looked at while the checks were written): from
their own sentences, which are supported by construction, and from the same after a harmless edit. Real edits of attribution
come from ``entailment/validate/polnear_attr``. A Markdown table is printed, both operating points side by side, and of which
kinds there were fewer than asked for.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from eval.calibration import verifier_at
from eval.mutation.accepted import from_articles
from eval.mutation.judging import judge
from eval.mutation.making import make
from eval.mutation.material import Accepted, Mutant
from eval.mutation.rates import SURVIVING, WRONG, Rate, Share, about, rates
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.reading import article
from service.domain.articles import CleanedArticle
from service.domain.briefs import Status
from service.stages.clean import clean
from service.stages.verify.decision import Point
from service.stages.verify.examination import as_article
from service.verifier import Verifier

REACH = 0.6
REACH_OF = {"roles_swapped": 0.4}
BEYOND = 0.8
REFUSED = 0.05
"""What is asked for: each kind caught this often, harmless edits wrongly refused no more often than that."""
_NEUS, _BASIL, _MORE = "writing/neus_val.jsonl.gz", "stories/basil.jsonl.gz", "writing/neus_train.jsonl.gz"
_POLNEAR = "entailment/validate/polnear_attr.jsonl.gz"
_REAL = {"attribution_dropped": "dropped", "attribution_swap": "swapped", "attribution_kept": "kept"}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def groups(data: Path) -> Iterator[list[CleanedArticle]]:
    """What the sentences are verified against: the three short articles of an event as they are, or one long article, cleaned."""
    yield from _events(data / _NEUS)
    for row in _rows(data / _BASIL):
        yield [clean(article(text=row["text"], title=row["title"]))]


def _events(path: Path) -> Iterator[list[CleanedArticle]]:
    for row in _rows(path):
        texts = [each["text"] for each in row["articles"]]
        yield [as_article(f"{row['id']}-{index}", text) for index, text in enumerate(texts) if text.strip()]


def accepted(data: Path, most: int, seed: int, *, fresh: bool = False) -> list[Accepted]:
    """Up to ``most`` sentences of all groups, drawn by ``seed``; those of one group stay together, those of ``_MORE`` come last.

    ``fresh``: of ``_MORE`` alone.
    """
    drawn, more = [] if fresh else list(groups(data)), list(_events(data / _MORE))
    random.Random(seed).shuffle(drawn)
    random.Random(seed).shuffle(more)
    return list(islice(from_articles([*drawn, *more]), most))


def real(data: Path, verifiers: dict[Point, Verifier], each: int, seed: int) -> dict[str, dict[Point, Share]]:
    """Edits of attribution in real news: of each kind the share refused, at each point."""
    rows = list(_rows(data / _POLNEAR))
    random.Random(seed).shuffle(rows)
    found: dict[str, dict[Point, Share]] = {}
    for kind, name in _REAL.items():
        chosen = [row for row in rows if row["error_type"] == kind][:each]
        found[name] = {}
        for point, verifier in verifiers.items():
            said = [verifier.verify_pair(row["docs"], row["claim"], point).verdict.status for row in chosen]
            refused = sum(status in {Status.UNSUPPORTED, Status.CONTRADICTED} for status in said)
            found[name][point] = Share(refused, len(said))
    return found


def few(mutants: Sequence[Mutant], each: int) -> str:
    """In words, of which kinds there are fewer than ``each``."""
    counted = Counter(mutant.operator for mutant in mutants)
    short = [f"{name} {count}" for name, count in counted.items() if count < each]
    return f"Fewer than {each}: {', '.join(short)}." if short else f"{each} of every kind."


def table(found: Sequence[Rate], polnear: dict[str, dict[Point, Share]]) -> list[str]:
    """The table, and under it in words what reaches what is asked for."""
    points = list(dict.fromkeys(each.point for each in found))
    heads = " | ".join(
        f"refused at {point.value}, % of all | of those accepted before, % | n" for point in points
    )
    lines = [f"| edit | n | {heads} | unchecked |", "|---|---|" + "---|---|---|" * len(points) + "---|"]
    by_name: dict[str, dict[Point, Rate]] = {}
    for each in found:
        by_name.setdefault(each.operator, {})[each.point] = each
    for name, by_point in by_name.items():
        cells = " | ".join(
            f"{by_point[p].noticed} | {by_point[p].kill} | {by_point[p].kill.n}" for p in points
        )
        first = by_point[points[0]]
        what = about(name) or ("wrong" if not first.survives else "still true")
        lines.append(f"| {name}: {what} | {first.sent} | {cells} | {first.unchecked} |")
    for kind, shares in polnear.items():
        what = "still true" if kind == "kept" else "wrong"
        cells = " | ".join(f"{shares[p]} | – | –" for p in points)
        lines.append(f"| attribution {kind} in real news: {what} | {shares[points[0]].n} | {cells} | – |")
    return [*lines, "", *_reached(by_name, points)]


def _reached(by_name: dict[str, dict[Point, Rate]], points: Sequence[Point]) -> Iterator[str]:
    for point in points:
        wrong = {
            name: rates_at[point].noticed.value or 0.0
            for name, rates_at in by_name.items()
            if not rates_at[point].survives and name != WRONG
        }
        below = [name for name, value in wrong.items() if value < REACH_OF.get(name, REACH)]
        beyond = [name for name, value in wrong.items() if value >= BEYOND]
        refused = by_name[SURVIVING][point].noticed if SURVIVING in by_name else Share(0, 0)
        yield (
            f"At {point.value}: {len(wrong) - len(below)} of {len(wrong)} kinds caught as often as asked for "
            f"({REACH:.0%}, roles {REACH_OF['roles_swapped']:.0%}), {len(beyond)} beyond {BEYOND:.0%}; "
            f"short of it: {', '.join(below) or 'none'}. Harmless edits refused: {refused} %, "
            f"{'within' if (refused.value or 0.0) <= REFUSED else 'more than'} the {REFUSED:.0%} asked for."
        )


def main() -> int:
    """Run; exit status 1 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=200, help="mutants of each kind, where there are so many")
    parser.add_argument("--sentences", type=int, default=100_000, help="sentences to make them of")
    parser.add_argument("--fresh", action="store_true", help=f"of {_MORE} alone")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-embeddings", action="store_true")
    parser.add_argument(
        "--scorer",
        action=argparse.BooleanOptionalAction,
        help="with or without the trained entailment model; by default as the settings say",
    )
    parser.add_argument("--list", action="store_true", help="print the mutants as JSON lines, judge none")
    parser.add_argument("--out", type=Path, help="also write the table here")
    options = parser.parse_args()
    for name in (_NEUS, _BASIL, _MORE, _POLNEAR):
        if not (options.data / name).is_file():
            print(
                f"{options.data / name}: no such file; these texts are not part of the repository",
                file=sys.stderr,
            )
            return 1
    given = accepted(options.data, options.sentences, options.seed, fresh=options.fresh)
    made = make(given, seed=options.seed, most=options.each)
    if options.list:
        for each in made.mutants:
            print(json.dumps(each.to_row(), ensure_ascii=False))
        return 0
    embedder = None if options.no_embeddings else MiniLMEmbedder()
    verifiers = {point: verifier_at(point, embedder, scorer=options.scorer) for point in Point}
    judged = judge(made.mutants, verifiers, lambda message: print(message, file=sys.stderr))
    lines = [
        (
            f"Verifier `{verifiers[Point.STRICT].version}`, seed {options.seed}, {len(made.mutants)} mutants of "
            f"{len({each.document for each in given})} documents{', fresh' if options.fresh else ''}. {few(made.mutants, options.each)}"
        ),
        "",
        *table(rates(judged), real(options.data, verifiers, options.each, options.seed)),
    ]
    print("\n".join(lines))
    if options.out is not None:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
