"""Origins of texts that were made of others: how many of each kind are found, and how often two events are taken for one text.

python -m benchmarks.grouping_origins [--data ../shared/data/stories] [--each 200] [--seed 11] [--save FILE]

Of each labelled set up to ``--each`` articles are drawn, and of each is made a copy under another headline, a light edit, a
truncation, a text with its words swapped, and a heavy edit. All stand in one collection with the whole set, and each is to be
in the Origin of its source. A word is swapped for another of the set with the same ending, as no list of synonyms covers
news: to a comparison of wording, any other word is as foreign as a synonym. Names, figures and function words stay, as in
texts spun by machine. ``--save`` writes every miss, for looking at.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

from benchmarks.grouping_sets import SETS, Case, read_all
from eval.measures.intervals import wilson
from service.adapters.reading import article
from service.domain.articles import CleanedArticle
from service.stages.clean import clean
from service.stages.origins import find_origins
from service.text.sentences import sentence_spans
from service.text.words import STOPWORDS, count_words

Pool = dict[str, list[str]]
"""Words by their last three letters."""

_FEWEST_WORDS = 60
_PLAIN = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_ADDED = (
    "Readers have written to us about this all day, and here is what we could learn so far.",
    "We shall come back to it as soon as there is more to tell.",
)


def swapped(text: str, share: float, pool: Pool, draw: random.Random) -> str:
    """``text`` with a ``share`` of its plain words, neither names nor function words, replaced by others with the same ending."""

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        others = pool.get(word[-3:], [])
        return draw.choice(others) if word not in STOPWORDS and others and draw.random() < share else word

    return _PLAIN.sub(swap, text)


def copied(text: str, _: Pool, __: random.Random) -> str:
    """The same."""
    return text


def lightly(text: str, pool: Pool, draw: random.Random) -> str:
    """One word in twenty swapped, one sentence in ten left out, another line at the end."""
    kept = [line for line in _sentences(text) if draw.random() > 0.1] or _sentences(text)
    return swapped(" ".join(kept), 0.08, pool, draw) + "\n\n" + _ADDED[1]


def truncated(text: str, _: Pool, draw: random.Random) -> str:
    """The first third to two thirds of its sentences, two at least."""
    lines = _sentences(text)
    return " ".join(lines[: max(2, round(len(lines) * draw.uniform(0.34, 0.66)))])


def spun(text: str, pool: Pool, draw: random.Random) -> str:
    """Three in five plain words swapped."""
    return swapped(text, 0.6, pool, draw)


def heavily(text: str, pool: Pool, draw: random.Random) -> str:
    """A quarter of the sentences left out, the others in another order, a quarter of the plain words swapped, lines added."""
    lines = _sentences(text)
    kept = draw.sample(lines, max(2, round(0.75 * len(lines)))) if len(lines) > 2 else lines
    return "\n\n".join([_ADDED[0], *(swapped(line, 0.25, pool, draw) for line in kept), _ADDED[1]])


KINDS: dict[str, Callable[[str, Pool, random.Random], str]] = {
    "copy": copied,
    "light edit": lightly,
    "truncated": truncated,
    "synonym-spun": spun,
    "heavy edit": heavily,
}


def _sentences(text: str) -> list[str]:
    return [span.of(line) for line in text.splitlines() for span in sentence_spans(line, "en")]


def pool_of(case: Case) -> Pool:
    """The plain words of a set, by ending."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in case.texts:
        for word in _PLAIN.findall(text):
            if word not in STOPWORDS:
                found[word[-3:]].add(word)
    return {ending: sorted(words) for ending, words in found.items()}


def made_of(case: Case, each: int, seed: int) -> list[tuple[str, str, str]]:
    """The id of each source drawn, the kind, and the text made of it with its headline on the first line."""
    draw = random.Random(seed)
    able = [
        row for row, text in enumerate(case.texts) if count_words(text.partition("\n")[2]) >= _FEWEST_WORDS
    ]
    pool = pool_of(case)
    made = []
    for row in sorted(draw.sample(able, min(each, len(able)))):
        title, _, body = case.texts[row].partition("\n")
        for kind, make in KINDS.items():
            headline = swapped(title, 0.5, pool, draw)
            made.append((case.articles[row].article.id, kind, f"{headline}\n{make(body, pool, draw)}"))
    return made


def _cleaned(text: str) -> CleanedArticle:
    title, _, body = text.partition("\n")
    return clean(article(text=body, title=title))


def measured(
    case: Case, each: int, seed: int
) -> tuple[dict[str, tuple[int, int]], int, int, list[dict[str, str]]]:
    """How many of each kind are in their source's Origin, of how many; pairs of different events in one Origin, of how many; misses."""
    made = made_of(case, each, seed)
    with ProcessPoolExecutor() as workers:
        cleaned = list(workers.map(_cleaned, [text for _, _, text in made], chunksize=25))
    known = {one.article.id for one in case.articles}
    fresh = {one.article.id: one for one in cleaned if one.article.id not in known}
    origin_of = {
        name: origin.id
        for origin in find_origins([*case.articles, *fresh.values()])
        for name in origin.article_ids
    }
    found: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    misses = []
    for (source, kind, text), one in zip(made, cleaned, strict=True):
        same = origin_of[one.article.id] == origin_of[source]
        found[kind].append(same)
        if not same:
            misses.append({"source": source, "kind": kind, "text": text})
    event = {one.article.id: label for one, label in zip(case.articles, case.events, strict=True)}
    event |= {
        one.article.id: event[source]
        for (source, _, _), one in zip(made, cleaned, strict=True)
        if one.article.id in fresh
    }
    together: dict[str, list[str]] = defaultdict(list)
    for name, origin in origin_of.items():
        together[origin].append(event[name])
    false = sum(a != b for events in together.values() for a, b in combinations(events, 2))
    sizes = Counter(event.values())
    pairs = (len(event) ** 2 - sum(size**2 for size in sizes.values())) // 2
    return {kind: (sum(hits), len(hits)) for kind, hits in found.items()}, false, pairs, misses


def row(name: str, counts: Sequence[tuple[int, int]]) -> str:
    """A row of the table: recall with its interval for each kind."""
    cells = []
    for hits, total in counts:
        interval = wilson(hits, total)
        low, high = interval or (float("nan"), float("nan"))
        cells.append(f"{hits / total:.3f} [{low:.3f}, {high:.3f}]" if total else "none")
    return f"| {name} ({counts[0][1]}) | {' | '.join(cells)} |"


def main() -> int:
    """Print the tables; 2 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories"))
    parser.add_argument("--each", type=int, default=200, help="articles drawn of each set")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--save", type=Path, help="a file for what was missed")
    arguments = parser.parse_args()
    try:
        cases = read_all(arguments.data)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    print(
        f"| set (texts of each kind) | {' | '.join(KINDS)} | pairs of different events joined |\n|---|{'---|' * 6}"
    )
    sums = dict.fromkeys(KINDS, (0, 0))
    joined, possible, missed = 0, 0, []
    for name in SETS:
        counts, false, pairs, misses = measured(cases[name], arguments.each, arguments.seed)
        sums = {
            kind: (hits + counts[kind][0], total + counts[kind][1]) for kind, (hits, total) in sums.items()
        }
        joined, possible = joined + false, possible + pairs
        missed += [{"set": name, **miss} for miss in misses]
        print(row(name, list(counts.values())), f"{false} of {pairs:,} |", flush=True)
    print(row("all", list(sums.values())), f"{joined} of {possible:,} |")
    if arguments.save:
        arguments.save.write_text("".join(json.dumps(miss) + "\n" for miss in missed), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
