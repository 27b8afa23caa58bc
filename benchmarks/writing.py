"""What the extractive writer picks, against an editor's round-up and against known ways of extracting.

    python benchmarks/writing.py [--data ../shared/data] [--set neus_val] [--first N] [--words 60] [--verify] [--without-embedder]
    python benchmarks/writing.py --fit      prints the weights of service/stages/draft/rank.py, fitted on neus_train

Every event has three outlets' reports (title and beginning) and an editor's neutral round-up, the reference. ROUGE-1, -2
and -L are F1 by the package rouge-score with ``use_stemmer=True``, each output cut after ``--words`` words, with
bootstrap intervals (95 %, 1,000 resamples of events). Beside them: words an output has; ``copied``, the share of them that stand in a run of
three or more in some source; ``repeated``, the share of content words that an earlier sentence of the output said already.
With ``--verify``, the share of the writer's Sentences that the Verifier supports, with how many were unchecked.

The oracle takes, greedily, the sentence that most raises ROUGE-1 plus ROUGE-2 against the reference: no system may know it.
"""

import argparse
import asyncio
import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer

from benchmarks.extracting import centroid_with_mmr, fill, oracle, sumy_rank
from service.adapters.embedding import MiniLMEmbedder
from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import BriefOptions, DraftRequest, Sentence, Status
from service.domain.groups import Event, Topic
from service.domain.spans import Span
from service.stages.draft.rank import FEATURES, SourceSentence, features
from service.text.sentences import sentence_spans
from service.text.words import words
from service.writing.extractive import ExtractiveWriter

MEASURES = ("rouge1", "rouge2", "rougeL")
SCORER = RougeScorer(list(MEASURES), use_stemmer=True)
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Reported:
    """One event: what the outlets wrote, as one request, and the round-up."""

    request: DraftRequest
    sentences: tuple[str, ...]
    leads: tuple[str, ...]
    reference: str


def read(path: Path, first: int | None, limit: int) -> list[Reported]:
    """The events of a file of rows ``{id, articles: [{title, text}], roundup}``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:first]
    return [reported(row, limit) for row in rows]


def reported(row: dict[str, Any], limit: int) -> Reported:
    """One row as a request of clean Articles, one Topic and one Event, each its own Origin."""
    cleaned = []
    sentences: list[str] = []
    leads = []
    for number, one in enumerate(row["articles"]):
        name = f"{row['id']}-{number}"
        spans = sentence_spans(one["text"])
        passages = (
            (Passage(f"{name}.p1", name, Span(0, len(one["text"])), Role.BODY, spans),) if spans else ()
        )
        cleaned.append(CleanedArticle(Article(name, one["title"], one["text"], language="en"), passages))
        sentences += [span.of(one["text"]) for span in spans]
        leads += [span.of(one["text"]) for span in spans[:1]]
    ids = tuple(one.article.id for one in cleaned)
    topic = Topic(f"t{row['id']}", "", (), ids, (Event("e1", "", ids),))
    request = DraftRequest(topic, tuple(cleaned), {i: i for i in ids}, BriefOptions(max_words=limit), limit)
    return Reported(request, tuple(sentences), tuple(leads), row["roundup"])


def cut(text: str, limit: int) -> str:
    """The first ``limit`` words."""
    return " ".join(text.split()[:limit])


def scores(reference: str, text: str, limit: int) -> list[float]:
    """ROUGE-1, -2 and -L F1 of ``text`` cut to ``limit`` words, times 100."""
    found = SCORER.score(reference, cut(text, limit))
    return [100 * float(found[measure].fmeasure) for measure in MEASURES]


def _known(reference: str, limit: int, text: str) -> float:
    return sum(scores(reference, text, limit)[:2])


def copied(text: str, sources: Sequence[str]) -> float:
    """Share of the words of ``text`` that stand, in a run of three or more, in one of ``sources``."""
    stems = [word.lower for word in words(text)]
    runs = {
        tuple(source[i : i + 3])
        for source in ([word.lower for word in words(s)] for s in sources)
        for i in range(len(source) - 2)
    }
    marked = [False] * len(stems)
    for i in range(len(stems) - 2):
        if tuple(stems[i : i + 3]) in runs:
            marked[i : i + 3] = [True] * 3
    return sum(marked) / len(stems) if stems else math.nan


def repeated(sentences: Sequence[str]) -> float:
    """Share of the content words of ``sentences`` that an earlier one of them holds."""
    seen: set[str] = set()
    again = total = 0
    for sentence in sentences:
        stems = {word.stem for word in words(sentence) if not word.stop}
        again += len(stems & seen)
        total += len(stems)
        seen |= stems
    return again / total if total else math.nan


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    """The 95 % bootstrap interval of the mean."""
    draw = np.random.default_rng(7)
    means = values[draw.integers(0, len(values), (RESAMPLES, len(values)))].mean(axis=1)
    return float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5))


def show(name: str, events: Sequence[Reported], outputs: Sequence[Sequence[str]], limit: int) -> None:
    """Print one system's line."""
    texts = [" ".join(output) for output in outputs]
    rows = np.array([scores(e.reference, t, limit) for e, t in zip(events, texts, strict=True)])
    parts = []
    for column, _ in enumerate(MEASURES):
        low, high = interval(rows[:, column])
        parts.append(f"{rows[:, column].mean():5.1f} [{low:4.1f}, {high:4.1f}]")
    length = np.mean([min(limit, len(text.split())) for text in texts])
    copy = np.nanmean([copied(cut(t, limit), e.sentences) for e, t in zip(events, texts, strict=True)])
    again = np.nanmean([repeated(output) for output in outputs])
    print(
        f"{name:34s} {'  '.join(parts)}  {length:5.1f}  {100 * copy:5.1f} %  {100 * again:5.1f} %", flush=True
    )


async def write(events: Sequence[Reported], writer: ExtractiveWriter) -> list[tuple[Sentence, ...]]:
    """The writer's Sentences for every event."""
    return [(await writer.draft(event.request)).sentences for event in events]


def verify(
    events: Sequence[Reported], drafted: Sequence[Sequence[Sentence]], embedder: MiniLMEmbedder
) -> None:
    """Print the share of Sentences that the Verifier supports."""
    from service.verifier import Verifier  # noqa: PLC0415  only where asked for

    verifier = Verifier(None, embedder)
    found: Counter[Status] = Counter()
    for event, sentences in zip(events, drafted, strict=True):
        found.update(v.verdict.status for v in verifier.verify(sentences, event.request.articles))
    total = found.total()
    parts = ", ".join(f"{status.value} {found[status]}" for status in Status)
    print(
        f"Sentences supported: {found[Status.SUPPORTED]} of {total} ({100 * found[Status.SUPPORTED] / max(1, total):.1f} %): {parts}"
    )


def fit(events: Sequence[Reported]) -> None:
    """Print the weights of ``service/stages/draft/rank.py``: logistic regression of "stands in the round-up"."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  a benchmark dependency alone

    for size in (1, 2):
        rows: list[tuple[float, ...]] = []
        labels: list[bool] = []
        for event in events:
            sources = []
            for one in event.request.articles:
                text = one.article.text
                for place, span in enumerate(one.passages[0].sentences if one.passages else ()):
                    sources.append(SourceSentence(one.article.id, place, span.of(text), words(span.of(text))))
            titles = [words(one.article.title) for one in event.request.articles]
            stems = [word.stem for word in words(event.reference)]
            held = {tuple(stems[i : i + size]) for i in range(len(stems) - size + 1)}
            for gram, row in features(sources, titles, size).items():
                rows.append(row)
                labels.append(gram in held)
        model = LogisticRegression(C=1.0, max_iter=1000).fit(np.array(rows), np.array(labels))
        weights = [round(float(v), 2) for v in (*model.coef_[0], model.intercept_[0])]
        print(f"{size}: {tuple(weights)}")
        print(
            "   "
            + ", ".join(
                f"{name} {weight}" for name, weight in zip((*FEATURES, "intercept"), weights, strict=True)
            )
        )


def main() -> int:
    """Run it; status 2 where the data are not there."""
    parser = argparse.ArgumentParser(description=re.split(r"\n\n", __doc__ or "")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--set", default="neus_val")
    parser.add_argument("--first", type=int)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--without-embedder", action="store_true")
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    path = asked.data / "writing" / f"{'neus_train' if asked.fit else asked.set}.jsonl.gz"
    if not path.is_file():
        print(f"There is no {path}: pass the folder of data with --data.", file=sys.stderr)
        return 2
    events = read(path, asked.first, asked.words)
    if asked.fit:
        fit(events)
        return 0
    print(f"{path.name}: {len(events)} events, outputs cut after {asked.words} words; F1 [95 % interval]")
    print(f"{'system':34s} {'ROUGE-1':19s}  {'ROUGE-2':19s}  {'ROUGE-L':19s}  words  copied   repeated")
    show("lead-1 of each", events, [event.leads for event in events], asked.words)
    for name in ("LexRank", "TextRank"):
        rank = sumy_rank(name)
        show(name, events, [fill(e.sentences, rank(e.sentences), asked.words) for e in events], asked.words)
    rarity = Counter(stem for e in events for s in e.sentences for stem in {w.stem for w in words(s)})
    held = sum(len(e.sentences) for e in events)
    ranked = [centroid_with_mmr(e.sentences, rarity, held) for e in events]
    outputs = [fill(e.sentences, order, asked.words) for e, order in zip(events, ranked, strict=True)]
    show("centroid with MMR", events, outputs, asked.words)
    embedder = MiniLMEmbedder()
    plain = asyncio.run(write(events, ExtractiveWriter()))
    show("Citebrief, by words alone", events, [[s.text for s in one] for one in plain], asked.words)
    drafted = plain
    if not asked.without_embedder:
        drafted = asyncio.run(write(events, ExtractiveWriter(embedder, always=True)))
        show("Citebrief, with embeddings", events, [[s.text for s in one] for one in drafted], asked.words)
    best = [oracle(e.sentences, partial(_known, e.reference, asked.words), asked.words) for e in events]
    show("sentence oracle", events, best, asked.words)
    if asked.verify:
        verify(events, drafted, embedder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
