"""Origins of a set of Articles."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from service.domain.articles import CleanedArticle, Role
from service.domain.groups import Origin
from service.text.words import words

_SHARED = 0.5


def _shingles(article: CleanedArticle) -> frozenset[tuple[str, ...]]:
    text = article.article.text
    kept = [w.stem for p in article.passages if p.role is not Role.FAQ for w in words(p.span.of(text))]
    return frozenset(zip(kept, kept[1:], kept[2:], strict=False))


def find_origins(articles: Sequence[CleanedArticle]) -> tuple[Origin, ...]:
    """The Origins of ``articles``, each Article in exactly one; in the order of their first Articles."""
    unique = {article.article.id: article for article in articles}
    shingles = {key: _shingles(article) for key, article in unique.items()}
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    parent = {key: key for key in unique}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for key, found in shingles.items():
        shared: defaultdict[str, int] = defaultdict(int)
        for shingle in found:
            for other in holders[shingle]:
                shared[other] += 1
            holders[shingle].append(key)
        for other, count in shared.items():
            if count >= _SHARED * min(len(found), len(shingles[other])):
                parent[root(key)] = root(other)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for key in unique:
        members[root(key)].append(key)
    origins = []
    for keys in members.values():
        first = max(keys, key=lambda key: (len(shingles[key]), key))
        ordered = (first, *(key for key in keys if key != first))
        origins.append(Origin("o" + hashlib.sha256(first.encode()).hexdigest()[:12], ordered))
    return tuple(origins)
