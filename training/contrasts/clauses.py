"""Clauses of a subject and a verb in the simple past, which can be negated or put off without harm to their grammar."""

import re
from collections.abc import Iterator

from training.contrasts.morphology import verb_forms
from training.contrasts.tables import TRANSITIVE_VERBS

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
