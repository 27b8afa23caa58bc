"""The sentences of a Topic's sources, read for what they may differ on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from service.domain.articles import CleanedArticle, Passage
from service.domain.briefs import Citation, cite
from service.domain.dates import DateBasis
from service.domain.groups import Topic
from service.domain.spans import Span
from service.text.aliases import canonical, government, spellings
from service.text.dates import DateMention, date_mentions
from service.text.names import names
from service.text.sentences import sentence_spans
from service.text.words import Word, words


@dataclass(frozen=True)
class Statement:
    """One sentence of a citable Passage. ``span`` is in the Article's text; all other offsets are in ``text``.

    ``origin`` and ``event`` are ids; ``before`` is the sentence before it in the same Article, of any Passage.
    """

    source: CleanedArticle
    passage: Passage
    span: Span
    text: str
    origin: str
    event: str
    before: "Statement | None" = None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and numbers."""
        return words(self.text, self.source.article.language[:2] or "en")

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(word.stem for word in self.words if not word.stop and not word.lower[0].isdigit())

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def parties(self) -> frozenset[str]:
        """The countries and bodies that it names (also by their capitals), else whatever it names."""
        known, others = set(), set()
        for name in names(self.text):
            found = list(_known(name.key))
            known.update(found)
            if not found and (not name.opens or self._a_name_elsewhere(name.text)):
                others.update(name.key.split(" of "))  # "Ida Marsh of Aldra" names two
        return frozenset(known) or frozenset(others)

    def _a_name_elsewhere(self, opening: str) -> bool:
        """Whether what opens the sentence is a name, as the Article writes it with a capital in other places too."""
        text = self.source.article.text
        return text.count(opening) > 1 and opening.lower() not in text

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that it mentions, read against its Article's date of publication where that is known."""
        return date_mentions(self.text, published(self.source))

    def near(self, span: Span, reach: int) -> frozenset[str]:
        """The stems of the content words within ``reach`` words of ``span``, those in it left out."""
        inside = [i for i, word in enumerate(self.words) if span.start < word.end and word.start < span.end]
        if not inside:
            return frozenset()
        window = (*self.words[max(0, inside[0] - reach) : inside[0]], *self.words[inside[-1] + 1 :][:reach])
        return frozenset(word.stem for word in window if not word.stop and not word.lower[0].isdigit())

    def cite(self, span: Span) -> Citation:
        """The Citation of ``span``, given in this sentence."""
        return cite(self.source, self.passage.id, span.shift(self.span.start))


def published(cleaned: CleanedArticle) -> date | None:
    """The day on which an Article was published, where that is known in full and is not that of the page's drawing."""
    known = cleaned.article.published
    if known.date is None or known.basis not in {DateBasis.STATED, DateBasis.INFERRED}:
        return None
    return known.date.full


def statements(
    topic: Topic, articles: Sequence[CleanedArticle], origin_of: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Every sentence of the citable Passages of ``topic``'s Articles, in order."""
    events = {article_id: event.id for event in topic.events for article_id in event.article_ids}
    members = frozenset(topic.article_ids)
    found: list[Statement] = []
    for cleaned in articles:
        article = cleaned.article
        if article.id not in members:
            continue
        origin, event = origin_of.get(article.id, article.id), events.get(article.id, "")
        before: Statement | None = None
        for passage in cleaned.citable:
            for span in passage.sentences or _split(passage, article.text):
                before = Statement(cleaned, passage, span, span.of(article.text), origin, event, before)
                found.append(before)
    return tuple(found)


def _split(passage: Passage, text: str) -> tuple[Span, ...]:
    start = passage.span.start
    return tuple(span.shift(start) for span in sentence_spans(passage.span.of(text)))


def _known(key: str) -> Iterable[str]:
    """The countries and bodies in a name such as ``us-japan-south korea``, under their one name each."""
    pieces = key.replace("-", " ").replace("–", " ").split()
    index = 0
    while index < len(pieces):
        for length in (3, 2, 1):
            run = " ".join(pieces[index : index + length])
            if government(run):
                yield government(run)
            elif len(spellings(run)) > 1:
                yield canonical(run)
            else:
                continue
            index += length
            break
        else:
            index += 1
