"""Words that shortening may not delete: who said it, how sure, whether, how many, when, on what condition."""

import regex

_SAYING = (
    r"say(?:s|ing)?|said|tells?|told|telling|add(?:s|ed|ing)|cit(?:es|ed|ing)|quot(?:es|ed|ing)|report(?:s|ed|edly|ing)?|alleg(?:es|ed|edly|ing)|"
    r"claim(?:s|ed|ing)?|argu(?:es|ed|ing)|warn(?:s|ed|ing)?|announc(?:es|ed|ing)|according|accus(?:es|ed|ing)|insist(?:s|ed|ing)?|assert(?:s|ed|ing)?|"
    r"stat(?:es|ed|ing)|not(?:es|ed|ing)|believ(?:es|ed|ing)|think(?:s|ing)?|thought|suggest(?:s|ed|ing)?|stress(?:es|ed|ing)?|emphasi[sz](?:es|ed|ing)|"
    r"den(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|acknowledg(?:es|ed|ing)|predict(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:es|ed|ing)|agree(?:s|d|ing)|promis(?:es|ed|ing)|urg(?:es|ed|ing)|"
    r"call(?:s|ed|ing)|describ(?:es|ed|ing)|characteri[sz](?:es|ed|ing)|dismiss(?:es|ed|ing)|declar(?:es|ed|ing)|tweet(?:s|ed|ing)?|wr(?:ote|ites?|iting)|"
    r"ask(?:s|ed|ing)|blam(?:es|ed|ing)|critici[sz](?:es|ed|ing)|propos(?:es|ed|ing)|sources?|officials?|anonym\w*|condition"
)
_HEDGES = (
    r"may|might|could|would|should|can|perhaps|possibl[ey]|possibility|probabl[ey]|likely|unlikely|apparent(?:ly)?|seem(?:s|ed|ing|ingly)?|"
    r"appear(?:s|ed|ing)?|potential(?:ly)?|purported(?:ly)?|suppos(?:ed|edly)|presum(?:ed|ably|ptive)|suspect(?:s|ed)?|estimat(?:e[sd]?|ed)|"
    r"expect(?:s|ed)?|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|seek(?:s|ing)?|try(?:ing)?|tr(?:ies|ied)|hop(?:es|ed|ing)|consider(?:s|ed|ing)?|"
    r"attempt(?:s|ed|ing)?|draft|tentative(?:ly)?|preliminary|(?:about|around)(?=\s+(?:[\d$€£]|half|one|two|three|four|five|ten|a ))|roughly|nearly|almost|approximately|"
    r"rumou?r\w*|unconfirmed|unverified|disputed|controversial|so-called|self-(?:described|proclaimed|styled)|partly|partially|largely|mostly|mainly|"
    r"slated|poised|set|will|due|scheduled|anticipat\w+"
)
_LIMITS = (
    r"not|no|none|nor|never|neither|nobody|nothing|nowhere|without|cannot|hardly|barely|scarcely|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|refus\w+|declin\w+|"
    r"reject\w+|unless|until|if|whether|provided|depend\w*|only|except|excluding|despite|although|though|but|however|yet|instead|rather|while|whereas|"
    r"some|several|few|many|most|half|all|every|each|any|other|first|second|third|last|least|more|less|fewer|than|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|percent|per cent|"
    r"because|due to|caus\w+|since|now|still|already|so far|yet|again|both"
)
_DATES = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|June|July|August|September|October|November|December|today|yesterday|tomorrow|"
    r"tonight|weeks?|months?|years?|decades?"
)
GUARDED = regex.compile(
    rf"\b(?:{_SAYING}|{_HEDGES}|{_LIMITS}|{_DATES})\b|n[’']t\b|\d|[\"“”„«»‘$€£%?!]|(?<!\w)'", regex.IGNORECASE
)
"""What no deletion may contain. It errs on the side of keeping: ``set`` is guarded though it is seldom a plan."""


def may_go(text: str) -> bool:
    """Whether ``text`` holds nothing that must stay."""
    return GUARDED.search(text) is None
