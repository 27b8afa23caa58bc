"""The articles of a Case, read."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases.case import ArticleRow
from eval.cases.loading import PlacedCase
from eval.runs.cells import RunCase, SourceArticle
from service.adapters.reading import article, read_paths
from service.adapters.reading.sources import SUFFIXES
from service.domain.articles import Article
from service.domain.errors import InputError, UnreadableSource

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A Case with its Articles; ``failure`` says in words why it can't be used, empty where it can."""

    ran: RunCase
    articles: tuple[Article, ...]
    failure: str = ""


def read_case(placed: PlacedCase) -> ReadCase:
    """The Case with its articles read. What can't be read, or a name that no article has, is its ``failure``."""
    case = placed.case
    try:
        named = [*_rows(case.articles), *_files(case.files, placed.folder)]
    except InputError as error:
        return ReadCase(RunCase(case), (), str(error))
    names = [name for name, _ in named]
    doubled = sorted({name for name in names if names.count(name) > 1})
    strangers = sorted(case.named_articles.difference(names))
    ran = RunCase(case, tuple(_source(name, each) for name, each in named))
    if doubled:
        return ReadCase(ran, (), f"two articles go by the name {doubled[0]!r}")
    if strangers:
        return ReadCase(ran, (), f"it names the article {strangers[0]!r}, but has {', '.join(sorted(names))}")
    unique = {each.id: each for _, each in named}
    return ReadCase(ran, tuple(unique.values()))


def _rows(rows: Sequence[ArticleRow]) -> Iterator[tuple[str, Article]]:
    for row in rows:
        try:
            read = article(
                text=row.text,
                title=row.title,
                url=row.url,
                publisher=row.publisher,
                published_at=row.published_at,
                language=row.language,
            )
        except UnreadableSource as error:
            raise InputError(f"article {row.id}", error.wrong, error.right) from error
        yield row.id, read


def _files(paths: Sequence[str], folder: Path) -> Iterator[tuple[str, Article]]:
    for path in paths:
        if Path(path).is_absolute():
            raise InputError(path, "is an absolute path", "give one that is relative to the Case's file")
        place = folder / path
        if not place.is_dir():
            if place.is_file() and not _readable(place, folder):
                raise InputError(
                    path,
                    "is hidden, or of no kind that articles have",
                    f"there are {', '.join(sorted(SUFFIXES))}",
                )
            yield from _file(place)
            continue
        read = [each for file in _inside(place) for each in _file(file)]
        if not read:
            raise InputError(str(place), "there are no articles in it")
        yield from read


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder that may hold articles: of a readable kind, neither hidden nor empty."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and _readable(file, folder) and file.stat().st_size:
            yield file


def _readable(file: Path, folder: Path) -> bool:
    """Whether ``file`` may hold articles: neither it nor a folder on the way to it from ``folder`` is hidden, and its kind is one.

    A Suite that came from elsewhere is not to carry off what is no article: keys, settings, histories.
    """
    way = Path(os.path.relpath(file, folder)).parts
    hidden = any(part.startswith(".") and part not in {".", ".."} for part in way)
    return not hidden and Path(file.name.lower().removesuffix(".gz")).suffix in SUFFIXES


def _file(file: Path) -> list[tuple[str, Article]]:
    found = read_paths([str(file)])
    name = Path(file.name.removesuffix(".gz")).stem
    if len(found) == 1:
        return [(name, found[0])]
    return [(f"{name}-{number}", each) for number, each in enumerate(found, 1)]


def _source(name: str, read: Article) -> SourceArticle:
    return SourceArticle(
        name=name,
        id=read.id,
        title=read.title,
        text=_LONE_SURROGATE.sub(
            "\ufffd", read.text
        ),  # as the published Brief has it: JSON can't carry half a pair
        url=read.url,
        publisher=read.publisher,
        published_at=str(read.published.date or ""),
        language=read.language,
    )
