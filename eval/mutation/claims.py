"""Claims made stronger than the source makes them: surer, wider, or with a cause."""

import re
from collections.abc import Callable, Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.polarity import DENIED

_Rule = tuple[re.Pattern[str], str]


def _rules(table: str) -> tuple[_Rule, ...]:
    """Rules of ``pattern => replacement``, a line each; NOTHING takes the words out."""
    return tuple(
        (re.compile(left.strip()), right.strip().replace("NOTHING", ""))
        for line in table.strip().splitlines()
        for left, _, right in [line.partition("=>")]
    )


_SURER = _rules(r"""
    \b(?:may|might|could)(?= (?!not\b|have\b|be\b|well\b)[a-z]+\b) => will
    \b(?:may|might|could) be\b => will be
    \b(?:may|might|could) well\b => will
    \b(?:may|might|could) have(?= been\b) => had
    \b(?:may|might|could) have\b(?= (?:[a-z]+ed|gone|come|taken|seen|made|known|won|lost|broken)\b) => had
    \b(?:[Rr]eportedly|[Aa]llegedly|[Aa]pparently|[Pp]ossibly|[Pp]resumably)\b,? => NOTHING
    \b(?:probably|perhaps|likely)(?= [a-z]) => certainly
    \bis (?:expected|likely|set|thought|believed|understood|said|reported|alleged) to be\b => is
    \bare (?:expected|likely|set|thought|believed|understood|said|reported|alleged) to be\b => are
    \b(?:is|are) (?:expected|likely|set|due) to\b => will
    \b(?:was|were) (?:expected|likely|set|due) to\b => would certainly
    \b(?:hopes|hope|aims|wants|intends|intend) to\b(?!.* and to ) => will
    (?<!no )(?<!any )(?<!his )(?<!her )(?<!their )(?<!the )(?<!of )\bplans to\b => has begun to
    (?<=s )(?<!’s )(?<!'s )plan to\b => have begun to
    \bplanned to\b => had begun to
    \bis considering\b => has decided on
    \bare considering\b => have decided on
    \b(?:seems|appears) to be\b => is
    \b(?:seem|appear) to be\b => are
    \balleged\b(?= [a-z]+(?:s|er|ion|ment|ing)\b) => proven
    \bsuspected\b(?= [a-z]+) => convicted
    \bproposed\b(?= [a-z]+) => approved
    \bthreatened to\b => decided to
    (?<!been )(?<!was )(?<!were )\bcalled for\b => secured
    \bsuggests that\b => proves that
    \bsuggested that\b => proved that
    \bsuggests\b(?= [a-z]+ [a-z]+) => proves
""")  # fmt: skip

_WIDER = _rules(r"""
    \bSome of\b => All of
    \bsome of\b => all of
    \b[Ss]ome(?= [a-z]+s\b) => all
    \bSeveral(?= (?!weeks|months|days|years|hours|minutes|times)[a-z]+) => All
    \bseveral(?= (?!weeks|months|days|years|hours|minutes|times)[a-z]+) => all
    \b[Mm]any of\b => all of
    \bMany(?= [a-z]+s\b) => All
    \bmany(?= [a-z]+s\b) => all
    \b[Mm]ost of\b => all of
    \bMost(?= [a-z]+s\b) => All
    \bmost(?= [a-z]+s\b) => all
    \bA number of\b => All
    \ba number of\b => all
    \bdozens of\b => thousands of
    \bhundreds of\b => millions of
    \b(?:often|sometimes|usually|frequently|generally|occasionally)\b => always
    \b(?:rarely|seldom)\b => never
    \bone of the(?= (?:most|largest|biggest|best|first|oldest|worst|few|[a-z]+est)\b) => the
    \bup to(?= [$€£]?\d) => at least
    \bat least(?= [$€£]?\d) => exactly
    \bpartly\b => entirely
    \bpartially\b => fully
    \b(?:part|parts) of the\b => the whole of the
    \b(?:almost|nearly|virtually)(?= (?:all|every|none|half)\b) => NOTHING
    \b[Aa] few(?= [a-z]+) => many
    \bat least one\b => every
    \bfor now\b => for good
    \btemporarily\b => permanently
    \bthe first time in (?:\w+|\d+) (?:years|decades|months)\b => the first time ever
""")  # fmt: skip

_CAUSED = _rules(r"""
    (?<=[a-z] )after(?= (?:the|a|an|his|her|their|its) (?:[a-z]+ ){1,2}(?:of|in|on|at|by|with|for|against|over)\b) => because of
    (?<=[a-z] )after(?= (?:the|a|an|his|her|their|its) (?:[a-z]+ ){0,2}[a-z]+(?:[,.;]|$)) => because of
    (?<=[a-z] )following(?= (?:the|a|an|his|her|their|its) (?:[a-z]+ ){0,2}[a-z]+(?:[,.;]| of\b| in\b| by\b)) => because of
    (?<=[a-z] )after(?= (?:being|having|[a-z]{3,}ing)\b) => because of
    (?<=[a-z] )after(?= (?:he|she|they|it|we|officials|police|prosecutors)\b [a-z]+) => because
    (?<=[a-z] )after(?= (?:the|a|an|his|her|their|its) (?:[a-z]+ ){1,2}(?:was|were|had|has|is|voted|said|agreed|rejected|refused|decided|failed|began)\b) => because
    (?<=[a-z] )as(?= (?:he|she|they|officials|police|protesters)\b [a-z]+(?:ed|t|d)\b) => because
    (?<=[a-z] )(?:while|when)(?= (?:he|she|they)\b [a-z]+(?:ed|t|d)\b) => because
    (?<=[a-z] )and then(?= [a-z]+ed\b) => and thereby
    (?<=[a-z], )and(?= (?:the|he|she|they|it)\b [a-z]+) => and as a result
    ^After(?= (?:the|a|an) (?:[a-z]+ ){0,2}[a-z]+,) => Because of
    ^Following(?= (?:the|a|an) (?:[a-z]+ ){0,2}[a-z]+,) => Because of
    \bcame after\b => was caused by
    \bwas followed by\b => led to
""")  # fmt: skip


_NO_SEQUENCE = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|generations?|shortly|soon|long|immediately|moments|just|only|even|"
    r"named|looked?|looking|sought|called|modell?ed|went|go|going|come|came|goes|time|day|such|same|well|far|soon|so|known|seen|as) $",
    re.IGNORECASE,
)
"""Before "after" or "as": how long, or a verb that goes with it, and no sequence of two happenings."""


def _by(rules: tuple[_Rule, ...]) -> Callable[[Given], Iterator[Edit]]:
    def edits(given: Given) -> Iterator[Edit]:
        for pattern, new in rules:
            for match in pattern.finditer(given.text):
                if new == "will" and DENIED.search(given.text[: match.start()]):
                    continue  # "no promise could be made" claims nothing
                if not _NO_SEQUENCE.search(given.text[: match.start()]) or "because" not in new:
                    yield _edit(given.text, match, new)

    return edits


def _edit(text: str, match: re.Match[str], new: str) -> Edit:
    old = match.group()
    end = match.end()
    if not new:  # a word taken out takes the space after it along
        end += len(text[end:]) - len(text[end:].lstrip(" "))
    after = replaced(text, match.start(), end, new)
    if match.start() == 0:
        after = after[:1].upper() + after[1:]
    return Edit(after, f"{old.strip()} → {new.strip() or 'nothing'}")


OPERATORS = (
    Operator("over_claim", "claims", "what may be, is planned or is said to be becomes what is", _by(_SURER)),
    Operator("scope_widened", "claims", "some becomes all, often always, a bound its opposite", _by(_WIDER)),
    Operator(
        "cause_made", "claims", "what came after, or at the same time, becomes what was caused", _by(_CAUSED)
    ),
)
