"""Measures: pure functions, each in one place, with its formula and source."""
