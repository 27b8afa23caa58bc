"""Known ways of extracting, to hold the extractive writer against."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from service.text.sentences import sentence_spans
from service.text.words import STOPWORDS, words


def fill(sentences: Sequence[str], order: Sequence[int], limit: int) -> list[str]:
    """Sentences in ``order`` of rank until the limit is reached, the last one cut by the measure, shown in source order."""
    chosen: list[int] = []
    count = 0
    for index in order:
        if count >= limit:
            break
        chosen.append(index)
        count += len(sentences[index].split())
    return [sentences[i] for i in sorted(chosen)]


class _Tokens:
    """The tokenizer that sumy asks for, without its download."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(span.of(text) for span in sentence_spans(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(word.lower for word in words(text))


def sumy_rank(name: str) -> Callable[[Sequence[str]], list[int]]:
    """LexRank or TextRank by the package sumy: sentence numbers, best first."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph  # noqa: PLC0415  a benchmark dependency alone
    from sumy.models.dom import Sentence as SumySentence  # noqa: PLC0415
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415

    made = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer}[name](lambda word: word)
    made.stop_words = STOPWORDS

    def rank(sentences: Sequence[str]) -> list[int]:
        parsed = [SumySentence(sentence, _Tokens()) for sentence in sentences]
        model = ObjectDocumentModel([Paragraph(parsed)])
        order: list[int] = []
        for count in range(1, len(parsed) + 1):  # it tells which are best, not how good each is
            taken = {str(one) for one in made(model, count)}
            order += [i for i, sentence in enumerate(parsed) if str(sentence) in taken and i not in order]
        return order

    return rank


def centroid_with_mmr(
    sentences: Sequence[str], rarity: Counter[str], held: int, weight: float = 0.7
) -> list[int]:
    """Sentence numbers by maximal marginal relevance to the centroid of the TF-IDF vectors."""
    vocabulary: dict[str, int] = {}
    rows = []
    for sentence in sentences:
        counts = Counter(word.stem for word in words(sentence) if not word.stop)
        rows.append(
            {
                vocabulary.setdefault(s, len(vocabulary)): n * math.log(held / (1 + rarity[s]))
                for s, n in counts.items()
            }
        )
    matrix = np.zeros((len(rows), max(1, len(vocabulary))))
    for number, row in enumerate(rows):
        for column, value in row.items():
            matrix[number, column] = value
    centroid = matrix.sum(axis=0)
    unit = matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
    relevance = unit @ (centroid / max(float(np.linalg.norm(centroid)), 1e-12))
    alike = unit @ unit.T
    order: list[int] = []
    rest = list(range(len(rows)))
    while rest:
        best = max(
            rest,
            key=lambda i: (
                weight * relevance[i] - (1 - weight) * max((alike[i, j] for j in order), default=0.0),
                -i,
            ),
        )
        rest.remove(best)
        order.append(best)
    return order


def oracle(sentences: Sequence[str], score: Callable[[str], float], limit: int) -> list[str]:
    """Greedily the sentences that most raise ``score`` of the text so far, whole, within the limit of words."""
    chosen: list[int] = []
    best = 0.0
    while True:
        tries = []
        for i in range(len(sentences)):
            picked = sorted({*chosen, i})
            text = " ".join(sentences[j] for j in picked)
            if i not in chosen and len(text.split()) <= limit:
                tries.append((score(text), picked))
        if not tries or max(tries)[0] <= best:
            return [sentences[i] for i in chosen]
        best, chosen = max(tries)
