"""The same rewording of a true line and of its wrong twin: what differs is put in last, where a mark stands."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from training.contrasts.kinds import Edit, Spans
from training.contrasts.morphology import verb_forms
from training.contrasts.source import PERSON, Source
from training.contrasts.tables import (
    ACTORS,
    PARTICIPLES,
    PASTS,
    SAID,
    SYNONYM_FORMS,
    SYNONYMS,
    TRANSITIVE_VERBS,
)

_MARKS = ("Qzxa", "Qzxb", "Qzxc", "Qzxd", "Qzxe", "Qzxf")
_MARK = re.compile(r"[Qq]zx[a-f]")
_SAID = "|".join(
    sorted(
        (
            s
            for s in SAID
            if s
            in {
                "said",
                "says",
                "claimed",
                "claims",
                "added",
                "warned",
                "insisted",
                "argued",
                "explained",
                "announced",
                "stated",
                "told",
            }
        ),
        key=len,
        reverse=True,
    )
)
_LOWERS = (
    frozenset(
        "another last more most much part but and many each every during under over about around around following despite although since meanwhile the a an his her its their this that these those there it he she they we in on at after before when while if as some many most all one two three four five six seven eight nine ten both several no not".split()
    )
    | ACTORS
)
Op = Callable[[str, random.Random, Source], str | None]


@dataclass(frozen=True, slots=True)
class Template:
    """A line with marks where the twins differ, and what each of them has there."""

    text: str
    true: tuple[str, ...]
    wrong: tuple[str, ...]

    @classmethod
    def of(cls, line: str, edit: Edit | None) -> "Template":
        """The template of an edit; without one, of the line itself."""
        if edit is None:
            return cls(line, (), ())
        parts, true, wrong, position = [], [], [], 0
        for mark, (start, end, new) in zip(_MARKS, edit.changes, strict=False):
            old = line[start:end]
            parts += [line[position:start], mark if old[:1].isupper() else mark.lower()]
            true.append(old)
            wrong.append(new)
            position = end
        parts.append(line[position:])
        return cls("".join(parts), tuple(true), tuple(wrong))

    def whole(self, text: str) -> bool:
        """Whether every mark still stands in ``text``, once."""
        return [m.lower() for m in sorted(_MARK.findall(text), key=str.lower)] == [
            m.lower() for m in _MARKS[: len(self.true)]
        ]

    def filled(self, text: str, *, wrong: bool) -> tuple[str, Spans]:
        """``text`` with its marks replaced, and the ranges of the words that differ from the other twin's."""
        values, others = (self.wrong, self.true) if wrong else (self.true, self.wrong)
        out, spans, position, length = [], [], 0, 0
        for match in _MARK.finditer(text):
            index = "abcdef".index(match.group()[-1].lower())
            gap = text[position : match.start()]
            out.append(gap)
            length += len(gap)
            value = values[index]
            if length == 0 or re.search(r"[.!?]\s$", "".join(out)):
                value = value[:1].upper() + value[1:]
            elif match.start() and value[:1].isupper() and lowers(value):
                value = value[:1].lower() + value[1:]
            low, high = differing(value, others[index])
            spans.append((length + low, length + high))
            out.append(value)
            length += len(value)
            position = match.end()
        out.append(text[position:])
        return "".join(out), tuple(spans)


def differing(mine: str, theirs: str) -> tuple[int, int]:
    """The range of ``mine`` without the words that it begins and ends with as ``theirs`` does; all of it if none is left."""
    left, right = mine.split(" "), theirs.split(" ")
    start = 0
    while start < min(len(left), len(right)) and left[start].lower() == right[start].lower():
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end].lower() == right[-1 - end].lower():
        end += 1
    if start + end >= len(left):
        return 0, len(mine)
    low = len(" ".join(left[:start])) + (1 if start else 0)
    high = len(mine) - (len(" ".join(left[len(left) - end :])) + 1 if end else 0)
    return low, high


def lowers(phrase: str) -> bool:
    """Whether the capital that a phrase begins with belongs to the sentence, not to the word."""
    return re.split(r"[\s,’']", phrase, maxsplit=1)[0].lower() in _LOWERS


def inner(phrase: str) -> str:
    """A phrase from a sentence's beginning as it is written inside one."""
    return phrase[:1].lower() + phrase[1:] if lowers(phrase) else phrase


def opening(phrase: str) -> str:
    """A phrase as it is written at a sentence's beginning."""
    return phrase[:1].upper() + phrase[1:]


def _sub(pattern: str, by: str | Callable[[re.Match[str]], str], flags: int = 0) -> Op:
    compiled = re.compile(pattern, flags)

    def op(text: str, chosen: random.Random, _source: Source) -> str | None:
        found = list(compiled.finditer(text))
        if not found:
            return None
        match = chosen.choice(found)
        new = match.expand(by) if isinstance(by, str) else by(match)
        return opening(text[: match.start()] + new + text[match.end() :])

    return op


_QUOTES = re.compile(r"[\"“”]|(?:^|\s)[‘'](?=\w)")
_FEW = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = {
    "January": "Jan",
    "February": "Feb",
    "August": "Aug",
    "September": "Sept",
    "October": "Oct",
    "November": "Nov",
    "December": "Dec",
}


def _said(text: str, chosen: random.Random, _source: Source) -> str | None:
    """Move the speaker of a reported statement, or change how it is put."""
    if _QUOTES.search(text):
        return None
    match = re.fullmatch(
        rf"((?:The |A |An )?[A-Z][^,.;:]{{2,60}}?) ({_SAID}) (that )?((?!to\b|on\b|in\b|at\b|by\b|he had\b|it\b)[^:;]{{15,}})\.",
        text,
    )
    if (
        match
        and (match[2] in {"said", "says", "claimed", "claims", "insisted"} or match[3])
        and match[2] not in {"told", "announced"}
        and not re.match(r"(?:He|She|They|It|We|I|There)\b", match[1])
        and not re.search(r"\b(?:has|have|had|is|was|were|are|who|which|that|when|and|also)\b", match[1])
    ):
        who, verb, content = match[1], match[2], match[4]
        forms = [
            f"According to {inner(who)}, {content}.",
            f"{opening(content)}, {inner(who)} {verb}.",
            f"{opening(content)}, according to {inner(who)}.",
            f"{who} {verb} {'' if match[3] else 'that '}{content}.",
        ]
        if verb not in {"said", "says", "added", "stated"}:
            forms = forms[1:2] + forms[3:]
        return chosen.choice(forms)
    match = re.fullmatch(rf"([^:;]{{15,}}), ((?:the |a |an )?[A-Z]?[^,.;:]{{2,50}}?) ({_SAID})\.", text)
    if match and not re.search(
        r"\b(?:has|have|had|is|was|were|are|who|which|that|when|and|he|she|they|it)\b", match[2]
    ):
        return chosen.choice(
            [
                f"{opening(match[2])} {match[3]} that {inner(match[1])}.",
                f"{opening(match[2])} {match[3]} {inner(match[1])}.",
            ]
        )
    match = re.fullmatch(r"According to ((?:the |a |an )?[A-Z]?[^,.;:]{2,50}?), ([^:;]{15,})\.", text)
    if match:
        return chosen.choice(
            [f"{opening(match[1])} said {inner(match[2])}.", f"{opening(match[2])}, according to {match[1]}."]
        )
    return None


_DIRECT = re.compile(
    rf"[\"“]([^\"“”]{{15,}}),[\"”] ((?:the |a |an )?[A-Z]?[^,.;:\"“”]{{2,50}}?) ({_SAID})\."
    rf"|((?:The |A |An )?[A-Z][^,.;:\"“”]{{2,60}}?) ({_SAID})[:,] [\"“]([^\"“”]{{15,}}?)\.?[\"”]\.?"
)
_SINGULAR = re.compile(r"\b(?:I|me|my|mine|myself|you|your|yours|let['’]s)\b", re.IGNORECASE)
_OURS = {"we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves"}
_OUR = re.compile(rf"\b(?:{'|'.join(_OURS)})\b(?!['’.])", re.IGNORECASE)


def _indirect(text: str, _chosen: random.Random, _source: Source) -> str | None:
    """Quoted words told in reported speech; only where no *I* or *you* would have to be turned."""
    match = _DIRECT.fullmatch(text)
    if match is None:
        return None
    content, who, verb = (match[1], match[2], match[3]) if match[1] else (match[6], match[4], match[5])
    if _SINGULAR.search(content) or re.search(r"[.!?] |\bthis\b|\bhere\b|['’](?:re|ve|ll|m)\b", content):
        return None
    if verb == "told" or re.search(r"\b(?:has|have|had|who|which|that|when|and|he|she|they|it|we)\b", who):
        return None
    content = _OUR.sub(lambda m: _OURS[m[0].lower()], inner(content))
    return f"{opening(who)} {verb} {content}."


_PARTICLES = re.compile(r" (?:up|out|off|on|down|in|away|over|back|forward|through|around|short|to)\b")
_MODALS = frozenset("to will would can could may might must should not".split())


def _suits(text: str, match: re.Match[str]) -> bool:
    """Whether a word of the table of synonyms is a verb where that table has it as one."""
    word = match.group()
    form = SYNONYM_FORMS.get(word)
    if form is None:
        return True
    before = text[: match.start()].split()[-1:] or [""]
    if _PARTICLES.match(text, match.end()) and word not in {
        "wanted",
        "started",
        "began",
        "tried",
        "attempted",
        "continued",
    }:
        return False
    if form == "base":
        return before[0].lower() in _MODALS
    if form == "third":
        return before[0].lower() in {"he", "she", "it", "who", "which", "also"}
    return before[0].lower() not in {
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "its",
        "their",
        "and",
        "most",
        "by",
        "with",
        "for",
        "in",
        "no",
        "any",
        "more",
        "this",
    }


def _synonym(text: str, chosen: random.Random, _source: Source) -> str | None:
    found = [
        m
        for m in re.finditer(r"(?<![-\w’'])[a-z]+(?:-[a-z]+)?(?![-\w’'])", text)
        if m.group() in SYNONYMS and _suits(text, m)
    ]
    if not found:
        return None
    match = chosen.choice(found)
    aux = re.search(
        r"\b(?:be|been|being|is|are|was|were|has|have|had|having)(?: \w+ly| also| not| never)?\s$",
        text[: match.start()],
    )
    fitting = [word for word in SYNONYMS[match.group()] if word not in (PASTS if aux else PARTICIPLES)]
    if not fitting:
        return None
    new = chosen.choice(fitting)
    before = text[: match.start()]
    if before.endswith((" a ", " an ")) or before in {"A ", "An "}:
        before = re.sub(r"\b([Aa])n? $", lambda m: m[1] + ("n " if new[0] in "aeiou" else " "), before)
    return before + new + text[match.end() :]


def _surname(text: str, chosen: random.Random, source: Source) -> str | None:
    people = [n for n in source.named(PERSON) if len(n.key.split()) == 2 and n.text in text]
    people = [
        n for n in people if sum(n.key.split()[-1] == o.key.split()[-1] and " " in o.key for o in people) == 1
    ]
    if not people:
        return None
    name = chosen.choice(people)
    others = {
        o.key for o in source.named(PERSON) if o.key.split()[-1] == name.key.split()[-1] and " " in o.key
    }
    return text.replace(name.text, name.text.split()[-1], 1) if len(others) == 1 else None


def _acronym(text: str, chosen: random.Random, source: Source) -> str | None:
    found = [pair for pair in source.acronyms if pair[0] in text or re.search(rf"\b{pair[1]}\b", text)]
    if not found or "(" in text:
        return None
    full, short = chosen.choice(found)
    return text.replace(full, short, 1) if full in text else re.sub(rf"\b{short}\b", full, text, count=1)


def _figure(text: str, chosen: random.Random, _source: Source) -> str | None:
    found = list(
        re.finditer(rf"(?<![\w$£€.,:/-])(?:{'|'.join(_FEW[2:])}|[2-9]|1[0-2])(?= [a-z]{{3,}})", text)
    )
    if not found or re.search(r"\b(?:am|pm|million|billion|per cent|percent)\b", text):
        return None
    match = chosen.choice(found)
    if re.match(r" (?:January|February|per|and|of|to|or|in)\b", text[match.end() :]):
        return None
    new = _FEW[int(match.group())] if match.group().isdigit() else str(_FEW.index(match.group()))
    return text[: match.start()] + new + text[match.end() :]


_PASSIVE = {forms[2]: forms[3] for verb in TRANSITIVE_VERBS for forms in [verb_forms(verb)]}
_ACTIVE = {forms[3]: forms[2] for verb in TRANSITIVE_VERBS for forms in [verb_forms(verb)]}
_NP = r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Tt]wo|[Tt]hree) (?:[a-z-]+ ){0,2}?[a-z]+|(?:(?:Mr|Mrs|Ms|Dr|Sir) )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}|[Pp]olice)"
_END = r"(?=\.| (?:in|on|at|after|before|during|for|from|with|over|last|this|when|while|as) |,)"
_ACTIVE_CLAUSE = re.compile(
    rf"({_NP}) ({'|'.join(sorted(_PASSIVE, key=len, reverse=True))}) ({_NP}){_END}(.*)", re.DOTALL
)
_PASSIVE_CLAUSE = re.compile(
    rf"({_NP}) (?:was|were) ({'|'.join(sorted(_ACTIVE, key=len, reverse=True))}) by ({_NP}){_END}(.*)",
    re.DOTALL,
)
_NO_PASSIVE = frozenset(
    "left told said led ruled passed called felt wrote knew faced joined met ordered asked paid cost had charged backed fought drove raised missed followed crossed hit won read".split()
)


_PERSONAL = re.compile(r"(?:He|She|They|It|We|I|You|This|That|These|Those|There|Who|What|Some|Many|Others)\b")


def turned(text: str) -> str | None:
    """A plain active sentence in the passive, or a passive one with its agent in the active; None for all others."""
    if _QUOTES.search(text):
        return None
    match = _ACTIVE_CLAUSE.fullmatch(text)
    if (
        match
        and _PERSONAL.match(match[1]) is None
        and match[2] not in _NO_PASSIVE
        and " by " not in match[4][:40]
    ):
        return f"{opening(match[3])} {'were' if _plural(match[3]) else 'was'} {_PASSIVE[match[2]]} by {inner(match[1])}{match[4]}"
    match = _PASSIVE_CLAUSE.fullmatch(text)
    if match and _ACTIVE[match[2]] != "left":
        return f"{opening(match[3])} {_ACTIVE[match[2]]} {inner(match[1])}{match[4]}"
    return None


def _plural(phrase: str) -> bool:
    lower = phrase.lower()
    last = lower.split()[-1]
    return (
        bool(re.match(r"(?:two|three|police)\b", lower))
        or (last.endswith("s") and not last.endswith("ss") and not phrase[0].isupper())
        or last in {"people", "men", "women", "children", "police"}
        or (lower.startswith("the ") and last.endswith("s") and last.islower())
    )


_EXPAND = {
    "hasn't": "has not",
    "haven't": "have not",
    "isn't": "is not",
    "aren't": "are not",
    "wasn't": "was not",
    "weren't": "were not",
    "didn't": "did not",
    "doesn't": "does not",
    "don't": "do not",
    "won't": "will not",
    "couldn't": "could not",
    "wouldn't": "would not",
    "can't": "cannot",
    "hadn't": "had not",
    "shouldn't": "should not",
}
_CONTRACT = {long: short for short, long in _EXPAND.items()}

OPS: dict[str, tuple[float, Op]] = {
    "tail": (
        2.0,
        _sub(
            r", (?:which|who|where|while|although|though|as|when|with|amid|including|adding|saying|despite|whose)\b[^,;:\"“”]{8,}(?=\.$)",
            "",
        ),
    ),
    "apposition": (
        2.0,
        _sub(
            r", (?:a|an|the|who|which|whose|aged) [^,;:\"“”]{3,80},(?= (?:has|have|had|was|were|is|are|will|would|could|said|told|[a-z]+ed)\b)",
            "",
        ),
    ),
    "age": (1.0, _sub(r", \d\d,(?= (?:was|is|has|had|will|died|who|and|[a-z]+ed)\b)", "")),
    "bracket": (1.5, _sub(r" \([^()]*\)", "")),
    "leading": (
        2.0,
        _sub(
            r"^(?:On|In|At|After|Before|During|Following|Since|Earlier|Last|Meanwhile|However|Despite|Although|While)\b[^,\"“”]{0,60}, (?=(?:[A-Z]|the |a |an |he |she |it |they |his |her |its |their |qzx))",
            "",
        ),
    ),
    "joint": (1.0, _sub(r"^(?:But|And|So|Yet|However,|Meanwhile,|Also,|Now) (?=[a-zA-Z])(?!\w+ing )", "")),
    "adverb": (
        0.7,
        _sub(
            r"(?<=[a-z]) (?:also|now|recently|already|however|meanwhile|then|later|previously|subsequently|still|currently)(?= [a-z])",
            "",
        ),
    ),
    "day out": (
        1.0,
        _sub(
            r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?(?=[ .,])",
            "",
        ),
    ),
    "said": (3.0, _said),
    "indirect": (3.0, _indirect),
    "per cent": (1.0, _sub(r"(?<=\d)%", " per cent")),
    "percent": (0.7, _sub(r"(?<=\d)%", " percent")),
    "%": (1.0, _sub(r"(?<=\d) per ?cent\b", "%")),
    "figure": (1.0, _figure),
    "no comma": (0.7, _sub(r"(?<![\d,])(\d{1,3}),(?=\d{3}(?![\d,]))", r"\1")),
    "comma": (0.7, _sub(r"(?<![\d,.])(\d{2,3})(\d{3})(?![\d,.]\d|\d)", r"\1,\2")),
    "day month": (1.0, _sub(rf"\b({_MONTHS}) (\d\d?)(?!\d)(?:st|nd|rd|th)?(?:, (?=\d{{4}}))?", r"\2 \1")),
    "month day": (1.0, _sub(rf"\b(\d\d?)(?:st|nd|rd|th)? ({_MONTHS})\b(?! \d{{4}})", r"\2 \1")),
    "short month": (0.5, _sub(rf"\b({'|'.join(_SHORT)})\b(?= \d)", lambda m: _SHORT[m[1]])),
    "synonym": (4.0, _synonym),
    "synonyms": (2.0, lambda t, c, s: _synonym(_synonym(t, c, s) or t, c, s)),
    "voice": (4.0, lambda t, _c, _s: turned(t)),
    "surname": (2.0, _surname),
    "acronym": (2.0, _acronym),
    "no title": (0.7, _sub(r"\b(?:Mr|Mrs|Ms|Dr) (?=[A-Z][a-z]+ [A-Z])", "")),
    "contract": (0.7, _sub(rf"\b(?:{'|'.join(_CONTRACT)})\b", lambda m: _CONTRACT[m[0]])),
    "expand": (0.7, _sub(rf"\b(?:{'|'.join(_EXPAND)})\b", lambda m: _EXPAND[m[0]])),
    "US": (0.5, _sub(r"\b(?:US|U\.S\.)(?= [a-z])", "United States")),
    "UK": (0.5, _sub(r"\bUK\b", "United Kingdom")),
    "more than": (0.7, _sub(r"\bmore than (?=[\d£$€])", "over ")),
    "over": (0.7, _sub(r"\bover (?=[\d£$€])", "more than ")),
    "about": (0.7, _sub(r"\b(?:about|around|roughly|approximately) (?=[\d£$€])", "approximately ")),
    "nearly": (0.7, _sub(r"\bnearly (?=[\d£$€])", "almost ")),
    "after": (
        0.7,
        _sub(
            r"(?<=[a-z] )after (?=(?:the|a|an|his|her) [a-z]+(?: (?:of|in|at|on) [^,.]+)?[.])", "following "
        ),
    ),
    "a year": (0.5, _sub(r"(?<=\d) a year\b", " per year")),
    "had been": (0.4, _sub(r"(?<!s )\bhad been (?=[a-z]+ed\b)", "was ")),
    "that out": (
        0.7,
        _sub(
            r"\b(said|says|claimed|insisted) that (?=(?:the|he|she|it|they|his|her|their|there|a|an|some|many) )",
            r"\1 ",
        ),
    ),
    "that in": (
        0.7,
        _sub(r"\b(said|says|claimed|insisted) (?=(?:the|he|she|it|they|his|there|a|an) )", r"\1 that "),
    ),
    "quote marks out": (0.3, _sub(r"[\"“]([a-z][a-z -]{2,30})[\"”]", r"\1")),
}
CUTS = frozenset({"tail", "apposition", "age", "bracket", "leading", "joint", "adverb", "day out"})


def reworded(
    template: Template,
    chosen: random.Random,
    source: Source,
    *,
    amount: tuple[int, int] = (0, 3),
    without: frozenset[str] = frozenset(),
) -> tuple[str, tuple[str, ...]]:
    """The template's text after random rewordings, ``amount`` at least and at most, that spare its marks; their names."""
    text = template.text
    used: list[str] = []
    least, most = amount
    wanted = chosen.choice([1, 1, 2, 2, 3]) if chosen.random() > 0.3 or least else 0
    order = sorted(
        (name for name in OPS if name not in without),
        key=lambda name: chosen.random() ** (1 / OPS[name][0]),
        reverse=True,
    )
    for name in order:
        if len(used) >= min(max(wanted, least), most):
            break
        new = OPS[name][1](text, chosen, source)
        if new is None or new == text or not template.whole(new) or len(new.split()) < 5:
            continue
        text = new
        used.append(name)
    return text, tuple(used)
