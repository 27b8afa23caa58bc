"""Whether a text is nothing but words taken from one source sentence, with nothing left out that would change it."""

from collections.abc import Sequence

from service.text.words import Word

_MOST_GAPS = 3

_GUARDED = frozenset(
    """not no never none nobody nothing neither nor cannot without hardly barely
    said says say saying told tells tell according claim claims claimed claiming allege alleges alleged allegedly alleging
    report reports reported reportedly reporting suggest suggests suggested suggesting believe believes believed argue argues argued
    accuse accuses accused accusing warn warns warned warning announce announces announced add adds added insist insists insisted
    deny denies denied denying note notes noted state stated states write writes wrote tweet tweeted ask asks asked call calls called
    estimate estimates estimated predict predicts predicted expect expects expected hope hopes hoped want wants wanted plan plans
    planned promise promises promised pledge pledged vow vowed threaten threatened propose proposes proposed consider considering
    think thinks thought fear fears feared doubt doubts admit admits admitted acknowledge acknowledged conclude concluded confirm
    confirmed explain explained describe described think suspect suspected quoted quoting reckon accept accepted recommend recommended
    may might could would should can if unless until likely unlikely possible possibly perhaps maybe probably potential potentially
    apparent apparently seem seems seemed appear appears appeared purported purportedly supposed supposedly rumoured rumored unconfirmed
    almost nearly about around approximately only some few fewer most many several least up fail fails failed failing refuse refused
    stop stopped prevent prevented avoid avoided attempt attempted try tried false falsely fake hoax
    argument arguments accusation accusations allegation allegations rumour rumours rumor rumors notion idea theory suspicion suspicions
    belief view opinion hoping half third quarter twice double""".split()
)
"""Words that may not be left out of a copy: who says it, how sure it is, whether it is so, how many."""


def copied(sought: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether ``sought`` is ``line``, or ``line`` with a few stretches left out of which none holds a guarded word."""
    left_out: list[Word] = []
    gaps = position = 0
    for number, word in enumerate(sought):
        skipped = position
        while skipped < len(line) and line[skipped].lower != word.lower:
            skipped += 1
        if skipped == len(line):
            return False
        left_out += line[position:skipped]
        gaps += number > 0 and skipped > position
        position = skipped + 1
    left_out += line[position:]
    return bool(sought) and gaps <= _MOST_GAPS and not any(word.lower in _GUARDED for word in left_out)
