"""A pytest plugin with one assertion: that a Brief, or a text, says nothing that its articles do not carry.

Registered under the entry point ``pytest11``; what it needs is imported when the assertion is first called, so a test
session that never calls it pays nothing.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from eval.interop.faithfulness import Faithful, Source


def assert_faithful(
    brief_or_text: "Faithful", articles: "Sequence[Source] | None" = None, point: str = "strict"
) -> None:
    """Assert that ``articles`` support every Sentence of ``brief_or_text``, by the service's own Verifier.

    A text is held, sentence by sentence, against all of ``articles`` (texts, or Articles); a Brief (as made, as
    published, or its JSON) against what its Sentences cite, in its own articles where none are given. ``point`` is the
    operating point, ``strict`` or ``balanced``.

    Raises:
        AssertionError: names each Sentence that is not supported, each reason, and the source's span and words.
        InputError: there is nothing to check, or nothing to check it against.
    """
    __tracebackhide__ = True
    from eval.interop.faithfulness import faults, the_verifier  # noqa: PLC0415  a second to load, wanted only here
    from service.stages.verify.decision import Point  # noqa: PLC0415  as above

    found = faults(brief_or_text, articles, the_verifier(Point(point)))
    if found:
        count = "1 Sentence is" if len(found) == 1 else f"{len(found)} Sentences are"
        raise AssertionError("\n".join((f"{count} not supported by the articles", *map(str, found))))


@pytest.fixture(name="assert_faithful")
def _assert_faithful() -> Callable[..., None]:
    """``assert_faithful``, for tests that ask for it by name."""
    return assert_faithful
