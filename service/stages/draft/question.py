"""The reader's question: what it is about, and what kind of thing would answer it."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import regex

from service.text.dates import date_mentions
from service.text.forms import base
from service.text.numbers import Quantity, QuantityKind, quantities
from service.text.words import Word, stem, words


class Wanted(StrEnum):
    """What kind of thing answers a question."""

    ANYTHING = "anything"
    AMOUNT = "amount"
    MONEY = "money"
    TIME = "time"
    CAUSE = "cause"


_AMOUNT = regex.compile(
    r"\bhow (?:many|much|high|tall|deep|wide|long|far|old|big|large|heavy|fast|often|strong|likely)\b|"
    r"\bwhat (?:number|share|percentage|proportion|amount|size|length|height|depth|age|speed)\b",
    regex.IGNORECASE,
)
_MONEY = regex.compile(
    r"\b(?:what|how much)\b[^?]*\b(?:costs?|price[ds]?|fares?|fees?|charged?|pays?|paid|earn(?:s|ed)?|spen[dt]s?|salary|wages?|worth|budget|fined?)\b",
    regex.IGNORECASE,
)
_TIME = regex.compile(
    r"^\W*(?:\w+ ){0,2}?when\b|\b(?:what|which) (?:date|day|year|month|time)\b|\bhow soon\b|\buntil when\b|\bsince when\b",
    regex.IGNORECASE,
)
_CAUSE = regex.compile(
    r"\bwhy\b|\bwhat (?:caused|led to|was the (?:cause|reason))\b|\bhow come\b", regex.IGNORECASE
)
_NEXT_QUESTION = regex.compile(
    r"[?;]|,?\s+(?:and|or)\s+(?=(?:what|when|where|who|whom|whose|which|why|how)\b)", regex.IGNORECASE
)
_ASKING = frozenset(
    "what when where who whom whose which why how many much anyone anybody someone somebody anything something everyone get gets got tell know "
    "happen happened happens exactly actually please long far high tall deep wide".split()
)
"""Words that ask, and that an answer need not have."""
_KIN = (
    "cost price fare fee charge toll rent",
    "ticket fare",
    "pay payment paid",
    "pay earn salary wage income",
    "injure injury hurt wound",
    "die dead death kill fatal",
    "arrest detain detention custody jail imprison",
    "win won victory winner",
    "lose lost defeat loss",
    "begin start open launch reopen resume restart",
    "end stop close shut halt cease finish",
    "buy purchase acquire acquisition",
    "sell sale",
    "resign quit resignation",
    "job worker employee staff employ hire",
    "cause reason blame",
    "economy economic economist",
    "rise increase grow climb jump",
    "fall decrease drop decline shrink",
    "vote ballot poll election referendum",
    "strike walkout stoppage",
    "law bill act legislation",
    "agreement agree deal accord pact treaty",
    "old age",
    "fire blaze burn",
    "company firm",
    "protest demonstration march rally demonstrator marcher protester",
    "insure insurance insurer",
    "judge judgment arbitrate",
)
_SAME: dict[str, frozenset[str]] = {}
for _row in _KIN:
    _stems = frozenset(stem(word) for word in _row.split())
    for _one in _stems:
        _SAME[_one] = _SAME.get(_one, frozenset()) | _stems
"""Words that answer a question asked with another of them."""
_CAUSAL = regex.compile(
    r"\b(?:because|since|due to|owing to|caus\w+|reasons?|why|blam\w+|fault\w*|result(?:ed|s)? (?:of|from|in)|led to|after|explain\w*|by (?:a|an|the)|for fear|so that|to blame)\b",
    regex.IGNORECASE,
)
_TIMELY = regex.compile(
    r"\b(?:date|until|till|once|before|after|by the end|at once|immediately|soon|early|late|later|next|last|this|coming|within|weeks?|months?|years?|days?|hours?|"
    r"spring|summer|autumn|winter|today|tomorrow|yesterday|tonight|now|yet)\b",
    regex.IGNORECASE,
)
_COUNTED = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.PERCENT,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.FRACTION,
        QuantityKind.VAGUE,
    }
)
_LACKS = {
    Wanted.ANYTHING: 1.0,
    Wanted.AMOUNT: 0.6,
    Wanted.MONEY: 0.6,
    Wanted.TIME: 0.8,
    Wanted.CAUSE: 0.85,
}
"""What a text counts that does not have what is wanted."""
_COUNTS_ELSE = 0.8
"""What a text counts that has a number of something else."""
_MEASURED = frozenset(
    stem(word)
    for word in "metres meters litres liters tonnes tons grams kilograms kilometres kilometers miles acres hectares gallons barrels watts hours feet inches degrees".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a reader.

    ``terms`` are what it is about, each as the stems that any one of answers it. ``wanted`` are the kinds of answer, one
    for each part of the question; ``unit`` is the canonical unit that it asks in ("in metres"), empty where none, and
    ``counted`` are the stems of what is to be counted ("how many ships"), empty where that is not said.
    """

    terms: tuple[frozenset[str], ...]
    wanted: tuple[Wanted, ...]
    unit: str = ""
    counted: frozenset[str] = frozenset()

    def held(self, stems: frozenset[str]) -> tuple[bool, ...]:
        """For each term whether one of its stems is among ``stems``."""
        return tuple(not term.isdisjoint(stems) for term in self.terms)

    def answered_by(self, text: str) -> float:
        """1 where ``text`` has the kind of thing that is wanted, less where it has not."""
        return max(self._has(kind, text) for kind in self.wanted)

    def _has(self, kind: Wanted, text: str) -> float:
        if kind is Wanted.AMOUNT:
            return self._amount(text)
        if kind is Wanted.CAUSE:
            found = _CAUSAL.search(text) is not None
        elif kind is Wanted.TIME:
            found = _TIMELY.search(text) is not None or bool(date_mentions(text))
        elif kind is Wanted.MONEY:
            found = _PRICED.search(text) is not None
        else:
            found = True
        return 1.0 if found else _LACKS[kind]

    def _amount(self, text: str) -> float:
        dates = [mention.span for mention in date_mentions(text)]
        counts = [
            one
            for one in quantities(text)
            if one.kind in _COUNTED
            and not any(one.span.start < day.end and day.start < one.span.end for day in dates)
        ]
        if self.unit:
            return 1.0 if any(one.unit == self.unit for one in counts) else _LACKS[Wanted.AMOUNT]
        if not self.counted or any(self._counts(one, text) for one in counts):
            return 1.0 if counts else _LACKS[Wanted.AMOUNT]
        return _COUNTS_ELSE if counts else _LACKS[Wanted.AMOUNT]

    def _counts(self, quantity: Quantity, text: str) -> bool:
        """Whether it may be a number of what is asked for: it stands right after, or a unit does."""
        after = words(text[quantity.span.end :])[:_NEAR]
        return (
            quantity.kind in {QuantityKind.MEASURE, QuantityKind.MONEY}
            or not _MEASURED.isdisjoint(quantity.nouns)
            or not self.counted.isdisjoint(word.stem for word in after)
        )


_NEAR = 5
"""So many words after a number may come before what it counts."""
_PRICED = regex.compile(
    r"\b\w[\w.,]* (?:(?:hundred|thousand|million|billion|m|bn) )?(?:crowns?|marks?|francs?|pounds?|dollars?|euros?|kronor|kroner|krone|rubles?|roubles?|"
    r"yen|yuan|rupees?|pesos?|(?<!per )cents|pence)\b|\bfree(?: of charge)?\b|[$€£]",
    regex.IGNORECASE,
)


@lru_cache(maxsize=64)
def question(text: str, language: str = "en") -> Question:
    """The question that a reader put as ``text``; a few words that name a subject are one too."""
    terms: dict[str, frozenset[str]] = {}
    for word in words(text, language):
        if not word.stop and word.lower not in _ASKING:
            terms.setdefault(word.stem, related(word, language))
    parts = [part for part in _NEXT_QUESTION.split(text) if part and part.strip()]
    wanted = tuple(dict.fromkeys(_wanted(part) for part in parts)) or (Wanted.ANYTHING,)
    return Question(tuple(terms.values()), wanted, _unit(text), _counted(text, language))


def related(word: Word, language: str) -> frozenset[str]:
    """The stems that tell of what ``word`` tells of."""
    stems = {word.stem}
    if language.startswith("en"):
        stems.add(stem(base(word.lower)))
        stems |= {kin for one in tuple(stems) for kin in _SAME.get(one, frozenset())}
    return frozenset(stems)


def _wanted(part: str) -> Wanted:
    for pattern, kind in (
        (_MONEY, Wanted.MONEY),
        (_AMOUNT, Wanted.AMOUNT),
        (_TIME, Wanted.TIME),
        (_CAUSE, Wanted.CAUSE),
    ):
        if pattern.search(part):
            return kind
    return Wanted.ANYTHING


_ASKED_UNIT = regex.compile(r"\bin (\p{Ll}[\p{L} ]{2,30}?)\s*\?*\s*$")


def _unit(text: str) -> str:
    """The canonical unit after "in" at the question's end: "in metres"; empty where that is no unit."""
    named = _ASKED_UNIT.search(text)
    if named is None:
        return ""
    return next((one.unit for one in quantities(f"10 {named.group(1)}") if one.unit), "")


_HOW_MANY = regex.compile(
    r"\bhow (?:many|much) (?:more |fewer |less |of the )?(?!(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should)\b)(\p{L}+)",
    regex.IGNORECASE,
)


def _counted(text: str, language: str) -> frozenset[str]:
    """The stems of what "how many" or "how much" asks for."""
    asked = _HOW_MANY.search(text)
    return (
        frozenset[str]().union(*(related(word, language) for word in words(asked.group(1), language)))
        if asked
        else frozenset()
    )
