"""Whether somebody stands behind what a sentence says of a whole people, or of the best and greatest to come."""

import regex

from service.text.attribution import attributions

_EVERYBODY = (
    r"(?:the (?:whole |entire )?(?:public|nation|people|population|country)|citizens|the citizens|(?:\p{L}+ )?(?:people|residents|workers|families|farmers|voters|inhabitants|"
    r"consumers|pupils|parents|\p{Lu}\p{Ll}+ns) (?:all )?(?:across|throughout|all over|everywhere|nationwide|in every|of all)|(?:the )?people of \p{Lu}\p{L}+)"
)
_APPROVES = (
    r"(?:welcom|hail|prais|applaud|acclaim|support|back|thank|cheer|appreciat|embrac|endors)(?:s|es|ed|e)?"
)
_ALL_APPROVE = regex.compile(
    rf"(?i:\b{_EVERYBODY})\b(?: (?!not\b|never\b)[\p{{L}}’'-]+){{0,4}}? (?:has |have |had |warmly |widely |gratefully )*\b{_APPROVES}\b|"
    rf"\bwas (?:widely|warmly|universally) {_APPROVES}\b"
)
_GREATEST = regex.compile(
    r"\b(?:make|makes|making|turns? (?:\p{L}+ ){1,6}into|become|becomes)\b[^.;]{0,60}?\bthe (?:most|best|greatest|finest|strongest|happiest|cleanest|safest)\b"
    r"(?! (?:likely|recent|part|of the)\b)",
    regex.IGNORECASE,
)
_ASKED = regex.compile(r"\b(?:polls?|survey\w*|per cent|percent|\d+ ?%|respondents)\b", regex.IGNORECASE)


def vouched(text: str) -> bool:
    """Whether ``text`` may be shown as it stands.

    False where it tells with nobody who says so, and no poll, that a whole people approves of something, or that something will be
    the best of its kind. That is how official media report applause; shown as it stands it would be the Brief's own.
    """
    if _ALL_APPROVE.search(text) is None and _GREATEST.search(text) is None:
        return True
    return bool(attributions(text)) or _ASKED.search(text) is not None or '"' in text or "“" in text
