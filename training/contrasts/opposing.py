"""Words turned into their opposites, in the sense that the table of opposites means."""

import random
import re
from collections.abc import Iterator

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.opposites import VERBS, WORDS
from training.contrasts.source import Source
from training.contrasts.tables import SYNONYMS

_WORD = re.compile(r"(?<![-\w’'])[A-Za-z]+(?:-[a-z]+)?(?![-\w’'])")
_OPENERS = frozenset("before after more despite early later earlier inside outside including".split())
_AUXILIARY = re.compile(
    r"\b(?:be|been|being|is|are|was|were|has|have|had|get|got|by)\b(?: \w+ly| not| also| since)?\s*$"
)
_NOUN_NEXT = re.compile(r"\b(?:the|a|an|his|her|its|their|of|no|this|that|any|more|first|next|last)$")
_NEVER = frozenset(
    """light great land sea life fact real soft age rest cool missing given back long kept opening past future next passing taken took take taking takes giving
    follow follows following cover covered load tied tie miss just""".split()
)
"""Words of the table that mostly mean something else."""
_SIDE = r" (?:leg|arm|hand|foot|knee|side|eye|ankle|shoulder)"
_SKIN = r" (?:man|men|woman|women|people|paint|hair|car|shirt|t-shirt)"
_MEANT: dict[str, tuple[str, str]] = {
    "up": ("", r" (?:\d|[£$€]|from|by|to \d)"),
    "down": ("", r" (?:\d|[£$€]|from \d|by|to \d)"),
    "more": ("", r" (?:than|people|[a-z]+s\b)"),
    "good": (r"(?<! a)(?<! for)$", ""),
    "including": (r",$", ""),
    "early": ("", r" (?:on|in|this|next|last|morning|evening|\d|hours|stages|[A-Z])"),
    "late": ("", r" (?:on|in|this|next|last|night|evening|\d|hours|stages|[A-Z])"),
    "old": (r"(?<!year)(?<!years)(?<!month)(?<!months)(?<!weeks)(?<!days)(?<!how)(?<!-)$", ""),
    "new": ("", r" (?!year|[A-Z])"),
    "home": ("", r" (?:win|defeat|game|match|side|team|fans|loss|draw)"),
    "day": ("", r" (?:shift|time)"),
    "night": ("", r" shift"),
    "black": ("", _SKIN),
    "white": ("", _SKIN),
    "right": (r"\b(?:his|her|the)$", _SIDE),
    "top": ("", r" of the (?:table|league)"),
    "bottom": ("", r" of the (?:table|league)"),
    "first": ("", r" (?:day|game|match|time|minute|year|person|place|half|goal)"),
    "last": ("", r" (?:game|match|place|minute|goal|day)"),
    "leading": ("", r" (?:by|\d|[A-Z])"),
    "open": (r"(?<!\bthe)(?<!\bus)(?<!french)(?<!australian)$", ""),
    "backed": ("", r" (?:the|a|by|[A-Z])"),
    "led": ("", r" (?:the|[A-Z])"),
    "leads": ("", r" (?:the|[A-Z])"),
    "like": (r"\b(?:would|to)$", r"(?! to)"),
    "followed": ("", r" (?:a|the)\b"),
    "left": ("", r" (?:the|his|her|office|[A-Z])"),
    "cut": ("", r"(?! (?:off|out|down|short))"),
    "passed": ("", r"(?! (?:away|on|by|through|out|over))"),
    "give": ("", r"(?! (?:up|in|way))"),
    "attack": (r"\b(?:to|will|would)$", ""),
    "failed": ("", r"(?! to)"),
    "fail": ("", r"(?! to)"),
    "behind": ("", r" (?:the|[A-Z]|\d)"),
    "normal": (r"(?<!to)$", ""),
}
"""What must stand before (its end) and after a word for it to be meant as the table of opposites has it."""


def _meant(lower: str, before: str, after: str) -> bool:
    if lower in _NEVER:
        return False
    left, right = _MEANT.get(lower, ("", ""))
    return (not left or re.search(left, before) is not None) and re.match(right, after) is not None


def _candidates(lower: str, line: str, position: int) -> list[str]:
    if lower in VERBS:
        participle = _AUXILIARY.search(line[:position]) is not None
        found = [other for other, tag in VERBS[lower] if tag is None or tag is participle]
    else:
        found = list(WORDS.get(lower, ()))
    words = line.lower().split()
    return [other for other in found if other not in words and other not in SYNONYMS.get(lower, ())]


def opposites(line: str, _source: Source, chosen: random.Random) -> Iterator[Edit]:
    """A word turned into its opposite, in its own form; only where the opposite isn't in the line already."""
    for match in _WORD.finditer(line):
        lower = match.group().lower()
        if match.group() != lower and (match.start() or lower not in _OPENERS):
            continue
        others = _candidates(lower, line, match.start())
        before, after = line[: match.start()].lower().rstrip(), line[match.end() :]
        if not others or not _meant(lower, before, after):
            continue
        noun = lower in VERBS and _NOUN_NEXT.search(before) and not after.startswith((" the", " a "))
        if noun and lower not in WORDS:
            continue
        new = chosen.choice(others)
        if re.search(r"\ban?$", before) and (before.endswith("an") is not (new[0] in "aeiou")):
            continue
        if match.group()[0].isupper():
            new = new[0].upper() + new[1:]
        kind = "antonym.verb" if lower in VERBS else "antonym.word"
        yield Edit(kind, CONTRADICTED, ((match.start(), match.end(), new),))
