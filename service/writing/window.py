"""How much of a Topic one call to a chat model can hold, on the way there and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from service.domain.briefs import DraftRequest
from service.ports import ChatRequest, TokenCounter
from service.stages.draft.fence import Shown
from service.stages.draft.pack import Pack, pack

FEWEST = 128
"""Tokens of Passages below which a call is not worth making."""

_MARGIN = 0.95
"""Share of the window that is filled: a count by another model's vocabulary is an estimate."""

_WORDS_TO_A_TOKEN = 1 / 3
"""Words of a section that a token of the reply holds, ids and JSON included, in languages that take many tokens too."""


@dataclass(frozen=True, slots=True)
class Window:
    """A model's window of ``size`` tokens, of which a reply may take ``reply`` and Passages at most ``part``."""

    size: int
    reply: int
    part: int
    tokens: TokenCounter

    @property
    def longest(self) -> int:
        """Words that one reply surely holds."""
        return int(self.reply * _WORDS_TO_A_TOKEN)

    def room(self, bare: ChatRequest) -> int:
        """Tokens left for Passages beside ``bare`` (the request without any), its schema and its reply."""
        fixed = sum(self.tokens.count(text) for text in (bare.system, bare.user, str(bare.schema)))
        return min(int(self.size * _MARGIN) - fixed - bare.max_tokens, self.part)

    def packs(
        self, request: DraftRequest, ranked: Sequence[Shown], room: int, parts: int = 1
    ) -> tuple[Pack, ...]:
        """What up to ``parts`` calls with that room show; none where it isn't worth a call.

        As many are made as it takes for the replies to hold the request's words.
        """
        if room < FEWEST:
            return ()
        packs = pack(request, ranked, self.tokens, room, parts)
        fewest = min(parts, ceil(request.words / self.longest))
        if 0 < len(packs) < fewest:
            even = ceil(sum(one.tokens for one in packs) / fewest) + FEWEST
            packs = pack(request, ranked, self.tokens, min(room, even), parts)
        return packs
