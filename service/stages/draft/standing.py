"""Whether a source sentence can stand alone in a Brief, needs the one before it, or is not fit to be shown."""

from enum import StrEnum

import regex

from service.text.words import STOPWORDS, count_words


class Standing(StrEnum):
    """How far a sentence can be read without its neighbours."""

    ALONE = "alone"
    LEANS = "leans"
    """It points back: shown only together with the sentence before it."""
    UNFIT = "unfit"


_ENDS = regex.compile(r"[.!…][\"”’')\]]*$")
_ENDS_CUT = regex.compile(
    r"(?:\b(?:Gov|Sen|Rep|Mr|Mrs|Ms|Dr|Gen|St|Lt|Col|Sgt|Sens|Reps|Prof|vs)\.|,|\.\.\.|…)$"
)
_QUOTED = regex.compile(r"[\"“”«„][^\"“”«»„]*[\"”“»]")
_TO_READER = regex.compile(
    r"\b(?:[Yy]ou|[Yy]our|yours|[Ww]e|[Oo]ur|ours|us|[Ll]et[’']s|let[’']s|I|I[’']ve|I[’']m|my)\b(?!\.?S\b)|\b(?:[Cc]lick|[Ss]ubscribe|[Rr]ead (?:more|also)|[Ss]ign up|[Dd]id you know|[Pp]ro [Tt]ip|"
    r"[Hh]ere[’']s|[Hh]ere are|[Ss]tay tuned|[Ff]ollow us|[Pp]hoto by|\((?:L|R|C|left|right|center|file)\)|[Pp]hoto:|[Ii]mage:|[Cc]ontributed to this|[Tt]his (?:article|story|post|page))\b|\|"
)
_VERB_AFTER = (
    r"is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|said|say|says|told|made|took|gave|went|came|left|met|won|lost|held|"
    r"led|put|saw|got|ran|began|became|sent|spoke|wrote|fell|rose|grew|kept|found|want|think|believe|accuse|of them|of these|of those|\p{Ll}+ed"
)
_POINTS_BACK = regex.compile(
    r"^(?:He|She|They|This|These|That|Those|Such|His|Her|Hers|Their|Its|Both(?! \p{Lu}[^,]{0,60} and )|Another|Others|The (?:latter|former|same|pair|duo|trio)|"
    r"It(?! (?:is|was|has been|remains|would be|will be|could be) (?:\w+ ){1,3}(?:that|whether|if|to|how|why)\b)|Doing so|Here|There(?! (?:is|are|was|were|has|have|will|may|can)\b)|"
    r"(?:One|Some|Many|Most|Several|All|None|Each|Neither|Either) of (?:them|these|those)|Following this|After (?:this|that)|Under (?:this|that|it)|"
    r"In (?:this|that|doing so|response|turn|return)|To (?:this|that) end|For (?:this|that|example|instance)|Then|Nor|Neither (?:did|does|was|were|is|are|has|have|will)|So (?:did|does|was|were|is|are|has|have|will)|So far|As such|Since then|Afterwards?|Elsewhere|"
    r"(?:The|That) (?:next|same|following|previous) (?:day|night|week|month|year|morning|evening)|(?:Days|Weeks|Months|Hours|Minutes) (?:later|earlier|before)|"
    r"(?:When|If|While|Although|Though|As|After|Before|Once|Since|Because|Whether|Until) (?:it|they|this|that|these|those)|"
    r"(?:In|At|With|For|On|During|After|By|Under|Through|Despite|From|Of|As|Among) (?:both|either|neither|each|them|these|those|its|their)|Also|Too|Again|Yet another|"
    r"(?:Each|Neither|Either|Some|Many|Most|Several|Few|A few|All|None|Nobody|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|More|Fewer|About half|Half|A third|About a third) "
    rf"(?:also |later |still |then )?(?:{_VERB_AFTER})|"
    r"(?:Each|Neither|Either|All|The) (?:two |three |four )?(?:sides?|parties|party)|"
    r"(?:The|An?) (?:\p{Ll}+ ){1,3}(?:of|to|for|about|by|from|with|against|on) (?:it|them|him|her|this|that))\b"
)
_PAIR = regex.compile(
    r"\b(?:the (?:two|three|four|five|pair|duo|trio)\b(?! (?:of\b|\p{Ll}+ (?:who|that|which|whose|of|in|from|at|on|to)\b))(?=,| (?!\p{Ll}*-year)\p{Ll}+)|"
    r"(?:both|neither|either|each|the other|the rival|the opposing)(?: of (?:the|these|those))? "
    r"(?:sides?|parties|party|countries|country|leaders?|men|man|women|woman|governments?|nations?|companies|company|teams?|states?|neighbou?rs|allies|ministers|presidents|delegations?|one)\b)",
    regex.IGNORECASE,
)
"""Two or more that somebody must have named."""
_SAME_AS = regex.compile(
    r"\b(?:such(?! as\b)(?! an?\b) (?:\p{Ll}+ )?\p{Ll}+s\b|those (?!who\b|with\b|in\b|of\b|from\b|whose\b|that\b|at\b|on\b|for\b|to\b|under\b|without\b|near\b|behind\b|already\b|\p{Ll}+(?:ed|ing)\b)\p{Ll}+|"
    r"the (?:former|latter)(?= (?:is|was|has|had|said|would|will)\b|[.,])|(?:the|that) same (?!time\b|day\b|as\b|way\b)\p{Ll}+(?! as\b)|"
    r"(?:in|on|at|by|for|of|from|with|under|before|after|over|about|reached|made|called) that (?!time\b|point\b|\p{Ll}+(?:ed|s)\b)\p{Ll}+(?=[.,]| (?:was|is|had|has|would|will)\b)|as well as that|"
    r"(?:did|do|does|done|doing) (?:so|the same|likewise))\b"
)
"""Words that mean what was said before: "such reports", "those plans", "the latter", "by that date"."""
_TWO = regex.compile(
    r"\b(?:between|\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){0,5},? (?:and|with))(?: [\p{L}.'’-]+){0,5}? \p{Lu}"
)
"""Two who are named together."""
_IT_NEXT = regex.compile(r"^[^,]{3,60}, (?:it|they)\b(?! (?:is|was|has been) (?:\w+ ){1,3}(?:that|to)\b)")
_NOUN_GIVEN = regex.compile(r"\b(?:the|an?)\s|(?<!^)\b\p{Lu}")
_POINTING = regex.compile(
    r"\b(?:this|these|such an?|the aforementioned) (?!week|month|year|morning|evening|afternoon|summer|winter|spring|fall\b|autumn|weekend|time|season|decade|century|"
    r"point|day\b|is\b|was\b|has\b|country|nation\b|kind\b|type\b|far\b|much\b|way\b)\p{Ll}+"
)
_REPORTED_BACK = regex.compile(
    r"^(?:The|This|That|These|Those|His|Her|Their) (?:claim|claims|report|reports|remark|remarks|comment|comments|statement|statements|allegation|allegations|"
    r"accusation|accusations|assertion|assertions|news|warning|warnings|quote|quotes|words|account|information|interview)\b"
)
_OUTLET = regex.compile(
    r"\b(?:reported|carried|quoted|published|cited|relayed|aired|broadcast|first reported) by\b|\baccording to\b"
)
_PERSON = regex.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", regex.IGNORECASE)
_NAME = regex.compile(r"\b\p{Lu}[\p{L}.’'-]+")
_STARTER = frozenset(word.capitalize() for word in STOPWORDS) | {
    "According",
    "Amid",
    "Despite",
    "Following",
    "Speaking",
    "Asked",
    "Given",
    "Among",
}
_SUBJECTS = regex.compile(
    r"\b(?:man|woman|president|minister|officer|senator|leader|judge|candidate|governor|mayor|suspect|actor|lawyer|official|chief)\b"
)
_VERB_LIKE = regex.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|said|says|told|made|took|gave|went|came|left|met|"
    r"won|lost|held|led|set|put|cut|hit|saw|got|ran|began|became|sent|spoke|wrote|fell|rose|grew|kept|found|struck|shot|sought|brought|thought|fought|"
    r"\p{Ll}{2,}(?:ed|es|s))\b|[’'](?:re|ve|d|ll)\b"
)
_EMPTY = regex.compile(
    r"\b(?:[Ii]n conclusion|testament to|renewed focus|pivotal (?:moment|time)|crucial moment|underscor\w+ the (?:importance|urgency|need|significance|shared)|"
    r"highlight\w* the (?:growing )?(?:importance|need|significance)|(?:is|are|remains?) (?:crucial|vital|essential|imperative|key)\b|contribut\w+ further|serves? as a (?:reminder|testament|cornerstone)|"
    r"game.changer|navigat\w+ (?:the |these )?complex|robust commitment|mutual understanding|stay ahead|decisive advantage|marks a (?:significant|pivotal|major)|"
    r"significant (?:step|move|shift|milestone)|substantial step|evolving (?:regional|security|landscape)|only time will tell|remains to be seen|broader (?:strategy|shift|context)|overall aim|"
    r"united front|proactive approach|shared goals|common ground|more than ever|in today[’']s world|it is (?:worth|important) )"
)


def _outside_quotation(text: str) -> str:
    return _QUOTED.sub(" “” ", text)


def whole(text: str) -> bool:
    """Whether the source sentence ``text`` ends as a statement: not cut off, no question."""
    return _ENDS.search(text) is not None and _ENDS_CUT.search(text.rstrip('"”')) is None


def reported_back(text: str) -> bool:
    """Whether the sentence says who reported the one before it ("The claim, carried by the agency, …")."""
    return _REPORTED_BACK.match(text) is not None and _OUTLET.search(text) is not None


def _person_unnamed(text: str) -> bool:
    """Whether the first "he" or "she" outside quotation marks has nobody named before it in the sentence."""
    person = _PERSON.search(text)
    if person is None:
        return False
    before = text[: person.start()]
    named = [m for m in _NAME.finditer(before) if m.group() not in _STARTER]
    if named or _SUBJECTS.search(before):
        return False
    comma = text.find(", ", person.end())
    follows = _NAME.match(text, comma + 2) if comma >= 0 else None
    return follows is None or follows.group() in _STARTER


def _pair_unnamed(text: str) -> bool:
    """Whether the sentence speaks of two sides or countries and names fewer than two before."""
    pair = _PAIR.search(text)
    return pair is not None and _TWO.search(text[: pair.start()]) is None


def _it_unnamed(text: str) -> bool:
    """Whether "it" or "they" follows an opening phrase that names nothing: "To make room, it …"."""
    match = _IT_NEXT.match(text)
    return match is not None and _NOUN_GIVEN.search(match.group()) is None


_MANY = regex.compile(r"\b(?:they|them|their|theirs|themselves)\b", regex.IGNORECASE)
_SEVERAL = regex.compile(
    r"\b\p{L}+[^\Ws]s\b|\b(?:and|people|police|men|women|children|those|each|every\w*|any\w*|one|family|couple|crowd|crew|staff|team|public|party|group|"
    r"government|company|majority|council|union|media|data|\p{Ll}+ese|\p{Ll}+ish)\b"
)


def _many_unnamed(text: str) -> bool:
    """Whether the first "they" or "their" has nothing before it that is more than one; a verb right before it is none."""
    match = _MANY.search(text)
    if match is None:
        return False
    before = text[: match.start()].rstrip().rpartition(" ")[0]
    return _SEVERAL.search(before) is None


_HE_SAID = regex.compile(
    r"[,”\"’]\s*(?:he|she|they)\s+(?:\w+ )?(?:said|says|wrote|added|told|explained|argued|warned|tweeted|noted|stated|continued|insisted|claimed)\b"
)


def standing(text: str) -> Standing:
    """How the sentence ``text`` (dateline and connectives taken off) can be read."""
    plain = _outside_quotation(text)
    bare = plain.replace("“”", " ")
    paired = (
        text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
    )
    if (
        not paired
        or not (text[:1].isupper() or text[:1] in "\"“'‘«$€£" or text[:1].isdigit())
        or _ENDS.search(text) is None
        or _ENDS_CUT.search(text.rstrip('"”'))
        or count_words(text) < 7
        or count_words(bare) < 3
        or _TO_READER.search(bare)
        or _VERB_LIKE.search(bare) is None
    ):
        return Standing.UNFIT
    if (
        _POINTS_BACK.match(text)
        or _POINTING.search(plain)
        or _REPORTED_BACK.match(text)
        or _HE_SAID.search(text)
        or _person_unnamed(plain)
        or _pair_unnamed(plain)
        or _SAME_AS.search(plain)
        or _it_unnamed(plain)
        or _many_unnamed(plain)
    ):
        return Standing.LEANS
    return Standing.ALONE


def bearable(text: str) -> bool:
    """Whether a sentence that leans on another names enough to be shown without it, where a Topic has nothing better."""
    return (
        _POINTS_BACK.match(text) is None
        and _HE_SAID.search(text) is None
        and not _person_unnamed(_outside_quotation(text))
        and not reported_back(text)
        and _NAME.search(text, 1) is not None
    )


_SAID = regex.compile(
    r"\b(?:said|says|told|according to|stressed|warned|announced|argued|stated|noted|emphasi[sz]ed|asserted|acknowledged|articulated)\b"
)


_SHORT, _TELLS_LITTLE = 10, 0.7
_MOST_QUOTED = 0.45
_QUOTED_ONLY = 0.6
"""What mostly somebody's words tells how it was said; what somebody did tells what happened."""
_COLOUR = regex.compile(r"[\"“][^\"“”]*\b(?:I|me|my|we|us)\b[^\"“”]*[\"”]")


def substance(text: str) -> float:
    """A factor, up to 1.35, for how much a sentence reports: names and numbers raise it, set phrases lower it."""
    names = len([m for m in _NAME.finditer(text, 1) if m.group() not in _STARTER])
    figures = len(regex.findall(r"\d[\d,.]*", text))
    said = 0.15 * (_SAID.search(text) is not None)
    value = 0.8 + said + 0.05 * min(names, 5) + 0.05 * min(figures, 3)
    empty = len(_EMPTY.findall(text))
    if empty and count_words(text) < 12:
        return 0.0
    if count_words(text) < _SHORT and not figures:
        value *= _TELLS_LITTLE
    if _COLOUR.search(text) and not figures:
        value *= _QUOTED_ONLY
    quoted = sum(count_words(match.group()) for match in _QUOTED.finditer(text))
    if quoted > _MOST_QUOTED * count_words(text):
        value *= _QUOTED_ONLY
    return max(0.1, value * 0.4**empty)
