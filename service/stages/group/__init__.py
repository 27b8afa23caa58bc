"""Topics and Events: which Articles are on one subject, and which on one happening."""

from service.stages.group.form import group, texts_to_embed

__all__ = ["group", "texts_to_embed"]
