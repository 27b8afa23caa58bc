"""Words of one meaning, titles, and nouns that act: the tables of rewordings and of roles."""

from training.contrasts.morphology import noun_plural, verb_forms

_SYNONYM_VERBS = (
    """
buy/purchase;begin/start;show/demonstrate;build/construct;kill/slay;say/state;
receive/get;reveal/disclose;injure/hurt;probe/investigate;investigate/look into;postpone/delay;resign/step down;examine/inspect;create/set up;
rescue/save;happen/occur;carry out/conduct;respond/reply;quit/leave;permit/allow;ban/prohibit;praise/commend;attack/assault;gather/assemble;reduce/cut;
commence/begin;fall/drop;rise/climb;select/choose;conclude/end;depart/leave;employ/hire;purchase/buy;inform/notify;acquire/buy;cancel/call off;criticise/denounce;urge/call on;
""".replace("kill/slay;", "")
    .replace("receive/get;", "")
    .replace("say/state;", "")
    .replace("reduce/cut;", "")
)
_SYNONYMS = """
nearly/almost;children/kids;currently/at present;now/currently;several/a number of;many/numerous;big/large;biggest/largest;huge/enormous;small/little;
important/significant;main/principal;whole/entire;difficult/hard;fast/quick;quickly/rapidly;whilst/while;because/since;however/nevertheless;despite/in spite of;
until/till;cash/money;firm/company;firms/companies;job/post;jobs/posts;home/house;street/road;car/vehicle;cars/vehicles;doctor/physician;doctors/physicians;
film/movie;films/movies;aid/assistance;blaze/fire;crash/collision;inquiry/investigation;row/dispute;boss/chief;bosses/chiefs;pupils/students;workers/employees;lawmakers/legislators;
cops/police officers;error/mistake;errors/mistakes;choices/options;region/area;regions/areas;nation/country;nations/countries;
property/building;rules/regulations;law/legislation;talks/negotiations;funds/money;disease/illness;study/research;researchers/scientists;
people/persons;residents/locals;matches/games;entire/whole;annual/yearly;each year/every year;at least/no fewer than;
in order to/to;owing to/because of;due to/because of;as well as/and;aged/at the age of;last month/the previous month;huge/massive;famous/well-known;rich/wealthy;poor/needy;ill/sick;extremely/very;
initially/at first;eventually/in the end;immediately/at once;recently/lately;frequently/often;usually/normally;perhaps/maybe;seriously/badly;deadly/fatal;adequate/sufficient;vital/crucial;dangerous/hazardous;empty/vacant;enough/sufficient;final/last;genuine/real;identical/same;former/ex-;alleged/suspected;abroad/overseas;outside/out of
"""
_DROP = frozenset(
    {
        ("former", "ex-"),
        ("outside", "out of"),
        ("identical", "same"),
        ("people", "persons"),
        ("because", "since"),
        ("as well as", "and"),
        ("aged", "at the age of"),
        ("in order to", "to"),
        ("each year", "every year"),
        ("home", "house"),
        ("post", "job"),
        ("study", "research"),
        ("property", "building"),
        ("also", "as well"),
        ("before", "prior to"),
        ("over", "more than"),
        ("alleged", "suspected"),
        ("poor", "needy"),
        ("last month", "the previous month"),
        ("final", "last"),
        ("right", "correct"),
    }
)
_ONE_WAY = frozenset(
    "right fire students region hard little since over home post row till kids in key end leave now start get need following cash money road chief last real same sick name find stop left".split()
)


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}

    def put(left: str, right: str) -> None:
        if left not in _ONE_WAY:
            table.setdefault(left, set()).add(right)
        if right not in _ONE_WAY and " " not in right:
            table.setdefault(right, set()).add(left)

    for pair in _SYNONYM_VERBS.replace("\n", "").split(";"):
        if not pair:
            continue
        left, right = (verb_forms(verb) for verb in pair.split("/"))
        for mine, theirs in zip(left, right, strict=True):
            put(mine, theirs)
    for pair in _SYNONYMS.replace("\n", "").split(";"):
        left_word, right_word = pair.split("/")
        if (left_word, right_word) not in _DROP:
            put(left_word, right_word)
    return {word: tuple(sorted(others - {word})) for word, others in table.items() if others - {word}}


SYNONYMS = _table()
SYNONYM_FORMS = {
    form: ("base", "third", "past", "past", "ing")[which]
    for pair in _SYNONYM_VERBS.replace("\n", "").split(";")
    for verb in pair.split("/")
    if verb and " " not in verb
    for which, form in enumerate(verb_forms(verb))
}
_VERBS = [verb for pair in _SYNONYM_VERBS.replace("\n", "").split(";") for verb in pair.split("/") if verb]
PASTS = frozenset(f[2] for f in map(verb_forms, _VERBS) if f[2] != f[3])
PARTICIPLES = frozenset(f[3] for f in map(verb_forms, _VERBS) if f[2] != f[3])
"""Past forms and participles of the verbs of the table that have two."""
SAID = frozenset(
    "said says told claimed claims added adds warned warns insisted insists argued argues suggested suggests explained explains announced announces confirmed confirms believes admitted admits stated states noted tweeted reported wrote".split()
)

# Verbs whose subject and object may change places and leave a sentence of sense, and another one.
TRANSITIVE = """
accuse arrest ask attack back ban beat blame challenge charge chase confront contact convince criticise criticize defeat defend denounce dismiss drop elect employ endorse expel face fight find fine fire follow force fund
guard help hire hit hold honour hurt inform injure invite jail join kill lead leave lobby marry-no mock murder name nominate oppose order overtake overthrow pay persuade phone photograph praise pressure promote protect punish push
question recruit refer reject release replace rescue reward rob save see select send shoot stab stop strike succeed sue support suspend tackle target tell thank threaten track train treat trust urge visit vote-no warn watch welcome win-no
abandon abduct admire advise aid ambush appoint approach assault assist assure attract avoid bar block bomb book bribe bully buy call capture catch cheat cite coach command condemn consult control convict cross deceive defy deny deport deter
detain direct discover dominate drive eliminate embarrass encourage escort evacuate examine exclude execute exploit expose fear film free greet harass hate hear hug hunt identify ignore impress imprison influence insult interview
intimidate invade investigate kidnap kick know lecture like love manage mislead monitor notify obey observe occupy outbid outnumber outperform outsell overpower overrule owe own pass pardon prosecute provoke pull pursue raid rebuke
recognise recognize remind remove represent reprimand resist respect restrain sack sanction scold secure seize serve shadow shelter silence sponsor strangle subpoena summon surprise surround suspect swap-no teach test text thrash top torture trail
trap tease trick trust undermine unseat upset usurp vanquish veto-no victimise view wake wound acquire absorb bail fool finance assassinate outwit outspend outscore conquer annex bombard blackmail beg adopt raise nurse cure sedate bite
tow ram overtake acquit convict indict impeach interrogate instruct lobby mentor nurse tutor out-no sue evict rent-no insure regulate audit supervise oversee govern rule-no outlive befriend adore despise envy forgive miss mourn worship offend
humiliate frighten scare shock annoy anger please satisfy disappoint delight amuse inspire motivate bore-no hail applaud commend congratulate salute cheer boo heckle lambast slam blast snub shun spurn reject reassure comfort console
""".split()
TRANSITIVE_VERBS = tuple(dict.fromkeys(v for v in TRANSITIVE if not v.endswith("-no")))
CAUSING = tuple(
    """cause destroy damage affect replace precede exceed produce create influence drive trigger spark prompt attract reflect define dominate
    threaten undermine boost reduce improve increase outweigh offset overshadow eclipse surround cross contain follow generate prevent
    support strengthen weaken fuel shape inspire complement challenge change control determine enable encourage explain improve interrupt
    limit outnumber protect rival surpass transform delay block break carry contradict cover cut disrupt end enhance ensure feed fill force
    help hinder hit hold hurt impact include-no justify kill lead-no own power provoke pull push regulate resemble-no restrict reveal save
    shadow smash strike swallow target test underpin displace accelerate lead_to result_in give_way_to depend_on stem_from contribute_to
    respond_to lose_to turn_into rely_on derive_from belong_to apply_to""".replace("include-no", "")
    .replace("lead-no", "")
    .replace("resemble-no", "")
    .replace("hold ", "")
    .replace("_", "\x00")
    .split()
)
CAUSING = tuple(verb.replace("\x00", " ") for verb in CAUSING)
ACTORS = frozenset(
    """police officer officers court judge jury government minister ministers president council councillor councillors committee parliament company companies firm firms bank banks union unions party parties team teams club clubs
    player players manager coach captain striker goalkeeper defender man men woman women boy boys girl girls child children baby mother father parent parents son daughter brother sister wife husband family families friend
    friends neighbour neighbours teacher teachers student students pupil pupils school schools university doctor doctors nurse nurses patient patients hospital driver drivers passenger passengers pilot pilots crew soldier
    soldiers troops army rebels rebel militants militant fighters fighter gunman gunmen attacker attackers suspect suspects victim victims prisoner prisoners guard guards lawyer lawyers prosecutor prosecutors witness witnesses
    journalist journalists reporter reporters newspaper editor author actor actress singer director artist artists critic critics owner owners farmer farmers worker workers employee employees employer employers staff boss
    tenant tenants landlord customer customers investor investors shareholder shareholders regulator regulators agency watchdog charity group groups organisation campaigners campaigner protesters protester activists activist
    residents resident villagers voters voter candidate candidates senator senators lawmakers lawmaker congressman congresswoman mps mp governor mayor official officials spokesman spokeswoman chief chairman leader leaders
    king queen prince princess pope bishop priest opposition coalition ministry department authority authorities commission inspectors inspector detective detectives firefighters paramedics rescuers surgeon surgeons
    scientist scientists researcher researchers expert experts teenager teenagers pensioner couple burglar robber thief thieves gang dog dogs cat horse shark bear lion animal animals host hosts visitors champion champions
    rival rivals opponent opponents side country nation state city town car van lorry truck bus train boat ship plane""".split()
)
PLURAL_ACTORS = frozenset(noun for noun in ACTORS if noun_plural(noun.removesuffix("s")) == noun) | frozenset(
    "police men women children people troops rebels staff".split()
)
