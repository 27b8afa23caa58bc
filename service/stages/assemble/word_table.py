"""Words that news uses of one and the same thing, and that do not mean the same."""

from dataclasses import dataclass
from enum import StrEnum


class Anchor(StrEnum):
    """What makes two uses be of the same thing."""

    PARTIES = "parties"
    """The same parties, and a subject in common: an arrangement between states has these."""
    CONTEXT = "context"
    """Sentences that tell the same in other words: most of their content words are shared."""


@dataclass(frozen=True, slots=True)
class Family:
    """Words of which one thing is called one or another.

    ``kinds`` part them by what they say, in one word or two; words of one kind are no difference. A word that is true of every kind (a
    summit is a meeting, the murdered were killed) is in none.
    """

    thing: str
    anchor: Anchor
    kinds: tuple[frozenset[str], ...]


def _kinds(table: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word.strip() for word in line.split(",")) for line in table.strip().split("|"))


FAMILIES = (
    Family(
        "arrangement",
        Anchor.PARTIES,
        _kinds(
            "alliance|pact|accord|memorandum, mou|treaty|declaration|ceasefire, truce|merger|takeover, acquisition, buyout"
        ),
    ),
    Family("meeting", Anchor.CONTEXT, _kinds("summit|talks, negotiations|rally")),
    Family(
        "death",
        Anchor.CONTEXT,
        _kinds(
            "killed, killing of|murdered, murder of, assassinated, assassination|executed, execution of|massacred, massacre|genocide"
        ),
    ),
    Family(
        "unrest",
        Anchor.CONTEXT,
        _kinds(
            "protests, demonstrations, protesters, demonstrators|riots, rioting, rioters|uprising, revolt|coup"
        ),
    ),
    Family(
        "armed group",
        Anchor.CONTEXT,
        _kinds("terrorists|militants|rebels, insurgents|fighters|gunmen|separatists"),
    ),
    Family("use of force", Anchor.CONTEXT, _kinds("invasion|incursion|war|operation")),
    Family("event", Anchor.CONTEXT, _kinds("attack, bombing|accident")),
    Family("people on the move", Anchor.CONTEXT, _kinds("refugees|migrants|illegals, illegal immigrants")),
    Family(
        "departure", Anchor.CONTEXT, _kinds("resigned, quit, stepped down|fired, sacked, dismissed, ousted")
    ),
    Family("seizure", Anchor.CONTEXT, _kinds("arrested, detained|abducted, kidnapped")),
    Family("outcome", Anchor.CONTEXT, _kinds("award, arbitrator ruled|settlement")),
    Family("halt", Anchor.CONTEXT, _kinds("ceasefire, truce|pause|surrender")),
    Family("barrier", Anchor.CONTEXT, _kinds("blockade|quarantine|siege")),
    Family("levy", Anchor.CONTEXT, _kinds("tax, taxes|fee, fees|levy|tariff, tariffs")),
)
