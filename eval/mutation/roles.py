"""Who did what to whom, turned round; and the same told in the passive, which stays true."""

import re
from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.patterns import MONTHS, WEEKDAYS

_VERBS = (
    "accused attacked criticised criticized praised sued defeated acquired hired fired appointed replaced succeeded warned urged "
    "invited thanked blamed backed endorsed supported opposed arrested killed wounded injured rescued kidnapped charged condemned denounced "
    "rebuked mocked challenged rejected blocked banned fined overtook funded visited invaded bombed threatened pressured overruled "
    "sacked nominated interviewed questioned helped hosted informed notified contacted elected impeached subpoenaed indicted "
    "sanctioned beat bought told asked shot led struck hit fought caught taught taunted dismissed cleared convicted trailed followed "
    "abandoned defended protected ordered pushed pressed persuaded convinced outpaced owed owns employs leads trails funds supplies "
    "controls approved signed launched opened closed cancelled canceled delayed published announced introduced passed proposed adopted "
    "ratified suspended lifted imposed reviewed examined inspected searched raided seized detained deported"
).split()  # fmt: skip
_ON_THINGS = frozenset(
    "approved signed launched opened closed cancelled canceled delayed published announced introduced passed proposed adopted "
    "ratified lifted imposed told led reviewed examined ordered told asked".split()
)
"""Verbs whose object is mostly a thing: turned round, two nouns would make nonsense, so only names are."""
_NAME = r"(?!(?:But|And|When|While|If|As|After|Before|In|On|At|Then|So|Now|Yet|Since|Because|Although|Though|Meanwhile|Later)\b)(?:(?:Mr|Mrs|Ms|Dr|President|Senator|Sen|Rep|Gov|Prime Minister|Minister)\.? )?[A-Z][\w’-]+(?: (?:of |de |van |al-)?[A-Z][\w’.-]*\w){0,3}"
_NO_NOUN = r"(?!(?:in|on|at|of|to|into|for|by|with|from|as|and|or|that|than|after|before|over|under|during|who|which|is|was|has|had|will|would)\b)"
_NOUN = rf"(?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree) (?:{_NO_NOUN}[a-z][\w-]+ ){{0,2}}?{_NO_NOUN}[a-z][\w-]+"
_BASES = (
    "accuse attack criticise criticize praise sue defeat acquire hire fire appoint replace succeed warn urge invite thank blame back "
    "endorse support oppose arrest condemn challenge reject block ban fund visit invade threaten pressure nominate interview question "
    "help inform contact elect impeach sanction beat lead fight follow protect push persuade control trail rescue punish outspend "
    "target confront trust fear dominate finance arm"
).split()
_AUXILIARIES = r"(?:will|would|may|might|could|should|must|can|did not|does not|will not|cannot|never)"
_ADVERBS = r"(?:(?:also|later|then|repeatedly|sharply|publicly|already|still|now|reportedly|even) )?"
_ACTIONS = (
    rf"(?: (?:has|have|had))? {_ADVERBS}(?:{'|'.join(_VERBS)})",
    rf" {_AUXILIARIES} {_ADVERBS}(?:{'|'.join(_BASES)})",
    rf" {_ADVERBS}(?:{'|'.join(base + ('es' if base.endswith(('s', 'sh', 'ch')) else 's') for base in _BASES)})",
    rf" (?:is|are|was|were|has been|have been) {_ADVERBS}(?:{'|'.join(base.removesuffix('e') + 'ing' for base in _BASES)})",
)
_ON_PEOPLE = (
    rf"(?: (?:has|have|had))? {_ADVERBS}(?:{'|'.join(verb for verb in _VERBS if verb not in _ON_THINGS)})"
)
_END = r"(?=[,.;]| (?:on|in|at|for|over|after|before|by|during|with|as|last|this|from|when|while|because|and|to|about|into|out|if|but|through|until|since|despite|against)\b|$)"
_ACTIVE_NAMES = re.compile(
    rf"(?<![\w-])(?P<one>{_NAME})(?:{'|'.join(_ACTIONS)}) (?P<two>(?:the )?{_NAME}){_END}"
)
_ACTIVE = re.compile(
    rf"(?<![\w-])(?P<one>{_NAME}|{_NOUN})(?:{'|'.join((_ON_PEOPLE, *_ACTIONS[1:]))}) (?P<two>{_NAME}|{_NOUN}){_END}"
)
_PASSIVE = re.compile(
    rf"(?<![\w-])(?P<one>{_NAME}|{_NOUN})(?P<gap> (?:was|were|has been|have been|had been|is being|are being|will be) (?:[a-z]+ly )?)"
    rf"(?P<verb>{'|'.join(_VERBS)}|beaten|taken|overtaken|given|seen|chosen) by (?P<two>{_NAME}|{_NOUN}){_END}"
)
_FROM_TO = re.compile(rf"\bfrom (?P<one>(?:the )?{_NAME}) to (?P<two>(?:the )?{_NAME}){_END}")
_OVER = re.compile(
    rf"(?P<one>{_NAME})(?P<gap>(?:[’']s)? (?:[a-z]+ )?(?:victory|win|lead|lawsuit|complaint|attack|attacks|criticism|charges|case|sanctions|offensive|strikes) (?:over|on|against) )(?P<two>{_NAME}){_END}"
)
_NO_ACTORS = re.compile(
    r"^(?:The|A|An|It|He|She|They|We|I|You|But|And|In|On|At|This|That|There|When|After|While|Who|Each|[A-Z][a-z]+day)$|\b(?:who|which|that|time|way|day|year|"
    rf"week|month|other|others|same|{'|'.join(MONTHS + WEEKDAYS)})\b"
)
_INSIDE = re.compile(
    r"\b(?:of|in|on|at|for|with|to|from|by|and|or|near|between|over|against|about|than|as|into) (?:(?:the|a|an) )?$|[’'] $"
    r"|\b(?!(?:But|And|When|While|If|As|After|Before|In|Then|So|Now|Yet|Since|Because|Although|Though|Meanwhile|Later|That|Today|Yesterday) $)[A-Z][\w’-]* $"
)
"""What stands before a noun that is no actor itself, but part of a longer phrase."""


_NUMBERED = re.compile(r" (?:has|have|is|are|was|were|does)\b| [a-z]+s ")


def _many(actor: str) -> bool:
    return re.search(r"[^s]s$", actor) is not None and actor.rsplit(maxsplit=1)[-1][0].islower()


def _turned(text: str, match: re.Match[str]) -> Edit | None:
    one, two = match["one"], match["two"]
    if _NO_ACTORS.search(one) or _NO_ACTORS.search(two) or one.lower() == two.lower():
        return None
    if match.re is not _FROM_TO and _INSIDE.search(text[: match.start("one")]):
        return None
    if _NUMBERED.match(text[match.end("one") :]) and _many(one) != _many(two):
        return None  # "the ministers has": the grammar would tell
    first, second = two, one
    if match.start("one") == 0:
        first = first[0].upper() + first[1:]
        if re.match(r"(?:The|A|An|Two|Three) ", second):
            second = second[0].lower() + second[1:]
    new = (
        text[: match.start("one")]
        + first
        + text[match.end("one") : match.start("two")]
        + second
        + text[match.end("two") :]
    )
    return Edit(new, f"{one} ⇄ {two}")


def _coordinated(text: str, match: re.Match[str]) -> bool:
    """Whether one of the two is only the first of several: "X beat Y and Z"."""
    return (
        re.match(r",? and (?:the |an? )?[A-Z\w]", text[match.end("two") :]) is not None
        and match.re is not _PASSIVE
    )


_HINTS = frozenset((*_VERBS, *_BASES, "beaten", "taken", "given", "seen", "chosen"))
_FIRST = re.compile(r"\b[a-z]{3,}\b")


def _acts(text: str) -> bool:
    """Whether there is a verb in it that the patterns know: they take long to find that there is none."""
    return any(
        word in _HINTS
        or word.removesuffix("s") in _HINTS
        or word.removesuffix("es") in _HINTS
        or word.endswith("ing")
        for word in _FIRST.findall(text)
    )


def _swapped(given: Given) -> Iterator[Edit]:
    acting = (_ACTIVE_NAMES, _ACTIVE, _PASSIVE) if _acts(given.text) else ()
    for pattern in (*acting, _FROM_TO, _OVER):
        for match in pattern.finditer(given.text):
            edit = None if _coordinated(given.text, match) else _turned(given.text, match)
            if edit is not None:
                yield edit


_PARTICIPLES = {"beat": "beaten", "overtook": "overtaken", "told": "told", "bought": "bought", "shot": "shot", "led": "led",
                "struck": "struck", "hit": "hit", "fought": "fought", "caught": "caught", "taught": "taught"}  # fmt: skip
_VOICE = re.compile(
    rf"^(?P<one>{_NAME}|{_NOUN}) (?P<verb>[a-z]+ed|{'|'.join(_PARTICIPLES)}) (?P<two>{_NAME}|{_NOUN})(?P<rest>(?: (?:on|in|at|over|after|last|during) [^,;“”\"]*?)?)\.$"
)
_VOICE_PASSIVE = re.compile(
    rf"^(?P<one>{_NAME}|{_NOUN}) (?:was|were) (?P<verb>[a-z]+ed) by (?P<two>{_NAME}|{_NOUN})(?P<rest>(?: (?:on|in|at|over|after|last|during) [^,;“”\"]*?)?)\.$"
)
_TAKES_AN_OBJECT = frozenset(_VERBS) - set("owed owns employs leads trails funds supplies controls".split())


def _lowered(actor: str) -> str:
    return actor[0].lower() + actor[1:] if re.match(r"(?:The|A|An|Two|Three) ", actor) else actor


def _raised(actor: str) -> str:
    return actor[0].upper() + actor[1:]


def _voice(given: Given) -> Iterator[Edit]:
    if not _acts(given.text):
        return
    match = _VOICE.match(given.text)
    if match and match["verb"] in _TAKES_AN_OBJECT and not _NO_ACTORS.search(match["one"]):
        two, verb = match["two"], match["verb"]
        many = re.match(r"(?:[Tt]wo|[Tt]hree) ", two) or re.fullmatch(r"the .*[^s]s", two)
        done = f"{_raised(two)} {'were' if many else 'was'} {_PARTICIPLES.get(verb, verb)} by {_lowered(match['one'])}{match['rest']}."
        yield Edit(done, "active → passive")
    match = _VOICE_PASSIVE.match(given.text)
    if match and match["verb"] in _TAKES_AN_OBJECT and not _NO_ACTORS.search(match["two"]):
        yield Edit(
            f"{_raised(match['two'])} {match['verb']} {_lowered(match['one'])}{match['rest']}.",
            "passive → active",
        )


OPERATORS = (
    Operator("roles_swapped", "roles", "who acts and who is acted on change places", _swapped),
    Operator(
        "voice_changed", "surviving", "active becomes passive, or passive active", _voice, survives=True
    ),
)
