"""What an element's attributes say of it: to which part of the page it belongs, and whether readers can see it."""

import re
from collections.abc import Mapping
from itertools import pairwise

from service.domain.articles import Layout

_TOKEN = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS: dict[Layout, frozenset[str]] = {
    Layout.NOTICE: frozenset(
        {
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "newsletter",
            "subscribe",
            "subscription",
            "paywall",
            "signup",
            "optin",
            "modal",
            "popup",
        }
    ),
    Layout.SHARE: frozenset({"share", "sharing", "sharedaddy", "social", "addtoany", "sharebar", "socials"}),
    Layout.COMMENTS: frozenset({"comments", "commentlist", "disqus", "comment", "responses"}),
    Layout.FORM: frozenset({"respond", "commentform"}),
    Layout.RELATED: frozenset(
        {
            "related",
            "recommended",
            "recommendations",
            "recirc",
            "trending",
            "mostread",
            "popular",
            "teaser",
            "teasers",
            "outbrain",
            "taboola",
            "readmore",
            "sidebar",
            "morestories",
            "upnext",
            "jp-relatedposts",
        }
    ),
    Layout.NAVIGATION: frozenset(
        {
            "breadcrumb",
            "breadcrumbs",
            "menu",
            "navbar",
            "nav",
            "navigation",
            "topbar",
            "skip",
            "toc",
            "pagination",
            "masthead",
        }
    ),
    Layout.ADVERTISEMENT: frozenset(
        {"advert", "advertisement", "ads", "ad", "adslot", "sponsored", "sponsor", "dfp", "adsense", "banner"}
    ),
    Layout.BYLINE: frozenset({"byline", "bylines", "author", "authors", "writer"}),
    Layout.DATE: frozenset({"timestamp", "published", "pubdate", "datetime", "datestamp"}),
    Layout.CAPTION: frozenset({"caption", "figcaption", "credit"}),
    Layout.QUOTE: frozenset({"pullquote"}),
    Layout.FOOTER: frozenset({"footer", "copyright", "colophon"}),
}
_BY_WORD = {word: layout for layout, words in _WORDS.items() for word in words}
_PAIRS = {
    ("comment", "form"): Layout.FORM,
    ("reply", "form"): Layout.FORM,
    ("read", "more"): Layout.RELATED,
    ("read", "also"): Layout.RELATED,
    ("more", "stories"): Layout.RELATED,
    ("most", "read"): Layout.RELATED,
    ("next", "post"): Layout.RELATED,
    ("prev", "post"): Layout.RELATED,
    ("post", "navigation"): Layout.RELATED,
    ("pull", "quote"): Layout.QUOTE,
    ("post", "date"): Layout.DATE,
    ("posted", "on"): Layout.DATE,
    ("publish", "date"): Layout.DATE,
    ("screen", "reader"): Layout.NAVIGATION,
}
_STATES = frozenset({"has", "no", "with", "is", "enabled", "disabled", "without"})
"""Words that make a class a statement about the page (``has-sidebar``), not a name of the element."""
_WHOLE_PAGE = frozenset({"html", "body", "main", "article", "head"})
_ROLES = {
    "navigation": Layout.NAVIGATION,
    "search": Layout.FORM,
    "contentinfo": Layout.FOOTER,
    "complementary": Layout.RELATED,
    "dialog": Layout.NOTICE,
    "alertdialog": Layout.NOTICE,
}
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*(?:0|1px)\b|(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}|"
    r"clip\s*:\s*rect\(\s*[01](?:px)?|(?:max-)?height\s*:\s*[01](?:px)?\s*(?:;|!|$)|(?<!-)width\s*:\s*[01](?:px)?\s*(?:;|!|$)|transform\s*:\s*scale\(\s*0",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_WHITE = frozenset({"#fff", "#ffffff", "white", "transparent", "rgba(0,0,0,0)", "rgb(255,255,255)"})
_HIDDEN_CLASSES = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|hidden|d-none|is-hidden|u-hidden|display-none|invisible|hide)(?:\s|$)",
    re.IGNORECASE,
)


def hides(attributes: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is kept from the page's readers."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style", "")
    if style and (_HIDDEN_STYLE.search(style) or _same_colour(style)):
        return True
    return _HIDDEN_CLASSES.search(attributes.get("class", "")) is not None


def _same_colour(style: str) -> bool:
    """Whether text has the colour of its ground; white text without a ground is taken for hidden too."""
    colour = _COLOUR.search(style)
    if colour is None:
        return False
    own = colour[1].replace(" ", "").lower()
    ground = _GROUND.search(style)
    return own == ground[1].replace(" ", "").lower() if ground else own in _WHITE


def hinted(tag: str, attributes: Mapping[str, str]) -> Layout | None:
    """The part of the page that role, id and classes name, None where they name none."""
    if tag in _WHOLE_PAGE:
        return None
    role = attributes.get("role", "")
    if role in _ROLES:
        return _ROLES[role]
    for name in (*attributes.get("class", "").split(), attributes.get("id", "")):
        tokens = _TOKEN.findall(_CAMEL.sub("-", name).lower())
        if not tokens or _STATES.intersection(tokens):
            continue
        for pair in pairwise(tokens):
            if pair in _PAIRS:
                return _PAIRS[pair]
        for token in tokens:
            if token in _BY_WORD and not (
                token in {"ad", "comment", "skip", "published", "banner", "menu"} and len(tokens) > 2
            ):
                return _BY_WORD[token]
    return None
