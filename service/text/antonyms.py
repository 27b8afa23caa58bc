"""Words that turn a statement into its opposite where one stands for the other."""

import re

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
_IN_PLACE = """
many,numerous,much / few,little
often,frequently,usually,always,regularly / rarely,seldom,never
always / never,sometimes
all,every,everyone,everybody / none,nobody,no
everything / nothing
ahead,forward,front / behind,back,backward,rear
next,upcoming,future / last,previous,past
new,newest,recent / old,oldest
young,younger,youngest / old,older,oldest,elderly
big,large,larger,largest,bigger,biggest,huge,great,greater / small,smaller,smallest,tiny,little,lesser
long,longer,longest,lengthy / short,shorter,shortest,brief
high,higher,highest,tall / low,lower,lowest
wide,broad,broader,wider / narrow,narrower
deep,deeper / shallow
thick / thin
heavy,heavier / light,lighter
strong,stronger,strongest,robust / weak,weaker,weakest,feeble
fast,faster,fastest,quick,rapid,swift / slow,slower,slowest,sluggish
hot,warm / cold,cool
wet / dry
hard,difficult,tough,harder / easy,easier,simple
complex,complicated / simple
cheap,cheaper,inexpensive / expensive,costly,dear
rich,wealthy,richer / poor,poorer
full / empty
common,widespread,frequent / rare,scarce,uncommon
calm,peaceful,quiet / tense,violent,stormy,noisy,restless
friendly,warm / hostile,cold
foreign,international,overseas,external,abroad / domestic,national,local,internal,home
national,federal,global / local,regional
public,publicly / private,privately
open,openly / closed,shut,secret,secretly
urban / rural
indoor,indoors / outdoor,outdoors
liberal,progressive,left,leftist,leftwing,left-wing / conservative,right,rightist,right-wing
man,men,male,boy,boys,he,his,him / woman,women,female,girl,girls,she,her
father,dad,son,husband,brother,uncle,grandfather,king,prince,actor / mother,mum,daughter,wife,sister,aunt,grandmother,queen,princess,actress
son / daughter
victory,win,triumph,success / defeat,loss,failure
winner,victor / loser
gain,profit,earnings,income,revenue / loss,expenditure,spending
benefit,advantage,asset,strength / harm,disadvantage,liability,weakness,drawback
hope,optimism,confidence / fear,despair,pessimism,doubt
hopeful,optimistic,confident,upbeat / doubtful,pessimistic,gloomy,downbeat
happy,pleased,glad,delighted / sad,unhappy,angry,disappointed
love,like,admire / hate,dislike,despise
support,backing,approval,favour,favor / opposition,disapproval,resistance,rejection
supporter,backer,proponent,advocate,ally / opponent,critic,rival,detractor
support,back,defend / attack,oppose,criticise,criticize
defend / attack
hire,appoint,employ,recruit / dismiss,fire,sack
include,including / exclude,excluding
include / omit
remain,stay / leave,depart,go
arrive,come / leave,depart,go
enter / exit,leave
accept,welcome,embrace / refuse,reject,spurn,decline
agree,consent / refuse,disagree
comply,obey / defy,disobey
uphold,affirm,maintain,keep / overturn,reverse,overrule,scrap,abandon,repeal
keep,retain,preserve / drop,scrap,abolish,discard,lose
create,establish,build,found / destroy,abolish,demolish,dismantle
launch,start,begin,open,resume,continue / end,stop,finish,close,abandon,suspend,cancel,halt,conclude
beginning,start,outset / end,conclusion,close
extend,lengthen,prolong / shorten,curtail,cut
expand,enlarge / shrink,contract
climb,gain,advance,soar,surge,rebound,recover / drop,lose,retreat,plunge,slump,tumble,slide
worsen,deteriorate / improve,recover
improvement / deterioration,decline
raise,increase,boost,lift,double / lower,reduce,cut,halve
raise / lower
lift,remove,ease / impose,tighten
add / remove,subtract
push / pull
give,lend,offer,provide / take,withhold,deny
pay / owe
lend / borrow
lender,creditor / borrower,debtor
buyer / seller
employer / employee
landlord / tenant
teacher / pupil
import,importer / export,exporter
credit / debt
surplus / deficit,shortfall,shortage
abundance,plenty / shortage,scarcity
supply / demand
cause / effect
question / answer
attend,join / miss,skip,boycott
remember,recall / forget
know / ignore
reveal,disclose,publish,show / hide,conceal,withhold
confirm,acknowledge,admit,affirm / deny,refute,dispute
true,accurate,correct,right / false,inaccurate,wrong
genuine,real,authentic / fake,false,bogus
guilty / innocent
convicted,condemned / acquitted,cleared
jail,imprison,detain,arrest,hold,capture / free,release
legal,lawful,legitimate / illegal,unlawful
safe,secure,harmless / dangerous,risky,unsafe,harmful
healthy,well / ill,sick,unwell
alive,living / dead,deceased
live,survive / die,perish
save,rescue,protect / kill,endanger,harm
wound / heal
kill,dead,die / wound,injure,hurt
pass,adopt,introduce,enact / withdraw,repeal,reject,defeat,scrap,drop
interim,preliminary,provisional / final,definitive
alarming,worrying / reassuring,encouraging
encourage,encouraging / discourage,discouraging
friend,ally,partner / enemy,foe,rival,adversary
unite,united,join,merge / divide,divided,split,separate
together / apart
war / peace
military / civilian
offensive / defensive
majority / minority
maximum,most / minimum,least
superior / inferior
major,main / minor
permanent,permanently,lasting / temporary,temporarily,interim
voluntary,optional / compulsory,mandatory,obligatory
mandatory / optional
formal,official / informal,unofficial
direct,directly / indirect,indirectly
early,earlier,before,prior / late,later,after
first / last
before / after
above,over / below,under,beneath
inside,within,indoors / outside
up,upward,upwards / down,downward,downwards
upper / lower
top / bottom
north,northern,northeast,northwest / south,southern,southeast,southwest
east,eastern,northeast,southeast / west,western,northwest,southwest
positive / negative
good,better,best / bad,worse,worst,poor
more / less,fewer
pro / anti
for / against
with / without
on / off
possible,feasible / impossible
likely,probable / unlikely
able / unable
willing,ready,keen,eager / unwilling,reluctant
popular / unpopular
sharp,sharply,steep,steeply,significant,significantly,greatly,strongly,dramatic,dramatically,considerable,considerably / slight,slightly,modest,modestly,marginal,marginally
quickly,rapidly,swiftly,soon / slowly,gradually
sufficient,enough,ample / insufficient,scant,inadequate
innocence / guilt
presence / absence
entrance / exit
departure / arrival
increase,rise,growth / decrease,decline,fall,drop,cut,reduction
strengthen,tighten,toughen,harden / weaken,loosen,relax,soften
widen,broaden / narrow
accelerate / slow,decelerate
succeed / fail
success / failure
optimist / pessimist
ancient / modern
rude / polite
proud / ashamed
brave / cowardly
strict / lenient
tight / loose
dense / sparse
violent,violently / peaceful,peacefully
visible / hidden
"""
"""Opposites where one stands in the very place of the other, between the same words on both sides; elsewhere they tell nothing."""
# Pairs in which both words often stand in one and the same report, or are read in several senses: they carry no weight here.
_WEAK = frozenset(
    "first last before after early late earlier later public private above below over under inside outside present absent for against up down present attack defend offense defense "
    "north south east west northern southern eastern western love push pull send receive man boy father son husband brother woman girl mother daughter wife sister male female "
    "hot cold rich poor remember lend above free clear back pass let clear fire slow lift more less fewer most least better worse best worst open close start end finish stop".split()
)


def _table(lines: str, *, weak: bool) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in lines.strip().splitlines():
        left, right = (
            [base(word) for word in side.strip().split(",") if weak or word not in _WEAK]
            for side in line.split("/")
        )
        for mine, theirs in ((left, right), (right, left)):
            for word in mine:
                table.setdefault(word, set()).update(theirs)
    return {word: frozenset(others) for word, others in table.items() if others}


_ANTONYMS, _ALL = _table(_OPPOSITES, weak=False), _table(_OPPOSITES, weak=True)
_PLACED = _table(_OPPOSITES + _IN_PLACE.lstrip(), weak=True)
_SHORTEST = 4
_PREFIXED = re.compile(
    r"(?:un(?=\w+(?:ed|ing|able|al|ive|ly|ful|ic|own|ain|air|sy|py|er)$)|(?:in|im|il|ir)(?=\w{3,}(?:able|ible|al|ant|ent|ive|ous|ate|ct|ly|ice)$)|"
    r"dis(?=(?:honest|loyal|similar|satisf|agree|approv|respect|trust|prov|obe|allow|advantage|belie|content|interest|like|union|unity))|non-?(?=\w{4})|anti-)"
)
_NONE: frozenset[str] = frozenset()


def antonyms(word_base: str, *, weak: bool = False) -> frozenset[str]:
    """The bases of the opposites of a base form (see ``service.text.forms.base``); empty where none is known.

    With ``weak`` those too that are opposites only where one stands in the very place of the other (``up from``).
    """
    return (_ALL if weak else _ANTONYMS).get(word_base, _NONE)


def opposed(left: str, right: str) -> bool:
    """Whether two lower-case words are opposites where one stands in the very place of the other.

    By the table, or by form: ``lawful`` and ``unlawful``, ``careful`` and ``careless``, ``pro-`` and ``anti-``.
    """
    mine, theirs = base(left), base(right)
    if mine == theirs:
        return False
    if theirs in _PLACED.get(mine, _NONE):
        return True
    short, long = sorted((left, right), key=len)
    prefix = _PREFIXED.match(long)
    if len(short) >= _SHORTEST and prefix is not None and long[prefix.end() :] == short:
        return True
    return any(
        (word.endswith("less") and other == word.removesuffix("less") + "ful")
        or (word.startswith("pro-") and other == "anti-" + word[4:])
        for word, other in ((left, right), (right, left))
    )
