"""Names in a sentence, by their capitals."""

import re
from functools import lru_cache

from eval.mutation.patterns import MONTHS, WEEKDAYS
from service.domain.spans import Span

_CAPITAL = r"[A-Z][\w’'&.-]*[\w’']|[A-Z]\.?"
_RUN = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL})(?:(?: (?:of|de|van|von|der|bin|al|for|of the))? (?:{_CAPITAL}))*"
)
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sir Dame Lord Lady Prof Professor President Senator Sen Rep Representative Governor Gov Gen General Judge Justice "
    "Minister Secretary Chancellor Premier Mayor King Queen Prince Princess Pope Captain Colonel Col Lt Sgt Chairman Chairwoman "
    "Director Chief Prime Vice Speaker Attorney Congressman Congresswoman Councillor Deputy Former Ambassador Journalist Democrat Republican Spokesman Spokeswoman Nominee Candidate Commissioner".split()
)
_NO_NAMES = frozenset(
    "The A An But And Or In On At For From By With After Before When While As If It He She They We I You His Her Their Our Its This That These "
    "Those There What Who Why How Where Some Many Most All Both Each No Not Yet So Also According Last Next Since Until Under Over More Less Only "
    "One Two Three Four Five Six Seven Eight Nine Ten Then Now Here Such Because Although Though However Meanwhile Still Despite During Yesterday Today Tomorrow Tonight Earlier".split()
) | frozenset(MONTHS) | frozenset(WEEKDAYS)  # fmt: skip
_BODIES = frozenset(
    "Council Ministry Department University Agency Bank Party Court Commission Committee Association Union Federation Institute Company Corp Inc Ltd "
    "Group Authority Office Bureau Service Services Police Army Navy Force Forces Board Society Senate House Congress Parliament Assembly Fund Foundation "
    "Organization Organisation Center Centre Hospital School College Club League News Times Post Journal Press Administration Airlines Industries "
    "Airways Terminals Laboratories Labs Line Lines Systems Motors Energy Oil Foods Stores Street Union's Republicans Democrats Party's Guard Reserve Network Partners Holdings Press".split()
)


@lru_cache(maxsize=4096)
def capitalised(text: str) -> tuple[Span, ...]:
    """Runs of capitalised words without leading titles and function words; a lone first word of the sentence is none."""
    found = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        for piece in re.finditer(r"[^ ]+", match.group()):
            word = piece.group().rstrip(".")
            if word in _TITLES or (word in _NO_NAMES and match.start() + piece.start() == start):
                start = match.start() + piece.end() + 1  # a name begins after its titles
            elif match.start() + piece.start() == start and word.islower():
                start = match.start() + piece.end() + 1
            if re.search(r"[’']s?$", word) and match.start() + piece.start() >= start:
                end = match.start() + piece.end()  # what belongs to somebody is not part of the name
                break
        run = re.sub(r"[’']s?$", "", text[start:end]) if start < end else ""
        head, of, _ = run.partition(" of ")
        if of and not is_organisation(head):
            run = head  # "Tom Quist of Orvane" is called Tom Quist
        if not re.search(r"\b[A-Z]\.$", run):
            run = run.rstrip(".")
        end = start + len(run)
        if len(run) < 2 or any(piece in _NO_NAMES for piece in run.split()):
            continue
        if start == 0 and " " not in run:
            continue
        found.append(Span(start, end))
    return tuple(found)


def titled(before: str) -> bool:
    """Whether the text before a name ends in a title."""
    last = before.rstrip().rsplit(" ", 1)[-1].rstrip(".")
    return before.endswith(" ") and last in _TITLES


def is_organisation(name: str) -> bool:
    """Whether a word of ``name`` tells a body."""
    return any(piece.rstrip("’'s") in _BODIES or piece in _BODIES for piece in name.split())


def is_acronym(name: str) -> bool:
    """Whether ``name`` is two to six capitals, dotted or not."""
    return re.fullmatch(r"(?:[A-Z]\.?){2,6}s?", name) is not None
