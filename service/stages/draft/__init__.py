"""Drafting a Topic's Sentences: by extraction from the sources, and by way of a chat model."""
