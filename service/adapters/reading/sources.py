"""Articles from files, folders and standard input."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from service.adapters.reading.articles import article
from service.domain.articles import Article
from service.domain.errors import NoArticles, UnreadableSource


def read_paths(paths: Sequence[str], stdin: BinaryIO | None = None) -> list[Article]:
    """All Articles of ``paths``."""
    found: list[Article] = []
    for path in paths:
        if path == "-":
            if stdin is not None:
                found.append(article(text=stdin.read().decode()))
            continue
        place = Path(path)
        files = sorted(f for f in place.rglob("*") if f.is_file()) if place.is_dir() else [place]
        for file in files:
            try:
                content = file.read_bytes()
            except OSError as error:
                raise UnreadableSource(str(file), str(error)) from error
            if file.suffix == ".gz":
                content = gzip.decompress(content)
            if ".json" in file.name:
                rows = [json.loads(line) for line in content.decode().splitlines() if line.strip()]
                found.extend(article(text=row["text"], title=row.get("title", "")) for row in rows)
            else:
                found.append(article(text=content.decode(errors="replace")))
    if not found:
        raise NoArticles("input", "no articles")
    return found
