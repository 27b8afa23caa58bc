"""From where an Article has what it reports: its own reporters, an agency, or others' reports."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from service.domain.articles import Article, LeftOut, Note, NoteKind, Passage, Reason
from service.domain.spans import Span
from service.stages.clean.official_media import LIST_DATE, OFFICIAL_MEDIA, OfficialMedium, by_host, by_name

_WIRES = "AP|Associated Press|Reuters|AFP|Agence France-Presse|Xinhua|TASS|Kyodo|Kyodo News|Yonhap|UPI|United Press International|dpa|DPA|ANSA|EFE|PTI|ANI|IANS|Anadolu|AAP|PA Media|RIA Novosti|Interfax|Jiji|Jiji Press|Bernama|IRNA|KCNA|CNS|PA"
_WIRE = re.compile(
    rf"\((?P<paren>{_WIRES})\)\s*[-–—]{{1,2}}|^[A-Z][A-Z .,'/-]{{2,40}},? (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})? )?\((?P<dateline>{_WIRES})\)|"
    rf"^(?P<plain>{_WIRES})\s*[-–—]{{1,2}}\s|(?:©|Copyright)\s?(?:\d{{4}}\s)?(?:The )?(?P<copy>{_WIRES})\b|^\W*(?:By|Source:?|Credit:?|Via:?)\s(?:The )?(?P<by>{_WIRES})\W*$|\((?P<ends>{_WIRES})\)\W*$",
    re.MULTILINE,
)
_OUTLETS = (
    "CNN|Fox News|MSNBC|CNBC|NBC News|NBC|CBS News|CBS|ABC News|Bloomberg|Bloomberg News|Politico|Axios|Semafor|The Hill|Newsweek|Time magazine|USA Today|the New York Times|New York Times|the Washington Post|Washington Post|"
    "Wall Street Journal|Los Angeles Times|Boston Globe|Chicago Tribune|Financial Times|Guardian|Daily Telegraph|Sunday Times|Daily Mail|Independent newspaper|Sky News|ITV|Economist|Le Monde|Le Figaro|Libération|Der Spiegel|Spiegel|"
    "Die Welt|Bild|Süddeutsche Zeitung|Frankfurter Allgemeine Zeitung|El País|El Mundo|La Repubblica|Corriere della Sera|Haaretz|Times of Israel|Jerusalem Post|Ynet|Channel 12|Channel 13|Asahi Shimbun|Asahi|Yomiuri Shimbun|Yomiuri|"
    "Mainichi Shimbun|Mainichi|Nikkei|Nikkei Asia|Sankei Shimbun|Kyodo News|Kyodo|Jiji Press|Japan Times|Chosun Ilbo|JoongAng Ilbo|Dong-A Ilbo|Hankyoreh|Korea Herald|Korea Times|South China Morning Post|Hindustan Times|Times of India|"
    "Indian Express|The Hindu|NDTV|Press Trust of India|PTI|ANI|Dawn|Straits Times|Kyiv Independent|Kyiv Post|Ukrainska Pravda|Meduza|Novaya Gazeta|Kommersant|Interfax|Vedomosti|Izvestia|Caixin|The Diplomat|Foreign Policy|"
    "Associated Press|AP|Reuters|Agence France-Presse|AFP|UPI|Defense News|Breaking Defense|ProPublica|Bellingcat|Middle East Eye|Asharq Al-Awsat|Al Mayadeen|Al-Mayadeen|Times of London|Asia Today|Daily Beast|BuzzFeed News|Vice News|Vox|HuffPost"
)
_GENERIC = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} (?:Times|Post|Journal|Herald|Tribune|Gazette|Telegraph|Chronicle|Observer|Courier|Examiner|Dispatch|News Agency|news agency|newspaper|Daily|Today|TV|Radio|Broadcasting|Television|Press Agency)"
_SAYS = r"(?:reported|reports|has reported|first reported|said|quoted|writes|wrote|revealed|cited|noted|carried|published)"


@lru_cache(maxsize=1)
def _names() -> str:
    official = [
        alias
        for medium in OFFICIAL_MEDIA
        for alias in medium.aliases
        if alias not in {"RIA", "Kan", "Mehr", "Fars", "PTV", "APP", "NAN", "SPA", "MENA"}
    ]
    plain = [*_OUTLETS.split("|"), *official]
    return "|".join(sorted({re.escape(name) for name in plain}, key=len, reverse=True)) + "|" + _GENERIC


@lru_cache(maxsize=1)
def _leaning() -> re.Pattern[str]:
    name = f"(?P<%s>{_names()})"
    agency = r"(?:(?:the|state|official|Russian|Chinese|Iranian|Turkish|Syrian|Japanese|South Korean|North Korean|state-run|state-owned|US|U\.S\.|British|Israeli|local|Saudi|public|national)\s+){0,3}(?:(?:news )?(?:agency|media|television|broadcaster|outlet|newspaper|daily)\s+)?"
    after = (
        rf"\b(?:[Aa]ccording to|(?:first )?[Rr]eported (?:\w+ ){{0,2}}(?:by|in|on)|[Cc]iting|[Qq]uoting|[Qq]uoted by|[Cc]ited by|as (?:told|reported) (?:to|by)|told|(?:interview|interviews) (?:with|on|to|in)|seen by|obtained by|carried by|published (?:in|by)|wrote in|[Cc]iting (?:a )?report(?:s)? (?:by|in|from)|report(?:s)? (?:by|in|from)) {agency}"
        + name % "after"
        + r"\b"
    )
    before = (
        r"\b(?:The |the )?"
        + name % "before"
        + rf"\b(?:['’]s \w+)?,? (?:also |has |had |later |earlier |first )?{_SAYS}\b(?! (?:down|off))"
    )
    return re.compile(f"{after}|{before}")


_LEAN_HINT = re.compile(
    r"[Aa]ccording to|[Rr]eport|[Cc]iting|[Qq]uot|[Cc]ited|told|interview|seen by|obtained by|published|wrote|writes|carried|noted|revealed| said"
)
_OWN = re.compile(
    r"\btold (?:reporters|journalists|(?:our|this) (?:reporter|correspondent|newspaper|magazine|website|news desk))\b|\bin an interview with (?:our|this)\b|\bspeaking to (?:reporters|us)\b|\breviewed by (?:this|our)\b"
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'/-]{2,30}(?:, [A-Z][\w.]{2,15}){0,2},? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? )?[-–—]{1,2}\s"
)


def hand_notes(article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut]) -> list[Note]:
    """Notes on the outlets that the Article leans on, on its own hand in the reporting, and on official media in either."""
    leans: dict[str, Span] = {}
    text = article.text
    for passage in passages:
        if passage.citable:
            stretch = passage.span.of(text)
            if _LEAN_HINT.search(stretch):
                for match in _leaning().finditer(stretch):
                    name = _plain(match["after"] or match["before"])
                    group = "after" if match["after"] else "before"
                    if name.lower() != article.publisher.lower():
                        leans.setdefault(name, Span(*match.span(group)).shift(passage.span.start))
    notes = [
        Note(NoteKind.LEANS_ON, name, f"leans on what {name} reported", span) for name, span in leans.items()
    ]
    notes.append(_hand(article, passages, left_out, leans))
    return notes + _official(article, leans)


def _plain(name: str) -> str:
    plain = name.removeprefix("the ").removeprefix("The ")
    medium = by_name(plain)
    return medium.name if medium else plain


def _hand(
    article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut], leans: dict[str, Span]
) -> Note:
    text = article.text
    if re.fullmatch(rf"(?:The )?(?:{_WIRES})(?: News(?: Agency)?)?", article.publisher.strip()):
        return Note(NoteKind.HAND, "wire", f"published by the news agency {article.publisher}")
    places = [p.span for p in passages if p.citable][:2] + [p.span for p in passages if p.citable][-1:]
    places += [left.span for left in left_out if left.reason in {Reason.BYLINE, Reason.FOOTER}]
    for span in places:
        match = _WIRE.search(span.of(text))
        if match:
            agency = next(group for group in match.groups() if group)
            return Note(
                NoteKind.HAND,
                "wire",
                f"an agency report, credited to {agency}",
                Span(*match.span()).shift(span.start),
            )
    if leans:
        names = ", ".join(leans)
        return Note(
            NoteKind.HAND,
            "second_hand",
            f"rests at least in part on others' reports ({names})",
            next(iter(leans.values())),
        )
    for passage in passages:
        stretch = passage.span.of(text) if passage.citable else ""
        match = _OWN.search(stretch) or _DATELINE.match(stretch)
        if match:
            return Note(
                NoteKind.HAND,
                "first_hand",
                "shows reporting of its own",
                Span(*match.span()).shift(passage.span.start),
            )
    return Note(NoteKind.HAND, "unknown", "the page does not show from where it has what it reports")


def _official(article: Article, leans: dict[str, Span]) -> list[Note]:
    notes = []
    publisher = by_name(article.publisher) or (
        by_host(urlsplit(article.url).hostname or "") if article.url else None
    )
    if publisher is not None:
        notes.append(Note(NoteKind.OFFICIAL_MEDIA, publisher.name, "published by " + _says(publisher)))
    for name, span in leans.items():
        medium = by_name(name)
        if medium is not None and medium is not publisher:
            notes.append(Note(NoteKind.OFFICIAL_MEDIA, medium.name, "leans on " + _says(medium), span))
    return notes


def _says(medium: OfficialMedium) -> str:
    return (
        f"{medium.name} ({medium.country}): {medium.ownership}; source: {medium.source}; list of {LIST_DATE}"
    )
