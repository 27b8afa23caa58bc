"""Title, address, publisher, date and language of a page: from its meta elements, JSON-LD and document element."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.text.dates import date_mentions

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "published-date",
    "release_date",
    "cxenseparse:recs:publishtime",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")
_SITE_SUFFIX = re.compile(r"\s+[|–—»]\s+[^|–—»]{2,40}$|\s+-\s+[^-|]{2,40}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; empty where it says nothing. ``modified`` is its last change, as written."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""


@dataclass(slots=True)
class MetadataReader:
    """Gathers metadata from the starts, data and ends of a page's elements."""

    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    language: str = ""
    title: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inside: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note an element's attributes."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.meta.setdefault(name.lower(), attributes.get("content", "").strip())
        elif tag == "html":
            self.language = attributes.get("lang", "") or attributes.get("xml:lang", "")
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = attributes.get("href", "")
        elif tag == "title":
            self.inside = "title"
        elif tag == "script" and "ld+json" in attributes.get("type", "").lower():
            self.inside = "script"
            self.scripts.append("")
        elif tag == "time" and attributes.get("itemprop", "").lower() == "datepublished":
            self.meta.setdefault("datepublished", attributes.get("datetime", ""))

    def data(self, text: str) -> None:
        """Note text inside a title or a JSON-LD script."""
        if self.inside == "title":
            self.title.append(text)
        elif self.inside == "script":
            self.scripts[-1] += text

    def end(self, tag: str) -> None:
        """Leave a title or script."""
        if tag in {"title", "script"}:
            self.inside = ""

    def result(self) -> Metadata:
        """All that was found, JSON-LD before meta elements before the title element."""
        linked = _linked(self.scripts)
        bare = " ".join("".join(self.title).split())
        title = _text(linked.get("headline")) or self._first(_TITLES)
        if not title:
            title = _SITE_SUFFIX.sub("", bare)
        language = self.language or _text(linked.get("inLanguage")) or self.meta.get("og:locale", "")
        return Metadata(
            title=" ".join(title.split()),
            url=self.canonical or self.meta.get("og:url", "") or _text(linked.get("url")),
            publisher=_name(linked.get("publisher")) or self._first(_SITES).removeprefix("@"),
            published=_text(linked.get("datePublished")) or self._first(_DATES),
            modified=_text(linked.get("dateModified")) or self._first(_MODIFIED),
            language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else "",
        )

    def _first(self, names: tuple[str, ...]) -> str:
        return next((self.meta[name] for name in names if self.meta.get(name)), "")


def _linked(scripts: list[str]) -> dict[str, Any]:
    """The JSON-LD object that describes the article, empty where there is none."""
    for script in scripts:
        try:
            loaded = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(loaded):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.lower().endswith(_ARTICLE_TYPES) for kind in kinds) and (
                "headline" in node or "datePublished" in node
            ):
                return node
    return {}


def _nodes(loaded: object) -> Iterator[dict[str, Any]]:
    for node in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (
                inner for inner in (graph if isinstance(graph, list) else []) if isinstance(inner, dict)
            )


def _text(value: object) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value.strip() if isinstance(value, str) else ""


def _name(value: object) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def stated_date(written: str) -> KnownDate | None:
    """The date that a field gives, with basis ``stated``; None where no date can be read out of it.

    A time of day and its zone are dropped: the date is that of the zone in which the source wrote it.
    """
    plain = written.strip()
    try:
        return KnownDate(PartialDate.parse(plain[:10]), DateBasis.STATED)
    except ValueError:
        pass
    try:
        return KnownDate(PartialDate.of(datetime.fromisoformat(plain).date()), DateBasis.STATED)
    except ValueError:
        pass
    found = [m.date for m in date_mentions(plain) if m.date.date is not None and m.date.date.year is not None]
    return found[0] if found else None
