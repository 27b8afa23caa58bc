"""Names of one and the same: countries with their people, capitals and acronyms; bodies with theirs."""

from functools import lru_cache

_COUNTRIES = """
united states=us,usa,u.s,u.s.a,america,american,americans,the states,united states of america|washington|white house
united kingdom=uk,u.k,britain,british,great britain,briton,britons,brits,brit|london|downing street,whitehall
south korea=rok,republic of korea,south korean,south koreans,korean,korea,s korea,s korean|seoul|blue house
north korea=dprk,democratic people's republic of korea,north korean,north koreans,n korea,n korean|pyongyang|
japan=japanese|tokyo|
china=chinese,prc,people's republic of china|beijing|
taiwan=taiwanese,roc|taipei|
russia=russian,russians,russian federation|moscow|kremlin
ukraine=ukrainian,ukrainians|kyiv,kiev|
germany=german,germans|berlin|
france=french|paris|elysee
italy=italian,italians|rome|
spain=spanish,spaniards|madrid|
poland=polish,poles|warsaw|
turkey=turkish,turks,turkiye|ankara|
iran=iranian,iranians,islamic republic|tehran|
israel=israeli,israelis|jerusalem|
palestine=palestinian,palestinians|ramallah|
syria=syrian,syrians|damascus|
iraq=iraqi,iraqis|baghdad|
saudi arabia=saudi,saudis|riyadh|
egypt=egyptian,egyptians|cairo|
india=indian,indians|delhi,new delhi|
pakistan=pakistani,pakistanis|islamabad|
afghanistan=afghan,afghans|kabul|
australia=australian,australians|canberra|
new zealand=new zealander,new zealanders|wellington|
canada=canadian,canadians|ottawa|
mexico=mexican,mexicans|mexico city|
brazil=brazilian,brazilians|brasilia|
argentina=argentine,argentinian,argentines|buenos aires|
venezuela=venezuelan,venezuelans|caracas|
cuba=cuban,cubans|havana|
greece=greek,greeks|athens|
ireland=irish|dublin|
scotland=scottish,scots,scot|holyrood|
wales=welsh|cardiff|
england=english||
netherlands=dutch,holland|hague|
belgium=belgian,belgians||
switzerland=swiss|bern|
austria=austrian,austrians|vienna|
hungary=hungarian,hungarians|budapest|
romania=romanian,romanians|bucharest|
sweden=swedish,swedes|stockholm|
norway=norwegian,norwegians|oslo|
finland=finnish,finns|helsinki|
denmark=danish,danes|copenhagen|
portugal=portuguese|lisbon|
czech republic=czech,czechs,czechia|prague|
belarus=belarusian,belarusians|minsk|
qatar=qatari,qataris|doha|
kuwait=kuwaiti,kuwaitis||
bahrain=bahraini,bahrainis|manama|
oman=omani,omanis|muscat|
united arab emirates=uae,emirati,emiratis,emirates|abu dhabi|
serbia=serbian,serbians,serb,serbs|belgrade|
croatia=croatian,croatians,croat,croats|zagreb|
bosnia=bosnian,bosnians,bosnia and herzegovina|sarajevo|
kosovo=kosovan,kosovar,kosovars|pristina|
albania=albanian,albanians|tirana|
bulgaria=bulgarian,bulgarians|sofia|
slovakia=slovak,slovaks,slovakian|bratislava|
slovenia=slovenian,slovene,slovenes|ljubljana|
lithuania=lithuanian,lithuanians|vilnius|
latvia=latvian,latvians|riga|
estonia=estonian,estonians|tallinn|
moldova=moldovan,moldovans|chisinau|
armenia=armenian,armenians|yerevan|
azerbaijan=azerbaijani,azerbaijanis,azeri|baku|
kazakhstan=kazakh,kazakhs|astana|
uzbekistan=uzbek,uzbeks|tashkent|
mongolia=mongolian,mongolians|ulaanbaatar|
cambodia=cambodian,cambodians|phnom penh|
laos=laotian,lao|vientiane|
singapore=singaporean,singaporeans||
ghana=ghanaian,ghanaians|accra|
uganda=ugandan,ugandans|kampala|
tanzania=tanzanian,tanzanians|dodoma|
rwanda=rwandan,rwandans|kigali|
senegal=senegalese|dakar|
mali=malian,malians|bamako|
niger=nigerien|niamey|
cameroon=cameroonian,cameroonians|yaounde|
angola=angolan,angolans|luanda|
zambia=zambian,zambians|lusaka|
mozambique=mozambican,mozambicans|maputo|
democratic republic of congo=dr congo,drc,congolese|kinshasa|
haiti=haitian,haitians|port-au-prince|
jamaica=jamaican,jamaicans|kingston|
ecuador=ecuadorian,ecuadorians|quito|
bolivia=bolivian,bolivians|la paz|
uruguay=uruguayan,uruguayans|montevideo|
paraguay=paraguayan,paraguayans|asuncion|
guatemala=guatemalan,guatemalans||
honduras=honduran,hondurans|tegucigalpa|
el salvador=salvadoran,salvadorans|san salvador|
nicaragua=nicaraguan,nicaraguans|managua|
panama=panamanian,panamanians||
iceland=icelandic,icelanders|reykjavik|
malta=maltese|valletta|
cyprus=cypriot,cypriots|nicosia|
northern ireland=northern irish|belfast,stormont|
georgia=georgian,georgians|tbilisi|
south africa=south african,south africans|pretoria|
nigeria=nigerian,nigerians|abuja|
kenya=kenyan,kenyans|nairobi|
ethiopia=ethiopian,ethiopians|addis ababa|
sudan=sudanese|khartoum|
somalia=somali,somalis|mogadishu|
libya=libyan,libyans|tripoli|
tunisia=tunisian,tunisians|tunis|
algeria=algerian,algerians|algiers|
morocco=moroccan,moroccans|rabat|
zimbabwe=zimbabwean,zimbabweans|harare|
yemen=yemeni,yemenis|sanaa|
lebanon=lebanese|beirut|
jordan=jordanian,jordanians|amman|
vietnam=vietnamese|hanoi|
thailand=thai,thais|bangkok|
philippines=filipino,philippine,filipinos|manila|
indonesia=indonesian,indonesians|jakarta|
malaysia=malaysian,malaysians|kuala lumpur|
myanmar=burma,burmese|naypyidaw|
bangladesh=bangladeshi,bangladeshis|dhaka|
nepal=nepalese,nepali|kathmandu|
sri lanka=sri lankan,sri lankans|colombo|
colombia=colombian,colombians|bogota|
chile=chilean,chileans|santiago|
peru=peruvian,peruvians|lima|
european union=eu,e.u|brussels|bloc
united nations=un,u.n||
north atlantic treaty organization=nato,north atlantic treaty organisation||
world health organization=who,world health organisation||
international monetary fund=imf||
european central bank=ecb||
bank of england=boe||
federal reserve=fed,us federal reserve||
central intelligence agency=cia||
federal bureau of investigation=fbi||
democratic party=democrats,democrat,democratic||
republican party=republicans,republican,gop||
conservative party=conservatives,conservative,tory,tories||
labour party=labour||
association of southeast asian nations=asean||
international atomic energy agency=iaea||
house of representatives=us house||
"""


def _table() -> tuple[dict[str, str], dict[str, str]]:
    same: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in _COUNTRIES.strip().splitlines():
        name, _, rest = line.partition("=")
        others, capitals, houses = [*rest.split("|"), "", ""][:3]
        same[name] = name
        for other in others.split(","):
            if other:
                same[other] = name
        for seat in (capitals + "," + houses).split(","):
            if seat:
                seats[seat] = name
    return same, seats


_SAME, _SEATS = _table()
ALIAS_WORDS = frozenset(word for alias in (*_SAME, *_SEATS) for word in alias.split())


@lru_cache(maxsize=16384)
def canonical(key: str) -> str:
    """The one key that stands for a country, its people and its acronym (``south korean`` → ``south korea``)."""
    return _SAME.get(key, key)


@lru_cache(maxsize=16384)
def government(key: str) -> str:
    """The country whose government a seat of power stands for (``seoul`` → ``south korea``), empty for others."""
    return _SEATS.get(key, "")


def spellings(key: str) -> tuple[str, ...]:
    """Every known key that names the same country or body as ``key``, itself included, without seats of power."""
    return _SPELLINGS.get(canonical(key), (key,))


def seats(key: str) -> tuple[str, ...]:
    """The keys of the seats of power of the country or body that ``key`` names."""
    return _SEATS_OF.get(canonical(key), ())


_SPELLINGS: dict[str, tuple[str, ...]] = {}
_SEATS_OF: dict[str, tuple[str, ...]] = {}
for _alias, _name in _SAME.items():
    _SPELLINGS[_name] = (*_SPELLINGS.get(_name, ()), _alias)
for _seat, _name in _SEATS.items():
    _SEATS_OF[_name] = (*_SEATS_OF.get(_name, ()), _seat)
