"""A Sentence, why it fails and where in its source, in words."""

from dataclasses import dataclass

from eval.measures.examined import Examined, Judged
from eval.plain import flat
from service.stages.render.document import ArticlePart

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A stretch of a source: offsets are Unicode code points in the article's text as submitted."""

    article_id: str
    name: str
    url: str
    start: int
    end: int
    quote: str

    def __str__(self) -> str:
        """``name [start–end]: “quote”``."""
        return f"{self.name} [{self.start}–{self.end}]: “{cut(self.quote)}”"


def reason_of(judged: Judged) -> str:
    """Why the evaluation's Verifier says what it says; the status alone where it found nothing."""
    messages = list(dict.fromkeys(finding.message for finding in judged.verdict.findings))
    return "; ".join(messages) or judged.verdict.status.value


def kind_of(judged: Judged) -> str:
    """The kind of the first Finding; the status where there is none."""
    findings = judged.verdict.findings
    return findings[0].kind.value if findings else judged.verdict.status.value


def places_of(judged: Judged, examined: Examined) -> tuple[SourcePlace, ...]:
    """Where in the sources the Findings point; where they point nowhere, what the Sentence cites."""
    found = [
        (finding.article_id, finding.source_span.start, finding.source_span.end)
        for finding in judged.verdict.findings
        if finding.source_span is not None and finding.article_id in examined.articles
    ] or [(each.article_id, each.start, each.end) for each in judged.sentence.citations]
    return tuple(
        SourcePlace(
            article_id,
            name_of(examined.articles[article_id]),
            examined.articles[article_id].url,
            start,
            end,
            examined.articles[article_id].text[start:end],
        )
        for article_id, start, end in dict.fromkeys(found)
    )


def name_of(article: ArticlePart) -> str:
    """What readers call ``article``: its publisher and title, else its address, else its id."""
    told = ", ".join(part for part in (article.publisher, article.title) if part)
    return cut(told or article.url or article.id, 90)


def cut(text: str, longest: int = _LONGEST) -> str:
    """``text`` on one line, fit for a terminal, and no longer than ``longest`` characters."""
    line = flat(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def number(value: float | None, unit: str = "share") -> str:
    """``value`` for readers; a dash where it is undefined."""
    if value is None:
        return "–"
    if unit == "share":
        return f"{value:.3f}"
    return f"{value:.4f}" if unit == "USD" else f"{value:.1f}"


def signed(value: float, unit: str = "share") -> str:
    """``value`` with its sign; no sign on what rounds to nothing."""
    text = number(abs(value), unit)
    if not float(text):
        return text
    return f"{'+' if value > 0 else '−'}{text}"
