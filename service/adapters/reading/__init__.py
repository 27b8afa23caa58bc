"""Reading: files, folders, rows and standard input into Articles."""

from service.adapters.reading.articles import article
from service.adapters.reading.sources import read_paths

__all__ = ["article", "read_paths"]
