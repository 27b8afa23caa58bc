"""Counts and samples of the contrast pairs that the sources of the sets give.

python -m training.contrasts [--data ../shared/data] [--each 300] [--show KIND] [--most 15]
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from service.text.sentences import sentence_spans
from training.contrasts import contrasts, fused, harmless


def documents(data: Path, each: int, seed: int) -> Iterator[list[str]]:
    """The sentences of up to ``each`` different source texts, dialogues left out."""
    texts: dict[str, None] = {}
    for path in sorted((data / "verification" / "train").glob("*.jsonl.gz")):
        if path.name.startswith("summedits"):
            continue
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                texts.update(dict.fromkeys(json.loads(row)["docs"]))
    known = [text for text in texts if len(text) > 300]
    for text in random.Random(seed).sample(known, min(each, len(known))):
        lines = []
        for paragraph in text.split("\n"):
            lines += [paragraph[span.start : span.end].strip() for span in sentence_spans(paragraph)]
        yield [line for line in lines if line]


def main() -> int:
    """Run; exit status 1 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", default="")
    parser.add_argument("--most", type=int, default=15)
    options = parser.parse_args()
    if not (options.data / "verification").is_dir():
        print(f"{options.data}: no such folder; the sets are not part of the repository", file=sys.stderr)
        return 1
    counts: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    begun = time.monotonic()
    number = 0
    for lines in documents(options.data, options.each, options.seed):
        number += 1
        chosen = random.Random(options.seed + number)
        for pair in contrasts(lines, chosen):
            counts[pair.kind] += 1
            if options.show and pair.kind.startswith(options.show) and shown[pair.kind] < options.most:
                shown[pair.kind] += 1
                print(
                    f"- {pair.kind} [{pair.relation}]\n    {pair.true_line}\n  + {_marked(pair.sentence, pair.sentence_spans)}\n  - {_marked(pair.edited, pair.edited_spans)}"
                )
        for same in harmless(lines, chosen):
            counts["harmless: " + same.kind] += 1
            if (
                options.show
                and ("harmless:" + same.kind).startswith(options.show)
                and shown[same.kind] < options.most
            ):
                shown[same.kind] += 1
                print(f"- {same.kind}\n    {lines[same.line]}\n  = {same.sentence}")
        for joined in fused(lines, chosen):
            counts["fused: " + joined.kind.partition("+")[0] + (" +" if joined.edited else "")] += 1
            if options.show and joined.kind.startswith(options.show) and shown[joined.kind] < options.most:
                shown[joined.kind] += 1
                print(
                    f"- {joined.kind}\n"
                    + "\n".join(f"    {lines[i]}" for i in joined.lines)
                    + f"\n  + {_marked(joined.sentence, joined.sentence_spans)}\n  - {_marked(joined.edited, joined.edited_spans)}"
                )
    print(f"{number} sources, {time.monotonic() - begun:.1f} s")
    for kind, count in sorted(counts.items()):
        print(f"{kind:<36}{count:>7}")
    return 0


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


if __name__ == "__main__":
    sys.exit(main())
