"""Invented articles in any number, for measuring speed and growth: about 600 words each, with a scraped page's dirt."""

import random

from service.adapters.reading import article
from service.domain.articles import Article

_PLACES = "Velmora Tarsk Dunmere Hessel Arvel Kestria Osterby Lindarn Marrow Quill Sarnath Brannoch Tolverne Eskmere Halden Ruvik".split()
_FIRST = "Ana Jorun Mila Piet Sanna Teo Ilse Bram Noor Vesna Karel Dita Emil Runa Olek Signe".split()
_LAST = "Kirel Aske Domrin Veldt Harrow Sten Okafor Lisse Brandt Novik Tamsin Reyl Corvin Hask Medvin Orsolo".split()
_BODIES = [
    "transport ministry",
    "fisheries council",
    "port authority",
    "health board",
    "water agency",
    "border service",
]
_THINGS = [
    ("ferry timetable", "harbour dredging", "crossings", "passengers"),
    ("river quota", "dam inspection", "gauges", "cubic metres"),
    ("vaccine order", "cold store", "clinics", "doses"),
    ("rail tunnel", "track renewal", "trains", "tonnes"),
    ("school meals", "kitchen refit", "canteens", "pupils"),
    ("wind farm", "cable landing", "turbines", "megawatts"),
    ("fishing licence", "net ban", "boats", "crates"),
    ("flood wall", "pump house", "streets", "homes"),
]
_LINES = [
    "The {body} of {place} said on {day} {month} that the {thing} would cost {n} million crowns, up from {m} million a year ago.",
    "{person}, who heads the {body}, told reporters that the {work} may begin in {month} if parliament agrees.",
    "“We have counted {n} {unit} and we will not leave one behind,” {last} said in {place}.",
    "According to {other}, an adviser to the {body}, at least {m} {people} were affected between {month} and {later}.",
    "Opposition members in {place} rejected the {thing}, arguing that {n} per cent of the {unit} had never been inspected.",
    "The contract, signed in {place} on {day} {month} 2026, sets a limit of {m} {people} for the first year.",
    "{other} denied that the {work} had been delayed because of the dispute with {elsewhere}.",
    "A report published by the {body} found that {n} of {m} {unit} needed repair before winter.",
    "Officials in {elsewhere} plan to hold talks with {place} about the {thing} next month.",
    "Residents near the {work} said they had been told nothing, although the {body} had promised a hearing in {later}.",
    "The {thing} was first proposed in {year}, when {place} and {elsewhere} shared the cost of the {work}.",
    "{last} said some of the {unit} could be closed for {n} days, but not all of them.",
]
_MONTHS = "January February March April May June July August September October November December".split()


def invented(count: int, seed: int = 7) -> list[Article]:
    """``count`` Articles, ten to a subject, the same for the same ``seed``."""
    return [_one(index, seed) for index in range(count)]


def _one(index: int, seed: int) -> Article:
    subject = random.Random(f"{seed}-{index // 10}")
    own = random.Random(f"{seed}-{index}-own")
    thing, work, unit, people = subject.choice(_THINGS)
    place, elsewhere = subject.sample(_PLACES, 2)
    mark = f"{subject.choice(_LAST)}{subject.randrange(10, 99)}"
    body = f"{mark} {subject.choice(_BODIES)}"
    persons = [f"{subject.choice(_FIRST)} {subject.choice(_LAST)}" for _ in range(2)]
    paragraphs = []
    for _ in range(9):
        lines = []
        for template in own.sample(_LINES, 3):
            later = own.randrange(2, 12)
            lines.append(
                template.format(
                    body=body,
                    place=place,
                    elsewhere=elsewhere,
                    thing=f"{mark} {thing}",
                    work=work,
                    unit=unit,
                    people=people,
                    person=persons[0],
                    last=persons[0].split()[1],
                    other=persons[1],
                    n=own.randrange(12, 99),
                    m=own.randrange(100, 900),
                    day=own.randrange(1, 28),
                    month=_MONTHS[later - 1],
                    later=_MONTHS[later],
                    year=own.randrange(1990, 2020),
                )
            )
        paragraphs.append(" ".join(lines))
    title = (
        f"{place}: {mark} {thing} {own.choice(['disputed', 'agreed', 'delayed', 'approved', 'questioned'])}"
    )
    paragraphs.insert(4, f"Also read: {elsewhere} wins the cup")
    text = "\n\n".join(["Home | News | Sport", title, *paragraphs, "Share this story", "Leave a comment"])
    return article(
        text=text, title=title, publisher=f"{own.choice(_PLACES)} Post {index}", published_at="2026-06-01"
    )
