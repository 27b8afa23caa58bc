"""How many small wrong edits of real source sentences the checks catch, and how many harmless ones they refuse.

    python benchmarks/check_edits.py [--data ../shared/data] [--set defacto] [--each 300] [--show EDIT]

Each edit is made in sentences of the sources themselves, so that the unedited sentence is supported by construction.
"Caught" is any Finding; "named" one of the kind that the edit should give. An edited number, date or quantity may by
chance be right elsewhere in the source: the shares are lower bounds.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from service.domain.briefs import FindingKind as Kind
from service.stages.verify import CheckInput, SourceAnalysis, run_checks
from service.stages.verify.checks import Statement

Edit = Callable[[Statement, SourceAnalysis, random.Random], str | None]

_SWAPS = {
    "rose": "fell", "increased": "decreased", "increase": "decrease", "won": "lost", "support": "oppose", "supported": "opposed",
    "approved": "rejected", "rise": "fall", "accepted": "rejected", "higher": "lower", "joined": "left", "bought": "sold",
    "allowed": "banned", "strengthen": "weaken", "praised": "criticised", "victory": "defeat", "confirmed": "denied",
}  # fmt: skip
_PAST = {
    "meet": "met", "sign": "signed", "hold": "held", "visit": "visited", "open": "opened", "launch": "launched", "begin": "began",
    "take": "took", "make": "made", "go": "went", "become": "became", "face": "faced", "receive": "received", "replace": "replaced",
    "join": "joined", "build": "built", "send": "sent", "cut": "cut", "use": "used", "pay": "paid", "play": "played", "help": "helped",
}  # fmt: skip


def _replaced(pattern: str, by: str) -> Edit:
    def edit(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
        text, count = re.subn(pattern, by, statement.text, count=1)
        return text if count else None

    return edit


def _number(statement: Statement, _source: SourceAnalysis, chosen: random.Random) -> str | None:
    found = list(re.finditer(r"(?<![\d.,])\d{2,3}(?![\d.,:]\d|\d|st|nd|rd|th)", statement.text))
    if not found:
        return None
    match = chosen.choice(found)
    return (
        statement.text[: match.start()]
        + str(int(match.group()) + chosen.choice((3, 7, 20)))
        + statement.text[match.end() :]
    )


def _month(statement: Statement, _source: SourceAnalysis, chosen: random.Random) -> str | None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    match = re.search("|".join(months), statement.text)
    if not match:
        return None
    other = chosen.choice([month for month in months if month != match.group()])
    return statement.text[: match.start()] + other + statement.text[match.end() :]


def _antonym(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
    match = re.search(rf"\b(?:{'|'.join(_SWAPS)})\b", statement.text)
    return (
        statement.text[: match.start()] + _SWAPS[match.group()] + statement.text[match.end() :]
        if match
        else None
    )


def _done(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
    match = re.search(
        rf"\b(?:will|is to|are to|plans to|is set to|would) ({'|'.join(_PAST)})\b", statement.text
    )
    return (
        statement.text[: match.start()] + _PAST[match.group(1)] + statement.text[match.end() :]
        if match
        else None
    )


def _people(source: SourceAnalysis) -> list[str]:
    return list(dict.fromkeys(n.text for _, n in source.names if len(n.key.split()) == 2 and not n.opens))


def _speaker(statement: Statement, source: SourceAnalysis, chosen: random.Random) -> str | None:
    people = _people(source)
    match = (
        re.search(rf"\b({'|'.join(map(re.escape, people))}) (?:said|told|warned|added)\b", statement.text)
        if people
        else None
    )
    others = [p for p in people if match and p.split()[-1] != match.group(1).split()[-1]]
    if not match or not others:
        return None
    return statement.text[: match.start()] + chosen.choice(others) + statement.text[match.end(1) :]


def _name(statement: Statement, source: SourceAnalysis, chosen: random.Random) -> str | None:
    """One full name in place of another of the same source."""
    here = [n for n in statement.names if len(n.key.split()) == 2]
    others = [p for p in _people(source) if p not in statement.text]
    if not here or not others:
        return None
    name = chosen.choice(here)
    return statement.text[: name.span.start] + chosen.choice(others) + statement.text[name.span.end :]


def _roles(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
    """The names right before and right after a finite verb, swapped."""
    for first, second in zip(statement.names, statement.names[1:], strict=False):
        between = statement.text[first.span.end : second.span.start]
        if (
            re.fullmatch(
                r" (?:has |have |had )?[a-z]{3,}(?:ed|ew|ok|on|at|ght|ld|st|me|ve) (?:the )?", between
            )
            and not first.opens
        ):
            return (
                statement.text[: first.span.start]
                + second.text
                + between
                + first.text
                + statement.text[second.span.end :]
            )
    return None


def _per_cent(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
    return statement.text.replace("%", " per cent") if "%" in statement.text else None


def _said_first(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
    match = re.fullmatch(
        r"((?:The |Mr |Ms |Dr )?[A-Z][\w ]{2,30}?) said (?:that )?([a-z][^\"“]+)\.", statement.text
    )
    return (
        f"According to {match.group(1)[0].lower() if match.group(1).startswith('The ') else match.group(1)[0]}{match.group(1)[1:]}, {match.group(2)}."
        if match
        else None
    )


def _copy(statement: Statement, _source: SourceAnalysis, _random: random.Random) -> str | None:
    return statement.text + "."


WRONG: dict[str, tuple[Kind, Edit]] = {
    "number": (Kind.NUMBER, _number),
    "month": (Kind.DATE, _month),
    "may to will": (Kind.HEDGE_DROPPED, _replaced(r"\b(?:may|might|could) (?!not|have)", "will ")),
    "may have to has": (Kind.HEDGE_DROPPED, _replaced(r"\b(?:may|might|could) have\b", "has")),
    "reportedly out": (Kind.HEDGE_DROPPED, _replaced(r"\b(?:reportedly|allegedly) ", "")),
    "planned to done": (Kind.TENSE, _done),
    "not in": (Kind.NEGATION, _replaced(r"\b(was|is|has|will|were|are|have) (?!not)(?=[a-z]{4,}(?:ed|en|ing)?\b)", r"\1 not ")),
    "not out": (Kind.NEGATION, _replaced(r"\b(was|is|has|will|were|are|have|did|does|do) not ", r"\1 ")),
    "antonym": (Kind.NEGATION, _antonym),
    "some to all": (Kind.SCOPE, _replaced(r"\b([Ss])ome (?=(?:of the )?[a-z]+s\b)", r"All ")),
    "up to to at least": (Kind.SCOPE, _replaced(r"\bup to (?=\d)", "at least ")),
    "name": (Kind.NAME, _name),
    "speaker": (Kind.SPEAKER, _speaker),
    "speaker out": (Kind.ATTRIBUTION_DROPPED, _replaced(r"^(?:[A-Z][\w ]{2,30}) (?:claimed|warned|argued|alleged|suggested|insisted) (?:that )?", "")),
    "roles": (Kind.ROLE, _roles),
    "after to because": (Kind.CAUSE, _replaced(r"(?<=[a-z] )after (?=(?:the|a|an) )", "because of ")),
}  # fmt: skip
HARMLESS: dict[str, Edit] = {
    "copy": _copy,
    "% to per cent": _per_cent,
    "said to according": _said_first,
    "said to stated": _replaced(r"\bsaid\b(?! to\b)", "stated"),
    "last part out": _replaced(r", (?:which|who|where|while|with)\b[^,\"“”]*(?=\.$)", ""),
    "thousands unmarked": _replaced(r"(?<![\d,])(\d{1,3}),(?=\d{3}(?![\d,]))", r"\1"),
    "after to following": _replaced(r"(?<=[a-z] )after (?=(?:the|a|an) )", "following "),
    "could to may": _replaced(r"\bcould (?!not)", "may "),
    "will to is to": _replaced(r"(?<=[a-z] )will (?=[a-z]+\b)(?!not|be|have)", "is to "),
    "day out": _replaced(r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", ""),
}


def sources(path: Path, each: int, seed: int) -> Iterator[SourceAnalysis]:
    """Up to ``each`` different source texts of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = list(dict.fromkeys(json.loads(line)["docs"][0] for line in lines))
    for text in random.Random(seed).sample(texts, min(each, len(texts))):
        yield SourceAnalysis("a", text)


def main() -> int:
    """Run; exit status 1 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--set", default="defacto")
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", default="")
    parser.add_argument("--most", type=int, default=15)
    options = parser.parse_args()
    path = options.data / "verification" / "train" / f"{options.set}.jsonl.gz"
    if not path.is_file():
        print(
            f"{path}: no such file; the sets of labelled Sentences are not part of the repository",
            file=sys.stderr,
        )
        return 1
    chosen = random.Random(options.seed)
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    named: Counter[str] = Counter()
    shown = 0
    edits: dict[str, tuple[Kind | None, Edit]] = {
        **WRONG,
        **{name: (None, edit) for name, edit in HARMLESS.items()},
    }
    for source in sources(path, options.each, options.seed):
        for statement in source.statements:
            if not 6 <= len(statement.words) <= 60 or not statement.text[0].isupper():
                continue
            for name, (kind, edit) in edits.items():
                text = edit(statement, source, chosen) if tried[name] < 4 * options.each else None
                if text is None or (kind is None and re.search(r"[\"“”]|\s[‘']", statement.text)):
                    continue
                findings = run_checks(CheckInput(text, (source,)))
                tried[name] += 1
                caught[name] += bool(findings)
                named[name] += any(finding.kind is kind for finding in findings)
                if name == options.show and bool(findings) is (name in HARMLESS) and shown < options.most:
                    shown += 1
                    print(f"- {statement.text}\n  {text}\n  {[finding.message for finding in findings]}")
    print(f"{'wrong edit':<22}{'n':>6}{'caught':>9}{'named':>9}")
    for name in WRONG:
        n = max(1, tried[name])
        print(f"{name:<22}{tried[name]:>6}{100 * caught[name] / n:>8.1f}%{100 * named[name] / n:>8.1f}%")
    print(f"\n{'harmless edit':<22}{'n':>6}{'refused':>9}")
    for name in HARMLESS:
        print(f"{name:<22}{tried[name]:>6}{100 * caught[name] / max(1, tried[name]):>8.1f}%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
