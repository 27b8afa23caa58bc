"""The same said in other words: frames of reported speech, aliases, and what people found harmless or wrong."""

import re
from collections.abc import Iterator

from eval.mutation.attribution import standing_alone
from eval.mutation.material import Edit, Given, Operator
from eval.mutation.naming import mentions, people_in, renamed
from eval.mutation.numbers import replaced
from eval.mutation.speech import quoted, said

_PRONOUNS = frozenset({"He", "She", "They", "It", "We", "You", "I", "he", "she", "they", "it"})
_FACTUAL = re.compile(r"\b(?:said|says|added|noted|stated|reported|told reporters|announced)\b")


def _framed(given: Given) -> Iterator[Edit]:
    found = said(given.text)
    if found is None:
        return
    text = given.text
    speaker = found.speaker.of(text)
    if (
        speaker.split()[0] in _PRONOUNS
        or "," in speaker
        or (_FACTUAL.search(text) is None and "according" not in found.form)
    ):
        return
    whole = standing_alone(text, found)
    content = whole[:-1]
    opens = content[0].lower() + content[1:] if _common(content.split()[0], given) else content
    lowered = (
        speaker[0].lower() + speaker[1:]
        if re.match(
            r"(?:The|An?|Some|Several|Many|Two|Three|Its|His|Her|Their|[A-Z][a-z]+s (?:from|of|in|at|who|and|for|with)) ",
            speaker,
        )
        or (speaker.endswith("s") and " " not in speaker and _common(speaker, given))
        else speaker
    )
    raised = speaker[0].upper() + speaker[1:]
    if found.form != "according":
        yield Edit(f"According to {lowered}, {opens}.", f"“{speaker} said” → “According to {lowered}”")
    if found.form.startswith("according"):
        yield Edit(f"{raised} said that {opens}.", f"“According to {speaker}” → “{raised} said that”")
    if found.form != "last":
        yield Edit(f"{content}, {lowered} said.", f"{speaker} goes to the end")


_FUNCTION = frozenset(
    "The A An It He She They We You This That These Those There In At On For Some Many Most All Its His Her Their Our No If When As More But And".split()
)


def _common(word: str, given: Given) -> bool:
    """Whether a first word has its capital from its place alone: a function word, or seen without it in the source."""
    return (
        word in _FUNCTION
        or re.search(rf"\b{re.escape(word[0].lower() + word[1:])}\b", given.source.text) is not None
    )


_ALIASES = (
    ("United States", "US"), ("United Kingdom", "UK"), ("European Union", "EU"), ("United Nations", "UN"), ("U.S.", "US"),
    ("U.N.", "UN"), ("U.K.", "UK"), ("Federal Bureau of Investigation", "FBI"), ("Central Intelligence Agency", "CIA"),
    ("World Health Organization", "WHO"), ("Federal Reserve", "Fed"), ("Supreme Court", "high court"), ("GOP", "Republican Party"),
    ("New York City", "NYC"), ("Department of Justice", "Justice Department"), ("State Department", "Department of State"),
    ("Pentagon", "Defense Department"), ("District of Columbia", "D.C."), ("Affordable Care Act", "Obamacare"),
    ("Justice Department", "Department of Justice"), ("North Korea", "DPRK"), ("Environmental Protection Agency", "EPA"),
    ("Department of Homeland Security", "DHS"), ("Homeland Security Department", "Department of Homeland Security"),
)  # fmt: skip
_DEFINED = re.compile(
    r"(?P<full>(?:[A-Z][\w’-]+ )(?:(?:of|the|for|and|[A-Z][\w’-]+) )*)\((?P<short>[A-Z]{2,6})\)"
)


def _aliased(given: Given) -> Iterator[Edit]:
    text = given.text
    for written, person, short in people_in(given):
        last = person.split()[-1]
        alone = [p for p in given.source.persons if p.split()[-1] == last]
        if len(alone) == 1 and not _quoted(text, written):
            if not short and re.search(
                rf"(?<![A-Z][a-z] ){re.escape(last)}\b", given.source.text.replace(person, "")
            ):
                yield Edit(renamed(text, person, last), f"{person} → {last}")
            elif (
                short
                and _named_in_full(given, person)
                and len(mentions(text, last)) == 1
                and not re.search(rf"[A-Z][\w.]* {re.escape(last)}\b", text)
            ):
                yield Edit(renamed(text, last, person), f"{last} → {person}")
    for full, acronym in (*given.source.every(_definitions), *_ALIASES):
        for old, new in ((full, acronym), (acronym, full)):
            for start, end in mentions(text, old)[:1]:
                followed = text[end : end + 2] == " ("
                if followed or _quoted(text, old) or mentions(text, new):
                    continue
                if (
                    len(mentions(text, old)) == 1
                    and re.search(
                        r"(?!\b(?:The|A|An|In|At|For|From|But|And|To|On|By|With|If|As) )\b[A-Z][\w.]* $",
                        text[:start],
                    )
                    is None
                ):
                    yield Edit(replaced(text, start, end, new), f"{old} → {new}")


def _named_in_full(given: Given, person: str) -> bool:
    """Whether a cited Article, and not only another one, has the whole name."""
    cited = {each.article_id for each in given.accepted.sentence.citations}
    return any(person in each.article.text for each in given.accepted.articles if each.article.id in cited)


def _definitions(line: str) -> list[tuple[str, str]]:
    """Names that a line gives in full and short: "Delta Growers Union (DGU)"."""
    return [
        (match["full"].strip().removeprefix("The "), match["short"])
        for match in _DEFINED.finditer(line)
        if _spells(match["full"], match["short"])
    ]


def _spells(full: str, short: str) -> bool:
    initials = "".join(piece[0] for piece in full.split() if piece[0].isupper())
    return initials.endswith(short)


def _quoted(text: str, name: str) -> bool:
    return any(name in span.of(text) for span in quoted(text))


def _harmless(given: Given) -> Iterator[Edit]:
    for text, supported in given.accepted.edits:
        if supported:
            yield Edit(text, "edited by people, who found it supported")


def _faulty(given: Given) -> Iterator[Edit]:
    for text, supported in given.accepted.edits:
        if not supported:
            yield Edit(text, "edited by people, who found it not supported")


OPERATORS = (
    Operator(
        "speech_framed",
        "surviving",
        "“X said …” becomes “According to X, …” or “…, X said”, or back",
        _framed,
        survives=True,
    ),
    Operator(
        "alias",
        "surviving",
        "a full name becomes the last name, a body its acronym, or back",
        _aliased,
        survives=True,
    ),
    Operator(
        "people_harmless",
        "surviving",
        "an edit that people made and found supported",
        _harmless,
        survives=True,
    ),
    Operator("people_faulty", "people", "an edit that people made and found not supported", _faulty),
)
