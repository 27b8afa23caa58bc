"""Over- and under-claims, planned and done, how many, why, more or less, first or second."""

import random
import re
from collections.abc import Callable, Iterator

from training.contrasts.clauses import PAST_TO_BASE, past_clauses
from training.contrasts.kinds import CONTRADICTED, NOT_STATED, Edit
from training.contrasts.morphology import verb_forms
from training.contrasts.opposites import VERBS
from training.contrasts.source import Source
from training.contrasts.tables import TRANSITIVE_VERBS

_MORE = "announce attend become begin bring build change close come create cut deliver design develop discuss expand face feature focus get give go grow hold host improve include increase introduce invest launch leave make meet move open pay play produce provide raise receive recommend reduce remain replace return run scrap seek sell send set share sign spend stage start stay step take travel turn use visit work write buy compete consider continue cover end hand hear install lose operate perform present publish release resume retire search serve speak stand step switch test vote win".split()
_FORMS = {
    v: verb_forms(v)
    for v in {*_MORE, *TRANSITIVE_VERBS}
    | {
        w
        for w in VERBS
        if " " not in w and verb_forms(w)[2] != w and len(w) > 3 and not w.endswith(("ed", "ing", "s"))
    }
}
_BASES = "|".join(sorted(_FORMS, key=len, reverse=True))
Form = str | Callable[[re.Match[str], random.Random], str | None]


def _past(match: re.Match[str], _chosen: random.Random) -> str | None:
    return _FORMS[match[1]][2]


def _plural_before(before: str) -> bool:
    """Whether the subject that ends ``before`` is plural, going by its last word."""
    last = (before.split() or [""])[-1].lower()
    return last in {"they", "we", "you", "people", "police", "children", "men", "women", "i"} or (
        last.endswith("s") and not last.endswith(("ss", "'s", "us", "is"))
    )


def _be(match: re.Match[str], chosen: random.Random) -> str:
    plural = _plural_before(match.string[: match.start()])
    return chosen.choice(("were ", "have been ") if plural else ("was ", "has been "))


_NO_PLAN = re.compile(
    r"(?:\b(?:the|its|his|her|their|these|those|of|any|with|no|and|new|has|have|had|purpose|aim|plan|idea|target|role|task|job|goal|hope|step|who|which|that)|['’]s?)\s$"
)


def _done(match: re.Match[str], chosen: random.Random) -> str | None:
    before = match.string[: match.start()]
    if _NO_PLAN.search(before) and not match.group().startswith("will"):
        return None
    forms = _FORMS[match[1]]
    return chosen.choice((forms[2], f"{'have' if _plural_before(before) else 'has'} {forms[3]}"))


_PAIRS = """more less;higher lower;larger smaller;better worse;faster slower;older younger;longer shorter;earlier later;stronger weaker;largest smallest;highest lowest;oldest youngest;longest
shortest;fastest slowest;richest poorest;best worst;earliest latest;strongest weakest;hottest coldest"""
_REVERSED = {
    "fewer": "more", "bigger": "smaller", "greater": "smaller", "cheaper": "dearer", "biggest": "smallest", "busiest": "quietest", "cheapest": "dearest", "safest": "most dangerous",
    **{a: b for pair in _PAIRS.split(";") for a, b in (pair.split(), pair.split()[::-1])},
}  # fmt: skip
_PATTERNS: tuple[tuple[str, str, str, tuple[Form, ...]], ...] = (
    ("modality.over", NOT_STATED, r"\b(?:may|might|could)\b(?= (?!not|have|well)[a-z]+)", ("will", "will", "must")),
    ("modality.over", NOT_STATED, r"\b(?:may|might|could) have\b", ("has", "had")),
    ("modality.over", NOT_STATED, r"\b(?:may|might|could) be\b", ("is", "will be")),
    ("modality.over", NOT_STATED, r"\bis likely to\b", ("will", "is certain to")),
    ("modality.over", NOT_STATED, r"\bare likely to\b", ("will", "are certain to")),
    ("modality.over", NOT_STATED, r"\b(?:is|are) (?:expected|thought|due|set|hoped|believed) to\b(?! have)", ("will",)),
    ("modality.over", NOT_STATED, r"\bis (?:thought|believed|understood|reported|alleged|said) to have\b", ("has",)),
    ("modality.over", NOT_STATED, r"\bare (?:thought|believed|understood|reported|alleged|said) to have\b", ("have",)),
    ("modality.over", NOT_STATED, r"\b(?:is|was) (?:thought|believed|understood|reported|alleged) to be\b", ("is",)),
    ("modality.over", NOT_STATED, r"\b(?:allegedly|reportedly|apparently|possibly|potentially|probably) ([a-z]+)\b", (lambda m, _c: m[1],)),
    ("modality.over", NOT_STATED, r"\b(?:hopes|wants|intends|plans) to\b(?= [a-z]+)", ("will",)),
    ("modality.over", NOT_STATED, r"\bshould\b(?= (?:be|have|not)\b)", ("will",)),
    ("modality.over", NOT_STATED, r"\b(?:appears|seems|appear|seem) to be\b", ("is",)),
    ("modality.over", NOT_STATED, r"\b(?:considering|planning|proposing) (?:to )?", ("committed to ",)),
    ("modality.over", NOT_STATED, r"\bwould like to\b", ("will",)),
    ("modality.over", NOT_STATED, r"\btried to ([a-z]+)\b", (lambda m, _c: verb_forms(m[1])[2],)),
    ("modality.over", NOT_STATED, r"\battempted ([a-z]+)\b", (lambda m, _c: m[1],)),
    ("modality.under", NOT_STATED, r"\bwill\b(?= (?!not|have|never)[a-z]+)", ("may", "might", "could", "may")),
    ("modality.under", NOT_STATED, r"(?<!to )(?<!should )(?<!could )(?<!would )(?<!may )\b(?:has|have) (?=[a-z]+(?:ed|en|wn)\b)", ("may have ", "could have ")),
    ("modality.under", CONTRADICTED, r"\b(?:was|were) (?=(?:killed|arrested|injured|found|taken|jailed|released|rescued|attacked|stolen|destroyed|damaged|sold|bought|held|shot)\b)", ("may have been ", "could be ")),
    ("tense.done", NOT_STATED, rf"\b(?:will|is to|are to|plans to|is set to|are set to|is due to|are due to|hopes to|wants to|intends to|is expected to|are expected to) ({_BASES})\b", (_done,)),
    ("tense.done", NOT_STATED, r"\b(?:will|is to|is set to|is due to|is expected to|are to|are set to|are due to|are expected to) be (?=[a-z]+(?:ed|en|wn|ld|nt|ilt)\b)", (_be,)),
    ("tense.planned", CONTRADICTED, r"\bhas been (?=[a-z]+(?:ed|en|wn|ld|nt|ilt)\b)", ("will be ", "is to be ", "is expected to be ")),
    ("tense.planned", CONTRADICTED, r"\bwas (?=(?:built|opened|launched|announced|held|sold|closed|signed|approved|appointed|introduced|published|released|replaced|completed|installed|unveiled|named|elected|awarded)\b)", ("will be ", "is to be ", "is due to be ")),
    ("scope.quantity", NOT_STATED, r"\b(?:some|many|most|several) (?=(?:of the )?[a-z]+s\b)(?!(?:of the )?(?:years|days|months|weeks|times|hours|minutes|things)\b)", ("all ",)),
    ("scope.quantity", NOT_STATED, r"\b(?:Some|Many|Most|Several) (?=(?:of the )?[a-z]+s\b)", ("All ",)),
    ("scope.quantity", CONTRADICTED, r"\b(?:some|many|most|several) (?=of the [a-z]+s\b|of them\b)", ("none ",)),
    ("scope.quantity", CONTRADICTED, r"(?<!next )(?<!last )(?<!past )\b(?:a few|few) (?=(?!weeks|days|months|years|hours|minutes)[a-z]+s\b)", ("many ", "most ")),
    ("scope.quantity", CONTRADICTED, r"\b(?:many|most) (?=[a-z]+s\b)", ("few ", "hardly any ")),
    ("scope.quantity", CONTRADICTED, r"\ball (?=(?:of )?(?:the|his|her|its|their|our) )", ("some of ", "none of ", "few of ")),
    ("scope.quantity", CONTRADICTED, r"\bevery (?=(?:man|woman|child|player|member|team|school|hospital|person|pupil|patient|house|home|game|match))", ("hardly any ", "not every ")),
    ("scope.quantity", CONTRADICTED, r"\bboth (?=[a-z]+s\b|of )", ("neither ",)),
    ("scope.bound", CONTRADICTED, r"\b(?:at least|more than|over) (?=[\d$£€]|(?:two|three|four|five|six|seven|eight|nine|ten|a )\b)(?!a (?!hundred|dozen|third|million|quarter))", ("fewer than ", "at most ", "up to ")),
    ("scope.bound", CONTRADICTED, r"\b(?:nearly|almost|less than|fewer than|under|up to|just under) (?=[\d$£€])", ("more than ", "at least ")),
    ("scope.bound", NOT_STATED, r"\b(?:about|around|approximately|roughly|some) (?=[\d$£€])", ("more than ", "exactly ", "fewer than ")),
    ("scope.only", NOT_STATED, r"\b(?:was|is|are|were) (?=(?:given|offered|available|open|held|sold|allowed|invited|shown)\b)", (lambda m, _c: m[0] + "only ",)),
    ("scope.only", CONTRADICTED, r"\bonly (?=\d|one\b|two\b|three\b)", ("more than ", "at least ")),
    ("cause.made", NOT_STATED, r"(?<=[a-z] )after (?=(?:the|a|an|his|her|its|their) (?!which|that)\w+)(?![^.,]*\b(?:was|were|had|has|is|said|[a-z]{3,}ed)\b)", ("because of ", "as a result of ")),
    ("cause.made", NOT_STATED, r"(?<!are )(?<!is )(?<!was )(?<!were )(?<=[a-z] )following (?=(?:the|a|an|his|her|its|their) )", ("because of ", "caused by ", "in protest at ")),
    ("cause.made", NOT_STATED, r", and (?=(?:he|she|they|it) |the \w+ (?:was|were|is|are|has|have|had|[a-z]+ed)\b)", (", so ", ", as a result of which ")),
    ("cause.made", NOT_STATED, r"(?<=[a-z] )(?:after|when) (?=(?:he|she|it|they|the \w+) (?:was|were|had|[a-z]{3,}ed)\b)", ("because ",)),
    ("cause.lost", CONTRADICTED, r"(?<=[a-z] )because of (?=(?:the|a|an|his|her|its|their) )", ("despite ", "regardless of ")),
    ("cause.lost", CONTRADICTED, r"(?<=[a-z] )because (?=(?:he|she|it|they|the) )", ("although ", "before ")),
    ("cause.lost", CONTRADICTED, r"(?<=[a-z] )due to (?=(?:the|a|an|his|her|its|their) )", ("despite ",)),
    ("cause.lost", CONTRADICTED, r"\b([Dd])espite\b", (lambda m, _c: "Because of" if m[1] == "D" else "because of",)),
    ("order.reversed", CONTRADICTED, r"(?<!never )(?<!ever )(?<=[a-z] )(after|before)(?= (?!all\b|tax\b|long\b|the break|him\b|her\b)[a-z]+)", (lambda m, _c: "before" if m[1] == "after" else "after",)),
    ("order.reversed", CONTRADICTED, r"^(After|Before)(?= (?!that\b|all\b|this\b)[a-z]+)", (lambda m, _c: "Before" if m[1] == "After" else "After",)),
    ("order.reversed", CONTRADICTED, r"\b(?:since)\b(?= (?:19|20)\d\d)", ("until",)),
    ("order.reversed", CONTRADICTED, r"\b(?:until|till)\b(?= (?:19|20)\d\d)", ("since",)),
    ("compare.reversed", CONTRADICTED, r"\b(more|less|fewer|higher|lower|larger|smaller|bigger|better|worse|faster|slower|greater|older|younger|cheaper|longer|shorter|earlier|later|stronger|weaker)(?= than [a-z])",
        (lambda m, _c: _REVERSED[m[1]],)),
    ("compare.reversed", CONTRADICTED, r"\b(?:compared (?:with|to)|up from|down from)\b", (lambda m, _c: {"up from": "down from", "down from": "up from"}.get(m[0]),)),
    ("ordinal.changed", CONTRADICTED, r"(?<![-\w])(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:[a-z]+))(?! of all| and)", (lambda m, c: c.choice([o for o in "first second third fourth fifth sixth".split() if o != m[1]]),)),
    ("ordinal.changed", CONTRADICTED, r"\b(\d+)(?:st|nd|rd|th)\b(?! (?:January|February|March|April|May|June|July|August|September|October|November|December|century))", (lambda m, c: _ordinal(int(m[1]) + c.choice((1, 2, 3, 5))),)),
    ("superlative.changed", CONTRADICTED, r"\b(largest|smallest|biggest|highest|lowest|oldest|youngest|longest|shortest|fastest|slowest|richest|poorest|best|worst|earliest|latest|strongest|weakest|busiest|cheapest|safest|hottest|coldest)\b(?! to date)",
        (lambda m, _c: _REVERSED[m[1]],
         lambda m, _c: "second-" + m[1] if m[1] in {"largest", "smallest", "biggest", "highest", "lowest", "oldest", "longest", "fastest", "best", "worst"} else None)),
    ("modifier.dropped", NOT_STATED, r"\b(?:former|deputy|acting|alleged|proposed|suspected|would-be|interim|assistant|potential|planned|failed|attempted|retired|outgoing|vice|junior|possible|prospective|so-called) (?!to\b|for\b|of\b|in\b|and\b|by\b|that\b|after\b|prime\b)([A-Za-z]+)(?!-)", (lambda m, _c: m[1],)),
    ("modifier.added", NOT_STATED, r"(?<=\b[Tt]he )(president|prime minister|chairman|director|manager|mayor|captain|leader|head teacher|minister|governor|attacker|killer|thief|deal|law|plan|merger|coach|champion|chief executive|secretary|ambassador)\b",
        (lambda m, c: c.choice(("alleged", "suspected") if m[1] in {"attacker", "killer", "thief"} else ("proposed", "planned") if m[1] in {"deal", "law", "plan", "merger"} else ("former", "deputy", "acting", "outgoing", "incoming")) + " " + m[1],)),
    ("modifier.added", NOT_STATED, r"(?:^|(?<=\bby )|(?<=\band )|(?<=\bwith )|(?<=\bfrom )|(?<=\bsaid )|(?<=\bthat )|(?<=\bfor )|(?<=, ))(?:striker|midfielder|defender|goalkeeper|captain|manager|coach|president|chairman|director|minister|mayor|MP|senator|champion)(?= [A-Z][a-z]+ [A-Z])", (lambda m, _c: "former " + m[0],)),
)  # fmt: skip
_COMPILED = tuple(
    (kind, relation, re.compile(pattern), forms) for kind, relation, pattern, forms in _PATTERNS
)


def _ordinal(value: int) -> str:
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_MODIFIED = re.compile(
    r"\b(?:former|deputy|acting|proposed|planned|ex|alleged|suspected|outgoing|incoming|vice) ?-?$"
)
_PLANS = re.compile(r"(?:hopes|wants|intends|plans) to")


def modality(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Every edit of the table that the line offers, and simple pasts put off to the future."""
    for match in past_clauses(line):
        words = chosen.choice(("will", "may", "could", "might", "will", "would like to", "will"))
        verb = f"{words} {PAST_TO_BASE[match['verb']]}"
        yield Edit("tense.planned", CONTRADICTED, ((*match.span("verb"), verb),))
    for kind, relation, pattern, forms in _COMPILED:
        for match in pattern.finditer(line):
            before = line[: match.start()]
            if kind == "modifier.added" and _MODIFIED.search(before):
                continue
            if _PLANS.match(match.group()) and _NO_PLAN.search(before):
                continue
            form = chosen.choice(forms)
            new = form if isinstance(form, str) else form(match, chosen)
            change = _change(line, match, new) if new is not None else None
            if change and not (kind in {"ordinal.changed", "modifier.added"} and source.has(change[2])):
                yield Edit(kind, relation, (change,))


def _change(line: str, match: re.Match[str], new: str) -> tuple[int, int, str] | None:
    """The change without what both have at the ends, with the article that the new words take."""
    start, end = match.span()
    old = match.group()
    if old.endswith(" ") and new.endswith(" "):
        old, new, end = old[:-1], new[:-1], end - 1
    if old.startswith(", ") and new.startswith(", "):
        old, new, start = old[2:], new[2:], start + 2
    if old == new or not old:
        return None
    article = re.search(r"\b(an?) $", line[:start])
    if article and (article[1] == "an") is not (new[0].lower() in "aeiou"):
        return article.start(), end, ("an " if new[0].lower() in "aeiou" else "a ") + new
    return start, end, new
