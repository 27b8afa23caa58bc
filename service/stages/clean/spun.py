"""Tell-tale wording of text that a program reworded, synonym by synonym.

Such programs swap words without knowing the fixed expressions that they stand in, so that "missile" becomes "bullet"
and "allies" "abettors". Cabanac, Labbé and Magazinov, "Tortured phrases: A dubious writing style emerging in science"
(2021), found papers by such expressions; this table, written for this program, does the same for news. Each entry is
an expression that no editor would pass in its sense; an expression that has a sound use elsewhere is not listed.
"""

import re
from collections.abc import Collection

from service.domain.spans import Span

# Each line: letters that the expression must contain (for speed), and the expression.
_TABLE = (
    # alliances and armies
    (
        "abettor",
        r"(?:nato|military|strongest|two|its|their|us|u\.s\.|regional|european|western|asian|american) abettors|abettors and \w+",
    ),
    (
        "bullet",
        r"(?:ballistic|cruise|nuclear|atomic) bullets?|bullet (?:capabilities|defen[cs]e|launch(?:es)?|program(?:me)?)",
    ),
    (" sect ", r"(?:right|left|far)- ?sect (?:forces|parties|politicians|groups)"),
    ("clergyman", r"(?:prime|foreign|defen[cs]e|guard|outside|interior) clergyman"),
    (" serve", r"(?:prime|wellbeing|safeguard|guard|money|inside|unfamiliar|remote) serve"),
    (
        "wellbeing",
        r"(?:parliamentary|public) wellbeing (?:panel|board|advisory group|serve)|wellbeing (?:panel|service) (?:of parliament|has been required)",
    ),
    ("unfamiliar", r"unfamiliar (?:service|clergyman|pastor|priest|approach clergyman)"),
    ("head administrator", r"head administrator (?:of the country|said|told)"),
    ("pioneer", r"(?:opposition|resistance|rebel|party|gathering) pioneers?"),
    ("preliminar", r"clinical preliminar(?:y|ies)"),
    (" walk", r"(?:[0-3]?\d Walk|Walk [0-3]?\d|in Walk (?:19|20)\d\d)"),
    ("diligently to", r"more diligently to (?:supplant|discover|get|track|come by)"),
    ("counselor who", r"legal counselor who addresses"),
    ("express run", r"express run (?:media|news|television|TV|paper)"),
    ("occasions", r"(?:Monetary|Budgetary|New York) Occasions"),
    ("assembled realm", r"Assembled Realm"),
    ("joined realm", r"Joined Realm"),
    ("armature", r"(?:security|defen[cs]e|peace) armature|armature of (?:security|peace)"),
    ("security terrain", r"security terrain"),
    ("protestation", r"(?:common|joint) protestation"),
    ("to note on", r"declined to note on|refused to note on"),
    ("listed to", r"internally listed to"),
    ("still, plainly", r"will, still, plainly|still, plainly"),
    (
        "laborious",
        r"(?:more|come|get|be) laboriously (?:involved|engaged)|share (?:more )?laboriously|laboriously (?:share|partake|engage)",
    ),
    ("accommodations", r"peace accommodations|accommodations between the (?:two|sides|parties)"),
    ("peace addresses", r"peace addresses"),
    (
        " colors",
        r"(?:russian|ukrainian|enemy|foreign|government) colors (?:have|were|attacked|entered|withdrew|advanced)",
    ),
    ("munitions store", r"nuclear munitions store"),
    # states and their money
    ("force chain", r"force chains?"),
    (
        "husbandr",
        r"(?:largest|global|world|arising|advanced) husbandr(?:y|ies)|husbandr(?:y|ies) in the world",
    ),
    ("frugalit", r"(?:world|global|original|transnational|largest) frugalit(?:y|ies)"),
    ("impartiality", r"carbon impartiality"),
    ("grueling thing", r"grueling thing"),
    (
        "profitable ",
        r"profitable (?:dependence|warrants|corridor|growth rate|development of the (?:region|country)|benefits that countries|cooperation)",
    ),
    ("experimental docket", r"experimental docket"),
    (" class ", r"seek class (?:as well|in the)|(?:nato|eu|union) class (?:bid|operation)"),
    (
        "grounded",
        r"rules- ?grounded|grounded transnational|grounded on the (?:united nations|convention|charter)",
    ),
    ("partake", r"partake (?:a|the|an) (?:common|same|analogous|participated)"),
    ("participated ", r"participated (?:interests|values|respect|vision|pretensions|security|understanding)"),
    ("sweats", r"sweats to [a-z]+|(?:peace|diplomatic|relief|deliverance|rescue|humanitarian|joint) sweats"),
    ("feting", r"feting (?:this|the|that|these)"),
    ("acquainted systems", r"acquainted systems"),
    ("development- acquainted", r"development- acquainted"),
    ("swell and skies", r"swell and skies"),
    ("bonds of fellowship", r"bonds of fellowship"),
    ("propinquity", r"geographic(?:al)? propinquity"),
    ("unified states", r"unified states (?:of|and|has|have|is|will|president|government)"),
    ("joined states", r"joined states"),
    ("assembled states", r"assembled states"),
    ("joined countries", r"joined countries"),
    ("white domain", r"the white domain"),
    ("security pitfalls", r"security pitfalls|(?:face|lesser) (?:lesser )?pitfalls"),
    ("learn assignments", r"learn assignments"),
    ("signals of the profitable", r"transferring strong signals"),
    ("lesser pitfalls", r"face lesser pitfalls"),
    ("numerous liabilities", r"too numerous liabilities|shoulder numerous liabilities"),
    ("many prices", r"reap many prices"),
    ("string of conduct", r"string of conduct"),
    ("applicable goods", r"all applicable goods"),
    ("institution fastening", r"institution fastening on"),
    ("indigenous security", r"undermine indigenous security"),
    # the general vocabulary of such programs
    ("hunt machine", r"hunt machines?"),
    ("druggies", r"(?:social media|internet|app|platform|smartphone) druggies|druggies can (?:now|also)"),
    ("loved bones", r"loved bones"),
    ("colorful ", r"colorful (?:factors|sectors|countries|fields|aspects|stakeholders)"),
    ("enough serve", r"frequently enough serves?"),
    ("counterfeit consciousness", r"counterfeit consciousness"),
    ("man-made consciousness", r"man-made consciousness"),
    ("profound learning", r"profound learning"),
    ("machine literacy", r"machine literacy"),
    ("bosom", r"bosom (?:peril|malignancy|disease)"),
    ("colossal information", r"colossal information"),
    ("haze computing", r"haze computing"),
    ("worldwide warming", r"worldwide warming"),
    ("oriented vitality", r"sun[- ]oriented vitality"),
    ("ozone harming", r"ozone harming substances?"),
)
_TELLS = tuple(
    (letters, re.compile(rf"\b(?:{expression})\b", re.IGNORECASE)) for letters, expression in _TABLE
)


_OPENING = 4
_OPENINGS = frozenset(letters.split()[0][:_OPENING] for letters, _ in _TABLE)


def tells(text: str, vocabulary: Collection[str]) -> list[Span]:
    """Where ``text`` has expressions that machine rewording leaves, in order, overlapping nowhere.

    ``vocabulary`` holds the words of ``text`` in lower case: all that is needed to pass over a sound text quickly.
    """
    openings = _OPENINGS.intersection([word[:_OPENING] for word in vocabulary])
    if not openings:
        return []
    lower = text.lower()
    found = sorted(
        Span(*match.span())
        for letters, pattern in _TELLS
        if letters.split()[0][:_OPENING] in openings and letters in lower
        for match in pattern.finditer(text)
    )
    return [span for index, span in enumerate(found) if not index or span.start >= found[index - 1].end]
