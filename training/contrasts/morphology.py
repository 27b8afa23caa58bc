"""The forms of English verbs, so that a table of bases gives an edit in every tense."""

from functools import lru_cache

_IRREGULAR = """
be was been;have had had;do did done;go went gone;say said said;come came come;become became become;take took taken;give gave given;make made made;
rise rose risen;fall fell fallen;grow grew grown;win won won;lose lost lost;hold held held;meet met met;send sent sent;tell told told;buy bought bought;
sell sold sold;begin began begun;break broke broken;bring brought brought;build built built;catch caught caught;choose chose chosen;cut cut cut;deal dealt dealt;
draw drew drawn;drive drove driven;eat ate eaten;feel felt felt;fight fought fought;find found found;flee fled fled;fly flew flown;forbid forbade forbidden;
forget forgot forgotten;get got got;hear heard heard;hide hid hidden;hit hit hit;hurt hurt hurt;keep kept kept;know knew known;lead led led;leave left left;
lend lent lent;let let let;mean meant meant;overthrow overthrew overthrown;pay paid paid;put put put;quit quit quit;read read read;run ran run;see saw seen;
seek sought sought;set set set;shake shook shaken;shoot shot shot;show showed shown;shut shut shut;sink sank sunk;sit sat sat;sleep slept slept;speak spoke spoken;
spend spent spent;split split split;spread spread spread;stand stood stood;steal stole stolen;strike struck struck;sweep swept swept;teach taught taught;
tear tore torn;think thought thought;throw threw thrown;understand understood understood;undergo underwent undergone;uphold upheld upheld;wear wore worn;
withdraw withdrew withdrawn;write wrote written;freeze froze frozen;shrink shrank shrunk;overtake overtook overtaken;beat beat beaten;bear bore borne;bid bid bid;
bind bound bound;bite bit bitten;blow blew blown;forgive forgave forgiven;undertake undertook undertaken;outsell outsold outsold;mislead misled misled;
overcome overcame overcome;swear swore sworn;thrust thrust thrust;feed fed fed;bet bet bet;dig dug dug;ride rode ridden;ring rang rung;rebuild rebuilt rebuilt;
sing sang sung;stick stuck stuck;swim swam swum;wake woke woken;outbid outbid outbid;outrun outran outrun;oversee oversaw overseen;repay repaid repaid;
withhold withheld withheld;upset upset upset;foresee foresaw foreseen;override overrode overridden;undercut undercut undercut;offset offset offset;learn learned learned
"""
_TABLE = {
    p[0]: (p[1], p[2]) for p in (v.split() for v in _IRREGULAR.replace("\n", "").split(";")) if len(p) == 3
}
_DOUBLES = frozenset(
    "stop plan drop ban bar rob stab grab strip kidnap refer admit permit submit commit omit occur prefer transfer expel compel rebel slam trap tip top ship slip step snub drag beg hug rub scrap snap wrap skip cap tap swap defer deter infer confer propel repel patrol control cancel travel label model quarrel signal rival outstrip plot spot clip tag axe".split()
) - {"axe", "cancel", "travel", "label", "model", "signal", "rival"}
_BRITISH = frozenset("cancel travel label model signal rival quarrel fuel".split())
_VOWELS = "aeiou"


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form; of a phrasal verb the first word is inflected."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return (verb, _third(head) + tail, _past(head, 0) + tail, _past(head, 1) + tail, _ing(head) + tail)


def _third(head: str) -> str:
    special = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(head)
    if special:
        return special
    if head.endswith(("s", "x", "z", "ch", "sh")):
        return head + "es"
    if head.endswith("y") and head[-2] not in _VOWELS:
        return head[:-1] + "ies"
    return head + "s"


def _past(head: str, which: int) -> str:
    if head in _TABLE:
        return _TABLE[head][which]
    if head.endswith("e"):
        return head + "d"
    if head.endswith("y") and head[-2] not in _VOWELS:
        return head[:-1] + "ied"
    if head in _DOUBLES or head in _BRITISH:
        return head + head[-1] + "ed"
    return head + "ed"


def _ing(head: str) -> str:
    if head in {"die", "lie", "tie"}:
        return head[:-2] + "ying"
    if head.endswith("e") and not head.endswith(("ee", "ye", "oe")) and head != "be":
        return head[:-1] + "ing"
    if head in _DOUBLES or head in _BRITISH or head in _ENDS_DOUBLE:
        return head + head[-1] + "ing"
    return head + "ing"


_ENDS_DOUBLE = frozenset(
    "get set put cut hit run win begin forget quit shut sit let split swim bet dig upset outrun outbid bid".split()
)


def noun_plural(noun: str) -> str:
    """The plural of a regular noun."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"
