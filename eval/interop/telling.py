"""A cell as other tools see it: what was asked, what was answered, and what was found, in words."""

from collections.abc import Mapping
from typing import Any

from eval.cases import ArticleRow, Case
from eval.comparing.telling import places_of, reason_of
from eval.interop.foreign import OURS
from eval.measures.examined import Examined, Judged
from eval.runs.cells import CellKey, RunCase
from service.stages.render.document import BriefDocument


def whole_case(case: RunCase) -> Case:
    """The Case with the articles that it reads from files put in, so that it can be run anywhere."""
    if not case.articles:
        return case.case
    rows = tuple(
        ArticleRow(
            id=each.name,
            text=each.text,
            title=each.title,
            url=each.url,
            publisher=each.publisher,
            published_at=each.published_at,
            language=each.language,
        )
        for each in case.articles
    )
    return case.case.model_copy(update={"articles": rows, "files": ()})


def kept(case: RunCase, key: CellKey) -> dict[str, Any]:
    """What our own reading finds again: the Case, and which cell of it this is."""
    content = whole_case(case).model_dump(mode="json", exclude_defaults=True)
    return {OURS: {"case": content, "configuration": key.configuration, "repeat": key.repeat}}


def asked(case: RunCase) -> str:
    """What was asked: the question, if there is one, and the sources, numbered."""
    focus = [f"Question: {case.case.options.focus}"] if case.case.options.focus else []
    sources = [
        "\n".join(part for part in (f"[{number}] {each.title}".rstrip(), each.text) if part)
        for number, each in enumerate(case.articles, 1)
    ]
    return "\n\n".join([*focus, *sources]) or case.id


def answered(brief: BriefDocument) -> str:
    """The Sentences shown, a line each, with the numbers of the sources that they cite."""
    numbers = {article.id: number for number, article in enumerate(brief.articles, 1)}
    lines = []
    for sentence in brief.shown:
        cited = dict.fromkeys(numbers[citation.article_id] for citation in sentence.citations)
        marks = "".join(f"[{number}]" for number in cited)
        lines.append(f"{sentence.text} {marks}".rstrip())
    return "\n".join(lines)


def why(judged: Judged, examined: Examined) -> str:
    """A Sentence's Verdict, the reason, and where in the sources."""
    said = f"{judged.id} {judged.verdict.status.value}: {judged.text}"
    if judged.supported:
        return said
    places = "; ".join(map(str, places_of(judged, examined)))
    return f"{said} ({reason_of(judged)}{f'; {places}' if places else ''})"


def values(tallies: Mapping[str, Any]) -> dict[str, float]:
    """The measures that are defined, by name."""
    return {name: tally.value for name, tally in tallies.items() if tally.value is not None}
