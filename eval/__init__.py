"""Citebrief's evaluation harness."""
