"""Verbs of saying, and how far a reporter who uses one stands behind what is said."""

import re
from enum import StrEnum


class Stance(StrEnum):
    """How far the reporter stands behind what is reported."""

    SAID = "said"
    CLAIMED = "claimed"
    """The speaker's own view: claimed, argued, warned, accused, suggested, believes."""
    FOUND = "found"
    """Confirmed, announced, found, showed: the saying makes it so, or rests on evidence."""
    DENIED = "denied"


_VERBS: dict[Stance, str] = {
    Stance.SAID: "said says saying told tells stated states added adds noted notes commented comments remarked explained explains wrote writes tweeted tweets "
    "replied responded recalled described reported reports testified quoted according",
    Stance.CLAIMED: "claimed claims claiming alleged alleges alleging asserted asserts argued argues arguing warned warns warning suggested suggests insisted insists maintained maintains "
    "contended contends believes believed thinks accused accuses accusing charged predicted predicts speculated estimated estimates hinted implied feared fears hopes "
    "hoped expects expected urged urges vowed vows stressed stresses emphasized emphasised emphasizes emphasises called complained criticised criticized",
    Stance.FOUND: "confirmed confirms announced announces announcing found finds showed shows revealed reveals acknowledged acknowledges admitted admits conceded concedes "
    "concluded concludes declared declares disclosed pointed ruled heard clarified",
    Stance.DENIED: "denied denies denying dismissed dismisses rejected rejects disputed disputes refuted",
}
STANCE = {verb: stance for stance, verbs in _VERBS.items() for verb in verbs.split()}
NOUNS = frozenset(
    "alleged feared estimated suggested claims reports warning warnings states notes comments hopes fears estimates".split()
)
BEFORE_NOUN = re.compile(
    r"\b(?:a|an|the|his|her|their|its|these|those|such|any|as|of|denied|denies|rejected|rejects|dismissed|dismisses|made|over|with|about|by|despite|no|and|from)\s(?:\S+\s){0,2}$",
    re.IGNORECASE,
)
NEEDS_THAT = frozenset(
    """described reported reports called charged estimated estimates found finds showed shows ruled heard pointed states notes comments fears hopes expected expects
    believed quoted urged urges dismissed dismisses rejected rejects disputed disputes disclosed declared declares announced announces revealed reveals concluded
    concludes claims stressed stresses emphasized emphasises emphasizes emphasised suggested suggests warning feared hoped thinks accused accuses accusing complained
    criticised criticized vowed vows confirmed confirms admitted admits acknowledged acknowledges states estimates refuted recalled believes""".split()
)
BARE = frozenset("accused accuses believes suggests suggested warns claims thinks vowed vows".split())
"""Verbs of NEEDS_THAT that also take a statement without it."""
