"""Words and their opposites, in the same grammatical form, written for mutation alone."""

_PAIRS = """
gained/lost climbed/dropped soared/plunged surged/slumped jumped/tumbled advanced/retreated expanded/shrank grew/shrank
widened/narrowed strengthened/weakened improved/worsened accelerated/slowed hardened/softened tightened/loosened
raised/lowered lifted/lowered boosted/cut increased/reduced rising/falling growing/shrinking increase/decrease
increases/decreases gains/losses gain/loss profit/loss profits/losses surplus/deficit rise/fall rises/falls
higher/lower highest/lowest larger/smaller largest/smallest bigger/smaller biggest/smallest longer/shorter faster/slower
stronger/weaker richer/poorer better/worse best/worst more/less earlier/later early/late first/last oldest/newest
approved/rejected accepted/refused backed/opposed supported/opposed supports/opposes supporters/opponents support/opposition
agreed/disagreed admitted/denied confirmed/denied praised/criticised welcomed/condemned welcomes/condemns allowed/forbade
allow/forbid permitted/prohibited legal/illegal lawful/unlawful legally/illegally opened/closed opening/closing reopened/shut
won/lost winning/losing winner/loser victory/defeat defeated/lost arrived/departed entered/left joined/quit hired/dismissed
appointed/dismissed buyers/sellers exports/imports exported/imported lent/borrowed imposed/lifted
began/ended started/stopped starting/ending start/end launched/abandoned resumed/suspended extended/shortened
succeeded/failed success/failure successful/unsuccessful successfully/unsuccessfully guilty/innocent convicted/acquitted
released/detained freed/jailed survived/died alive/dead healthy/sick safe/dangerous safely/dangerously public/private
publicly/privately open/closed national/local foreign/domestic international/domestic northern/southern eastern/western
north/south east/west inside/outside above/below majority/minority many/few most/few likely/unlikely
possible/impossible able/unable willing/unwilling aware/unaware popular/unpopular common/rare frequently/rarely often/seldom
always/never optimistic/pessimistic hopeful/doubtful calm/tense peaceful/violent peacefully/violently friendly/hostile
united/divided temporary/permanent temporarily/permanently voluntary/compulsory included/excluded including/excluding
full/empty hot/cold warm/cool wet/dry cheap/expensive rich/poor strong/weak young/old younger/older
ahead/behind upheld/overturned affirmed/overturned remembered/forgot protects/endangers
remain/leave remained/left stayed/left positive/negative true/false attended/missed
simple/complicated easy/difficult easier/harder necessary/unnecessary sufficient/insufficient adequate/inadequate
legitimate/illegitimate responsible/irresponsible male/female men/women man/woman boys/girls
conservative/liberal conservatives/liberals urban/rural indoor/outdoor maximum/minimum income/expenditure
"""

_AMBIGUOUS = frozenset(
    "left last cut shut quit leave refused failed agreed began missed light like most few late open".split()
)
"""Words of several senses or constructions: they may come in, but are not exchanged themselves."""

OPPOSITES: dict[str, tuple[str, ...]] = {}
"""From a word in lower case to its opposites. Where one has several, each is given."""

for _pair in _PAIRS.split():
    for _word, _opposite in (_pair.split("/"), reversed(_pair.split("/"))):
        if _word not in _AMBIGUOUS:
            OPPOSITES[_word] = (*OPPOSITES.get(_word, ()), _opposite)
