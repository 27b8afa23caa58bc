"""How fast and how large: cleaning, checking, and a Brief end to end without a model, from 10 to 1,000 articles.

Each size runs in a process of its own, so that peak memory is its own too::

    python benchmarks/speed.py [--sizes 10 20 100 1000]
"""

import argparse
import asyncio
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from benchmarks.invented import invented
from service.adapters.entailment import MiniLMScorer
from service.bootstrap import build
from service.domain.articles import CleanedArticle
from service.domain.briefs import BriefOptions, Sentence, cite
from service.settings import Settings
from service.stages.clean import clean
from service.stages.render import document, to_json
from service.verifier import Verifier

_SENTENCES = 1_000
_TOPIC = 10
_SCORED = 200
"""Articles of a Topic that Sentences are held against as a whole, with the scorer, and how many Sentences."""


def main() -> int:
    """Measure what the arguments ask for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 20, 100, 300, 1_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_measure(arguments.one)))
        return 0
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(
        "| articles | words each | cleaned per s | checked per s | with the scorer, all of 10 articles cited, per s "
        "| its load, s | first Brief, s | next Brief, s | peak MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for size in arguments.sizes:
        command = [sys.executable, "-m", "benchmarks.speed", "--one", str(size)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"| {size} | {row['words']:.0f} | {row['cleaned']:.0f} | {row['checked']:.0f} "
            f"| {row['scored']:.0f} | {row['load']:.2f} | {row['first']:.2f} | {row['brief']:.2f} | {row['peak']:.0f} |",
            flush=True,
        )
    return 0


def _measure(size: int) -> dict[str, float]:
    articles = invented(size)
    words = sum(len(article.text.split()) for article in articles) / size
    first, brief = asyncio.run(_briefs(size))
    scored, load = _with_scorer([clean(article) for article in articles[:_TOPIC]])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.perf_counter()
    cleaned = [clean(article) for article in articles]
    cleaning = time.perf_counter() - began
    # every Sentence cites one whole Article: what a reader's claim about a source costs to check, without embeddings
    sentences = [
        Sentence(f"s{n}", span.of(one.article.text), (cite(one, passage.id, passage.span),))
        for one in cleaned
        for passage in one.citable
        for n, span in enumerate(passage.sentences)
    ][:_SENTENCES]
    verifier = Verifier()
    by_article: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_article.setdefault(sentence.citations[0].article_id, []).append(sentence)
    sources = {one.article.id: one for one in cleaned}
    began = time.perf_counter()
    for article_id, own in by_article.items():
        verifier.verify(own, [sources[article_id]])
    checking = time.perf_counter() - began
    return {
        "words": words,
        "cleaned": size / cleaning,
        "checked": len(sentences) / checking,
        "scored": scored,
        "load": load,
        "first": first,
        "brief": brief,
        "peak": peak,
    }


def _with_scorer(topic: Sequence[CleanedArticle]) -> tuple[float, float]:
    """Sentences verified a second, each against all of ``topic``, on all cores; and the seconds that loading takes."""
    cited = tuple(cite(one, passage.id, passage.span) for one in topic for passage in one.citable)
    texts = dict.fromkeys(
        span.of(one.article.text) for one in topic for passage in one.citable for span in passage.sentences
    )
    sentences = [Sentence(f"s{n}", text, cited) for n, text in enumerate(texts)][:_SCORED]
    scorer = MiniLMScorer()
    began = time.perf_counter()
    scorer.score([("The pier was closed.", "The pier was closed.")])
    load = time.perf_counter() - began
    verifier = Verifier(scorer)
    began = time.perf_counter()
    verifier.verify(sentences, list(topic))
    return len(sentences) / (time.perf_counter() - began), load


async def _briefs(size: int) -> tuple[float, float]:
    """Seconds for a first Brief, models loaded within, and for a second one of other articles of the same kind."""
    took = []
    async with build(Settings()) as parts:
        for seed in (1, 2):
            articles = invented(size, seed)
            began = time.perf_counter()
            brief = await parts.pipeline.make_brief(articles, BriefOptions())
            to_json(document(brief))
            took.append(time.perf_counter() - began)
    return took[0], took[1]


if __name__ == "__main__":
    sys.exit(main())
