"""One base form for the inflections of a word, so that ``rose``, ``risen`` and ``rises`` are one."""

from functools import lru_cache

from service.text.words import stem

_IRREGULAR = """
be:am,is,are,was,were,been,being have:has,had,having do:does,did,done go:goes,went,gone say:says,said come:came become:became take:took,taken give:gave,given make:made
rise:rose,risen fall:fell,fallen grow:grew,grown win:won lose:lost hold:held meet:met send:sent tell:told buy:bought sell:sold begin:began,begun
break:broke,broken bring:brought build:built burn:burnt catch:caught choose:chose,chosen cut:cut deal:dealt die:dying,died draw:drew,drawn drive:drove,driven
eat:ate,eaten feel:felt fight:fought find:found flee:fled fly:flew,flown forbid:forbade,forbidden forget:forgot,forgotten get:got,gotten hear:heard hide:hid,hidden
hit:hit hurt:hurt keep:kept know:knew,known lay:laid lead:led leave:left lend:lent let:let lie:lying,lay,lain light:lit mean:meant overthrow:overthrew,overthrown
pay:paid put:put quit:quit read:read ride:rode,ridden ring:rang,rung run:ran see:saw,seen seek:sought set:set shake:shook,shaken shoot:shot show:shown
shut:shut sing:sang,sung sink:sank,sunk sit:sat sleep:slept speak:spoke,spoken spend:spent split:split spread:spread stand:stood steal:stole,stolen
strike:struck,stricken sue:sued swear:swore,sworn sweep:swept swim:swam,swum teach:taught tear:tore,torn think:thought throw:threw,thrown
understand:understood undergo:underwent,undergone uphold:upheld wear:wore,worn withdraw:withdrew,withdrawn write:wrote,written freeze:froze,frozen
shrink:shrank,shrunk overtake:overtook,overtaken beat:beaten bear:bore,borne bid:bid bind:bound bite:bit,bitten blow:blew,blown forgive:forgave,forgiven
undertake:undertook,undertaken man:men woman:women child:children person:people,persons foot:feet life:lives wife:wives
life:lives half:halves crisis:crises datum:data medium:media good:better,best bad:worse,worst deny:denied,denies,denying
kill:killed,killing,killings killer:killers died:die die:dies,dead,death,deaths
"""
_SPELLING = {
    "defence": "defense",
    "offence": "offense",
    "labour": "labor",
    "centre": "center",
    "metre": "meter",
    "theatre": "theater",
    "programme": "program",
    "cheque": "check",
    "tonne": "ton",
    "grey": "gray",
    "organisation": "organization",
    "licence": "license",
    "favour": "favor",
    "colour": "color",
    "neighbour": "neighbor",
    "honour": "honor",
    "harbour": "harbor",
    "behaviour": "behavior",
    "rumour": "rumor",
    "armour": "armor",
}


def _forms() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _IRREGULAR.split():
        base_form, _, forms = entry.partition(":")
        for form in forms.split(","):
            table.setdefault(form, base_form)
    return table


_BASE = _forms()
PAST = frozenset(
    """was were had did went came became took gave made rose fell grew won lost held met sent told bought sold began broke brought built caught chose dealt drew drove
    ate felt fought found fled flew forbade forgot got heard hid kept knew laid led left lent lit meant overthrew paid rode ran saw sought shook shot sank sat slept
    spoke spent stood stole struck swore swept swam taught tore thought threw understood underwent upheld wore withdrew wrote froze shrank overtook beat bore
    bound bit blew forgave undertook said""".split()
)
PARTICIPLES = frozenset(
    """been had done gone come become taken given made risen fallen grown won lost held met sent told bought sold begun broken brought built burnt caught chosen cut dealt
    drawn driven eaten felt fought found fled flown forbidden forgotten got gotten heard hidden hit hurt kept known laid led left lent let lain lit meant overthrown
    paid put quit read ridden rung run seen sought set shaken shot shown shut sung sunk sat slept spoken spent split spread stood stolen struck sworn swept swum
    taught torn thought thrown understood undergone upheld worn withdrawn written frozen shrunk overtaken beaten borne bid bound bitten blown forgiven undertaken said""".split()
)


@lru_cache(maxsize=65536)
def base(lower: str) -> str:
    """The base under which a lower-case English word is compared: irregular forms mapped, spelling made one, stemmed."""
    plain = lower.replace("’", "'").removesuffix("'s").removesuffix("'")
    if plain in _BASE:
        return stem(_BASE[plain])
    singular = plain.removesuffix("s")
    if singular in _SPELLING:
        plain = _SPELLING[singular]
    elif plain.endswith(("ise", "ised", "ises", "ising", "isation")) and len(plain) > 7:
        plain = plain.replace("isation", "ization").replace("ised", "ized").replace("ises", "izes")
        plain = plain.replace("ising", "izing")
        if plain.endswith("ise"):
            plain = plain[:-3] + "ize"
    elif plain.endswith("lled") and len(plain) > 7:
        plain = plain[:-4] + "led"
    elif plain.endswith("lling") and len(plain) > 8:
        plain = plain[:-5] + "ling"
    return stem(plain)


def past(lower: str) -> bool:
    """Whether a form can only be a past tense or a past participle."""
    return (
        lower in PAST or lower in PARTICIPLES or (lower.endswith("ed") and len(lower) > 3 and lower != "need")
    )
