"""How many Articles are cleaned in a second, how that grows with their number, and how much memory it takes.

Usage: python benchmarks/cleaning.py [--data FOLDER] [--counts 10,100,1000] [--odd]

The Articles are invented pages of about 600 words with the dirt of scraped ones; with ``--data`` also real news texts
(``stories/basil.jsonl.gz`` of that folder, 300 reports of about 640 words). One process, one core. Times are of the
processor, so that other work on the machine disturbs them less; the first Article, which loads the language model, is
cleaned beforehand. ``--odd`` gives the seconds for odd texts of a thousand to a million characters, which must grow no
faster than their length.
"""

import argparse
import gzip
import json
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from service.adapters.reading import article
from service.domain.articles import Article
from service.stages.clean import clean

TARGET = 200.0
"""Articles of about 600 words in a second on one core."""
_HEAD = "The {place} Courier\nNews\nSport\nSign in\n\n{title}\n\nBy Ilse Varga\nPublished: {day} March 2026 | 4 min read\n\nFacebook\nX\nCopy link\n\n"
_TAIL = (
    "Related Posts\nChess club wins county title after long final\nMuseum shows finds from the hill\n\nLeave a Reply\n"
    "Your email address will not be published. Required fields are marked *\n\n© 2026 The {place} Courier. All rights reserved.\n"
)
_SENTENCES = (
    "The port authority of {place} said on {weekday} that {number} ships had called there in the past month.",
    "“We should have done this years ago,” said {name}, who chairs the passenger council of {place}.",
    "The agreement covers {number} routes and takes effect in June, according to a note seen by the council.",
    "{name} told reporters that the regulator could ask for changes, but would hardly block the plan.",
    "Passenger numbers rose by {number} per cent between 2024 and 2025, the yearly report of the operators shows.",
    "It was not clear whether fares would rise, and the ministry of transport declined to comment on that.",
)


def invented(number: int, words: int = 600) -> Article:
    """An invented page of about so many words; the same number gives the same page."""
    chance = random.Random(number)
    fields = {
        "place": chance.choice(("Lindwall", "Brae", "Osk", "Tarn")),
        "title": f"Ferry operators agree to share timetable data, report {number} says",
        "day": chance.randint(1, 28),
    }
    paragraphs: list[str] = []
    while sum(paragraph.count(" ") for paragraph in paragraphs) < words:
        sentences = [
            chance.choice(_SENTENCES).format(
                number=chance.randint(2, 900),
                weekday=chance.choice(("Monday", "Tuesday", "Sunday")),
                name=chance.choice(("Marta Lind", "Tom Okoro", "Ruth Adeyemi")),
                place=fields["place"],
            )
            for _ in range(4)
        ]
        paragraphs.append(" ".join(sentences))
    return article(text=_HEAD.format(**fields) + "\n\n".join(paragraphs) + "\n\n" + _TAIL.format(**fields))


_ODD: dict[str, Callable[[int], str]] = {
    "one line without spaces": lambda n: "abc" * (n // 3),
    "one line of sentences": lambda n: "The port opened on Monday, officials said there. " * (n // 49),
    "short lines": lambda n: "Ab cd\n" * (n // 6),
    "lines of sentences": lambda n: "\n".join(
        f"Port {i} opened on Monday, officials said." for i in range(n // 42)
    ),
    "quotation marks": lambda n: "“”\"' " * (n // 5),
    "digits": lambda n: "1234567890" * (n // 10),
    "commas": lambda n: "," * n,
    "cells of tables": lambda n: "a\tb\n" * (n // 4),
    "summary boxes": lambda n: "Key points\n- The port opens now\n" * (n // 32),
    "spaces": lambda n: "a" + " " * n + "b",
}
_LENGTHS = (1_000, 10_000, 100_000, 1_000_000)


def show_odd() -> None:
    """Print the seconds that each odd text takes at each length."""
    print(f"{'seconds for odd texts of':<28}" + "".join(f"{length:>12}" for length in _LENGTHS))
    for name, make in _ODD.items():
        spent = []
        for length in _LENGTHS:
            text = make(length)
            started = time.process_time()
            clean(article(text=text))
            spent.append(time.process_time() - started)
        print(f"{name:<28}" + "".join(f"{seconds:>12.3f}" for seconds in spent))


def measure(articles: Sequence[Article]) -> tuple[float, float]:
    """Articles and thousands of words cleaned in a second of processor time."""
    started = time.process_time()
    for one in articles:
        clean(one)
    spent = time.process_time() - started
    words = sum(len(one.text.split()) for one in articles)
    return len(articles) / spent, words / spent / 1000


def show(label: str, articles: Sequence[Article]) -> float:
    """Print one line of the table; gives the Articles a second."""
    rate, words = measure(articles)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label:<28}{len(articles):>8}{rate:>12.0f}{words:>14.0f}{memory:>12.0f}")
    return rate


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--counts", default="10,100,1000")
    parser.add_argument("--odd", action="store_true", help="measure odd texts as well")
    options = parser.parse_args()
    clean(invented(0))
    print(f"{'articles':<28}{'number':>8}{'articles/s':>12}{'1000 words/s':>14}{'peak MB':>12}")
    rates = [
        show("invented pages", [invented(n) for n in range(int(count))])
        for count in options.counts.split(",")
    ]
    stories = options.data / "stories" / "basil.jsonl.gz"
    if stories.exists():
        with gzip.open(stories, "rt", encoding="utf-8") as lines:
            show("news reports (basil)", [article(text=json.loads(line)["text"]) for line in lines])
    else:
        print(f"{stories} is not there: real news reports were not measured")
    if options.odd:
        show_odd()
    print(f"target {TARGET:.0f} articles/s: {'reached' if min(rates) >= TARGET else 'NOT reached'}")


if __name__ == "__main__":
    main()
