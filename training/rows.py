"""From labelled sets and documents to training rows: a source window, a sentence, and what is known of the two.

    python -m training.rows entail --data ../shared/data --out out/training/entail.jsonl.gz
    python -m training.rows human --data ../shared/data --out out/training/human.jsonl.gz
    python -m training.rows contrast --data ../shared/data --out out/training/contrast.jsonl.gz
    python -m training.rows dev --data ../shared/data --out out/training/dev.jsonl.gz

A row is ``{"set", "p": window, "c": sentence, "y": 1 supported or 0, "r"?: "c" contradicted or "n" not stated,
"u"?: [[start, end], …] words of the sentence without support, "w"?: weight}``. Documents whose digest falls in
``HELD_OUT`` hundredths are in no training row: the decision is fitted, and the model measured, on them.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from service.stages.verify.evidence import Line, View
from service.stages.verify.examination import Library, as_article, source_of
from service.stages.verify.windows import COMPACT, WIDE, Shape, joined, window
from service.text.sentences import sentence_spans
from service.text.words import words
from training.contrasts import Contrast, Fused, contrasts, fused, harmless

HELD_OUT = 12
"""Hundredths of the documents that nothing is trained on."""

REPEATS = {
    "defacto": 2, "frank": 2, "xsumfaith": 2, "falke19": 2, "storysumm_sent": 4, "summac_factcc": 2, "summac_summeval": 3,
    "wice_claim": 4, "wice_partial_subclaims": 2, "attributionbench_new": 2, "summedits_ectsum": 2, "summedits_podcast": 2,
    "summedits_qmsumm": 2, "summedits_sales_call": 2, "summedits_sales_email": 2, "summedits_samsum": 2, "summedits_scitldr": 2,
}  # fmt: skip
"""How often a set's rows are shown, each time with another window; once where it isn't named."""

CAPS = {
    "cannot_sentiment": 0, "cannot_wikifactcheck": 0, "cannot_semantoneg": 2000, "conj_nli": 4000, "hans_gen": 4000, "breaking_nli": 2500,
    "infotabs": 8000, "megaveridicality": 4000, "scone": 4000, "tracie": 2500, "help_conj": 2000, "med": 3000,
    "attributionbench_new": 0,
}  # fmt: skip
"""Rows at most of an entailment set that is large, templated or lopsided; ``attributionbench_new`` counts as human-labelled."""

DOCUMENTS = (
    "defacto", "xsumfaith", "frank", "fib_xsum", "fib_cnndm", "summac_factcc", "summac_polytope", "summac_summeval", "wice_claim",
    "wice_partial_subclaims", "summhay_news_synth",
)  # fmt: skip
"""Sets whose documents are edited: reports and encyclopedic pages."""

LONE = Shape(1, 1, 0.06, 0)
SMALL = Shape(220, 2, 0.06, 1)
"""Sources of a sentence or two: without them a scorer learns to doubt whatever stands in a short text, exact copies too."""

_FREQUENT = {"role": 3}
"""Families of edits that few documents allow: so many times more of them in one document."""

_RELATIONS = {"entailment": "s", "contradiction": "c", "neutral": "n"}


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held_out(document: str) -> bool:
    """Whether ``document`` is kept from training; the same text in another set falls alike."""
    plain = re.sub(r"\W+", "", document.lower())[:240]
    return int(sha256(plain.encode()).hexdigest(), 16) % 100 < HELD_OUT


class Document:
    """Sources that windows are cut from."""

    def __init__(self, docs: Sequence[str]) -> None:
        articles = [as_article(str(index), text) for index, text in enumerate(docs)]
        self.library = Library({cleaned.article.id: source_of(cleaned) for cleaned in articles})
        self.view: View = self.library.everything()
        self.texts = [" ".join(self.library.text(line).split()) for line in self.view.lines]

    def window(self, sentence: str, shape: Shape, changed: dict[int, str] | None = None) -> str:
        """The window beside ``sentence``, with some Lines in other words."""
        return self.shown(window(words(sentence), self.view, shape), changed)

    def lines(self, sentence: str, shape: Shape) -> tuple[int, ...]:
        """The indices of the window's Lines."""
        return window(words(sentence), self.view, shape)

    def shown(self, indices: Sequence[int], changed: dict[int, str] | None = None) -> str:
        """The text of a window of these Lines."""
        changed = changed or {}
        kept = [index for index in indices if changed.get(index) != ""]
        lines: list[Line] = [self.view.lines[index] for index in kept]
        return joined(lines, [changed.get(index, self.texts[index]) for index in kept])

    def without(self, line: int, sentence: str, shape: Shape) -> str:
        """The window that the sources give once Line ``line`` is gone."""
        left = [index for index in range(len(self.texts)) if index != line]
        view = View(
            [self.view.lines[i] for i in left], self.view.rarity, self.view.unseen, self.view.readings
        )
        return self.shown([left[index] for index in window(words(sentence), view, shape)])


def entail(data: Path, seed: int) -> Iterator[dict[str, Any]]:
    """Rows of the short entailment pairs."""
    chosen = random.Random(seed)
    for path in sorted((data / "entailment" / "train").glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        rows = rows_of(path)
        chosen.shuffle(rows)
        for row in rows[: CAPS.get(name, 1_000_000)]:
            known = _RELATIONS.get(str(row.get("relation")), "")
            yield {
                "set": name,
                "p": " ".join(row["docs"])[:1100],
                "c": row["claim"],
                "y": int(row["label"]),
                "r": known,
            }


def spans_of(row: dict[str, Any]) -> list[tuple[int, int]] | None:
    """Where the words without support stand in the sentence, where people marked them."""
    marked = row.get("span")
    if row["label"] or not marked:
        return None
    if isinstance(marked, str):
        if row["dataset"].startswith("wice_partial"):
            return _tokens(row["claim"], marked)
        return None
    if not all(isinstance(each, str) for each in marked):
        return None
    found = []
    for each in marked:
        start = row["claim"].lower().find(each.lower())
        if start >= 0:
            found.append((start, start + len(each)))
    return found or None


def _tokens(claim: str, marked: str) -> list[tuple[int, int]] | None:
    """Spans of the words of ``marked``, which are words of ``claim`` in order with gaps."""
    found, place = [], 0
    for token in marked.split():
        start = claim.find(token, place)
        if start < 0:
            return None
        found.append((start, start + len(token)))
        place = start + len(token)
    return found


def human(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Training rows of human-labelled ``rows`` that share their docs."""
    chosen = random.Random(f"{seed} {rows[0]['id']}")
    document = Document(rows[0]["docs"])
    made = []
    for row in rows:
        claim = " ".join(row["claim"].split())
        spans = spans_of({**row, "claim": claim})
        base: dict[str, Any] = {"set": row["dataset"], "c": claim, "y": int(row["label"])}
        if spans is not None:
            base["u"] = spans
        size = len(words(claim))
        for turn in range(REPEATS.get(row["dataset"], 1)):
            shape = WIDE if size > 40 or (turn + chosen.random()) % 2 > 1.05 else COMPACT
            made.append({**base, "p": document.window(claim, shape)})
        pieces = [span.of(claim) for span in sentence_spans(claim)]
        if row["label"] and len(pieces) > 1:
            made += [
                {"set": row["dataset"], "p": document.window(piece, COMPACT), "c": piece, "y": 1, "w": 0.5}
                for piece in pieces if len(words(piece)) > 4
            ]  # fmt: skip
    return made


_TOLD = {"contradicted": "c", "not_stated": "n"}
_SHORTEST, _LONGEST = 5, 60
"""Words of a sentence that is shown as it stands in its source."""


def shaped(chosen: random.Random) -> Shape:
    """A window's shape, drawn: sources come in all lengths."""
    return chosen.choices((COMPACT, WIDE, SMALL, LONE), (9, 5, 3, 3))[0]


def contrast(rows: list[dict[str, Any]], seed: int, most: int, true: int = 1) -> list[dict[str, Any]]:
    """Rows made by editing the document that ``rows`` share: in groups of four, or fewer, that belong together.

    ``most`` bounds the wrong edits of one kind, ``true`` the rewordings that stay true, and the fused Sentences.
    """
    chosen = random.Random(f"{seed} contrast {rows[0]['id']}")
    document = Document(rows[0]["docs"])
    if len(document.texts) < 4:
        return []
    made: list[dict[str, Any]] = []
    counted: Counter[str] = Counter()
    for each in contrasts(document.texts, chosen, most=most * max(_FREQUENT.values())) if most else ():
        family = each.kind.partition(".")[0]
        bound = most * _FREQUENT.get(family, 1)
        if counted[each.kind] >= bound or counted[family] >= 2 * bound:
            continue
        counted[each.kind] += 1
        counted[family] += 1
        made += _edited(document, each, shaped(chosen))
    for plain in islice(harmless(document.texts, chosen), true):
        window_text = document.window(plain.sentence, shaped(chosen))
        made.append({"set": f"contrast harmless.{plain.kind}", "p": window_text, "c": plain.sentence, "y": 1})
    copied = [text for text in document.texts if _SHORTEST <= len(text.split()) <= _LONGEST]
    for text in chosen.sample(copied, min(len(copied), true // 2)):
        made.append({"set": "contrast copy", "p": document.window(text, shaped(chosen)), "c": text, "y": 1})
    for joint in islice(fused(document.texts, chosen), true):
        made += _fused(document, joint, COMPACT if chosen.random() < 0.3 else WIDE)
    return made


def _edited(document: Document, each: Contrast, shape: Shape) -> list[dict[str, Any]]:
    """The rows of one Contrast: either Sentence beside the source that carries it, and beside the one that doesn't."""
    name, relation = f"contrast {each.kind}", _TOLD[each.relation]
    missing = document.without(each.line, each.sentence, shape)
    if not each.wrong_line:
        return [
            {"set": name, "p": document.window(each.sentence, shape), "c": each.sentence, "y": 1},
            {"set": name, "p": missing, "c": each.sentence, "y": 0, "r": "n"},
        ]
    wrong = {each.line: each.wrong_line}
    for_sentence, for_edited = document.lines(each.sentence, shape), document.lines(each.edited, shape)
    if each.line not in for_sentence:
        return []
    with_line = for_edited if each.line in for_edited else for_sentence
    told, told_edited = (
        [list(span) for span in each.sentence_spans],
        [list(span) for span in each.edited_spans],
    )
    last: dict[str, Any] = {"p": document.shown(for_sentence, wrong), "r": relation, "u": told}
    if each.one_sided:  # what the edited source says still carries the Sentence: take its line away instead
        last = {"p": missing, "r": "n"}
    return [
        {"set": name, "p": document.shown(for_sentence), "c": each.sentence, "y": 1},
        {
            "set": name,
            "p": document.shown(for_edited),
            "c": each.edited,
            "y": 0,
            "r": relation,
            "u": told_edited,
        },
        {"set": name, "p": document.shown(with_line, wrong), "c": each.edited, "y": 1},
        {"set": name, "c": each.sentence, "y": 0, **last},
    ]


def _fused(document: Document, joint: Fused, shape: Shape) -> list[dict[str, Any]]:
    """A Sentence that merges Lines, and its wrong twin where there is one."""
    lines = document.lines(joint.sentence, shape)
    if not set(joint.lines) <= set(lines):
        return []
    made: list[dict[str, Any]] = [
        {"set": "contrast fused", "p": document.shown(lines), "c": joint.sentence, "y": 1}
    ]
    if joint.edited:
        made.append(
            {
                "set": "contrast fused", "p": document.window(joint.edited, shape), "c": joint.edited, "y": 0,
                "r": _TOLD[joint.relation], "u": [list(span) for span in joint.edited_spans],
            }
        )  # fmt: skip
    return made


def grouped(paths: Iterable[Path], *, held: bool) -> list[list[dict[str, Any]]]:
    """Rows by their docs, of those documents that are, or are not, held out."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in paths:
        for row in rows_of(path):
            row["dataset"] = path.name.removesuffix(".jsonl.gz")
            if held_out(row["docs"][0]) is held:
                groups[sha256(json.dumps(row["docs"]).encode()).hexdigest()].append(row)
    return list(groups.values())


def labelled(data: Path) -> list[Path]:
    """The files of human-labelled rows that may be trained on."""
    found = sorted((data / "verification" / "train").glob("*.jsonl.gz"))
    return [*found, data / "entailment" / "train" / "attributionbench_new.jsonl.gz"]


def documents(data: Path, *, held: bool) -> list[list[dict[str, Any]]]:
    """One row of each document that may be edited."""
    paths = [data / "verification" / "train" / f"{name}.jsonl.gz" for name in DOCUMENTS]
    once: dict[str, list[dict[str, Any]]] = {}
    for rows in grouped(paths, held=held):
        once.setdefault(re.sub(r"\W+", "", rows[0]["docs"][0].lower())[:240], rows[:1])
    return list(once.values())


def main() -> None:
    """Write one file of rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["entail", "human", "contrast", "dev"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=int, default=1, help="edits of one kind in one document")
    parser.add_argument("--true", type=int, default=1, help="rewordings that stay true, of one document")
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--skip", type=int, default=0, help="leave so many documents out first")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    chosen = random.Random(given.seed)
    made: list[dict[str, Any]] = []
    with ProcessPoolExecutor(given.workers) as pool:
        if given.what == "entail":
            made = list(entail(given.data, given.seed))
        elif given.what == "human":
            groups = grouped(labelled(given.data), held=False)
            made = [
                row
                for rows in pool.map(partial(human, seed=given.seed), groups, chunksize=16)
                for row in rows
            ]
        elif given.what == "contrast":
            sources = documents(given.data, held=False)
            chosen.shuffle(sources)
            sources = sources[given.skip :]
            work = partial(contrast, seed=given.seed, most=given.most, true=given.true)
            made = [row for rows in pool.map(work, sources[: given.documents], chunksize=8) for row in rows]
        else:
            made = dev(given.data, given.seed, pool)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(given.out, "wt", encoding="utf-8", compresslevel=3) as file:
        for row in made:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    told: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in made:
        told[row["set"]][row["y"]] += 1
    for name, (wrong, right) in sorted(told.items()):
        print(f"{name}: {right} supported, {wrong} not")
    print(f"{len(made)} rows in {given.out}")


def dev(data: Path, seed: int, pool: ProcessPoolExecutor) -> list[dict[str, Any]]:
    """Rows to watch while training: held-out documents, and sets that nothing is trained on."""
    chosen = random.Random(seed)
    validate = sorted((data / "verification" / "validate").glob("*.jsonl.gz"))
    also = data / "entailment" / "validate" / "polnear_attr.jsonl.gz"
    by_set: dict[str, list[dict[str, Any]]] = defaultdict(list)
    groups = grouped(labelled(data), held=True)
    groups += grouped([*validate, also], held=True) + grouped([*validate, also], held=False)
    for rows in groups:
        for row in rows:
            by_set[row["dataset"]].append(row)
    picked = [
        row for name in sorted(by_set) for row in chosen.sample(by_set[name], min(100, len(by_set[name])))
    ]
    made = [
        row
        for rows in pool.map(partial(_watched, seed=seed), [[row] for row in picked], chunksize=16)
        for row in rows[:1]
    ]
    sources = documents(data, held=True)
    chosen.shuffle(sources)
    edits = [
        row
        for rows in pool.map(partial(contrast, seed=seed, most=1), sources[:150], chunksize=4)
        for row in rows
    ]
    kept: Counter[str] = Counter()
    for row in edits:
        family = "contrast " + row["set"].removeprefix("contrast ").partition(".")[0]
        if kept[family] < 100:
            kept[family] += 1
            made.append({**row, "set": family})
    return made


def _watched(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    return human(rows, seed)


if __name__ == "__main__":
    main()
