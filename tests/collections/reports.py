"""Reports in any number, each Event of its own words, for collections that grow."""

from service.domain.articles import Article
from service.domain.dates import DateBasis, KnownDate, PartialDate


def _word(seed: int) -> str:
    letters = ""
    for _ in range(6):
        seed = (seed * 7919 + 104729) % 1_000_003
        letters += "bcdfglmnprst"[seed % 12] + "aeiou"[seed // 12 % 5]
    return letters


def report(event: int, number: int, *, published: str = "2026-03-05") -> Article:
    """The ``number``-th report of an Event: the Event's words among its own, so that no two are of one Origin."""
    names = [_word(100 * event + place).capitalize() for place in range(8)]
    things = [_word(50_000 + 100 * event + place) for place in range(8)]
    own = [_word(900_000 + 40 * (100 * event + number) + place) for place in range(40)]
    lines = []
    for place in sorted(range(8), key=lambda place: (place * 7 + number * 3) % 8):
        first, second, third, fourth, fifth = own[5 * place : 5 * place + 5]
        line = f"{first} {second} {names[place]} {third} {things[place]} {fourth} {fifth}."
        lines.append(line.capitalize().replace(names[place].lower(), names[place]))
    title = f"{names[0]} {things[0]} after {names[1]} {own[0]}"
    known = KnownDate(PartialDate.parse(published), DateBasis.STATED)
    text = f"{title}\n\n" + " ".join(lines)
    return Article(f"a{event:03d}-{number:03d}", title, text, published=known, language="en")
