"""A wide table of opposites, in every form, each with the words that may stand in its place."""

from training.contrasts.morphology import noun_plural, verb_forms

_VERBS = """
rise/fall;increase/decrease;grow/shrink;climb/drop;jump/plunge;soar/slump;surge/tumble;gain/lose;win/lose;approve/reject;accept/refuse;accept/reject;endorse/oppose;adopt/reject;
support/oppose;back/oppose;favour/oppose;allow/ban;permit/forbid;allow/prevent;open/close;reopen/close;start/stop;begin/end;launch/halt;arrive/leave;join/leave;enter/leave;
buy/sell;purchase/sell;acquire/sell;import/export;strengthen/weaken;boost/undermine;bolster/undermine;expand/reduce;extend/shorten;widen/narrow;accelerate/slow;ease/tighten;
relax/tighten;lift/impose;confirm/deny;admit/deny;acknowledge/deny;convict/acquit;arrest/release;detain/release;jail/free;imprison/free;succeed/fail;agree/refuse;survive/die;
hire/fire;appoint/dismiss;recruit/sack;praise/criticise;welcome/condemn;hail/condemn;applaud/denounce;promote/demote;remember/forget;raise/lower;raise/cut;hike/cut;improve/worsen;
deteriorate/improve;recover/worsen;advance/retreat;attack/defend;send/receive;lend/borrow;push/pull;include/exclude;encourage/discourage;
protect/endanger;save/waste;build/demolish;create/destroy;restore/abolish;introduce/scrap;introduce/withdraw;impose/lift;help/hinder;ignore/heed;
obey/defy;comply/refuse;respect/violate;trust/distrust;hide/reveal;conceal/disclose;discover/conceal;earn/spend;donate/steal;repair/damage;
rescue/abandon;unite/divide;merge/split;attract/repel;invite/exclude;celebrate/mourn;board/leave;ascend/descend;
lock/unlock;connect/disconnect;install/remove;add/remove;insert/delete;attach/detach;assemble/dismantle;
deploy/withdraw;invade/leave;occupy/vacate;surrender/resist;resign/stay;retire/continue;renew/cancel;confirm/cancel;maintain/abandon;retain/lose;
overestimate/underestimate;exceed/miss;outperform/trail;beat/lose to;defeat/lose to;legalise/outlaw;legalize/outlaw;ratify/reject;uphold/overturn;grant/deny;award/deny;
forgive/blame;thank/blame;acquit/convict;clear/convict;reassure/alarm;calm/alarm;delight/disappoint;please/anger;inspire/discourage;
impress/disappoint;simplify/complicate;clarify/obscure;centralise/devolve;nationalise/privatise;inflate/deflate;warm/cool;heat/cool;freeze/melt;fill/empty;flood/drain;
brighten/darken;lighten/darken;tighten/loosen;lengthen/shorten;enlarge/shrink;maximise/minimise;minimize/maximize;simplify/complicate;speed up/slow down;win back/lose
"""
_WORDS = """
higher/lower;high/low;highest/lowest;more/fewer;up/down;upward/downward;upwards/downwards;victory/defeat;victories/defeats;win/loss;wins/losses;success/failure;successful/unsuccessful;
successfully/unsuccessfully;positive/negative;positively/negatively;guilty/innocent;legal/illegal;legally/illegally;lawful/unlawful;lawfully/unlawfully;safe/dangerous;safer/riskier;
safely/dangerously;best/worst;better/worse;good/bad;majority/minority;public/private;publicly/privately;before/after;early/late;earlier/later;earliest/latest;north/south;northern/southern;
east/west;eastern/western;north-east/south-west;north-west/south-east;northeast/southwest;northwest/southeast;male/female;man/woman;men/women;boy/girl;boys/girls;father/mother;son/daughter;
sons/daughters;husband/wife;brother/sister;brothers/sisters;uncle/aunt;nephew/niece;king/queen;grandfather/grandmother;profit/loss;profits/losses;surplus/deficit;agreement/disagreement;
alive/dead;possible/impossible;likely/unlikely;able/unable;above/below;over/under;inside/outside;maximum/minimum;permanent/temporary;permanently/temporarily;optimistic/pessimistic;
hot/cold;warm/cool;hottest/coldest;rich/poor;richest/poorest;wealthy/poor;support/opposition;supporters/opponents;supporter/opponent;supporters/critics;ally/rival;allies/rivals;
friends/enemies;for/against;present/absent;increase/decrease;increases/decreases;rise/fall;growth/decline;gain/loss;gains/losses;improvement/deterioration;acceptance/rejection;
approval/rejection;arrival/departure;entrance/exit;entry/exit;beginning/end;start/end;opening/closing;import/export;imports/exports;buyer/seller;buyers/sellers;seller/buyer;employer/employee;
employers/employees;landlord/tenant;landlords/tenants;teacher/pupil;teachers/pupils;doctor/patient;doctors/patients;plaintiff/defendant;prosecution/defence;prosecution/defense;prosecutors/defence lawyers;
winner/loser;winners/losers;hero/villain;attack/defence;strength/weakness;strengths/weaknesses;strong/weak;stronger/weaker;strongest/weakest;strongly/weakly;advantage/disadvantage;
advantages/disadvantages;asset/liability;assets/liabilities;income/expenditure;credit/debt;supply/demand;war/peace;peaceful/violent;peacefully/violently;
hope/despair;happy/unhappy;happier/sadder;happily/unhappily;proud/ashamed;pleased/disappointed;delighted/disappointed;satisfied/dissatisfied;confident/doubtful;certain/uncertain;
sure/unsure;clear/unclear;clearly/vaguely;known/unknown;famous/unknown;popular/unpopular;usual/unusual;usually/rarely;often/rarely;frequently/rarely;always/never;common/rare;normal/abnormal;
regular/irregular;fair/unfair;fairly/unfairly;just/unjust;right/wrong;correct/incorrect;correctly/incorrectly;true/false;honest/dishonest;real/fake;genuine/fake;official/unofficial;
officially/unofficially;formal/informal;formally/informally;direct/indirect;directly/indirectly;major/minor;main/minor;large/small;larger/smaller;largest/smallest;big/small;bigger/smaller;
biggest/smallest;huge/tiny;great/small;long/short;longer/shorter;longest/shortest;tall/short;taller/shorter;wide/narrow;wider/narrower;broad/narrow;deep/shallow;thick/thin;heavy/light;
heavier/lighter;heavily/lightly;full/empty;fast/slow;faster/slower;fastest/slowest;quickly/slowly;quick/slow;rapid/slow;rapidly/slowly;old/young;older/younger;oldest/youngest;elder/younger;
new/old;modern/ancient;first/last;former/current;previous/next;past/future;temporary/permanent;hard/easy;harder/easier;hardest/easiest;difficult/easy;complex/simple;easily/barely;
cheap/expensive;cheaper/dearer;costly/cheap;expensive/cheap;affordable/unaffordable;free/paid;busy/quiet;noisy/quiet;loud/quiet;clean/dirty;wet/dry;rainy/sunny;bright/dark;light/dark;
left/right;front/back;top/bottom;upper/lower;urban/rural;domestic/foreign;local/national;national/international;internal/external;inner/outer;
nearby/distant;close/distant;visible/invisible;open/closed;opened/closed;available/unavailable;necessary/unnecessary;essential/unnecessary;important/unimportant;relevant/irrelevant;
effective/ineffective;effectively/ineffectively;efficient/inefficient;reliable/unreliable;stable/unstable;critical/stable;secure/insecure;healthy/unhealthy;fit/unfit;ill/well;sick/healthy;
conscious/unconscious;awake/asleep;armed/unarmed;married/single;pregnant/childless;voluntary/compulsory;mandatory/optional;compulsory/voluntary;obligatory/optional;willing/unwilling;
ready/unready;prepared/unprepared;expected/unexpected;expectedly/unexpectedly;surprising/unsurprising;acceptable/unacceptable;appropriate/inappropriate;responsible/irresponsible;
reasonable/unreasonable;democratic/undemocratic;constitutional/unconstitutional;liberal/conservative;progressive/conservative;left-wing/right-wing;pro-government/anti-government;
pro-Russian/anti-Russian;pro-European/anti-European;pro-democracy/anti-democracy;ruling/opposition;civilian/military;civilians/soldiers;professional/amateur;home/away;winning/losing;unbeaten/winless;
undefeated/winless;ahead/behind;leading/trailing;senior/junior;superior/inferior;primary/secondary;sufficient/insufficient;adequate/inadequate;enough/insufficient;complete/incomplete;
completely/partly;fully/partly;entirely/partly;wholly/partly;partial/complete;total/partial;active/inactive;aggressive/peaceful;calm/tense;cautious/reckless;careful/careless;carefully/carelessly;
friendly/hostile;kind/cruel;polite/rude;loyal/disloyal;tolerant/intolerant;patient/impatient;experienced/inexperienced;qualified/unqualified;skilled/unskilled;educated/uneducated;literate/illiterate;
employed/unemployed;employment/unemployment;insured/uninsured;vaccinated/unvaccinated;registered/unregistered;authorised/unauthorised;authorized/unauthorized;licensed/unlicensed;identified/unidentified;
harmless/harmful;beneficial/harmful;fatal/harmless;deadly/harmless;lethal/harmless;encouraging/discouraging;promising/disappointing;profitable/unprofitable;sustainable/unsustainable;renewable/fossil;
natural/artificial;organic/synthetic;raw/cooked;fresh/stale;sweet/bitter;soft/hard;smooth/rough;sharp/blunt;sharply/slightly;slightly/sharply;dramatically/slightly;significantly/slightly;significant/slight;
considerable/slight;substantial/slight;marginally/greatly;mild/severe;severe/mild;severely/mildly;serious/minor;seriously/slightly;steep/gentle;gradual/sudden;gradually/suddenly;immediately/eventually;
immediate/delayed;simultaneously/separately;together/separately;jointly/separately;unanimously/narrowly;unanimous/split;comfortably/narrowly;widely/rarely;openly/secretly;secret/public;secretly/openly;
deliberately/accidentally;intentionally/accidentally;deliberate/accidental;accidental/deliberate;voluntarily/unwillingly;willingly/reluctantly;gladly/reluctantly;pre-tax/after-tax;daytime/night-time;
morning/evening;spring/autumn;summer/winter;dawn/dusk;sunrise/sunset;weekday/weekend;weekdays/weekends;sooner/later;upstairs/downstairs;indoors/outdoors;indoor/outdoor;onshore/offshore;
abroad/home;overseas/domestic;land/sea;birth/death;births/deaths;marriage/divorce;youth/age;adult/child;adults/children;parent/child;parents/children;ancestors/descendants;
including/excluding;with/without;despite/because of;under/over;toward/away from;towards/away from;through/around;benefit/harm;benefits/drawbacks;merit/drawback;reward/punishment;praise/criticism;
guilt/innocence;conviction/acquittal;trust/distrust;confidence/doubt;unity/division;stability/instability;security/insecurity;justice/injustice;equality/inequality;
freedom/captivity;wealth/poverty;health/illness;presence/absence;ability/inability;possibility/impossibility;certainty/uncertainty;satisfaction/dissatisfaction;pleasure/pain;courage/cowardice;
optimism/pessimism;expansion/contraction;inflation/deflation;boom/slump;recovery/recession;shortage/surplus;excess/shortage;abundance/scarcity;quantity/quality;maximum/minimum;ceiling/floor;
attackers/defenders;attacker/defender;victim/attacker;victims/attackers;suspect/witness;suspects/witnesses;guard/prisoner;predator/prey;lender/borrower;lenders/borrowers;debtor/creditor;host/guest;
hosts/guests;driver/passenger;drivers/passengers;author/reader;expert/novice;veteran/newcomer;native/immigrant;
immigrants/emigrants;liberals/conservatives;hardliners/moderates;pessimists/optimists;exporters/importers;producers/consumers;producer/consumer;manufacturers/retailers;wholesale/retail
"""
_UNSAFE = frozenset(
    "for against over under with just light right left back front free well like miss rest present just kind fit sweet home away land board lead clear close long even past future age cover pass".split()
)


def _verbs() -> dict[str, set[tuple[str, bool | None]]]:
    table: dict[str, set[tuple[str, bool | None]]] = {}
    for pair in _VERBS.replace("\n", "").split(";"):
        if not pair:
            continue
        left, right = (verb_forms(verb) for verb in pair.split("/"))
        for mine, theirs in ((left, right), (right, left)):
            for which, form in enumerate(mine):
                differs = which in {2, 3} and theirs[2] != theirs[3]
                if " " not in form:
                    table.setdefault(form, set()).add((theirs[which], which == 3 if differs else None))
    return table


def _words() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for pair in _WORDS.replace("\n", "").split(";"):
        left, right = pair.split("/")
        if " " not in left:
            table.setdefault(left, set()).add(right)
        if " " not in right:
            table.setdefault(right, set()).add(left)
    return table


VERBS = {
    word: tuple(sorted(other for other in others if other[0] != word)) for word, others in _verbs().items()
}
"""Each form of a verb with the same form of its opposites; True with a participle, False with a past, None where they are one."""
WORDS = {word: tuple(sorted(others - {word})) for word, others in _words().items() if word not in _UNSAFE}
PLURAL = noun_plural
