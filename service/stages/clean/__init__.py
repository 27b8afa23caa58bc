"""Cleaning: a role or a reason for every stretch of an Article's text, and Notes on the Article."""

from service.stages.clean.cleaning import clean
from service.stages.clean.language import prepare

__all__ = ["clean", "prepare"]
