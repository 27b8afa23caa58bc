"""Words that turn a statement into its opposite where one stands for the other."""

from service.text.forms import base

_OPPOSITES = """
rise,increase,grow,climb,jump,soar,surge,gain,higher,up,growth,rally,upward / fall,decrease,decline,drop,slump,plunge,shrink,sink,tumble,lower,down,slide,reduce,dip,downward
raise,hike / lower,cut,reduce,slash
win,victory,beat,defeat / lose,loss
approve,accept,endorse,pass,adopt / reject,refuse,veto,decline
support,back,favour,favor,endorse,for / oppose,against,criticise,criticize,condemn,denounce
ally,friend,partner / rival,enemy,foe,adversary
allow,permit,let / ban,forbid,prohibit,block,bar,prevent
open,reopen / close,shut
start,begin,launch / end,finish,stop,halt,cease
arrive,enter,join / leave,depart,exit,quit,withdraw
join,enter / leave,quit,withdraw
buy,purchase,acquire / sell
lend / borrow
import / export
strengthen,deepen,bolster,boost / weaken,undermine,erode
expand,extend,widen / shrink,cut,narrow,reduce,curtail
accelerate,quicken,hasten / slow,delay
ease,relax,loosen,lift / tighten,toughen,impose
confirm,admit,acknowledge / deny,dismiss
guilty / innocent
convict / acquit,clear
arrest,detain,jail,imprison / release,free
legal,lawful / illegal,unlawful
safe / dangerous,unsafe
best / worst
better / worse
more / fewer,less
most / least
majority / minority
success,successful,succeed / failure,unsuccessful,fail
positive / negative
public / private
first / last
before / after
up / down
early,earlier / late,later
north,northern / south,southern
east,eastern / west,western
male,man,boy,father,son,husband,brother / female,woman,girl,mother,daughter,wife,sister
profit / loss
surplus / deficit
agree / disagree
agreement / disagreement
survive / die,kill
alive / dead,die
hire,recruit / fire,sack,dismiss
praise,welcome,hail / criticise,criticize,condemn,denounce
promote / demote,relegate
remember / forget
possible / impossible
likely / unlikely
able / unable
above,over / below,under
inside / outside
maximum / minimum
permanent / temporary
optimistic / pessimistic
hot / cold
rich / poor
attack / defend
offence,offense / defence,defense
love / hate
push / pull
send / receive
present / absent
"""
# Pairs in which both words often stand in one and the same report, or are read in several senses: they carry no weight here.
_WEAK = frozenset(
    "first last before after early late earlier later public private above below over under inside outside present absent for against up down present attack defend offense defense "
    "north south east west northern southern eastern western love push pull send receive man boy father son husband brother woman girl mother daughter wife sister male female "
    "hot cold rich poor remember lend above free clear back pass let clear fire slow lift more less fewer most least better worse best worst open close start end finish stop".split()
)


def _table(*, weak: bool) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        left, right = (
            [base(word) for word in side.strip().split(",") if weak or word not in _WEAK]
            for side in line.split("/")
        )
        for mine, theirs in ((left, right), (right, left)):
            for word in mine:
                table.setdefault(word, set()).update(theirs)
    return {word: frozenset(others) for word, others in table.items() if others}


_ANTONYMS, _ALL = _table(weak=False), _table(weak=True)
_NONE: frozenset[str] = frozenset()


def antonyms(word_base: str, *, weak: bool = False) -> frozenset[str]:
    """The bases of the opposites of a base form (see ``service.text.forms.base``); empty where none is known.

    With ``weak`` those too that are opposites only where one stands in the very place of the other (``up from``).
    """
    return (_ALL if weak else _ANTONYMS).get(word_base, _NONE)
