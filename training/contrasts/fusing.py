"""Sentences that merge what two lines say, and twins of them with one part wrong or joined to the wrong subject."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.contrasts.finding import FINDERS
from training.contrasts.gazetteer import GIVEN, WOMEN
from training.contrasts.kinds import CONTRADICTED, NOT_STATED, Edit, Fused
from training.contrasts.rewording import Template, inner, opening, reworded
from training.contrasts.source import PERSON, Source

_AUXILIARY = r"was|is|has|had|will|were|are|have|would|could|may|can|said|told"
_PREDICATE = rf"(?P<rest> (?:(?:{_AUXILIARY}|added|won|lost|took|made|became|went|began|left|scored|joined|announced|came|got|gave|saw|found|held|met|spent|led|paid|[a-z]{{3,}}ed) )[^\"“”?]+)\."
_NAMED = re.compile(rf"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sir) )?[A-Z][\w-]+(?: [A-Z][\w-]+){{0,3}}){_PREDICATE}")
_THING = re.compile(rf"(?P<who>The [a-z-]+(?: [a-z-]+)?)(?P<rest> (?:{_AUXILIARY}) [^\"“”?]+)\.")
_NOBODY = frozenset(
    "It They There This That These Those In But And If So We I You What When While As At On For Then Also Yes No Not One Some Many Most All Here Now Such Another Other Police Those Who".split()
)
_MOST_WORDS = 48
_PLAIN = frozenset({"said", "voice", "synonym", "synonyms", "leading"})


@dataclass(frozen=True, slots=True)
class _Statement:
    line: int
    who: str
    rest: str
    person: bool


def fused(lines: Sequence[str], chosen: random.Random, *, title: str = "", most: int = 3) -> Iterator[Fused]:
    """Sentences joined of two lines: at most ``most`` on one subject and ``most`` on two, pronouns made names.

    A wrong twin has one part edited, the second part taken from another subject (``fused.misjoined``), or the two
    subjects changed about (``fused.crossed``); where none can be made, ``edited`` is empty.
    """
    source = Source(lines, title)
    found = list(_statements(source, chosen))
    same = [(a, b) for a in found for b in found if a.line < b.line and a.who == b.who]
    two = [
        (a, b)
        for a in found
        for b in found
        if a.line < b.line <= a.line + 8 and a.who != b.who and not _kin(a, b)
    ]
    chosen.shuffle(same)
    chosen.shuffle(two)
    for pairs, join in ((same, _one_subject), (two, _two_subjects)):
        made = 0
        for first, second in pairs:
            if made >= most:
                break
            result = join(source, first, second, found, chosen)
            if (
                result is not None
                and len(result.sentence.split()) <= _MOST_WORDS
                and result.sentence != result.edited
            ):
                made += 1
                yield result


def _kin(first: _Statement, second: _Statement) -> bool:
    return bool({w for w in first.who.split() if w != "The"} & set(second.who.split()))


def _statements(source: Source, chosen: random.Random) -> Iterator[_Statement]:
    """Lines of one plain clause, with who it is about; a pronoun is resolved to the one named first just before."""
    subject = ""
    for index, line in enumerate(source.lines):
        people = [n for n in source.names[index] if source.sort(n) == PERSON]
        if not source.usable(index) or source.lines.index(line) != index:
            subject = ""
            continue
        text, _ = reworded(Template(line, (), ()), chosen, source, amount=(0, 2), without=_PLAIN)
        match = _NAMED.fullmatch(text) or _THING.fullmatch(text)
        who = match["who"] if match else ""
        if match and who in {"He", "She"}:
            if subject and _gender(subject, who) and not people and len(text.split()) <= 28:
                yield _Statement(index, subject, match["rest"], person=True)
            continue
        first = (
            people[0]
            if people and people[0].span.start <= 12 and len({p.key.split()[-1] for p in people}) == 1
            else None
        )
        subject = source.full_name(first) if first else ""
        subject = subject if " " in subject else ""
        if match is None or who.split()[0] in _NOBODY or len(text.split()) > 28:
            continue
        named = [n for n in people if n.text in who]
        if named:
            full = source.full_name(named[0])
            yield _Statement(index, full if " " in full else who, match["rest"], person=True)
        elif who.startswith("The ") or any(n.text == who for n in source.names[index]):
            yield _Statement(index, who, match["rest"], person=False)


def _gender(full_name: str, pronoun: str) -> bool:
    """Whether a name goes with He or She, as far as its given name or title tells; unknown names don't."""
    first = full_name.split(maxsplit=1)[0].lower()
    if first in {"mr", "mrs", "ms", "sir", "lady", "lord"}:
        return (pronoun == "She") is (first in {"mrs", "ms", "lady"})
    return first in GIVEN and (pronoun == "She") is (first in WOMEN)


def _mid(source: Source, who: str) -> str:
    word = who.split(maxsplit=1)[0].lower()
    known = re.search(rf"(?<![\w]){re.escape(word)}(?!\w)", source.text) is not None
    return who[0].lower() + who[1:] if known and not who.split(maxsplit=1)[0].isupper() else inner(who)


def _one_subject(
    source: Source, first: _Statement, second: _Statement, found: list[_Statement], chosen: random.Random
) -> Fused | None:
    who, wrong = first.who, ""
    forms = ["{who}{a} and{b}.", "{who}{a}, and{b}."]
    if first.person and "," not in first.rest and "," not in second.rest:
        forms += ["{who}, who{a},{b}.", "{who}, who{b},{a}."]
    form = chosen.choice(forms)
    joined = form.format(who=who, a=first.rest, b=second.rest)
    lines = (first.line, second.line)
    others = [
        s
        for s in found
        if s.who != who and not _kin(s, first) and s.person is first.person and s.rest != second.rest
    ]
    if others and chosen.random() < 0.5:
        other = chosen.choice(others)
        wrong = form.format(who=who, a=first.rest, b=other.rest)
        mine, theirs = joined.find(second.rest.strip()), wrong.find(other.rest.strip())
        spans = ((mine, mine + len(second.rest.strip())),), ((theirs, theirs + len(other.rest.strip())),)
        return Fused("fused.misjoined", lines, joined, wrong, NOT_STATED, *spans)
    return _edited(source, "fused.same", lines, joined, chosen)


def _two_subjects(
    source: Source, first: _Statement, second: _Statement, found: list[_Statement], chosen: random.Random
) -> Fused | None:
    del found
    link = chosen.choice((", while ", ", and ", " and ", "; ", ", while "))
    joined = f"{first.who}{first.rest}{link}{_mid(source, second.who)}{second.rest}."
    lines = (first.line, second.line)
    if first.person and second.person and chosen.random() < 0.5:
        start = len(first.who) + len(first.rest) + len(link)
        changes = ((0, len(first.who), second.who), (start, start + len(second.who), first.who))
        return _twin("fused.crossed", lines, joined, Edit("", CONTRADICTED, changes))
    return _edited(source, "fused.two", lines, joined, chosen)


def _edited(
    source: Source, how: str, lines: tuple[int, ...], joined: str, chosen: random.Random
) -> Fused | None:
    joined = opening(joined)
    rest = [line for index, line in enumerate(source.lines) if index not in lines]
    seen = Source([*rest, joined], source.title)
    by_kind: dict[str, list[Edit]] = {}
    if not any(source.echoed(index) for index in lines):
        for finder in FINDERS:
            for edit in finder(joined, seen, chosen):
                if not edit.kind.startswith(("speaker.added", "inserted", "referent")):
                    by_kind.setdefault(edit.kind, []).append(edit)
    if not by_kind:
        return Fused(how, lines, joined, "", "", (), ())
    roles = [kind for kind in sorted(by_kind) if kind.startswith(("role", "speaker", "name"))]
    kind = chosen.choice(roles if roles and chosen.random() < 0.4 else sorted(by_kind))
    return _twin(f"{how}+{kind}", lines, joined, chosen.choice(by_kind[kind]))


def _twin(kind: str, lines: tuple[int, ...], joined: str, edit: Edit) -> Fused | None:
    template = Template.of(joined, edit)
    if not template.whole(template.text):
        return None
    edited, wrong = template.filled(template.text, wrong=True)
    same, true = template.filled(template.text, wrong=False)
    return Fused(kind, lines, same, edited, edit.relation, true, wrong)
