"""Passages whose wording may be damaged: broken tokens, quotation marks that don't pair, machine rewording."""

from collections.abc import Sequence

from service.domain.articles import Note, Passage


def marks(text: str, passages: Sequence[Passage], language: str) -> tuple[list[Passage], list[Note]]:
    """The passages with their marks, and a Note for each kind seen."""
    return list(passages), []
