"""Words that news of every kind is full of, and names of places that many stories share.

A small collection can't tell by counting that "security" says less than a surname; these tables say it in its stead.
They weigh as much as a few dozen Articles and fade as a collection grows.
"""

from functools import lru_cache

from service.text.words import stem

_GENERAL = """
    able accord account accuse across act action activity add additional address administration advance affair agency agree agreement aid aim air allege
    allow ally alliance along already amid amount analyst announce annual answer appear approach approve area argue arm army around arrive article ask
    aspect assist attack attempt attend attention authority available avoid aware back bad ban base basis battle become begin behalf behind believe
    benefit best better big bill billion black board body book border bring broad build building business call campaign candidate capital car care case
    cause center central centre century certain chair challenge change charge check chief child choice citizen city claim clear close coalition coast
    come comment commission commit committee common community company concern condition conduct conference confirm conflict congress consider continue
    control cooperation cost council country county couple course court cover create crime crisis critical criticism current cut damage date day dead
    deal death debate decade decide decision defend defence defense degree delay deliver demand democracy democrat deny department deputy describe
    detail develop development die differ difficult diplomat direct director discuss discussion district document dollar door draw drive drop due early
    earn east eastern economic economy effect effort election emerge emergency employee end enforce engage enough ensure enter entire especial establish
    event evidence exercise expand expect experience expert explain express extend face fact fail fall family far fear federal feel field fight figure
    file final finance financial find fire firm first five focus follow force foreign form former forward four framework free friday friend full fund
    future gain game gather general give global go goal good govern government great ground group grow growth guard half hand happen hard head health
    hear help high highlight hit hold home hope hospital host hour house human hundred hurt idea identify immediate impact important include increase
    independent indicate individual industry influence inform information initiative injure inside institution intelligence interest interior
    international interview invest investigate investigation involve island issue january february march april june july august september october
    november december job join joint judge justice keep key kill kind know large last late latest law lawmaker lawyer lead leader leadership learn leave
    left legal less letter level life like likely limit line list little live local long look lose loss lot low main maintain major make man manage
    march mark market matter may mean measure media meet meeting member men message military million minister ministry minute mission moment monday
    money month morning move movement mr mrs much name nation national near necessary need negotiate network new news next night nine north northern
    note nuclear number offer office officer official old one open operate operation opportunity opposition order organization part partner party pass
    past pay peace people percent period permit person phone photo place plan play player point police policy political politics poll poor popular
    population position possible post potential power present president press pressure prevent previous price prime prison private problem process
    produce program project promise propose prosecutor protect protest prove provide public push put question quick race raise rate reach read ready
    real reason receive recent record reduce reform refuse region regional relate relation release remain remark remove repeat report reporter
    represent representative republic republican request require research rescue resident respond response responsible rest result return reveal review
    right rise risk road role rule run rush safe safety saturday saw scene school season second secretary sector secure security see seek senate
    senator send senior serious serve service session set seven several share shoot short show side sign significant similar simple site situation six
    small social society soldier source south southern speak speaker special spend spokesman spokesperson spokeswoman staff stage stand start state
    statement station stay step still stop story strategic strategy street strength strike strong student study suffer suggest summer sunday support
    sure surround suspect system take talk tax team technology tell ten tension term test thing think third thousand threat threaten three thursday ties
    time today together tomorrow top total town trade tradition train travel treat trial troop true trust try tuesday turn two understand union unit
    united use victim view violence visit voice vote voter wait want war warn washington watch water way weapon website wednesday week weekend welcome
    went goes gone made done got took came gave saw seen knew known held left led lost found among cent upon another given taken
    west western white wide win wife woman women word work worker world worry write wrong year yesterday york young yonhap reuters ap afp
"""
_PLACES = """
    afghanistan afghan africa african america american argentina asia asian australia australian austria bangladesh beijing belgium berlin brazil
    britain british brussels california canada canadian chicago chile china chinese colombia congress cuba denmark dutch egypt england english europe
    european florida france french germany german greece greek hungary india indian indo-pacific indo pacific indonesia iran iranian iraq iraqi
    ireland irish israel israeli italy italian japan japanese jerusalem jordan kenya korea korean kyiv latin lebanon london los angeles malaysia
    mexico mexican middle moscow myanmar nato netherlands nigeria nigerian norway pakistan pakistani palestinian paris pentagon peninsula philippines
    philippine poland polish portugal qatar romania russia russian saudi arabia scotland scottish seoul singapore spain spanish sudan sweden swedish
    swiss switzerland syria syrian taiwan texas thailand thai tokyo turkey turkish uk ukraine ukrainian un us u.s usa venezuela vietnam vietnamese
    yemen zealand eu gaza kremlin downing capitol albania albanian algeria algerian andorra angola angolan ankara armenia armenian aruba athens
    azerbaijan azerbaijani baghdad bahamas bahrain bahraini bangkok barbados belarus belarusian belgian belize benin bermuda bhutan bolivia bolivian
    bosnia bosnian botswana brazilian brunei bulgaria bulgarian burkina burma burmese burundi cairo cambodia cambodian cameroon cameroonian canberra
    caracas chad chadian chilean colombian comoros congolese croatia croatian cuban cypriot cyprus czech czechia damascus delhi djibouti dominica
    dominican dublin ecuador ecuadorian egyptian emirates emirati eritrea eritrean estonia estonian eswatini ethiopia ethiopian faso fiji fijian
    filipino finland finnish gabon gambia gambian geneva georgia georgian ghana ghanaian grenada guatemala guatemalan guinea guyana haiti haitian
    hanoi havana herzegovina honduran honduras hong hungarian iceland icelandic indonesian islamabad jakarta jamaica jamaican jordanian kabul kazakh
    kazakhstan kenyan kiribati kong kosovo kuwait kuwaiti kyrgyz kyrgyzstan lanka lankan laos laotian latvia latvian lebanese leone lesotho liberia
    liberian libya libyan liechtenstein lisbon lithuania lithuanian luxembourg macau macedonia macedonian madagascar madrid malawi malawian malaysian
    maldives mali malian malta maltese manila mauritania mauritius micronesia moldova moldovan monaco mongolia mongolian montenegro moroccan morocco
    mozambique nairobi namibia namibian nauru nepal nepalese nicaragua nicaraguan niger norwegian oman omani oslo ottawa palau palestine panama
    panamanian papua paraguay paraguayan peru peruvian portuguese prague puerto pyongyang qatari rico riyadh romanian rome rwanda rwandan salvador
    salvadoran samoa samoan senegal senegalese serbia serbian seychelles singaporean slovak slovakia slovenia slovenian somali somalia sri stockholm
    sudanese suriname swaziland sydney tajik tajikistan tanzania tanzanian tehran timor tobago togo togolese tonga trinidad tunisia tunisian
    turkmenistan tuvalu uae uganda ugandan uruguay uruguayan uzbek uzbekistan vanuatu vatican venezuelan vienna wales warsaw welsh yemeni zambia
    zambian zimbabwe zimbabwean
"""


@lru_cache(maxsize=1)
def general_stems() -> frozenset[str]:
    """The stems of the words that news of every kind is full of."""
    return frozenset(stem(word) for word in _GENERAL.split())


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """The stems of these and of the names of places that many stories share."""
    return general_stems() | {stem(word) for word in _PLACES.split()}
