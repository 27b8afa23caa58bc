"""Given names, places, peoples and words of bodies' names, by which names are told apart; and invented names."""

from itertools import pairwise

GIVEN = frozenset(
    """aaron abdul abigail adam adrian ahmed aidan alan albert alex alexander alexis alfred ali alice alison allan amanda amy ana andre andrea andrew andy angela angus anita ann anna anne anthony
    antonio arthur ashley barack barbara barry ben benjamin bernard bernie beth bill billy bob boris brad brandon brenda brendan brett brian bruce bryan callum cameron carl carla carlos carol caroline catherine
    charles charlie charlotte chloe chris christian christina christine christopher claire clare colin connor craig dale dan daniel danny darren dave david dawn dean debbie deborah declan denis dennis derek diana diane diego
    dominic don donald donna doug douglas duncan dylan eddie edward elaine eleanor elena eleni elizabeth ellen emily emma eric erik erin ethan eva evan eve felix fernando fiona frances francis francois frank fred gareth
    gary gavin geoff geoffrey george gerald gerard gina glen glenn gordon grace graeme graham greg gregory hamish hannah harold harriet harry hassan heather helen henry hillary holly howard hugh hugo ian igor isaac isabel
    ivan jack jackie jacob jacqueline jake james jamie jan jane janet jason jay jean jeff jeffrey jennifer jenny jeremy jesse jessica jill jim jimmy jo joan joanna joanne joe joel john johnny jon jonathan jordan jorge jose
    joseph josh joshua joyce juan judith judy julia julian julie justin karen karl kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kieran kim kirsty kris kyle larry laura lauren laurence lee
    leo leon lewis liam linda lisa liz louis louise lucas lucy luis luke lynn malcolm marc marcus margaret maria marie mario mark martin martina mary mathew matt matthew maureen max megan melanie melissa michael
    michel michelle miguel mike mitchell mo mohamed mohammad mohammed molly monica muhammad natalie nathan neil nelson nicholas nick nicola nicole nigel noah norman oliver olivia omar oscar owen pamela pat patricia
    patrick paul paula pedro peter phil philip phillip rachel ralph ray raymond rebecca rhys ricardo richard rick rob robert roberto robin rod roger ron ronald rory rosa rose ross roy russell ruth ryan sally sam samantha
    samuel sandra sara sarah scott sean sebastian serena sergei shane shannon sharon shaun sheila simon sofia sophie stacey stan stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tara ted
    teresa terry theresa thomas tiger tim timothy tina toby todd tom tommy tony tracey tracy trevor valerie vanessa vera vernon veronica victor victoria vincent virginia vladimir wayne wendy will william willie xavier
    greta pavel marek ingrid rufus osman stefan nadia rosalind tobias helena lydia imogen clara elise conrad yasmin elliot beatrice alejandro alessandro alexandra alexei alfonso ange anders andres
    angelina annie ansar antoine aaliyah arturo ashraf asif bashar bernardo bruno camila carmen cesar chelsea chester claudio cristiano cynthia dimitri dominique dorothy eduardo elon emilio enrique ernesto esther
    farah federico filipe florian franco gabriel gemma gerard giovanni giuseppe gloria guillermo gus guy hakan hamid hans hector heidi henrik hussein ibrahima idris irene ismail jared javier jermaine jonas josef jules
    julio kamal karim kenji khalid lara lars leah leila lena leonardo liv lorenzo luca luka magnus mahmoud manuel marcel marco mariana marta massimo matteo mauricio maxime mehdi mia milan mohsen nadine naomi narendra
    natasha nikolai nina omari otto pablo paolo pascal petra pierre rafael rafa ralf ramon rashid reza rhiannon rio roman romelu ronaldo ruben salma sami santiago selina sergio shinzo silvio siobhan sven tatiana tariq
    thierry thiago tomas ulrich usman vicente viktor walter wilfried xi yannick yasser younis zach zlatan yvonne zac zoe jurgen jose arsene pep wladimir tyson anthony yuki hiroshi akira mei li wei raj amit priya sanjay rahul narendra imran fatima aisha layla yusuf ibrahim mustafa mehmet emmanuel angela olaf giorgia""".split()
)
WOMEN = frozenset(
    """abigail alice alison amanda amy ana andrea angela anita ann anna anne ashley barbara beth brenda carla carol caroline catherine charlotte chloe christina christine claire clare dawn deborah debbie diana diane donna
    eleanor elena elizabeth ellen emily emma eva eve fiona frances gina grace hannah harriet heather helen hillary holly isabel jacqueline jane janet jennifer jenny jessica jill joan joanna joanne joyce judith judy julia
    julie karen kate katherine kathleen kathryn katie kerry kirsty laura lauren linda lisa liz louise lucy lynn margaret maria marie martina mary maureen megan melanie melissa michelle molly monica natalie nicola nicole
    olivia pamela patricia paula priya rachel rebecca rosa rose ruth sally samantha sandra sara sarah serena shannon sharon sheila sofia sophie stacey stella stephanie susan suzanne sylvia tara teresa theresa tina tracey
    valerie vanessa vera veronica victoria wendy yvonne zoe fatima aisha layla""".split()
)
COUNTRIES = frozenset(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bangladesh belarus belgium bolivia bosnia brazil britain bulgaria cambodia cameroon canada chad chile china colombia congo croatia cuba
    cyprus denmark ecuador egypt england eritrea estonia ethiopia fiji finland france georgia germany ghana greece guatemala guinea haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
    jordan kazakhstan kenya kosovo kuwait laos latvia lebanon liberia libya lithuania luxembourg malawi malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua
    niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan
    tanzania thailand tunisia turkey uganda ukraine uruguay venezuela vietnam wales yemen zambia zimbabwe europe africa asia antarctica""".split()
) | {
    "united states",
    "united kingdom",
    "south korea",
    "north korea",
    "new zealand",
    "south africa",
    "saudi arabia",
    "northern ireland",
    "sri lanka",
    "sierra leone",
    "costa rica",
    "ivory coast",
    "south sudan",
    "hong kong",
    "republic of ireland",
    "us",
    "uk",
    "usa",
}
PLACES = frozenset(
    """london paris berlin madrid rome moscow beijing tokyo washington brussels dublin edinburgh glasgow cardiff belfast manchester liverpool birmingham leeds sheffield bristol newcastle nottingham leicester southampton
    aberdeen dundee swansea oxford cambridge york brighton cornwall devon kent essex surrey sussex norfolk suffolk yorkshire lancashire derbyshire somerset dorset hampshire wiltshire cumbria lincolnshire
    chicago boston houston dallas miami atlanta seattle denver detroit philadelphia phoenix california texas florida ohio michigan georgia alabama arizona colorado iowa kansas kentucky louisiana maryland minnesota
    mississippi missouri nevada oregon pennsylvania tennessee utah virginia wisconsin sydney melbourne brisbane perth toronto montreal vancouver ottawa delhi mumbai karachi lahore islamabad kabul tehran baghdad damascus
    aleppo mosul jerusalem cairo nairobi lagos johannesburg istanbul ankara athens vienna prague warsaw budapest kiev kyiv stockholm oslo copenhagen helsinki amsterdam geneva zurich munich hamburg frankfurt milan naples
    barcelona lisbon seoul pyongyang shanghai bangkok jakarta manila hanoi calais donetsk crimea gaza bradford hull derby coventry sunderland middlesbrough plymouth exeter gloucester wolverhampton blackpool bolton
    gwynedd wrexham powys newport anglesey ceredigion inverness stirling fife perthshire aberdeenshire londonderry""".split()
) | {
    "new york",
    "los angeles",
    "san francisco",
    "las vegas",
    "new jersey",
    "new delhi",
    "st petersburg",
    "isle of wight",
    "isle of man",
    "new orleans",
    "san diego",
    "abu dhabi",
    "west bank",
    "mexico city",
    "buenos aires",
    "rio de janeiro",
    "sao paulo",
    "cape town",
    "tel aviv",
    "tower hamlets",
    "north carolina",
    "south carolina",
    "new mexico",
    "west midlands",
    "west yorkshire",
    "south yorkshire",
    "north yorkshire",
    "north wales",
    "south wales",
    "west wales",
    "county durham",
    "south australia",
    "new south wales",
}
NATIONS = frozenset(
    """afghan albanian algerian american argentine armenian australian austrian belgian brazilian british bulgarian cambodian canadian chilean chinese colombian croatian cuban czech danish dutch egyptian english ethiopian
    finnish french german ghanaian greek hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kenyan korean kurdish latvian lebanese libyan lithuanian malaysian mexican
    moroccan nepalese nigerian norwegian pakistani palestinian peruvian polish portuguese romanian russian saudi scottish serbian slovak somali spanish sudanese swedish swiss syrian thai tunisian turkish ugandan ukrainian
    venezuelan vietnamese welsh yemeni zimbabwean""".split()
) | {"south korean", "north korean", "south african", "new zealander"}
ORG_WORDS = frozenset(
    """company ltd inc corp corporation plc group holdings bank university college school academy hospital council committee commission court agency association authority board bureau centre center church club city
    department ministry party police parliament senate congress union united rovers athletic fc town wanderers albion rangers celtic foundation fund institute society trust service services network news times post
    guardian telegraph journal herald league federation office organisation organization team army navy force forces airlines airways motors electric energy oil gas partners media press house alliance front movement
    coalition nhs constabulary assembly government administration museum theatre orchestra festival museum laboratory labs international""".split()
)
PERSON_TITLES = frozenset(
    """president chancellor king queen prince princess pope sultan emperor emir sheikh secretary senator sen rep representative congressman congresswoman governor gov mayor mp ambassador commissioner chairman
    chairwoman judge justice colonel col captain capt lieutenant lt major maj general gen admiral sergeant sgt commander mr mrs ms miss dr prof professor sir dame lord lady baroness baron reverend rev bishop archbishop
    cardinal father sister imam rabbi coach manager ceo spokesman spokeswoman detective inspector superintendent constable minister premier councillor cllr chief officer leader director attorney""".split()
)
_MORE_GIVEN = "Nathan Clara Dominic Elise Marek Ingrid Tobias Helena Rufus Marina Callum Beatrice Osman Lydia Stefan Nadia Gareth Imogen Pavel Rosalind Conrad Yasmin Elliot Greta".split()
_SURNAMES = "Harrow Lindqvist Okafor Pemberton Valdez Marchetti Ashworth Kowalik Brandt Delacroix Fairley Nakata Osei Penrose Quillan Redfern Sorensen Thackeray Ullman Vickers Whitlock Yardley Zeller Abernathy".split()
OUTSIDE_PEOPLE = tuple(
    f"{given} {surname}"
    for shift in range(5)
    for given, surname in zip(_MORE_GIVEN, _SURNAMES[shift * 4 :] + _SURNAMES[: shift * 4], strict=True)
)
OUTSIDE_PLACES = tuple(
    """Leeds|Rotterdam|Adelaide|Nairobi|Valencia|Cork|Hamburg|Ohio|Portugal|Kenya|Denmark|Chile|Lyon|Calgary|Krakow|Dundee|Exeter|Bergen|Turin|Oregon|Peru|Ghana|Vietnam|Finland|Norwich|Seville|Antwerp|Osaka|Manila|Perth
    |Belgrade|Vermont|Morocco|Colombia|Austria|Hull|Swansea|Geneva|Busan|Quito""".replace("\n    ", "").split(
        "|"
    )
)
OUTSIDE_BODIES = tuple(
    """Northgate Institute|Hallam Group|Meridian Bank|Alder Foundation|Eastmoor Council|Calder University|Orion Energy|Brightwater Trust|Lowland Union|Pinnacle Media|Sable Partners|Westbrook Hospital|Ferris Motors
    |Coastal Alliance|Kestrel Airways|Harbour Commission|Tarn Society|Vantage Corporation|Summit Federation|Rivers Agency""".replace(
        "\n    ", ""
    ).split("|")
)
OUTSIDE_NATIONS = tuple(sorted(n.capitalize() for n in NATIONS if " " not in n))
SAME_SURNAME = frozenset(b for a, b in pairwise(_SURNAMES) if a == b)
