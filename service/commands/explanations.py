"""Explanations in words for a terminal."""

from collections.abc import Callable, Iterator

from service.domain.groups import Change, Decision, Explanation, Likeness

Named = Callable[[str], str]


def lines(found: Explanation, named: Named = str) -> Iterator[str]:
    """The lines that tell why two Articles are together or apart; ``named`` gives what an Article's id is shown as."""
    yield f"{named(found.left)} and {named(found.right)}"
    for decision in found.decisions:
        yield f"  {decision.level.value:<8} {'together' if decision.together else 'apart':<9}{_held(decision)}{decision.rule}"
    yield from likeness(found.likeness)
    if found.chain:
        path = "".join(f" –{link.score:.1f}– {named(link.right)}" for link in found.chain)
        yield f"  chain    {named(found.chain[0].left)}{path}"


def _held(decision: Decision) -> str:
    if decision.value is None:
        return ""
    if decision.threshold is None:
        return f"{decision.value:.2f}: "
    return f"{decision.value:.2f} {'≥' if decision.value >= decision.threshold else '<'} {decision.threshold:.2f}: "


def likeness(like: Likeness) -> Iterator[str]:
    """The lines that tell how like two Articles are."""
    yield (
        f"  likeness words {like.words:.2f}, opening {like.opening:.2f}, names {like.names:.2f}: {like.text:.2f}, "
        f"less {like.time_cost:.2f} for {_days(like.days_apart)} = {like.score:.2f}"
    )
    yield f"  copied   {like.phrases:.0%} of phrases, {like.frames:.0%} of frames"
    yield "  shared   " + (
        ", ".join(f"{term.written} {term.weight:.3f}" for term in like.shared) or "nothing"
    )
    if like.shared_names:
        yield f"  names    {', '.join(like.shared_names)}"


def _days(apart: int | None) -> str:
    return "days that are not known" if apart is None else f"{apart} day{'' if apart == 1 else 's'} apart"


def change(made: Change) -> Iterator[str]:
    """The lines that tell of a merge or split, and what brought it about."""
    others = ", ".join(made.others)
    kind, level = made.kind.value, made.level.value
    yield f"{kind} {level} {made.id} {'with' if kind == 'merged' else 'into itself and'} {others}: {made.cause.kind.value} {made.cause.article_id}".rstrip()
    for article_id, like in made.cause.likeness:
        shared = ", ".join(term.written for term in like.shared[:5])
        yield f"  {article_id} {like.score:.2f}: {shared}"
