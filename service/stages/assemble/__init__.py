"""From verified Sentences to a Brief: its bottom line, timelines, and where sources differ."""

from service.stages.assemble.brief import assemble

__all__ = ["assemble"]
