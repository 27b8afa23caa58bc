"""Cleaning: a role or a reason for every stretch of an Article's text, and Notes on the Article."""

from service.stages.clean.cleaning import clean

__all__ = ["clean"]
