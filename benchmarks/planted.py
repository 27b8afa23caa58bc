"""Changes planted in a writer or a Verifier, whose effect is known: what a gate must see, and what it must not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

import numpy as np

from eval.mutation.material import Accepted, Edit, Given, Origin
from eval.mutation.operators import BY_NAME, OPERATORS
from eval.mutation.source import Source
from eval.mutation.validity import objection
from service.domain.articles import CleanedArticle
from service.domain.briefs import Draft, DraftRequest, Sentence, Status, Verdict, Verification
from service.ports import Writer
from service.stages.verify.decision import Point
from service.verifier import Verifier

NOISE = (
    "over_claim",
    "number_changed",
    "negation",
    "antonym",
    "fact_inserted",
    "citation_swapped",
    "scope_widened",
)
"""What the base writer now and then gets wrong by itself: one of these, in few Sentences, more in some cases than in others."""

HARMLESS = tuple(operator.name for operator in OPERATORS if operator.survives)
_NOISY = (1.0, 11.0)
_REWORDED = 0.3


@dataclass(frozen=True, slots=True)
class Planted:
    """A change: edits by name with the chance that a Sentence which admits one gets it, and the Verifier that is used."""

    name: str
    edits: tuple[str, ...] = ()
    chance: float = 0.0
    verifier: str = "the service's"


CHANGES = (
    Planted("only reworded"),
    Planted("drops hedges", ("over_claim",), 0.6),
    Planted("swaps numbers", ("number_swapped", "number_changed"), 0.3),
    Planted("cites wrongly, mended", ("citation_swapped",), 0.2),
    Planted("cites wrongly", ("citation_swapped",), 0.2, verifier="unmending"),
    Planted("threshold loosened", verifier="loosened"),
    Planted("accepts everything", verifier="accepting"),
)
"""The first is no change in quality: the same writer, drawn again.

Wrong Citations are planted twice: the service mends most by citing the Passage that the Verifier proposes, so that little
of them may be left to see; without that they stay.
"""


class AcceptingVerifier(Verifier):
    """Finds every Sentence supported."""

    @property
    def version(self) -> str:
        """Its own, so that nobody takes it for the other."""
        return f"accepting {super().version}"

    def verify(
        self, sentences: Sequence[Sentence], articles: Sequence[CleanedArticle]
    ) -> tuple[Verification, ...]:
        """Supported, each, by what it cites."""
        return tuple(
            Verification(Verdict(Status.SUPPORTED, 1.0, (), self.version), each.citations)
            for each in sentences
            if articles
        )


class UnmendingVerifier(Verifier):
    """Proposes no other Citations."""

    def verify(
        self, sentences: Sequence[Sentence], articles: Sequence[CleanedArticle]
    ) -> tuple[Verification, ...]:
        """As the service's, without what it proposes."""
        return tuple(replace(found, proposed=()) for found in super().verify(sentences, articles))


def verifier_of(change: Planted) -> Verifier:
    """The Verifier that checks the Briefs under ``change``; without sentence vectors, for speed."""
    if change.verifier == "accepting":
        return AcceptingVerifier()
    if change.verifier == "unmending":
        return UnmendingVerifier()
    if change.verifier == "loosened":
        return Verifier(point=Point.BALANCED, threshold=0.1)
    return Verifier()


@dataclass
class PlantedWriter:
    """Another writer's drafts, kept, with the noise of a model that errs now and then, and with a change planted.

    ``seed`` draws the noise: another seed is the same writer asked again. How noisy a case is does not hang on it.
    """

    writer: Writer
    change: Planted = CHANGES[0]
    seed: int = 0
    drafts: dict[str, Draft] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The writer's name with the change's."""
        return f"{self.writer.name}, {self.change.name}"

    @property
    def model(self) -> str:
        """No model."""
        return ""

    async def draft(self, request: DraftRequest) -> Draft:
        """The draft of the writer inside, edited."""
        key = _case(request.articles)
        if key not in self.drafts:
            self.drafts[key] = await self.writer.draft(request)
        source = Source(request.articles)
        return replace(
            self.drafts[key],
            sentences=tuple(
                self._edited(each, request.articles, source, key) for each in self.drafts[key].sentences
            ),
        )

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:  # noqa: ARG002  the port's
        """Nothing: what failed is withheld, so that what the writer did stays to be seen."""
        return Draft(request.topic.id, ())

    def _edited(
        self, sentence: Sentence, articles: tuple[CleanedArticle, ...], source: Source, case: str
    ) -> Sentence:
        always = np.random.default_rng(_number("case", case))
        random = np.random.default_rng(_number(self.seed, case, sentence.id))
        noisy, kind, reworded, planted = random.random(4)
        accepted = Accepted(sentence.id, sentence, articles, case, Origin.RUN, source)
        names: tuple[str, ...] = ()
        if planted < self.change.chance:
            names = self.change.edits
        elif noisy < always.beta(*_NOISY):
            names = (NOISE[int(kind * len(NOISE))],)
        edit = _first(names, accepted, random) if names else None
        if edit is None and reworded < _REWORDED:
            edit = _first(tuple(random.permutation(HARMLESS)), accepted, random)
        if edit is None:
            return sentence
        return replace(
            sentence,
            text=edit.text,
            citations=sentence.citations if edit.citations is None else edit.citations,
        )


def _first(names: Sequence[str], accepted: Accepted, random: np.random.Generator) -> Edit | None:
    """One edit of the first operator that has any valid one."""
    given = Given(accepted)
    for name in names:
        operator = BY_NAME[name]
        valid = [edit for edit in operator.edits(given) if objection(operator, given, edit) is None]
        if valid:
            return valid[int(random.integers(len(valid)))]
    return None


def _case(articles: Sequence[CleanedArticle]) -> str:
    return "+".join(each.article.id for each in articles)


def _number(*told: object) -> int:
    return int.from_bytes(sha256(repr(told).encode()).digest()[:8], "big")
