"""Lines that tell who made a page and when, and lines under its pictures."""

import re

from service.domain.articles import Reason, Role
from service.stages.clean.vocabulary import holds

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]+"
_BYLINE = re.compile(
    r"(?i:by|interview by|written by|reporting by|reported by|story by|edited by|editing by|author|authors|von|par|por|di|text by|words by|posted by|published by|автор)\s*:?\s+"
    rf"(?:the )?(?:{_NAME}|[A-Z]{{2,}})(?:\s+(?:{_NAME}|and|&|,|de|van|von|bin|al-\w+|\|)){{0,9}}.{{0,60}}"
)
_CREDITS = re.compile(
    r"\((?:additional )?(?:reporting|writing|editing|compiled) by .{3,200}\)\.?|(?:additional )?(?:reporting|writing|editing|compiled) by [^.]{3,160}\.?|"
    r"this (?:interview|conversation|transcript|q&a|article|story|post|report|essay) (?:has been|was|first|originally) (?:\w+ )?(?:edited|condensed|shortened|translated|appeared|published)\b.{0,160}|"
    r"(?:transcript|translation|translated|audio|subtitles|interview) (?:provided |made |produced |edited )?(?:and edited )?by [^.]{2,90}\.?",
    re.IGNORECASE,
)
_JOB = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}}\s*[,|–—-]\s*(?:\w+ ){{0,3}}(?i:reporter|correspondent|editor|writer|journalist|columnist|staff|contributor|bureau chief|news desk)\b.{{0,40}}"
)
_OUR = re.compile(
    r"(?:by|from) (?:our|a|the)(?: own)? (?:[\w-]+ ){0,4}(?:correspondents?|reporters?|staff|editors?|writers?|desk|newsroom|services?|agencies|bureau)\b.{0,30}",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    rf"(?i:words|text|pictures|photos|photography|photographs|illustrations?|camera|editor|editing|report|reporting|story|graphics?)\s*:\s*{_NAME}(?: (?:{_NAME}|and|&|,)){{0,6}}"
)
_BY = re.compile(r"\W*(?:posted |published |written )?by\b", re.IGNORECASE)
_HANDLE = re.compile(r"(?:@\w+|[\w.+-]+@[\w-]+\.\w+)(?:\s.{0,40})?")
_DESK = re.compile(
    r"(?:\w+ ){0,3}(?:news desk|web desk|staff (?:writer|reporter|report)|newsroom|editorial (?:team|board|staff)|online desk)|(?:source|via)\s*:\s*.{2,60}",
    re.IGNORECASE,
)
_BIO = re.compile(
    rf"(?:(?i:about the authors?)\b.*|(?:(?i:the (?:author|writer)) is|{_NAME}(?: {_NAME}){{1,3}} is (?:an?|the)\b)(?=.{{0,160}}\b(?:"
    r"(?:covers|writes|writing|reporting|covering|reports) (?:on|about|for|from)|freelance|staff writer|(?i:reporter|correspondent|journalist|columnist|editor|contributor) (?:for|at|with|based|who|covering)|(?:our|this) (?:site|website|newspaper|magazine))).*)",
    re.DOTALL,
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?(?:{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+{_MONTH}\.?,?(?:\s+(?:19|20)\d\d)?|"
    rf"(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)?\d\d|(?:19|20)\d\d\s?年\s?\d+\s?月\s?\d+\s?日)"
)
_PLACE_AND_DAY = re.compile(rf"[A-ZÀ-Þ][\w .'’-]{{2,30}},\s+{_DAY}", re.IGNORECASE)
_CLOCK = r"(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,5}|local time)(?:[+-]\d+)?\)?)?|\d{1,2}\s*[ap]\.?m\.?(?:\s*[A-Z]{2,4})?"
_LABEL = (
    r"(?:(?:first |originally |last |page )?(?:published|posted|updated|modified|printed|reviewed|created|date|issued|released|accessed|retrieved|edited)(?:\s+(?:on|at|date))?|"
    r"publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено|today is|as of|last update)"
)
PAGE_DATE = re.compile(
    rf"[\W_]*(?:(?:{_LABEL}|{_DAY}|{_CLOCK}|on|le|am|el|,|\||\d+\s+(?:second|minute|hour|day|week|month|year|min|hr)s?\s+ago|yesterday|just now|\d+[\s-]+min(?:ute)?s?(?:\s+read)?|read time|reading time)[\s,.|·•:;–—-]*)+[\W_]*",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?:.{{0,60}}[|·•–—]\s*)?(?:(?:{_LABEL}|(?:posted|published|written) by\b.{{2,60}}?)[\s:,]*(?:on |at )?)?{_DAY}\s*(?:[,|·•–—]|\bat\b|{_CLOCK}|$).{{0,60}}",
    re.IGNORECASE,
)
_MAY_DATE = re.compile(r"\d|\bago\b|yesterday|just now", re.IGNORECASE)
_HAS_DATE = re.compile(rf"{_DAY}|{_CLOCK}|\bago\b|min(?:ute)?s?\b|yesterday|just now", re.IGNORECASE)
_AGENCIES = r"AP|AFP|Reuters|Getty|EPA|EFE|ANSA|DPA|dpa|Xinhua|TASS|Yonhap|Kyodo|Anadolu|UPI|Bloomberg|Shutterstock|Alamy|iStock|Unsplash|Wikimedia|Flickr|NurPhoto|ZUMA|Sipa"
_CREDIT = re.compile(
    rf"(?:(?:photo(?:graph)?s?|image|images|picture|illustration|graphic|foto|file photo)\s*(?:by|credits?|courtesy|:|/|©|\|)|(?:photo|image) credit|"
    rf"\((?:{_AGENCIES})\b[^)]{{0,60}}\b(?:photo|images?|file|handout|pool)[^)]*\)|\((?:photo|image|file|picture)\b[^)]*\)|(?:/|via |\| ?)(?:{_AGENCIES})(?: Images| Photo)?\b[^.]{{0,20}}\.?\s*$|"
    rf"\b(?:Getty Images|AP Photo|AFP PHOTO|EPA-EFE|REUTERS)/?[\w .]*\)?\s*$|\bcourtesy of [^.]{{3,40}}\.?$|©\s?\w+)",
    re.IGNORECASE,
)
_CREDIT_HINTS = (
    "photo",
    "foto",
    "image",
    "pic",
    "illustration",
    "graphic",
    "video",
    "credit",
    "courtesy",
    "©",
    "/",
    "via ",
    "| ",
    "getty",
    "epa-",
)
_GALLERY = re.compile(
    r"(?:\d+ of \d+|\d+/\d+)\s*[|:–—-]\s*\S.{20,}|(?:caption|image|photo|pictured|in this (?:photo|image|picture)|file)\s*[:,–—-]\s*\S.{15,}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def about_page(text: str, words: int, *, first_prose_seen: bool) -> Reason | None:
    """The reason why a line that tells who wrote a page, or when, is left out; None for any other line."""
    if (
        words <= 25
        and len(text) <= 200
        and _MAY_DATE.search(text)
        and _HAS_DATE.search(text)
        and PAGE_DATE.fullmatch(text)
    ):
        return Reason.PAGE_DATE
    if words <= 8 and (_PLACE_AND_DAY.fullmatch(text) or (not first_prose_seen and _MADE_BY.fullmatch(text))):
        return Reason.PAGE_DATE if text[-1].isdigit() else Reason.BYLINE
    if words <= 20 and any(c.isdigit() for c in text) and _is_dated_line(text):
        return Reason.BYLINE if _BY.match(text) else Reason.PAGE_DATE
    if (
        _OUR.fullmatch(text)
        or _CREDITS.fullmatch(text)
        or (words <= 14 and (_HANDLE.fullmatch(text) or _DESK.fullmatch(text)))
    ):
        return Reason.BYLINE
    ends = text.endswith((".", "!", "?", "”", '"')) and not text.endswith(("Jr.", "Sr."))
    if words <= 20 and not ends and (_BYLINE.fullmatch(text) or _JOB.fullmatch(text)):
        lead = text.split(maxsplit=2)
        named = len(lead) > 1 and lead[1][:1].isupper()
        if named and (
            not first_prose_seen
            or lead[0].lower() in {"written", "reporting", "reported", "edited", "editing", "by"}
        ):
            return Reason.BYLINE
    if words <= 60 and _BIO.fullmatch(text):
        return Reason.BYLINE
    return None


def _is_dated_line(text: str) -> bool:
    """Whether a line that is no sentence gives the page's date beside its maker's name or a note on its origin."""
    if text.endswith((".", "!", "?", "”", '"')) or len(text) > 160:
        return False
    parted = re.search(r"\s[|·•]\s", text) is not None
    labelled = (
        re.match(rf"\W*(?:{_LABEL}|(?:posted|published|written) by\b)", text, re.IGNORECASE) is not None
    )
    return (parted or labelled) and _DATED.fullmatch(text) is not None


def caption(text: str, words: int, least: int = 5) -> Role | Reason | None:
    """The role of a line under a picture, or the reason why a bare credit is left out; None for any other line.

    A caption tells something in ``least`` words or more beside its credit.
    """
    if words > 90:
        return None
    if _GALLERY.match(text):
        return Role.CAPTION
    lower = text.lower()
    credit = _CREDIT.search(text) if holds(lower, _CREDIT_HINTS) else None
    if credit is None:
        return None
    told = len(_WORD.findall(text[: credit.start()])) + (
        len(_WORD.findall(text[credit.end() :])) if credit.start() < 4 else 0
    )
    if told >= least:
        return Role.CAPTION if words <= 45 or credit.end() > 0.7 * len(text) else None
    return Reason.BYLINE if words <= 12 else None
