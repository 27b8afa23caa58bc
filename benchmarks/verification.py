"""How often the Verifier is right: every labelled set, each left out of the fit that judges it; and the fit itself.

    python benchmarks/verification.py                        the tables, beside rules, similarities and peers
    python benchmarks/verification.py --embedded-each 100    the Verifier with sentence vectors too (slower)
    python benchmarks/verification.py --no-scorer            the checks alone
    python benchmarks/verification.py … --fit                the same, then writes service/stages/verify/coefficients.py

Labelled rows are read from ``--data``; features are kept in ``--cache`` between runs, under a
digest of the code (and model) that they come from. Sets that are much alike are left out together. Sets without a licence to train are
never fitted on. The trained scorer is judged on documents alone that it never saw: those held out of the sets that it was trained on,
and sets that nothing was trained on.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.edited import NAME as EDITED
from benchmarks.edited import edited
from benchmarks.fitting import Judgement, denied_line, judged, judged_with_scores, written
from benchmarks.labelled import Row, Table, part, table_of
from benchmarks.measured import baselines, best_line, report
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.entailment import FOLDER, MiniLMScorer
from service.domain.briefs import Citation, Sentence
from service.stages.verify.decision import sigmoid
from service.stages.verify.examination import Library, as_article, source_of
from service.stages.verify.scoring import NAMES as SCORE_NAMES
from service.stages.verify.scoring import Scoring
from service.stages.verify.similarity import NAMES as SIMILARITY_NAMES
from training.rows import held_out

_COEFFICIENTS = Path(__file__).resolve().parents[1] / "service" / "stages" / "verify" / "coefficients.py"
_ALSO = ("entailment/train/attributionbench_new.jsonl.gz", "entailment/train/ex_fever.jsonl.gz")
_ALSO_MEASURED = ("entailment/validate/polnear_attr.jsonl.gz", "entailment/validate/emergent_test.jsonl.gz")
_TRAINED_WHOLE = frozenset({"ex_fever"})
"""Sets of which no document was held out of the scorer's training."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with verification/")
    parser.add_argument("--each", type=int, default=400, help="rows of each set at most")
    parser.add_argument(
        "--embedded-each", type=int, default=0, help="of these, how many with sentence vectors"
    )
    parser.add_argument("--cache", type=Path, default=Path("out/features"), help="folder for features")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-scorer", action="store_true", help="leave the trained scorer out")
    parser.add_argument("--scorer", type=Path, default=FOLDER, help="folder of the trained scorer")
    parser.add_argument("--no-peers", action="store_true", help="leave the published checkers out")
    parser.add_argument("--fit", action="store_true", help="write the coefficients")
    return parser.parse_args()


def main() -> int:
    """Run the benchmark; the exit status."""
    arguments = _arguments()
    if not (arguments.data / "verification").is_dir():
        print(
            f"there are no labelled sets in {arguments.data}: give their folder with --data", file=sys.stderr
        )
        return 2
    _digest()
    rows = list(_read(arguments.data, arguments.each))
    features = Features(arguments.cache, arguments.workers)
    scorer = None if arguments.no_scorer else MiniLMScorer(1, arguments.scorer)
    table = _table(rows, _values(features, rows, arguments.embedded_each, scorer))
    for name, scores, line in baselines(table):
        report(name, table, scores, line)
    judgements = [judged(table)]
    report(
        "the Verifier without vectors",
        table,
        judgements[0].probabilities,
        judgements[0].balanced,
        judgements[0].strict,
    )
    if arguments.embedded_each:
        judgements.append(judged(table, embedded=True))
        seen = ~np.isnan(judgements[1].probabilities)
        near, cosines = (
            part(table, seen),
            table.similarities[seen, SIMILARITY_NAMES.index("similarity.worst")],
        )
        report(
            f"{int(seen.sum())} of these cases by the cosine of sentence vectors alone",
            near,
            cosines,
            best_line(near, cosines),
        )
        for title, each in zip(("without", "with"), judgements, strict=True):
            report(
                f"{int(seen.sum())} of these cases {title} vectors",
                part(table, seen),
                each.probabilities[seen],
                each.balanced,
            )
    if scorer is not None:
        judgements.append(_with_scores(table, scorer.name, judgements[0], rows, peer=not arguments.no_peers))
    if arguments.fit:
        models = [judgement.model for judgement in judgements]
        _COEFFICIENTS.write_text(written(models, _COEFFICIENTS), encoding="utf-8")
        print(f"wrote {', '.join(f'{model.name}-{model.digest}' for model in models)} to {_COEFFICIENTS}")
    return 0


def scored_table(data: Path, each: int, cache: Path, workers: int) -> Table:
    """All cases with their features and, for those that it never saw, what the released scorer says, without sentence vectors."""
    rows = list(_read(data, each))
    return _table(rows, _values(Features(cache, workers), rows, 0, MiniLMScorer(1)))


def _table(rows: Sequence[dict[str, Any]], values: Sequence[dict[str, float]]) -> Table:
    return table_of(
        [
            Row(
                row["set"],
                bool(row["label"]),
                row["fitted"],
                row["fitted"],
                str(row.get("error_type") or ""),
                known,
                row["unseen"],
            )
            for row, known in zip(rows, values, strict=True)
        ]
    )


def _values(
    features: "Features", rows: Sequence[dict[str, Any]], embedded_each: int, scorer: MiniLMScorer | None
) -> list[dict[str, float]]:
    """All features of ``rows``: sentence vectors for some of each set, scores for what the scorer never saw."""
    values = features.of(rows)
    some = [index for index, row in enumerate(rows) if row["place"] < embedded_each]
    if some:
        for index, found in zip(some, features.of([rows[i] for i in some], embedded=True), strict=True):
            values[index] |= {name: found.get(name, 0.0) for name in SIMILARITY_NAMES}
    if scorer is not None:
        some = [index for index, row in enumerate(rows) if row["unseen"]]
        for index, found in zip(some, features.of([rows[i] for i in some], scorer=scorer), strict=True):
            values[index] |= {name: found.get(name, 0.0) for name in SCORE_NAMES}
    return values


def _with_scores(
    table: Table, name: str, plain: Judgement, rows: Sequence[dict[str, Any]], *, peer: bool
) -> Judgement:
    """Report what the trained scorer adds, on the cases that it never saw."""
    joined = judged_with_scores(table, name)
    seen = ~np.isnan(joined.probabilities)
    near = part(table, seen)
    count = int(seen.sum())
    for title, scores, line in baselines(near):
        report(f"{count} cases by {title}", near, scores, line)
    if peer:
        from benchmarks.peers import peers  # noqa: PLC0415  not needed without

        cases = [(row["docs"], row["claim"]) for row, there in zip(rows, seen.tolist(), strict=True) if there]
        for title, scores, line in peers(cases):
            report(f"{count} cases by {title}, at its own line", near, scores, line)
    line, told, silent = denied_line(table)
    print(
        f"contradicted from {line} on: {told[0]} of {told[1]} cases that the source contradicts, "
        f"{silent[0]} of {silent[1]} that it is silent about; of edited wrong twins {_denied_edits(near, line)}"
    )
    alone = near.scores[:, SCORE_NAMES.index("score.wide.worst")]
    report(f"{count} cases by the scorer alone, wide window", near, alone, best_line(near, alone))
    report(
        f"{count} cases by the checks alone",
        near,
        plain.probabilities[seen],
        plain.balanced,
        plain.strict,
    )
    report(
        f"{count} cases by checks and scorer",
        near,
        joined.probabilities[seen],
        joined.balanced,
        joined.strict,
    )
    return joined


def _denied_edits(table: Table, line: float) -> str:
    """By family of edits, how many wrong twins reach ``line`` as their probability of contradiction, of how many."""
    odds = table.scores[:, SCORE_NAMES.index("score.contradicted.worst")]
    told: dict[str, list[bool]] = {}
    for name, kind, found in zip(table.sets.tolist(), table.error_types, odds.tolist(), strict=True):
        if name == EDITED and kind:
            told.setdefault(kind.partition(".")[0], []).append(sigmoid(found) >= line)
    return ", ".join(f"{kind} {sum(each)} of {len(each)}" for kind, each in sorted(told.items()))


def _read(data: Path, each: int) -> Iterable[dict[str, Any]]:
    """Rows of all sets, chosen by digest; ``fitted``: may be trained on; ``unseen``: the scorer was not trained on its document.

    At most ``each`` of a set, and as many again of documents that were held out.
    """
    files = [(path, True) for path in sorted((data / "verification" / "train").glob("*.jsonl.gz"))]
    files += [(path, False) for path in sorted((data / "verification" / "validate").glob("*.jsonl.gz"))]
    files += [(data / name, True) for name in _ALSO] + [(data / name, False) for name in _ALSO_MEASURED]
    for path, fitted in files:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        rows.sort(key=lambda row: sha256(row["id"].encode()).digest())
        name = path.name.removesuffix(".jsonl.gz")
        held = 0
        for place, row in enumerate(rows):
            unseen = not fitted or (name not in _TRAINED_WHOLE and held_out(row["docs"][0]))
            held += unseen
            if place < each or (unseen and held <= each):
                yield {**row, "fitted": fitted, "set": name, "place": place, "unseen": unseen}
    made = sorted(edited(data), key=lambda row: sha256(row["id"].encode()).digest())
    for place, row in enumerate(made[: 2 * each]):
        yield {**row, "fitted": True, "set": EDITED, "place": place, "unseen": True}


@dataclass(frozen=True, slots=True)
class Features:
    """The features of rows, kept in a folder between runs."""

    cache: Path
    workers: int

    def of(
        self, rows: Sequence[dict[str, Any]], *, embedded: bool = False, scorer: MiniLMScorer | None = None
    ) -> list[dict[str, float]]:
        """The features of ``rows`` in order, measured where they are not kept yet."""
        self.cache.mkdir(parents=True, exist_ok=True)
        kind = f"scored-{scorer.digest[:12]}" if scorer is not None else "embedded" if embedded else "lexical"
        path = self.cache / f"{kind}-{_digest()}.jsonl"
        known: dict[str, dict[str, float]] = {}
        if path.exists():
            with path.open(encoding="utf-8") as file:
                known = {row["key"]: row["values"] for row in map(json.loads, file)}
        keys = [sha256(json.dumps([row["docs"], row["claim"]]).encode()).hexdigest() for row in rows]
        new = {key: row for key, row in zip(keys, rows, strict=True) if key not in known}
        with (
            path.open("a", encoding="utf-8") as file,
            ProcessPoolExecutor(
                self.workers, initializer=_start, initargs=(embedded, scorer.folder if scorer else None)
            ) as pool,
        ):
            pairs = [(row["docs"], row["claim"]) for row in new.values()]
            for key, values in zip(new, pool.map(_measure, pairs, chunksize=32), strict=True):
                known[key] = values
                file.write(json.dumps({"key": key, "values": values}) + "\n")
                file.flush()
        return [dict(known[key]) for key in keys]


@cache
def _digest() -> str:
    """A digest of the code that features come from, so that kept ones of other code are never used."""
    service = Path(__file__).resolve().parents[1] / "service"
    files = [*(service / "stages" / "verify").rglob("*.py"), *(service / "text").glob("*.py")]
    code = sha256(Path(__file__).read_bytes())
    for path in sorted(files):
        if path.name not in {"coefficients.py", "decision.py", "judge.py"}:
            code.update(path.read_bytes())
    return code.hexdigest()[:12]


_scoring: list[Scoring] = []


def _start(embedded: bool, folder: Path | None) -> None:  # noqa: FBT001  ProcessPoolExecutor passes initargs by position
    scorer = MiniLMScorer(1, folder) if folder else None
    _scoring[:] = [Scoring(scorer, MiniLMEmbedder(threads=1) if embedded else None)]


def _measure(pair: tuple[Sequence[str], str]) -> dict[str, float]:
    docs, claim = pair
    articles = [as_article(str(index), text) for index, text in enumerate(docs)]
    library = Library({cleaned.article.id: source_of(cleaned) for cleaned in articles})
    cited = tuple(
        Citation(passage.article_id, passage.id, passage.span, cleaned.article.text)
        for cleaned in articles
        for passage in cleaned.passages
    )
    examined = library.examine(Sentence("claim", claim, cited))
    (values,) = _scoring[0].values([examined], library)
    return {name: round(float(value), 5) for name, value in values.items() if value} | {
        "found": float(bool(examined.findings or examined.gone))
    }


if __name__ == "__main__":
    sys.exit(main())
