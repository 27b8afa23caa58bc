"""Place, day and agency before the first words of a report: whose it is and from where, but no part of what it says."""

import re

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’]+){0,4}"
_REGION = r"(?:, [A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,2}){0,2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_AGENCY = (
    r"(?: ?\((?:AP|AFP|Reuters|UPI|dpa|DPA|ANSA|EFE|PTI|ANI|IANS|AAP|TASS|KCNA|Xinhua|Kyodo|Yonhap|Anadolu|Bloomberg|"
    r"(?:[A-Z][\w.]* ){0,3}(?:News|Wire|Newswire|Agency|Press|Service))\))"
)
_DASH = r"\s*[-–—]{1,2}\s+(?=[“\"‘'(]?[A-ZÀ-Þ])"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_REGION}{_DAY}?{_AGENCY}?|[A-ZÀ-Þ][\w.’' -]{{1,30}}{_REGION}(?:{_DAY}{_AGENCY}|{_DAY}|{_AGENCY})|{_AGENCY}){_DASH}"
)
_LONGEST = 110


def dateline(text: str) -> int:
    """How many characters of a paragraph are its dateline with the dash that closes it, 0 where it opens with none."""
    match = _DATELINE.match(text[:_LONGEST])
    return len(match.group().rstrip()) if match else 0
