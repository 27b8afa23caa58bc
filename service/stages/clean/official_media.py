"""Media that a state owns, runs or pays for: what a reader should know of a publisher or a source.

The list was compiled on 21 November 2026 by hand from public classifications; each entry names the one it rests on. It
states ownership and funding, not truth: a public broadcaster with editorial independence by law is here too, and the
entry says so. A medium that is not listed is not thereby independent.
"""

from dataclasses import dataclass
from functools import lru_cache

LIST_DATE = "2026-11-21"

_MONITOR = "State Media Monitor (Media and Journalism Research Center), categories of 2024"
_MISSIONS_2020 = (
    "US Department of State, foreign missions designations of 18 February, 22 June and 21 October 2020"
)
_MISSIONS_2024 = "US Department of State, foreign missions designation of 13 September 2024"
_EU_2022 = "Council Regulation (EU) 2022/350 of 1 March 2022"
_EU_LATER = "Council of the EU, broadcasting suspensions of June 2022 to May 2024"
_LABELS = "platform labels for state-controlled media (Meta, YouTube), introduced 2018 to 2020"
_LAW = "the broadcaster's own founding law or charter"


@dataclass(frozen=True, slots=True)
class OfficialMedium:
    """One medium: its names as articles write them, hosts of its pages, where it is, who owns it, and who says so."""

    name: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    country: str
    ownership: str
    source: str


_STATE = "state-owned and state-directed"
_PARTY = "owned by the ruling party or the state, and directed by it"
_STATE_NEWS = "state-owned news agency"
_FUNDED = "state-funded"
_PUBLIC = "public service broadcaster, publicly funded, editorially independent by law"
_ABROAD = "publicly funded international broadcaster, editorially independent by law"

_ROWS = (
    ("TASS", "ITAR-TASS|Tass", "tass.com|tass.ru", "Russia", _STATE_NEWS, _MONITOR),
    ("RT", "Russia Today", "rt.com", "Russia", _STATE, _EU_2022),
    (
        "Sputnik",
        "Sputnik News|Sputnik International",
        "sputniknews.com|sputnikglobe.com",
        "Russia",
        _STATE,
        _EU_2022,
    ),
    ("RIA Novosti", "RIA|RIA news agency", "ria.ru", "Russia", _STATE_NEWS, _EU_LATER),
    ("Rossiya Segodnya", "", "rossiyasegodnya.com", "Russia", _STATE, _MISSIONS_2024),
    (
        "Rossiya 1",
        "Rossiya-1|Russia-1|Russia 1|Rossiya 24|Rossiya-24",
        "vesti.ru|smotrim.ru",
        "Russia",
        _STATE,
        _EU_LATER,
    ),
    ("Channel One Russia", "Pervy Kanal|Perviy Kanal", "1tv.ru", "Russia", _STATE, _EU_LATER),
    (
        "Rossiyskaya Gazeta",
        "Rossiiskaya Gazeta",
        "rg.ru",
        "Russia",
        "newspaper of the Russian government",
        _EU_LATER,
    ),
    (
        "Xinhua",
        "Xinhua News Agency|New China News Agency",
        "xinhuanet.com|news.cn",
        "China",
        _STATE_NEWS,
        _MISSIONS_2020,
    ),
    ("CGTN", "China Global Television Network", "cgtn.com", "China", _STATE, _MISSIONS_2020),
    ("CCTV", "China Central Television", "cctv.com", "China", _STATE, _MISSIONS_2020),
    ("China Radio International", "CRI Online", "cri.cn", "China", _STATE, _MISSIONS_2020),
    ("China Daily", "", "chinadaily.com.cn|chinadaily.com", "China", _PARTY, _MISSIONS_2020),
    (
        "People's Daily",
        "People’s Daily|Renmin Ribao",
        "people.com.cn|people.cn",
        "China",
        _PARTY,
        _MISSIONS_2020,
    ),
    ("Global Times", "", "globaltimes.cn", "China", _PARTY, _MISSIONS_2020),
    ("China News Service", "", "chinanews.com|ecns.cn", "China", _STATE_NEWS, _MISSIONS_2020),
    ("Yicai Global", "Yicai", "yicaiglobal.com", "China", _STATE, _MISSIONS_2020),
    ("Economic Daily", "", "ce.cn", "China", _PARTY, _MISSIONS_2020),
    (
        "PLA Daily",
        "People's Liberation Army Daily|People’s Liberation Army Daily",
        "81.cn",
        "China",
        "newspaper of the armed forces",
        _MONITOR,
    ),
    ("KCNA", "Korean Central News Agency", "kcna.kp|kcna.co.jp", "North Korea", _STATE_NEWS, _MONITOR),
    ("Rodong Sinmun", "", "rodong.rep.kp", "North Korea", _PARTY, _MONITOR),
    ("KCTV", "Korean Central Television", "", "North Korea", _STATE, _MONITOR),
    (
        "Yonhap",
        "Yonhap News Agency|Yonhap News",
        "yna.co.kr|yonhapnews.co.kr",
        "South Korea",
        "news agency with public funding, owned largely by public broadcasters",
        _MONITOR,
    ),
    ("KBS", "Korean Broadcasting System", "kbs.co.kr", "South Korea", _PUBLIC, _LAW),
    ("NHK", "NHK World|Japan Broadcasting Corporation", "nhk.or.jp", "Japan", _PUBLIC, _LAW),
    ("Press TV", "PressTV", "presstv.ir|presstv.com", "Iran", _STATE, _LABELS),
    ("IRNA", "Islamic Republic News Agency", "irna.ir", "Iran", _STATE_NEWS, _MONITOR),
    ("IRIB", "Islamic Republic of Iran Broadcasting", "irib.ir", "Iran", _STATE, _MONITOR),
    (
        "Fars",
        "Fars News Agency|Fars news agency|Fars News",
        "farsnews.ir",
        "Iran",
        "linked to the Revolutionary Guards",
        "US Treasury designation of 2023 and press freedom reports",
    ),
    (
        "Tasnim",
        "Tasnim News Agency|Tasnim news agency",
        "tasnimnews.com",
        "Iran",
        "linked to the Revolutionary Guards",
        "Council of the EU, listing of 2022",
    ),
    ("Mehr", "Mehr News Agency|Mehr news agency", "mehrnews.com", "Iran", "owned by a state body", _MONITOR),
    ("Al-Alam", "Al Alam", "alalam.ir", "Iran", _STATE, _LABELS),
    ("Anadolu", "Anadolu Agency|Anadolu Ajansi|Anadolu Ajansı", "aa.com.tr", "Turkey", _STATE_NEWS, _MONITOR),
    ("TRT", "TRT World|TRT Haber", "trtworld.com|trt.net.tr|trthaber.com", "Turkey", _STATE, _MONITOR),
    ("SANA", "Syrian Arab News Agency", "sana.sy", "Syria", _STATE_NEWS, _MONITOR),
    ("SPA", "Saudi Press Agency", "spa.gov.sa", "Saudi Arabia", _STATE_NEWS, _MONITOR),
    (
        "Al Arabiya",
        "Al-Arabiya",
        "alarabiya.net",
        "Saudi Arabia",
        "owned by a group under state control",
        _MONITOR,
    ),
    ("WAM", "Emirates News Agency", "wam.ae", "United Arab Emirates", _STATE_NEWS, _MONITOR),
    ("QNA", "Qatar News Agency", "qna.org.qa", "Qatar", _STATE_NEWS, _MONITOR),
    (
        "Al Jazeera",
        "Al-Jazeera|Aljazeera",
        "aljazeera.com|aljazeera.net",
        "Qatar",
        "state-funded, run by its own foundation",
        _MONITOR,
    ),
    ("MENA", "Middle East News Agency", "mena.org.eg", "Egypt", _STATE_NEWS, _MONITOR),
    ("Al-Ahram", "Al Ahram|Ahram Online", "ahram.org.eg", "Egypt", _STATE, _MONITOR),
    ("WAFA", "Palestinian News Agency", "wafa.ps", "Palestinian territories", _STATE_NEWS, _MONITOR),
    ("Kan", "Israeli Public Broadcasting Corporation|Kan News", "kan.org.il", "Israel", _PUBLIC, _LAW),
    ("Prensa Latina", "", "prensa-latina.cu|plenglish.com", "Cuba", _STATE_NEWS, _MONITOR),
    ("Granma", "", "granma.cu", "Cuba", _PARTY, _MONITOR),
    (
        "teleSUR",
        "Telesur|TeleSUR",
        "telesurtv.net|telesurenglish.net",
        "Venezuela",
        "owned by Venezuela with other governments",
        _LABELS,
    ),
    ("VTV", "Venezolana de Televisión", "vtv.gob.ve", "Venezuela", _STATE, _MONITOR),
    ("BelTA", "BELTA|Belta", "belta.by", "Belarus", _STATE_NEWS, _MONITOR),
    ("Ukrinform", "", "ukrinform.net|ukrinform.ua", "Ukraine", _STATE_NEWS, _MONITOR),
    ("Suspilne", "", "suspilne.media", "Ukraine", _PUBLIC, _LAW),
    ("MTI", "Magyar Távirati Iroda", "mti.hu", "Hungary", _STATE_NEWS, _MONITOR),
    ("Tanjug", "", "tanjug.rs", "Serbia", "news agency close to the state", _MONITOR),
    ("VNA", "Vietnam News Agency", "vnanet.vn|vietnamplus.vn", "Vietnam", _STATE_NEWS, _MONITOR),
    ("Bernama", "", "bernama.com", "Malaysia", _STATE_NEWS, _MONITOR),
    ("Antara", "Antara News", "antaranews.com", "Indonesia", _STATE_NEWS, _MONITOR),
    ("PTV", "Pakistan Television", "ptv.com.pk", "Pakistan", _STATE, _MONITOR),
    ("APP", "Associated Press of Pakistan", "app.com.pk", "Pakistan", _STATE_NEWS, _MONITOR),
    ("Doordarshan", "DD News", "ddnews.gov.in", "India", _STATE, _MONITOR),
    ("All India Radio", "Akashvani", "newsonair.gov.in", "India", _STATE, _MONITOR),
    (
        "CNA",
        "Channel NewsAsia",
        "channelnewsasia.com",
        "Singapore",
        "owned by a company limited by guarantee with state funds",
        _MONITOR,
    ),
    (
        "Central News Agency",
        "Focus Taiwan",
        "cna.com.tw|focustaiwan.tw",
        "Taiwan",
        "state-funded news agency, independent by law",
        _MONITOR,
    ),
    (
        "VOA",
        "Voice of America",
        "voanews.com",
        "United States",
        "publicly funded international broadcaster; its editorial independence by law has been contested since 2025",
        _LAW,
    ),
    (
        "RFE/RL",
        "Radio Free Europe/Radio Liberty|Radio Free Europe|Radio Liberty|RFERL",
        "rferl.org",
        "United States",
        "non-profit broadcaster funded by a US government grant, editorially independent by law",
        _LAW,
    ),
    (
        "Radio Free Asia",
        "RFA",
        "rfa.org",
        "United States",
        "non-profit broadcaster funded by a US government grant, editorially independent by law",
        _LAW,
    ),
    (
        "Stars and Stripes",
        "",
        "stripes.com",
        "United States",
        "newspaper within the Department of Defense, editorially independent by law",
        _LAW,
    ),
    (
        "PBS",
        "PBS NewsHour",
        "pbs.org",
        "United States",
        "public broadcaster; federal funding ended in 2025",
        _LAW,
    ),
    (
        "NPR",
        "National Public Radio",
        "npr.org",
        "United States",
        "public radio; federal funding ended in 2025",
        _LAW,
    ),
    (
        "BBC",
        "BBC News|British Broadcasting Corporation|BBC World Service",
        "bbc.com|bbc.co.uk",
        "United Kingdom",
        _PUBLIC,
        _LAW,
    ),
    ("DW", "Deutsche Welle", "dw.com", "Germany", _ABROAD, _LAW),
    ("ARD", "Tagesschau", "tagesschau.de|ard.de", "Germany", _PUBLIC, _LAW),
    ("ZDF", "", "zdf.de", "Germany", _PUBLIC, _LAW),
    ("France 24", "France24", "france24.com", "France", _ABROAD, _LAW),
    ("RFI", "Radio France Internationale", "rfi.fr", "France", _ABROAD, _LAW),
    (
        "AFP",
        "Agence France-Presse",
        "afp.com",
        "France",
        "news agency with autonomous status; the state is a large subscriber",
        _LAW,
    ),
    ("RAI", "Rai News", "rainews.it|rai.it", "Italy", _PUBLIC, _LAW),
    ("RTVE", "", "rtve.es", "Spain", _PUBLIC, _LAW),
    ("EFE", "Agencia EFE", "efe.com", "Spain", "state-owned news agency, independent by law", _MONITOR),
    ("ABC Australia", "Australian Broadcasting Corporation", "abc.net.au", "Australia", _PUBLIC, _LAW),
    ("CBC", "Canadian Broadcasting Corporation|CBC News", "cbc.ca", "Canada", _PUBLIC, _LAW),
    ("SABC", "South African Broadcasting Corporation", "sabcnews.com", "South Africa", _PUBLIC, _LAW),
    ("NAN", "News Agency of Nigeria", "nannews.ng", "Nigeria", _STATE_NEWS, _MONITOR),
    ("The Herald (Zimbabwe)", "Zimpapers", "herald.co.zw", "Zimbabwe", _STATE, _MONITOR),
    ("New Vision", "", "newvision.co.ug", "Uganda", _STATE, _MONITOR),
)

OFFICIAL_MEDIA = tuple(
    OfficialMedium(
        name,
        (name, *filter(None, aliases.split("|"))),
        tuple(filter(None, hosts.split("|"))),
        country,
        ownership,
        source,
    )
    for name, aliases, hosts, country, ownership, source in _ROWS
)
"""The list, as of ``LIST_DATE``."""


@lru_cache(maxsize=1)
def _by_alias() -> dict[str, OfficialMedium]:
    return {alias: medium for medium in OFFICIAL_MEDIA for alias in medium.aliases}


def by_name(name: str) -> OfficialMedium | None:
    """The medium that articles call ``name``, letter for letter, with or without "the" before it."""
    return _by_alias().get(name.strip().removeprefix("the ").removeprefix("The ").strip())


def by_host(host: str) -> OfficialMedium | None:
    """The medium on whose pages a host such as ``www.example.org`` lies."""
    return next(
        (m for m in OFFICIAL_MEDIA if any(host == own or host.endswith("." + own) for own in m.hosts)), None
    )
