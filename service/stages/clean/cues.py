"""What a line says of itself: wording by which pages of all kinds name their menus, links, forms and notices.

Every pattern must match a whole line, or speak to the page's reader; a sentence that reports something matches none.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.domain.articles import Reason
from service.stages.clean.vocabulary import holds


class Opens(StrEnum):
    """What a cue says of the lines after it."""

    NOTHING = "nothing"
    ONE_TITLE = "one_title"
    TEASERS = "teasers"
    COMMENTS = "comments"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Cue:
    """The reason that a line's wording gives for leaving it out, and what it opens."""

    reason: Reason
    opens: Opens = Opens.NOTHING


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(patterns)})\W*", re.IGNORECASE)


_LINK = (
    r"(?:also|must) (?:read|see|watch)|also in (?:this|today['’]s) (?:issue|edition|paper)|also on (?:this|our) (?:site|page)|elsewhere|read (?:also|next|this|more)|related(?: (?:stor(?:y|ies)|news|coverage|reading|links?|topics?))?|see also|"
    r"more (?:on this|stories|news|to read)|don['’]t miss|watch(?: also| now| this| live)?|listen|you might be interested in|suggested reading|"
    r"in case you missed it|recommended|explainer|lire aussi|à lire aussi|à lire|lesen sie auch|lies auch|mehr zum thema|siehe auch|"
    r"lea (?:también|además)|te puede interesar|le puede interesar|ver también|leggi anche|potrebbe interessarti|leia (?:também|mais)|"
    r"veja também|lees ook|czytaj (?:też|także|również)|читайте также|смотрите также|по теме|read more|اقرأ أيضا|okuyun|baca juga|اقرأ المزيد"
)
RELATED_LINK = re.compile(
    rf"\W*(?:{_LINK})\s*(?P<colon>[:：>»|→–—-]+)\s*(?P<title>\S.*)|"
    r"(?:>>+|»|→|➤|▶|►|☛|👉)\s*\S.*|(?:click|tap) here (?:to|for)\b.*|\[?read (?:the )?(?:full|more|original)\b[^.]{0,60}\]?[.…]*",
    re.IGNORECASE,
)
_MEDIA_LINK = re.compile(
    r"(?:podcasts?|(?:photo |picture )?galler(?:y|ies)|photos|pictures|in pictures|videos?|watch|listen|timeline|quiz|interactive|graphic|map)\s*:\s*[^.]*|"
    r"\[(?:embedded|video|photo|image|gallery|audio|tweet|post|podcast|graphic)\b[^\]]*\]|(?-i:RELATED|READ MORE|SEE ALSO|ALSO READ|READ ALSO|WATCH|MORE)\s+[^.]*",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\W*(?:(?:reader|special|exclusive|limited[- ]time|subscriber)s?['’]? offers?\b|(?:buy|order|get) (?:the|our|your) (?:\w+ )?(?:mug|book|print|calendar|tickets?|shirt|merch\w*)\b|(?:visit|browse) (?:the|our) (?:\w+ )?(?:shop|store)\b|shop now\b).{0,90}",
    re.IGNORECASE,
)
_BARE_LINK = _lines(_LINK)
_TEASER_HEADING = _lines(
    r"(?:related|recent|latest|popular|trending|top|more|other|similar|recommended|featured|breaking|most (?:read|popular|viewed|shared))"
    r"(?: (?:posts?|news|stor(?:y|ies)|articles?|headlines|topics|content|reads|videos|coverage|reports|updates|now|today|this week|for you|from \S+(?: \S+){0,3}))+",
    r"(?:most (?:read|popular|viewed|shared)|trending|latest|popular|top stories) (?:in|on|from) \S+(?: \S+){0,2}",
    r"more on (?:this|the) (?:story|topic|issue|subject)|trending(?: now)?|most (?:read|popular|viewed|shared)|popular now|latest|recommended(?: for you)?|around the web|from around the web|promoted stories",
    r"you (?:also )?(?:may|might|will) (?:also )?(?:like|enjoy|be interested in)|what to read next|up next|read next|keep reading|more from (?:\S+ ?){1,4}|more in \S+(?: \S+)?|more like this",
    r"editor['’]?s['’]? (?:picks?|choice)|we recommend|topics? in this (?:article|story)|sponsored (?:content|links?|stories)|paid content|from our partners|"
    r"plus d['’]articles|à la une|articles (?:similaires|liés|récents)|weitere (?:artikel|themen|nachrichten)|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen|"
    r"más (?:noticias|leídas|leídos)|noticias relacionadas|artículos relacionados|articoli correlati|notícias relacionadas|mais lidas|похожие новости|последние новости|meest gelezen",
)
_SERVICE = _lines(
    r"(?:report|submit|suggest|flag|spotted|noticed|found|see) (?:an? )?(?:correction|typo|error|mistake|inaccuracy)\b.{0,90}|our (?:standards|code of conduct|ethics|methodology)\s*:.{0,90}|(?:send|e-?mail) (?:us )?(?:your )?(?:corrections?|feedback|tips?)\b.{0,60}",
)
_VISIT = re.compile(
    r"\W*(?:(?:ENTRY|ADMISSION|TICKETS|OPENING (?:HOURS|TIMES)|HOURS|PRICES|BOOKING|GETTING THERE|IF YOU GO)\b(?: [^A-Z]|[:.] ?| [A-Z][a-z])|(?:Entry|Admission|Tickets|Opening (?:hours|times)|Booking|Getting there|If you go)\s*:).*"
)
"""What a visit costs and when the doors are open: a tip to readers beside a report."""
_NEIGHBOUR = _lines(
    r"(?:previous|next|prev|older|newer) ?(?:article|post|story|page|entry)?",
    r"article (?:précédent|suivant)|(?:vorheriger|nächster) (?:artikel|beitrag)|(?:artículo|entrada) (?:anterior|siguiente)|post navigation",
)
_COMMENT_HEADING = _lines(
    r"(?:view |show |read |see )?(?:all )?(?:\d[\d,.]* )?(?:comments?|replies|responses)(?: \(?\d[\d,.]*\)?)?|(?:\d+|one|two|three) (?:comments?|thoughts?|responses?|replies) (?:on|to) .*|join the (?:conversation|discussion)|"
    r"discussion|reader comments|kommentare(?: \(\d+\))?|(?:\d+ )?commentaires?|comentarios(?: \(\d+\))?|комментарии",
)
_COMMENT_FORM = _lines(
    r"(?:leave|post|add|write|submit) (?:a|your|an?other)? ?(?:reply|comment|response|review|feedback)(?: (?:to|on) .*)?|cancel(?: reply)?|post comment|submit(?: comment)?|send|"
    r"your (?:e-?mail )?address will not be published.*|required fields are marked.*|(?:your )?(?:name|e-?mail|website|comment|message|url|subject)(?: address)?(?: ?\*| ?\((?:required|optional|will not|not |never )[^)]*\))?|(?:what do you think\?\s*|tell us what you think\W*)?(?:have your say|(?:leave|post|share|add) (?:your|a) (?:views?|thoughts?|opinions?|comments?)|join the conversation)\b.{0,60}|(?:did you find|was) this (?:article |page |story )?(?:useful|helpful).*|save my name.*|"
    r"notify me (?:of|by|when) .*|you must be (?:logged|signed) in to .*|(?:log|sign) in to (?:comment|reply|leave|join).*|no comments?(?: yet| available)?(?: (?:for|on) this (?:post|article|story|page))?|"
    r"be the first to comment|comments? (?:are|is) (?:closed|disabled|off)(?: .*)?|characters? (?:left|remaining)|this site uses akismet.*|learn how your comment data.*|"
    r"laisser un commentaire|votre adresse.*ne sera pas publiée.*|schreibe einen kommentar|kommentar (?:schreiben|hinterlassen|verfassen)|deja (?:un comentario|una respuesta)|lascia un commento|deixe um comentário|оставить комментарий|добавить комментарий",
)
_NAVIGATION = _lines(
    r"menu|main menu|skip to (?:main )?(?:content|navigation)|search(?: for| the site| here)?|log ?(?:in|out)|sign ?(?:in|up|out)|register|my account|account|home|home ?page|logo|site logo|toggle (?:navigation|menu|search)|close(?: menu)?|"
    r"open menu|back to top|top|scroll to top|sections?|editions?|live|live tv|watch live|listen(?: to this (?:article|story))?(?: \d+ min(?:ute)?s?)?|play|pause|next|previous|read more|load more|show more|show all|view all|see all|see more|view more|continue reading|more|less|"
    r"english|français|deutsch|español|русский|العربية|中文|日本語|text size|font size|a ?[-+]? ?a ?[-+]?|dark mode|print this page|go to .{1,20}|enlarge(?: image| this image)?|expand|collapse|(?:image|photo|slide|page) \d+ of \d+|\d+ ?/ ?\d+|hide caption|toggle caption|"
    r"table of contents|contents|in this article|on this page|jump to(?: .{1,30})?|tags?|categor(?:y|ies)|topics?|filed under|suchen?|menü|startseite|anmelden|accueil|rechercher|se connecter|inicio|buscar|iniciar sesión|cerca|accedi|главная|поиск|войти",
    r"(?:tags?|filed under|topics?|categor(?:y|ies)|posted in|keywords|schlagworte|mots-clés|etiquetas)\s*:.*",
    r"(?:about|contact|advertise|careers|privacy|terms|help|faq|sitemap|archive|rss)(?: us| with us)?(?: page)?",
    r"(?:swipe|tap|scroll|click|pinch)(?: (?:up|down|left|right|here|on|through|below))* (?:to|for)\b.{0,60}|(?:view|see|open) (?:the )?(?:non-amp|amp|full|desktop|mobile|original|web) (?:version|site|post|page|article)\b.{0,40}",
    r"(?:like )?loading(?: \w+){0,3}\s*(?:\.\.\.|…)?|\d+ of \d+|page \d+(?: of \d+)?|bookmark the permalink|listen\s*[·|•]\s*\d+ min\w*|view in browser|(?:posted|filed) (?:in|under) [^.,]{2,30}(?:\.\s*tagged .{2,80})?|tagged (?:with )?[^.]{2,60}",
)
_SECTIONS = frozenset(
    """home news world politics business opinion sport sports tech technology science health culture arts lifestyle entertainment video videos
    podcasts podcast weather travel local national international us usa uk europe asia africa americas americas middle east economy markets
    money finance education environment climate energy security defense defence military features analysis editorial editorials live more about contact
    subscribe login search photos gallery magazine food style books film music tv games crime law society religion special reports investigations
    newsletters newsletter shop jobs events trending latest today careers advertise latin china india global war""".split()
)
_BREADCRUMB = re.compile(
    r"\W*(?:home|news|startseite|accueil|inicio|home ?page|you are here:?|главная)\s*(?:[/>»›|→•·\\:-]+)\s*\S.*",
    re.IGNORECASE,
)
_COOKIE = re.compile(
    r"\b(?:(?:we|this (?:site|website|page)|our (?:site|website|partners)|us and our partners)\b.{0,60}\b(?:use|uses|using|store)\b.{0,40}\bcookies?|\b(?:we|this (?:site|website|page)|our partners)\b.{0,60}\b(?:stores?|access(?:es)?) (?:\w+ ){0,3}information on (?:your|a) device|"
    r"(?:accept|reject|allow|manage|refuse) (?:all )?(?:cookies|preferences|consent)|cookie (?:policy|settings|preferences|notice|consent)|by (?:continuing|clicking|using) .{0,80}\b(?:you (?:agree|accept|consent)|cookies)\b|"
    r"your (?:privacy|consent|cookie) (?:choices|settings|preferences|matters)|do not sell (?:or share )?my|we value your privacy|(?:site|we) and (?:its|our) (?:\d+ )?partners|this site is protected by recaptcha|"
    r"nous utilisons des cookies|(?:wir|diese (?:website|seite)) (?:verwenden|nutzen|verwendet|nutzt)(?: \S+)? cookies|(?:utilizamos|usamos) cookies|utilizziamo i? ?cookies?|используем? (?:файлы )?cookie)\b|"
    r"^\W*(?:accept(?: all)?|reject(?: all)?|i (?:agree|accept)|got it|ok|manage (?:options|settings)|alle akzeptieren|tout accepter|aceptar)\W*$",
    re.IGNORECASE,
)
_SUBSCRIPTION = re.compile(
    r"(?:\bsubscribe (?:now|today|to (?:our|the|get|receive|read|continue|\S+['’]s)|for|here|and)|\bsubscri(?:be|ption|bers?)\b.{0,40}\b(?:our|your|unlimited|free|read)\b|\b(?:our|free|daily|weekly|morning|e-?mail) (?:\w+ )?newsletters?\b|"
    r"\byou(?: are|['’]re) receiving (?:this|these)\b|\b(?:to|click here to) unsubscribe\b|\bforwarded to you\b|\bnever miss (?:a|an|any|the|our)\b|\bsign ?up (?:for|to|now|here|today|and)\b|\b(?:to|in|into) your (?:inbox|e-?mail|mailbox)\b|\byour inbox\b|\balready a (?:subscriber|member)\b|\bsupport (?:our|independent|quality|local) (?:journalism|reporting|media|news)|\b(?:read|open|view|continue) (?:this|the) (?:story|article) (?:in|on) (?:our|the) app\b|"
    r"\b(?:follow|like|join|find) us (?:on|at)\b|\bjoin our (?:\w+ )?(?:channel|group|community|telegram|whatsapp|newsletter|mailing)|\bdownload (?:our|the) .{0,20}\bapp\b|\bget (?:the|our|all the) (?:latest|best|top|most)\b.{0,60}\b(?:news|stories|updates|inbox|alerts)|"
    r"\bturn on notifications|\benable notifications|\bthis (?:article|content|story) is (?:for|only|available|reserved)|\bstart your (?:free )?trial|\bcancel (?:at )?any ?time|\bregister (?:now|for free)|\bcreate (?:a|your) free account|\byou have \d+ free articles?|"
    r"\bdonate (?:now|today|here)|\bmake a donation|\bbecome a (?:member|subscriber|supporter|patron)|\bbuy (?:us|me) a coffee|\bstay (?:informed|up to date|connected|ahead)\b|\b(?:abonnez-vous|s['’]abonner|inscrivez-vous|jetzt abonnieren|newsletter abonnieren|suscr[ií]bete|suscríbase|iscriviti|assine|подпи(?:шитесь|саться)))",
    re.IGNORECASE,
)
_BARE_SUBSCRIPTION = _lines(
    r"subscribe|newsletters?|newsletter abonnieren|subscribe now|donate|become a member|enter your e-?mail(?: address)?|e-?mail address|your e-?mail(?: address)?|abonnieren|s['’]abonner|suscribirse|follow(?: us)?|get the app|premium|subscribers only"
)
_ADVERTISEMENT = _lines(
    r"advertis(?:e?ment|ing)s?|sponsored(?: by .*|\s*[:|].*)?|ad|ads by .*|promoted|paid (?:post|partnership).*|(?:story|article|content) continues (?:below|after).*|scroll to continue.*|continue reading below|anzeige|werbung|publicité|publicidad|pubblicità|реклама|"
    r"this is a modal window.*|video player is loading.*|your browser does not support .*|please enable javascript.*|loading(?: ad)?"
)
_RIGHTS = re.compile(
    r"(?:^\W*|\b)©\s*(?:\w+\s+){0,3}(?:19|20)\d\d|^\W*(?:©|\(c\))|\(c\) ?(?:19|20)\d\d|\bcopyright (?:©|\(c\)|(?:19|20)\d\d)|\ball rights reserved\b|\bmay not be (?:published|reproduced|redistributed|copied)\b.{0,60}\b(?:permission|consent|rewritten|redistributed|broadcast)\b|"
    r"\bviews (?:and opinions )?expressed\b.{0,80}\b(?:author|writer|necessarily|own)|\bdo(?:es)? not necessarily (?:reflect|represent) (?:the )?(?:views?|opinions?|position|official)|\balle rechte vorbehalten|\btous droits réservés|\btodos los derechos reservados|\btutti i diritti riservati|\bвсе права защищены",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\bterms (?:of (?:use|service)|and conditions|& conditions)\b|\bprivacy (?:policy|notice|statement)\b|^\W*powered by \w+|^\W*copyright\b|^\W*letters to the editor\b|^\W*(?:contact|about|advertise with) us\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:[Yy]our?|[Oo]ur|[Ww]e)\b")
_SUMMARY = _lines(
    r"(?:no time to read\??|get a summary|get the summary|tl;?dr|key (?:points|takeaways|facts|highlights|moments)|takeaways|at a glance|in (?:brief|short)|quick (?:summary|read|facts)|(?:article |story |ai |ai-generated )?summary|highlights|bullet points|summary powered by .*|"
    r"show key (?:points|events)|the gist|what (?:you need )?to know|das wichtigste in kürze|en bref|l['’]essentiel|en resumen|lo esencial|in sintesi|коротко)"
)
_SHARE_STRONG = frozenset(
    "facebook twitter linkedin pinterest whatsapp telegram reddit tumblr messenger viber flipboard bluesky mastodon vk weibo wechat instagram tiktok youtube snapchat xing odnoklassniki share shares tweet partager teilen compartir condividi поделиться".split()
)
_SHARE_WEAK = frozenset(
    "x pocket line email e mail print copy link save like likes pin send follow via on this article story post to with click by it and the threads signal us tweets views view bookmark gift google whats app add as preferred source link copied embed rss feed friend comment comments sms url min read".split()
)
_SHARE_LINE = re.compile(
    r"\W*(?:follow us on \w+\W*)+$|\W*share (?:this|it|on|via|with)\b|\W*share\s*[:|]", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W\d_]+")


def share_words(text: str) -> int:
    """2 if a line is made of nothing but names of sharing services and their verbs, 1 if it may be, beside such, 0 if not."""
    if len(text) > 120:
        return 0
    if _SHARE_LINE.match(text) and len(text.split()) <= 10 and not text.endswith((".", "?")):
        return 2
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    if not tokens or not all(token in _SHARE_STRONG or token in _SHARE_WEAK for token in tokens):
        return 0
    return 2 if any(token in _SHARE_STRONG for token in tokens) else 1


def _is_menu(text: str, tokens: list[str]) -> bool:
    """Whether a line is a breadcrumb or a row of section names."""
    if _BREADCRUMB.fullmatch(text):
        return True
    if len(tokens) <= 8 and re.search(r"\w\s*[»›]\s*\w", text) and not text.endswith("."):
        return True
    parts = [part for part in re.split(r"\s*[/>»›|•·→]\s*|\s{2,}|\t", text) if part.strip()]
    if (
        len(parts) >= 3
        and sum(len(part.split()) for part in parts) <= 3 * len(parts)
        and not re.search(r"\d", text)
    ):
        known = sum(part.strip().lower().split()[0] in _SECTIONS for part in parts)
        if known * 2 >= len(parts):
            return True
    lowered = [token.lower() for token in tokens]
    return len(lowered) >= 3 and sum(
        word in _SECTIONS or word in {"and", "&"} for word in lowered
    ) >= 0.8 * len(lowered)


_WHOLE = (
    (_ADVERTISEMENT, Cue(Reason.ADVERTISEMENT)),
    (_OFFER, Cue(Reason.ADVERTISEMENT)),
    (_NEIGHBOUR, Cue(Reason.RELATED_LINK, Opens.ONE_TITLE)),
    (_TEASER_HEADING, Cue(Reason.RELATED_LINK, Opens.TEASERS)),
    (_BARE_LINK, Cue(Reason.RELATED_LINK, Opens.ONE_TITLE)),
    (_COMMENT_FORM, Cue(Reason.COMMENT_FORM)),
    (_COMMENT_HEADING, Cue(Reason.COMMENT_FORM, Opens.COMMENTS)),
    (_SUMMARY, Cue(Reason.SUMMARY_BOX, Opens.SUMMARY)),
    (_SERVICE, Cue(Reason.FOOTER)),
    (_VISIT, Cue(Reason.ASIDE)),
    (_BARE_SUBSCRIPTION, Cue(Reason.SUBSCRIPTION)),
    (_NAVIGATION, Cue(Reason.NAVIGATION)),
)
_ADDRESSED = re.compile(
    r"\b(?:[Yy]ou|[Yy]ours?|[Ww]e|[Oo]ur|us)\b|^\W*(?i:subscribe|sign ?up|follow|join|download|donate|register|get|never miss|don['’]t miss|support|become|stay|enter|make|start|turn on|enable|cancel|create|buy|already|"
    r"want|liked?|enjoyed?|read this|open this|like what|this (?:article|content|story)|newsletter|abonn|inscri|suscr|iscriviti|assine|подпи|jetzt)"
)
_COOKIE_HINTS = (
    "cookie",
    "device",
    "accept",
    "reject",
    "your privacy",
    "your consent",
    "by continuing",
    "by clicking",
    "by using",
    "do not sell",
    "privacy",
    "partners",
    "recaptcha",
    "agree",
    "got it",
    "ok",
    "manage ",
    "akzeptieren",
    "aceptar",
)
_SUBSCRIPTION_HINTS = (
    "subscri",
    "newsletter",
    "receiving",
    "forwarded",
    "never miss",
    "sign",
    "inbox",
    "mail",
    "already a",
    "support",
    " us ",
    "join our",
    "download",
    "get ",
    "notifications",
    "this article",
    "this content",
    "this story",
    "trial",
    "cancel",
    "register",
    "account",
    "free article",
    "donat",
    "become a",
    "coffee",
    "stay ",
    "abonn",
    "inscri",
    "suscr",
    "iscriviti",
    "assine",
    "подпи",
)
_FOOTER_HINTS = (
    "©",
    "(c)",
    "copyright",
    "rights reserved",
    "terms ",
    "privacy",
    "powered by",
    "may not be",
    "views",
    "necessarily",
    "contact",
    "about us",
    "letters to",
    "advertise",
    "rechte",
    "droits",
    "derechos",
    "diritti",
    "права",
)
_SPOKEN = re.compile(r"[“\"”].{12,}|\b(?:said|told|says|announced|reported)\b")


def cue(text: str, words: int, *, in_text: bool = False) -> Cue | None:
    """What the wording of one line, of ``words`` words, says that it is; None where it says nothing.

    ``in_text`` says that the line stands below the first paragraph, where "Podcast: …" is a link and no headline.
    """
    if words > 70:
        return None
    if in_text and words <= 20 and _MEDIA_LINK.fullmatch(text):
        return Cue(Reason.RELATED_LINK)
    if words <= 24:
        whole = next((meaning for pattern, meaning in _WHOLE if pattern.fullmatch(text)), None)
        if whole is not None:
            return whole
    if _is_way(text, words):
        return Cue(Reason.NAVIGATION)
    if words <= 40 and _is_link(text, words):
        return Cue(Reason.RELATED_LINK)
    reason = _addressed(text, words)
    # Words in quotation marks, or said by somebody, are reported even where they speak of newsletters.
    return Cue(reason) if reason and not (words > 12 and _SPOKEN.search(text)) else None


def _is_way(text: str, words: int) -> bool:
    """Whether a line is a menu or a breadcrumb; a breadcrumb may end with the whole headline."""
    if words <= 10:
        return _is_menu(text, _TOKEN.findall(text))
    return (
        words <= 30
        and _BREADCRUMB.fullmatch(text) is not None
        and len(re.findall(r"\s[/>»›|→]\s", text)) >= 2
    )


def _is_link(text: str, words: int) -> bool:
    """Whether a line names another story after words such as "Also read"."""
    match = RELATED_LINK.fullmatch(text)
    if match is None:
        return False
    title = match["title"]
    # "Related: ministers said on Monday that …" may be a sentence of the report; a link's title is not one.
    return title is None or not (words > 20 and title.rstrip().endswith((".", "”", '"')))


def _addressed(text: str, words: int) -> Reason | None:
    """The reason in a line that speaks to the page's reader of cookies, subscriptions or rights."""
    lower = text.lower()
    if holds(lower, _COOKIE_HINTS) and _COOKIE.search(text):
        return Reason.COOKIE_NOTICE
    hinted = words <= 45 and holds(lower, _SUBSCRIPTION_HINTS)
    if hinted and _ADDRESSED.search(text) and _SUBSCRIPTION.search(text):
        return Reason.SUBSCRIPTION
    if words <= 60 and holds(lower, _FOOTER_HINTS):
        # A report may speak of a firm's terms of service; a page's own are a short link, or speak to its reader.
        own = words <= 12 and (not text.endswith(".") or lower.startswith("letters to the editor"))
        if _RIGHTS.search(text) or ((own or _TO_READER.search(text)) and _TERMS.search(text)):
            return Reason.FOOTER
    return None
