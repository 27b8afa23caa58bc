"""Negation put in, or taken out."""

import random
import re
from collections.abc import Iterator

from training.contrasts.clauses import PAST_TO_BASE, past_clauses
from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.morphology import verb_forms
from training.contrasts.source import Source

_SHORT = {
    "was": "wasn't", "is": "isn't", "has": "hasn't", "were": "weren't", "are": "aren't", "have": "haven't", "had": "hadn't", "would": "wouldn't",
    "could": "couldn't", "did": "didn't", "does": "doesn't", "do": "don't", "will": "won't", "can": "can't", "should": "shouldn't", "must": "must not",
}  # fmt: skip
_LONG = {short: aux for aux, short in _SHORT.items() if "'" in short} | {"cannot": "can"}
_AUX = rf"({'|'.join(_SHORT)})"
_IN = re.compile(
    rf"(?<![-\w\"“]){_AUX} (?!not\b|n't|no\b|never\b|only\b|also\b|been\b|to\b|nothing\b|none\b|any\b)(?=[a-z]{{2,}}\b)"
)
_OUT = re.compile(
    rf"\b{_AUX} (?:not|never|no longer) (?!only\b|yet\b|just\b|even\b|until\b|been\b|any\b)(?=\w+)"
)
_SHORT_OUT = re.compile(rf"\b(?:{'|'.join(_LONG)})\b(?! (?:yet|any|until|only|even|just))")
_DID_OUT = re.compile(
    r"\b(?:did not|didn't|failed to|refused to) (?!have\b|only\b|even\b|just\b|immediately\b)([a-z]+)\b"
)
_DENIED = re.compile(
    r"\bdenied(?= (?:a charge of|the charge of|murdering|causing|killing|assaulting|being|having|the)\b)"
)
_WITHOUT = re.compile(r"\bwithout(?= (?!any\b|\w+ing\b)(?:a|an|the|his|her|their)\b)")
_WITH = re.compile(r"\bwith(?= (?:a|an|his|her|their) )")
_NO_ONE = re.compile(r"\b([Nn])o(?= (?!one\b)[a-z]+s? (?:was|were|has|have|is|are|had)\b)")
_HINTS = re.compile(r"\b(?:anymore|anyone|anything|any|yet|either|nor|at all|until)\b")
_OPEN = re.compile(r"\b(?:if|whether|unless|what|how)\b[^,]{0,40}$")
_PARTICIPLE = re.compile(r"[a-z]*(?:ed|en|wn|de|ne|ld|nt|id|ad|ot|ut|um|un|ome)\b")
_NO_VERB = re.compile(r"(?:the|a|an|in|on|at|that|this|his|her|its|their|so|it|well|more)\b")
_NO_BASE = frozenset("any all the yet only really much always want".split())


def negation(line: str, _source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Not, never, no longer, failed to, without put in; or taken out where no ``any`` or ``until`` hangs on it."""
    for match in _IN.finditer(line):
        new = _negated(line, match, chosen)
        if new:
            yield Edit("negation.in", CONTRADICTED, ((*match.span(1), new),))
    for match in _WITH.finditer(line):
        yield Edit("negation.in", CONTRADICTED, ((*match.span(), "without"),))
    for match in past_clauses(line):
        base = PAST_TO_BASE[match["verb"]]
        forms = [f"did not {base}", f"did not {base}", f"didn't {base}", f"never {match['verb']}"]
        if match["who"][0].isupper() and match["who"] != "It":
            forms += [f"failed to {base}", f"refused to {base}"]
        yield Edit("negation.past", CONTRADICTED, ((*match.span("verb"), chosen.choice(forms)),))
    if not _HINTS.search(line):
        yield from _taken_out(line)


def _negated(line: str, match: re.Match[str], chosen: random.Random) -> str:
    aux, after = match[1], line[match.end() :]
    if _OPEN.search(line[: match.start()]):
        return ""
    if aux in {"has", "have", "had"} and not _PARTICIPLE.match(after):
        return ""
    if aux in {"do", "does", "did", "can", "will", "would"} and _NO_VERB.match(after):
        return ""
    forms = [f"{aux} not"] * 3 + [_SHORT[aux]]
    if aux in {"is", "are", "can"}:
        forms.append(f"{aux} no longer")
    elif aux in {"was", "were", "will", "would", "has", "have", "had"}:
        forms.append(f"{aux} never")
    return chosen.choice(forms)


def _taken_out(line: str) -> Iterator[Edit]:
    for match in _OUT.finditer(line):
        yield _plain((match.start(), match.end() - 1), match[1])
    for match in _SHORT_OUT.finditer(line):
        yield _plain(match.span(), _LONG[match.group()])
    for match in _DID_OUT.finditer(line):
        if len(match[1]) > 2 and match[1] not in _NO_BASE and not match[1].endswith("ly"):
            yield _plain(match.span(), verb_forms(match[1])[2])
    for match in _DENIED.finditer(line):
        yield _plain(match.span(), "admitted")
    for match in _WITHOUT.finditer(line):
        yield _plain(match.span(), "with")
    for match in _NO_ONE.finditer(line):
        yield _plain(match.span(), "Some" if match[1] == "N" else "some")


def _plain(span: tuple[int, int], new: str) -> Edit:
    return Edit("negation.out", CONTRADICTED, ((*span, new),))
