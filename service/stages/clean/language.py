"""The language of an Article."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from service.domain.articles import Note, NoteKind

NEWS_LANGUAGES = (
    "ar bg bn cs da de el en es et fa fi fr gu he hi hr hu hy id is it ja ka kk ko lt lv mk ml mr ms ne nl no pa pl ps pt ro ru sk sl sq sr sv sw ta te th "
    "tl tr uk ur uz vi zh"
).split()
"""What texts are told apart into: the languages in which news is commonly published."""
_READ, _LEAST_READ = 300, 20  # characters
_MORE = 1200  # where the beginning is names and figures
_ENGLISH = frozenset(
    "the of and to that which with from has have had were been this their they would said its who he".split()
)
"""Words that nearly every English sentence has one of, and no other of these languages uses."""
_LEAST_SHARE = 0.12
_LEAST_DIFFERENT = 3
_CONFIDENCE = 0.99
_MARKUP = re.compile(r"https?://\S+|[\W\d_]+")


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([language for language in NEWS_LANGUAGES if language in known])
    return identifier


def prepare() -> None:
    """Load now what telling languages needs, which takes most of a second, and not with the first text that needs it."""
    _identifier()


def language_note(sample: str, given: str) -> tuple[str, Note]:
    """The BCP 47 tag of ``sample``'s language, empty where it can't be told, and the Note that says how sure that is.

    A language that was ``given`` stands, unless the text is surely in another; then the text is believed and the Note
    says so. The first 300 characters decide; the confidence is the identifier's, among ``NEWS_LANGUAGES``. Text that
    is full of English function words is English without asking the identifier, whose model takes time to load; the
    confidence is then 0.99.
    """
    plain = _plain(sample[:_READ])
    if len(plain) < _LEAST_READ:
        if given:
            return given, Note(
                NoteKind.LANGUAGE,
                given,
                "the language is as given with the article; there is too little text to check it",
            )
        return "", Note(
            NoteKind.LANGUAGE, "", "there is too little text to tell the language", confidence=0.0
        )
    found, confidence = (
        ("en", _CONFIDENCE) if _shows_english(plain, sample) else _identifier().classify(plain)
    )
    sure = round(float(confidence), 3)
    if given and (given.lower().split("-")[0] == found or sure < 0.9 or len(plain) < 200):
        return given, Note(
            NoteKind.LANGUAGE,
            given,
            "the language is as given with the article",
            confidence=sure if given.lower().startswith(found) else None,
        )
    if given:
        message = f"the article was given as “{given}”, but its text reads as “{found}”"
        return found, Note(NoteKind.LANGUAGE, found, message, confidence=sure)
    if sure < 0.5:
        return "", Note(
            NoteKind.LANGUAGE,
            "",
            f"the language can't be told for sure; “{found}” is the best guess",
            confidence=sure,
        )
    return found, Note(NoteKind.LANGUAGE, found, f"the text reads as “{found}”", confidence=sure)


def is_english(sample: str) -> bool:
    """Whether ``sample`` is so full of English function words that it can be in no other language; False says nothing."""
    plain = _plain(sample)
    return len(plain) >= _LEAST_READ and _plainly_english(plain)


def _shows_english(plain: str, sample: str) -> bool:
    """Whether the beginning, which is ``plain``, or what follows it in ``sample`` shows beyond doubt that it is English."""
    return _plainly_english(plain) or (len(sample) > _READ and _plainly_english(_plain(sample[:_MORE])))


def _plain(text: str) -> str:
    return _MARKUP.sub(" ", text).strip()


def _plainly_english(plain: str) -> bool:
    """Whether ``plain``, a line of words alone, has so many function words of English that it can be nothing else."""
    words = plain.lower().split()
    known = [word for word in words if word in _ENGLISH]
    return len(known) >= _LEAST_SHARE * len(words) and len(set(known)) >= _LEAST_DIFFERENT and "the" in known
