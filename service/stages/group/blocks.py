"""Which Articles need comparing at all: sparse neighbours, in blocks small enough for trees."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from service.stages.group.tree import Rows

MOST_AT_ONCE = 2000
_TELLING = 24  # words of an Article that neighbours are sought by
_HELD_BY = 0.01  # share of a large collection beyond which a word parts nothing
_LEAST_COSINE = 0.15
_TIGHTER = 1.2
_STRIP = 2000


def blocks(rows: sparse.csr_matrix) -> list[Rows]:
    """The rows in blocks of at most 2,000 such that like rows are in one block, as far as that bound allows.

    ``rows`` are unit rows. A small collection is one block. In a large one, rows whose most telling words have a
    cosine of 0.15 or more are linked, and a block is a connected component; one that is too large keeps its
    strongest links only. Cost grows with the number of links, not of pairs.
    """
    size = rows.shape[0]
    if size <= MOST_AT_ONCE:
        return [np.arange(size)]
    links = _links(_telling(rows))
    found: list[Rows] = []
    waiting: list[tuple[Rows, float]] = [(np.arange(size), _LEAST_COSINE)]
    while waiting:
        members, least = waiting.pop()
        part = links[members][:, members]
        part.data[part.data < least] = 0.0
        part.eliminate_zeros()
        count, labels = connected_components(part, directed=False)
        order = np.argsort(labels, kind="stable")
        for piece in np.split(order, np.cumsum(np.bincount(labels, minlength=count))[:-1]):
            if len(piece) <= MOST_AT_ONCE:
                found.append(members[piece])
            elif least > 1.0:  # as good as equal, all of them: any cut is as right as another
                found.extend(np.array_split(members[piece], -(-len(piece) // MOST_AT_ONCE)))
            else:
                waiting.append((members[piece], least * _TIGHTER))
    return sorted(found, key=lambda block: int(block[0]))


def _telling(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """``rows`` cut down to their heaviest words that not too many hold, of unit length again."""
    size, terms = rows.shape
    held = np.bincount(rows.indices, minlength=terms)
    usable = (held >= 2) & (held <= max(100, int(size * _HELD_BY)))
    owner = np.repeat(np.arange(size), np.diff(rows.indptr))
    keep = usable[rows.indices]
    owner, columns, values = owner[keep], rows.indices[keep], rows.data[keep]
    order = np.lexsort((-values, owner))
    owner, columns, values = owner[order], columns[order], values[order]
    first = np.searchsorted(owner, np.arange(size))
    heavy = np.arange(len(owner)) - first[owner] < _TELLING
    cut = sparse.csr_matrix((values[heavy], (owner[heavy], columns[heavy])), shape=(size, terms))
    lengths = np.sqrt(np.asarray(cut.multiply(cut).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.where(lengths > 0, lengths, 1.0)) @ cut)


def _links(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Cosines of at least the least worth linking, as a sparse matrix, strip by strip to bound the memory."""
    turned = sparse.csr_matrix(rows.T)
    strips = []
    for start in range(0, rows.shape[0], _STRIP):
        strip = sparse.csr_matrix(rows[start : start + _STRIP] @ turned)
        near: NDArray[np.bool_] = strip.data >= _LEAST_COSINE
        strip.data = np.where(near, strip.data, 0.0)
        strip.eliminate_zeros()
        strips.append(strip)
    return sparse.csr_matrix(sparse.vstack(strips, format="csr"))
