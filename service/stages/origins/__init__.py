"""Which Articles reprint, rewrite or restate one another."""

from service.stages.origins.find import find_origins

__all__ = ["find_origins"]
