"""Tell-tale wording of text that a program reworded, synonym by synonym.

Such programs swap words without knowing the fixed expressions that they stand in, so that "missile" becomes "bullet"
and "allies" "abettors". Cabanac, Labbé and Magazinov, "Tortured phrases: A dubious writing style emerging in science"
(2021), found papers by such expressions; this table, written for this program, does the same for news. Each entry is
an expression that no editor would pass in its sense; an expression that has a sound use elsewhere is not listed.
"""

import re

STRONG = (
    # alliances and armies
    r"abettors and (?:mates|partners|friends)|(?:nato|military|strongest|two|its|their|us|u\.s\.|regional|european|western|asian|american) abettors\b",
    r"ballistic bullets?|bullet (?:capabilities|defen[cs]e|launch(?:es)?|tests?|program(?:me)?)|cruise bullets?|nuclear bullets?|atomic bullets?",
    r"(?:right|left|far)-? ?(?:right )?sect(?: forces| parties| politicians)?|defen[cs]e clergyman|prime clergyman|foreign clergyman|outside (?:clergyman|serve)|prime serve\b|guard (?:clergyman|serve)",
    r"security (?:armature|terrain)|armature of (?:security|peace)|military (?:drill|exercise)s? of the colors|air (?:guard|protection) (?:framework|frameworks)|nuclear (?:arms stockpile store|munitions store)",
    r"common protestation|joint protestation|to note on (?:this|the) matter|declined to note\b|internally listed to|still, plainly",
    r"share more (?:laboriously|effectively laboriously)|(?:more|come|get|be) laboriously (?:involved|engaged)|take laboriously part",
    # states and their money
    r"force chains?\b(?= (?:and|were|was|dislocation|disruption)|[,.])|largest husbandr(?:y|ies)|(?:world|global|indigenous|original)['’]?s? (?:husbandry|frugality)|frugality (?:of the (?:country|state)|grew|shrank)",
    r"carbon impartiality|net zero thing|grueling thing|profitable (?:dependence|benefits? that countries|warrants|corridor|cooperation between|growth rate)|experimental docket|seek class\b|class in the (?:union|alliance|bloc|eu|nato)",
    r"grounded transnational order|rules-? ?grounded|transnational (?:law|relations|community|order)\b(?=.{0,60}\b(?:partake|participated|sweats|abettors))|is grounded on the (?:united nations|convention|law)",
    r"partake (?:a|the|an) (?:common|same|analogous)|participated (?:interests|values|respect|vision|pretensions|security|thing)|participate (?:a|the) (?:common|same) view",
    r"sweats to (?:\w+)|(?:its|their|his|her|joint|peace|diplomatic|relief) sweats\b|(?:deliverance|rescue|humanitarian) sweats",
    r"feting (?:this|the|that)|(?:good|common) governance and inclusive development-? ?acquainted|swell and skies|strong bonds of fellowship|geographic propinquity",
    r"(?:united|joined|unified) (?:countries|nations) (?:association|get together)|unified (?:states|kingdom)\b|joined (?:together )?(?:states|kingdom|countries)|assembled (?:states|realm)|white (?:domain|dwelling)",
    r"russian colors|ukrainian colors|(?:government|rebel|enemy) colors\b(?= (?:have|were|attacked|entered|withdrew))|peace (?:addresses|accommodations)|accommodations between the (?:two|sides|parties)",
    # general vocabulary of spinning programs
    r"hunt machine|social (?:media )?druggies|internet druggies|druggies (?:can|of the (?:app|platform|site|service))|loved bones|colorful (?:factors|countries|sectors|ways|reasons|issues|fields|aspects|nations)|frequently enough serves?",
    r"counterfeit (?:consciousness|intelligence)|profound learning|machine literacy|bosom (?:peril|malignancy)|colossal information|haze computing|climate (?:alter|modification) talks|worldwide warming up|sun[- ]oriented vitality|ozone harming substance",
    r"indigenous security(?=.{0,80}\b(?:conduct|goods|precisely))|string of conduct|consider all applicable goods|numerous liabilities|lesser (?:pitfalls|troubles)|reap many prices|face (?:security )?pitfalls|security pitfalls",
    r"learn assignments|transferring strong signals|region['’]s (?:experimental|swell)|furnishing clean energy|plurilateral institution fastening",
)
_STRONG = re.compile(r"\b(?:" + "|".join(STRONG) + ")", re.IGNORECASE)
_HINT = re.compile(
    r"abettor|bullet|\bsect\b|clergyman|\bserve\b|armature|terrain|guard|munitions|protestation|to note\b|listed to|laborious|force chain|husbandr|frugality|impartiality|profitable|docket|\bclass\b|grounded|"
    r"partake|participate|sweats|feting|acquainted|swell|fellowship|propinquity|unified|joined|assembled|white d|colors|accommodations|peace addresses|hunt machine|druggies|bones|colorful|enough serve|counterfeit|profound|"
    r"literacy|bosom|colossal|haze|worldwide warm|oriented|ozone|indigenous|conduct|goods|liabilities|lesser|prices|pitfalls|assignments|transferring|experimental|furnishing|plurilateral|grueling|still, ",
    re.IGNORECASE,
)


def tells(text: str) -> list[re.Match[str]]:
    """The expressions in ``text`` that machine rewording leaves."""
    return list(_STRONG.finditer(text)) if _HINT.search(text) else []
