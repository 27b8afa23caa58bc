"""Negation put in or out, and words turned into their opposites."""

import random
import re
from collections.abc import Iterator

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.morphology import verb_forms
from training.contrasts.opposites import VERBS, WORDS
from training.contrasts.source import Source
from training.contrasts.tables import SYNONYMS, TRANSITIVE_VERBS

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
_BASES = """help begin become change close come create cut deliver design develop discuss expand feature focus get give go grow hold host improve include introduce invest launch leave make meet move open pay play produce provide
receive recommend reduce remain return run scrap seek sell send share sign spend start stay take travel turn use visit work write buy compete continue cover hear install lose operate perform present publish release resign
retire search serve speak stand step switch test vote win announce attend ask tell say join agree allow appear apply argue arrive award ban bring build call carry cause choose claim collapse complete confirm consider decide
declare deny describe die donate drop earn enjoy enter escape face fail feel find finish fly follow found gain happen help hit increase insist jail join keep kill know land last learn live look love manage marry mark miss
need offer order overturn plan plead post promise protest prove raise reach recall record refuse reject replace report request require rescue respond reveal rise sail save score see select settle show sink speak stage
start strike submit suffer suggest support suspend teach think threaten top trade train try undergo unveil urge use visit wait walk want warn watch wear welcome withdraw""".split()
PAST_TO_BASE = {
    verb_forms(base)[2]: base
    for base in dict.fromkeys((*_BASES, *TRANSITIVE_VERBS))
    if verb_forms(base)[2] != base and base not in {"found", "concern", "involve", "name", "call", "base"}
}
"""Past forms of common verbs, with their bases."""
_PASTS = "|".join(sorted(PAST_TO_BASE, key=len, reverse=True))
_AFTER_THAT = r"(?= (?:the|a|an|his|her|its|their|that|[A-Z£$€\d]))"
_AFTER_ALL = (
    r"(?= (?:the|a|an|his|her|its|their|that|to|in|on|at|for|from|with|as|into|against|out|[A-Z£$€\d]))"
)
_CLAUSES = (
    re.compile(
        rf"^(?:But |And |Meanwhile, )?(?P<who>(?:[Tt]he|A|An|His|Her|Its|Their) (?:[a-z-]+ )?[a-z-]+) (?P<verb>{_PASTS}){_AFTER_THAT}"
    ),
    re.compile(
        rf"^(?:But |And |Meanwhile, )?(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|We|I|(?:(?:Mr|Mrs|Ms|Dr|Sir) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}) (?P<verb>{_PASTS}){_AFTER_ALL}"
    ),
    re.compile(
        rf"(?:\b(?:said|that|but|when|because|after|and|while)|,) (?P<who>he|she|they|it) (?P<verb>{_PASTS}){_AFTER_ALL}"
    ),
)
_NO_SUBJECT = re.compile(
    r"(?:In|On|At|After|Before|When|As|For|From|With|By|To|If|Since|Of|There|That|This|What|Who|How|All|Stay|More|Many|Some|Also|Not|No|Just|Only|Then|Once|Having|Being)\b|.*\b(?:of|in|and|or|to|not|also|who|which|that|was|were|is|are|be|been|has|have|had|will|would)$"
)


def past_clauses(line: str) -> Iterator[re.Match[str]]:
    """Clauses with a subject (group ``who``) and a verb in the simple past (group ``verb``)."""
    for pattern in _CLAUSES:
        for match in pattern.finditer(line):
            if not _NO_SUBJECT.match(match["who"]):
                yield match


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
    for match in past_clauses(line):
        base = PAST_TO_BASE[match["verb"]]
        forms = [f"did not {base}", f"did not {base}", f"didn't {base}", f"never {match['verb']}"]
        if match["who"].split()[-1] not in {"It", "it"} and (match["who"][0].isupper()):
            forms += [f"failed to {base}", f"refused to {base}"]
        yield Edit(
            "negation.past", CONTRADICTED, ((match.start("verb"), match.end("verb"), chosen.choice(forms)),)
        )
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
        if match.group() != lower and (
            match.start()
            or lower
            not in {
                "before",
                "after",
                "more",
                "despite",
                "early",
                "later",
                "earlier",
                "inside",
                "outside",
                "including",
            }
        ):
            continue
        verbs = lower in VERBS
        participle = (
            re.search(
                r"\b(?:be|been|being|is|are|was|were|has|have|had|get|got|by)\b(?: \w+ly| not| also| since)?\s*$",
                line[: match.start()],
            )
            is not None
        )
        found = (
            [other for other, tag in VERBS[lower] if tag is None or tag is participle]
            if verbs
            else list(WORDS.get(lower, ()))
        )
        words = line.lower().split()
        others = [o for o in found if o not in words and o not in SYNONYMS.get(lower, ())]
        if not others:
            continue
        before = line[: match.start()].lower().rstrip()
        after = line[match.end() :]
        if lower in _SENSES and not _SENSES[lower](before, after):
            continue
        if verbs and (
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
        family = "verb" if verbs else "word"
        yield Edit(f"antonym.{family}", CONTRADICTED, ((match.start(), match.end(), new),))


_SENSES = {
    "miss": lambda b, a: False,
    "failed": lambda b, a: not a.startswith(" to"),
    "fail": lambda b, a: not a.startswith(" to"),
    "behind": lambda b, a: bool(re.match(r" (?:the|[A-Z]|\d)", a)),
    "normal": lambda b, a: not b.endswith("to"),
    "just": lambda b, a: False,
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
