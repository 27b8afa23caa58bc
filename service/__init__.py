"""Citebrief: briefings in which every Sentence is tied to a span of a source and checked against it."""
