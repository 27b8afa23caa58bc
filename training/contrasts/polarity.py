"""Negation put in or out, and words turned into their opposites."""

import random
import re
from collections.abc import Iterator

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.opposites import VERBS, WORDS
from training.contrasts.source import Source
from training.contrasts.tables import SYNONYMS

_AUX = r"(was|is|has|will|were|are|have|had|would|could|should|can|did|does|do|must)"
_IN = re.compile(
    rf"(?<![-\w]){_AUX} (?!not\b|n't|no\b|never\b|only\b|also\b|been\b|to\b|nothing\b|none\b|any\b)(?=[a-z]{{2,}}\b)"
)
_OUT = re.compile(
    rf"\b{_AUX} (?:not|never|no longer) (?!only\b|yet\b|just\b|even\b|until\b|been\b|any\b)(?=\w+)"
)
_CLITIC = {
    "isn't": "is",
    "aren't": "are",
    "wasn't": "was",
    "weren't": "were",
    "hasn't": "has",
    "haven't": "have",
    "hadn't": "had",
    "won't": "will",
    "couldn't": "could",
    "wouldn't": "would",
    "can't": "can",
    "cannot": "can",
    "shouldn't": "should",
}
_CLITIC_OUT = re.compile(rf"\b(?:{'|'.join(_CLITIC)})\b(?! (?:yet|any|until|only|even|just))")
_HINTS = re.compile(r"\b(?:anymore|anyone|anything|any|yet|either|nor|at all|until)\b")
_PAST = re.compile(
    r"(?<=[a-z\w] )([a-z]{3,}ed)(?= (?:the|a|an|his|her|its|their|to|in|on|at|for|from|with|[A-Z]))"
)
_NOT_VERBS = frozenset(
    "need indeed hundred red bed shed speed feed seed exceed proceed succeed united limited based used supposed aged related involved named called entitled suspected alleged wanted armed dressed accused married injured".split()
)


def _base(past: str) -> str | None:
    if past in _NOT_VERBS:
        return None
    if past.endswith("ied"):
        return past[:-3] + "y"
    stem = past[:-2]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if stem.endswith(
        (
            "at",
            "v",
            "c",
            "s",
            "z",
            "u",
            "g",
            "ir",
            "uir",
            "ur",
            "id",
            "ud",
            "in",
            "as",
            "os",
            "us",
            "as",
            "ak",
            "ik",
            "ok",
            "am",
            "ap",
            "ip",
            "op",
            "bl",
            "pl",
            "tl",
            "dl",
            "gl",
            "fl",
            "kl",
        )
    ) and not stem.endswith(
        (
            "ss",
            "ain",
            "oin",
            "eat",
            "oat",
            "eas",
            "rag",
            "ng",
            "nd",
            "ein",
            "ean",
            "oak",
            "eak",
            "eam",
            "oom",
            "eap",
            "eep",
            "oop",
            "eed",
            "eid",
            "aid",
            "oad",
            "oud",
            "our",
            "ein",
            "gin",
            "min",
            "eck",
            "ow",
        )
    ):
        return stem + "e"
    return stem


def negation(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Not, never, no longer, failed to, denied put in; or taken out."""
    del source
    for match in _IN.finditer(line):
        if re.search(r"\b(?:if|whether|unless|what|how)\b[^,]{0,40}$", line[: match.start()]) or line[
            : match.start()
        ].endswith('"'):
            continue
        aux = match[1]
        forms = [f"{aux} not"] * 3
        contracted = {
            "was": "wasn't",
            "is": "isn't",
            "has": "hasn't",
            "were": "weren't",
            "are": "aren't",
            "have": "haven't",
            "had": "hadn't",
            "would": "wouldn't",
            "could": "couldn't",
            "did": "didn't",
            "does": "doesn't",
            "do": "don't",
            "will": "won't",
            "can": "can't",
            "should": "shouldn't",
            "must": "must not",
        }
        forms.append(contracted[aux])
        if aux in {"is", "are", "was", "were", "will", "can", "would"}:
            forms += [f"{aux} never"] if aux in {"will", "would", "was", "were"} else [f"{aux} no longer"]
        if aux in {"has", "have", "had"} and re.match(r"[a-z]+(?:ed|en|wn|de|ne)\b", line[match.end() :]):
            forms.append(f"{aux} never")
        elif aux in {"has", "have", "had"} and not re.match(
            r"[a-z]*(?:ed|en|wn|de|ne|ld|nt|de|id|ad|ot|ut|um|un|ome)\b", line[match.end() :]
        ):
            continue
        if re.match(r"(?:the|a|an|in|on|at|that|this|his|her|its|their)\b", line[match.end() :]) and aux in {
            "do",
            "does",
            "did",
            "can",
            "will",
            "would",
        }:
            continue
        if aux in {"do", "does", "did"} and re.match(r"(?:so|it|this|that|well|more)\b", line[match.end() :]):
            continue
        yield Edit("negation.in", CONTRADICTED, ((match.start(1), match.end(1), chosen.choice(forms)),))
    for match in _PAST.finditer(line):
        base = _base(match[1])
        before = line[: match.start()].rstrip().split(" ")[-1].lower()
        if (
            base is None
            or before
            in {
                "was",
                "were",
                "is",
                "are",
                "be",
                "been",
                "being",
                "has",
                "have",
                "had",
                "the",
                "a",
                "an",
                "and",
                "or",
                "by",
                "of",
                "his",
                "her",
                "their",
                "its",
                "to",
                "not",
                "who",
            }
            or not re.search(r"\w$", line[: match.start()].rstrip())
        ):
            continue
        if re.match(
            r"(?:The \w+|He|She|They|It|Police|[A-Z]\w+ [A-Z]\w+|[A-Z]\w+|But \w+ \w+) $",
            line[: match.start()],
        ):
            form = chosen.choice(
                [
                    f"did not {base}",
                    f"did not {base}",
                    f"failed to {base}",
                    f"never {match[1]}",
                    f"refused to {base}",
                    f"denied having {match[1]}",
                    f"didn't {base}",
                ]
            )
            yield Edit("negation.past", CONTRADICTED, ((match.start(), match.end(), form),))
    if not _HINTS.search(line):
        for match in _OUT.finditer(line):
            yield Edit("negation.out", CONTRADICTED, ((match.start(), match.end() - 1, match[1]),))
        for match in _CLITIC_OUT.finditer(line):
            yield Edit("negation.out", CONTRADICTED, ((match.start(), match.end(), _CLITIC[match.group()]),))
        for match in re.finditer(r"\b(?:did not|didn't) ([a-z]+)\b", line):
            past = _simple_past(match[1])
            if past and match[1] not in {"have", "only", "even", "just", "immediately"}:
                yield Edit("negation.out", CONTRADICTED, ((match.start(), match.end(), past),))
        for match in re.finditer(r"\bfailed to ([a-z]+)\b", line):
            past = _simple_past(match[1])
            if past:
                yield Edit("negation.out", CONTRADICTED, ((match.start(), match.end(), past),))
        for match in re.finditer(
            r"\bdenied (?:a charge of|the charge of|murdering|causing|killing|assaulting|being|having|any|all|the)\b",
            line,
        ):
            if "any" not in match.group():
                yield Edit("negation.out", CONTRADICTED, ((match.start(), match.start() + 6, "admitted"),))
    for match in re.finditer(r"\b(?:with|without)\b(?= (?:a|an|the|his|her|their|any|[a-z]+ing)\b)", line):
        if match.group() == "without" and not re.match(r" (?:any|\w+ing)", line[match.end() :]):
            yield Edit("negation.out", CONTRADICTED, ((match.start(), match.end(), "with"),))
        elif match.group() == "with" and re.match(r" (?:a|an|his|her|their) ", line[match.end() :]):
            yield Edit("negation.in", CONTRADICTED, ((match.start(), match.end(), "without"),))
    for match in re.finditer(r"\b(?:[Nn]o) (?=(?:one|[a-z]+s?) (?:was|were|has|have|is|are|had)\b)", line):
        if not line[match.end() :].startswith("one"):
            yield Edit(
                "negation.out",
                CONTRADICTED,
                ((match.start(), match.end() - 1, "Some" if match.group()[0] == "N" else "some"),),
            )


def _simple_past(base: str) -> str | None:
    from training.contrasts.morphology import verb_forms

    if (
        len(base) < 3
        or base.endswith("ly")
        or base in {"any", "all", "the", "yet", "only", "really", "much", "always", "want"}
    ):
        return None
    return verb_forms(base)[2]


def opposites(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """A word turned into its opposite, in its own form; only where the opposite isn't in the line already."""
    for match in re.finditer(r"(?<![-\w’'])[A-Za-z]+(?:-[a-z]+)?(?![-\w’'])", line):
        lower = match.group().lower()
        if match.group() != lower and match.start():
            continue
        table = VERBS if lower in VERBS else WORDS
        others = [
            o
            for o in table.get(lower, ())
            if o not in line.lower().split() and o not in SYNONYMS.get(lower, ())
        ]
        if not others:
            continue
        before = line[: match.start()].lower().rstrip()
        after = line[match.end() :]
        if lower in _SENSES and not _SENSES[lower](before, after):
            continue
        if table is VERBS and (
            re.search(r"\b(?:the|a|an|his|her|its|their|of|no|this|that|any|more|first|next|last)$", before)
            and not after.startswith((" the", " a "))
            and lower not in WORDS
        ):
            continue
        new = chosen.choice(others)
        if re.search(r"\ban?$", before) and (before.endswith("an") is not (new[0] in "aeiou")):
            continue
        if match.group()[0].isupper():
            new = new[0].upper() + new[1:]
        family = "verb" if table is VERBS else "word"
        yield Edit(f"antonym.{family}", CONTRADICTED, ((match.start(), match.end(), new),))


_SENSES = {
    "up": lambda b, a: bool(re.match(r" (?:\d|[£$€]|from|by|to \d)", a)),
    "down": lambda b, a: bool(re.match(r" (?:\d|[£$€]|from \d|by|to \d)", a)),
    "before": lambda b, a: True,
    "after": lambda b, a: True,
    "more": lambda b, a: bool(re.match(r" (?:than|people|[a-z]+s\b)", a)),
    "better": lambda b, a: True,
    "good": lambda b, a: not re.search(r"\ba$|\bfor$", b),
    "light": lambda b, a: False,
    "including": lambda b, a: b.endswith(","),
    "early": lambda b, a: bool(re.match(r" (?:on|in|this|next|last|morning|evening|\d|hours|stages|[A-Z])", a)),
    "late": lambda b, a: bool(re.match(r" (?:on|in|this|next|last|night|evening|\d|hours|stages|[A-Z])", a)),
    "old": lambda b, a: not re.search(r"(?:years?|months?|weeks?|days?)[ -]?$|\d$|how$", b),
    "new": lambda b, a: not re.match(r" (?:year|[A-Z])", a),
    "home": lambda b, a: bool(re.match(r" (?:win|defeat|game|match|side|team|fans|loss|draw)", a)),
    "day": lambda b, a: bool(re.match(r" (?:shift|time)", a)),
    "night": lambda b, a: bool(re.match(r" shift", a)),
    "black": lambda b, a: bool(re.match(r" (?:man|men|woman|women|people|paint|hair|car|shirt|t-shirt)", a)),
    "white": lambda b, a: bool(re.match(r" (?:man|men|woman|women|people|paint|hair|car|shirt|t-shirt|van)", a)),
    "great": lambda b, a: False, "right": lambda b, a: bool(re.search(r"(?:his|her|the)$", b) and re.match(r" (?:leg|arm|hand|foot|knee|side|eye|ankle|shoulder)", a)),
    "top": lambda b, a: bool(re.match(r" of the (?:table|league)", a)), "bottom": lambda b, a: bool(re.match(r" of the (?:table|league)", a)),
    "land": lambda b, a: False, "sea": lambda b, a: False, "first": lambda b, a: bool(re.match(r" (?:day|game|match|time|minute|year|person|place|half|goal)", a)), "last": lambda b, a: bool(re.match(r" (?:game|match|place|minute|goal|day)", a)),
    "life": lambda b, a: False, "fact": lambda b, a: False, "real": lambda b, a: False, "hard": lambda b, a: True, "soft": lambda b, a: False,
    "leading": lambda b, a: bool(re.match(r" (?:by|\d|[A-Z])", a)), "age": lambda b, a: False, "rest": lambda b, a: False, "cool": lambda b, a: False, "open": lambda b, a: not re.search(r"\b(?:the|us|french|australian)$", b),
    "missing": lambda b, a: False, "given": lambda b, a: False, "back": lambda b, a: False, "long": lambda b, a: False, "backed": lambda b, a: bool(re.match(r" (?:the|a|by|[A-Z])", a)), "led": lambda b, a: bool(re.match(r" (?:the|[A-Z])", a)), "leads": lambda b, a: bool(re.match(r" (?:the|[A-Z])", a)),
    "like": lambda b, a: bool(re.search(r"\b(?:would|to)$", b)) and not a.startswith(" to"), "landed": lambda b, a: True, "followed": lambda b, a: bool(re.match(r" (?:a|the)\b", a)), "including.": lambda b, a: False,
    "kept": lambda b, a: False, "stay": lambda b, a: True, "left": lambda b, a: bool(re.match(r" (?:the|his|her|office|[A-Z])", a)), "cut": lambda b, a: not re.match(r" (?:off|out|down|short)", a), "given.": lambda b, a: False,
    "given,": lambda b, a: False, "opening": lambda b, a: False, "closing": lambda b, a: True, "past": lambda b, a: False, "future": lambda b, a: False, "past,": lambda b, a: False, "next": lambda b, a: False, "passed": lambda b, a: not re.match(r" (?:away|on|by|through|out|over)", a),
    "passing": lambda b, a: False, "taken": lambda b, a: False, "took": lambda b, a: False, "take": lambda b, a: False, "taking": lambda b, a: False, "takes": lambda b, a: False, "gave": lambda b, a: True, "give": lambda b, a: not re.match(r" (?:up|in|way)", a), "gives": lambda b, a: True, "giving": lambda b, a: False,
    "follow": lambda b, a: False, "follows": lambda b, a: False, "following": lambda b, a: False, "cover": lambda b, a: False, "covered": lambda b, a: False, "load": lambda b, a: False, "tied": lambda b, a: False, "tie": lambda b, a: False, "attack": lambda b, a: bool(re.search(r"\b(?:to|will|would)$", b)),
}  # fmt: skip
