"""Topics and Events against people's, beside plain methods: B-cubed, adjusted Rand index and V-measure.

python -m benchmarks.topics [--data ../shared/data/stories] [--rounds 1000] [--plain] [--vectors FILE.npy] [--embeddings]
python -m benchmarks.topics --scale 1000 5000 20000 50000

One configuration is used for every set. A baseline's setting is the best on the other two sets. Intervals are 95 %, by
bootstrap over articles. ``--plain`` leaves out the baselines that need vectors. ``--scale`` measures time and memory on
invented articles instead.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.grouping_baselines import METHODS, Material, best_setting, cosines, pooled
from benchmarks.grouping_sets import SETS, Case, read_all, tasks
from benchmarks.invented import invented
from eval.measures.clustering import adjusted_rand, bcubed, v_measure
from eval.measures.intervals import bootstrap
from service.adapters.embedding import MiniLMEmbedder
from service.stages.clean import clean
from service.stages.group import group, texts_to_embed
from service.stages.group.cards import card_of
from service.stages.group.events import LINES, Lines, happenings
from service.stages.group.similarity import collection_weights, text_score, units
from service.stages.group.terms import Terms, terms_of
from service.stages.origins import find_origins
from service.text.wording import wording_of

Pair = tuple[list[str], list[str]]

ABLATIONS: dict[str, Callable[[Terms], Terms]] = {
    "all of it": lambda terms: terms,
    "no time": lambda terms: replace(terms, days=np.full(terms.size, np.nan)),
    "no names": lambda terms: _instead(terms, 2),
    "no opening": lambda terms: _instead(terms, 1),
    "common words not faded": lambda terms: replace(terms, common=np.zeros_like(terms.common)),
}
JUDGED: dict[str, Lines] = {
    "what sides share not counted alike": replace(LINES, own_shared=0.0),
    "the size of the collection not counted": replace(LINES, crowd=0.0, own_crowd=0.0),
    "the size of the smaller side not counted": replace(LINES, own_small=0.0),
    "few Articles by the collection's weights alone": replace(LINES, telling=-100.0),
}
"""Thresholds by which a part of the decision says nothing, by what is left out."""


def _instead(terms: Terms, place: int) -> Terms:
    """All words in place of one field, so that scores keep their scale."""
    fields = list(terms.fields)
    fields[place] = fields[0]
    return replace(terms, fields=tuple(fields))


def ours(parts: Sequence[Case], *, topics: bool = False, embedder: MiniLMEmbedder | None = None) -> Pair:
    """What Citebrief finds in each part alone, and what people found: Events, or Topics."""
    found: list[str] = []
    gold: list[str] = []
    for place, case in enumerate(parts):
        texts = texts_to_embed(case.articles) if embedder else []
        vectors = embedder.embed(texts) if embedder and texts else None
        made = group(case.articles, find_origins(case.articles), vectors)
        of = made.topic_of if topics else made.event_of
        found += [f"{place}/{of[one.article.id]}" for one in case.articles]
        gold += [f"{place}/{label}" for label in (case.topics if topics else case.events)]
    return found, gold


def without(
    parts: Sequence[Case], alter: Callable[[Terms], Terms], *, afresh: bool = True, lines: Lines = LINES
) -> Pair:
    """Events by the trees alone, without Origins, with a part of the method altered."""
    found: list[str] = []
    gold: list[str] = []
    for place, case in enumerate(parts):
        read = [(wording_of(one), card_of(one).day) for one in case.articles]
        terms = alter(terms_of(read))
        faded = terms.faded()
        labels = [""] * terms.size
        text = text_score(units(faded, collection_weights(faded)))
        for number, rows in enumerate(happenings(terms, text, afresh=afresh, lines=lines)):
            for row in rows.tolist():
                labels[row] = f"{place}/{number}"
        found += labels
        gold += case.events
    return found, gold


def line(name: str, pair: Pair, rounds: int) -> str:
    """A row of a table: precision, recall, F1 with its interval, adjusted Rand index, V-measure."""
    measured = bcubed(*pair)
    rand, value = adjusted_rand(*pair), v_measure(*pair)
    if measured is None or rand is None or value is None:
        return f"| {name} | nothing to measure |"

    def drawn(cases: "np.typing.NDArray[np.int_]") -> float | None:
        again = bcubed(*pair, cases)
        return None if again is None else again.f1

    low, high = bootstrap(drawn, len(pair[0]), rounds=rounds) or (float("nan"), float("nan"))
    return (
        f"| {name} | {measured.precision:.3f} | {measured.recall:.3f} | {measured.f1:.4f} [{low:.3f}, {high:.3f}] "
        f"| {rand:.3f} | {value:.3f} | {len(set(pair[0]))} / {len(set(pair[1]))} |"
    )


def materials(cases: Sequence[Case], vector_of: Mapping[str, NDArray[np.float32]]) -> list[Material]:
    """What the baselines are given of ``cases``; ``vector_of`` may be empty."""
    return [
        Material(
            case.texts,
            cosines(case.texts),
            np.stack([vector_of[text] for text in case.texts]) if vector_of else None,
            case.events,
        )
        for case in cases
    ]


def vectors(
    cases: Mapping[str, Case], embedder: MiniLMEmbedder, kept: Path | None = None
) -> dict[str, NDArray[np.float32]]:
    """The vector of every text; those in the file ``kept`` are not made again, and it is written where it is not there."""
    texts = sorted({text for case in cases.values() for text in case.texts})
    if kept is None or not kept.is_file():
        made = embedder.embed(texts)
        if kept is not None:
            np.save(kept, made)
    else:
        made = np.load(kept)
    return dict(zip(texts, made, strict=True))


def quality(folder: Path, rounds: int, *, plain: bool, embeddings: bool, kept: Path | None) -> None:
    """Print the tables of quality."""
    cases = read_all(folder)
    every = tasks(cases)
    embedder = None if plain else MiniLMEmbedder()
    vector_of = {} if embedder is None else vectors(cases, embedder, kept)
    given = {name: materials(parts, vector_of) for name, (_, parts) in every.items()}
    head = "| B³ precision | recall | F1 [95 %] | ARI | V | groups found / labelled |\n|---|---|---|---|---|---|---|"
    for name, (owner, parts) in every.items():
        print(f"\n### {name}: Events, {sum(len(case.events) for case in parts)} articles\n\n| method {head}")
        print(line("Citebrief", ours(parts), rounds), flush=True)
        others = [given[other] for other, (held, _) in every.items() if held != owner]
        for label, method in METHODS.items():
            if plain and method.vectors:
                continue
            chosen = best_setting(method, others)
            shown = label if chosen is None else f"{label} ({chosen:g})"
            print(line(shown, pooled(method, chosen or 0.0, given[name]), rounds), flush=True)
    print("\n### What each part adds: B³ F1 of Events, without Origins\n")
    print(f"| | {' | '.join(every)} |\n|---|{'---|' * len(every)}")
    for label, alter in ABLATIONS.items():
        _row(label, [without(parts, alter) for _, parts in every.values()])
    _row(
        "words not weighed afresh",
        [without(parts, ABLATIONS["all of it"], afresh=False) for _, parts in every.values()],
    )
    for label, lines in JUDGED.items():
        _row(label, [without(parts, ABLATIONS["all of it"], lines=lines) for _, parts in every.values()])
    for name in SETS:
        print(f"\n### {name}: Topics, {len(cases[name].topics)} articles\n\n| method {head}")
        print(line("Citebrief", ours([cases[name]], topics=True), rounds), flush=True)
    if embedder and embeddings:
        print("\n### Topics of many small collections, B³ F1: without and with embeddings\n")
        for name in SETS:
            few = _small(cases[name])
            bare, more = ours(few, topics=True), ours(few, topics=True, embedder=embedder)
            print(line(f"{name}, without", bare, rounds))
            print(line(f"{name}, with", more, rounds), flush=True)


def _small(case: Case) -> list[Case]:
    """Thirty collections of up to 24 articles, each of a few of people's topics."""
    random = np.random.default_rng(5)
    names = list(dict.fromkeys(case.topics))
    found = []
    for _ in range(30):
        chosen = set(random.choice(names, min(4, len(names)), replace=False).tolist())
        rows = [row for row, topic in enumerate(case.topics) if topic in chosen]
        found.append(case.some(sorted(random.permutation(rows)[:24].tolist())))
    return found


def _row(label: str, pairs: Sequence[Pair]) -> None:
    measured = [bcubed(*pair) for pair in pairs]
    print(f"| {label} | {' | '.join(f'{one.f1:.4f}' for one in measured if one is not None)} |", flush=True)


def scale(sizes: Sequence[int]) -> None:
    """Print how time and memory of finding Origins, Topics and Events grow."""
    print(
        "| articles | Origins s | Topics and Events s | Topics | Events | peak MB of the process |\n|---|---|---|---|---|---|"
    )
    for size in sizes:
        with ProcessPoolExecutor() as pool:
            cleaned = list(pool.map(clean, invented(size), chunksize=50))
        begun = time.perf_counter()
        origins = find_origins(cleaned)
        found = time.perf_counter()
        made = group(cleaned, origins, None)
        done = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        events = sum(len(topic.events) for topic in made.topics)
        print(
            f"| {size} | {found - begun:.1f} | {done - found:.1f} | {len(made.topics)} | {events} | {peak:.0f} |",
            flush=True,
        )


def main() -> int:
    """Run it; 2 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories"))
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--plain", action="store_true", help="leave out what needs vectors")
    parser.add_argument("--vectors", type=Path, help="a .npy file to keep the texts' vectors in between runs")
    parser.add_argument("--embeddings", action="store_true", help="measure Topics with embeddings too")
    parser.add_argument("--scale", type=int, nargs="+", metavar="ARTICLES")
    arguments = parser.parse_args()
    if arguments.scale:
        scale(arguments.scale)
        return 0
    try:
        quality(
            arguments.data,
            arguments.rounds,
            plain=arguments.plain,
            embeddings=arguments.embeddings,
            kept=arguments.vectors,
        )
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
