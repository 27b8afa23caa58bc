"""A gate as GitHub's workflow commands, which it shows as annotations of a run."""

from eval.comparing.changes import Change, Comparison, SentenceChange
from eval.comparing.gating import Gate
from eval.comparing.tables import headline, remark
from eval.comparing.telling import cut, places_of, reason_of
from eval.runs.cells import CellKey
from eval.statistics.noninferiority import Call

_MOST = 10
"""GitHub shows up to ten annotations of a level for each step and drops the rest."""

_LEVEL = {Call.REGRESSED: "error", Call.INCONCLUSIVE: "warning", Call.NOT_WORSE: "notice"}


def annotations(gate: Gate) -> str:
    """One command a line: the outcome first, then what a reader must know, then the first Sentences that broke.

    A Sentence that broke is an error where the gate REGRESSED, else a notice.
    """
    lines = [command(_LEVEL[gate.call], f"citebrief: {gate.call.value}", _outcome(gate))]
    lines += [command("warning", "citebrief", notice) for notice in gate.notices[: _MOST - 1]]
    level = "error" if gate.call is Call.REGRESSED else "notice"
    broken = [(each, one) for each in gate.comparisons for one in each.of(Change.BROKEN)]
    lines += [
        command(level, f"{one.case}: broken", _sentence(each, one)) for each, one in broken[: _MOST - 1]
    ]
    return "\n".join(lines) + "\n"


def command(level: str, title: str, message: str) -> str:
    """``::level title=…::message``, escaped as the runner unescapes it."""
    return f"::{level} title={_property(title)}::{_data(message)}"


def _outcome(gate: Gate) -> str:
    return "\n".join([headline(gate), *(told for each in gate.gated if (told := remark(each)))])


def _sentence(comparison: Comparison, each: SentenceChange) -> str:
    key = CellKey(each.case, comparison.pairing.new_configuration, each.repeat)
    places = places_of(each.now, comparison.new.examined[key])
    return "\n".join([each.now.text, cut(reason_of(each.now)), *(str(place) for place in places[:2])])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
