"""What Citebrief makes of the sample articles: its Brief, and which cleaned Article each file became."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.faults.manifest import Manifest
from service.adapters.reading import read_paths
from service.bootstrap import Parts
from service.domain.articles import CleanedArticle
from service.domain.briefs import Brief, BriefOptions, Sentence, Verification
from service.verifier import Verifier

MAX_WORDS = 2000
"""Words of the Brief in which planted faults are looked for: long, so that a fault has every chance to show."""


@dataclass(frozen=True, slots=True)
class Observation:
    """The Brief of all sample articles; ``articles`` maps file names to what cleaning made of them."""

    brief: Brief
    articles: Mapping[str, CleanedArticle]
    verifier: Verifier

    def verify(self, sentences: Sequence[Sentence]) -> tuple[Verification, ...]:
        """What the Verifier says of ``sentences``, one Verification each, against all sample articles."""
        return self.verifier.verify(sentences, tuple(self.articles.values()))


async def observe(manifest: Manifest, folder: Path, parts: Parts) -> Observation:
    """Make the Brief of the articles of ``manifest``, whose files are in ``folder``.

    Raises:
        UnreadableSource: a file gives no Article.
    """
    read = {sample.file: read_paths([str(folder / sample.file)])[0] for sample in manifest.articles}
    options = BriefOptions(title="Planted faults", max_words=MAX_WORDS)
    brief = await parts.pipeline.make_brief(list(read.values()), options)
    cleaned = {article.article.id: article for article in brief.articles}
    return Observation(brief, {file: cleaned[article.id] for file, article in read.items()}, parts.verifier)
