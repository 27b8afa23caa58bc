from datetime import date

import pytest

from service.domain.articles import Article, Integrity, Note, NoteKind
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.stages.clean import clean
from service.stages.clean.official_media import OFFICIAL_MEDIA, by_host, by_name

END = "The council is to vote on the agreement in June, its chair said on Monday evening."
BODY = "The two ports agreed on Monday to share their data, the authority said in a note."


def notes(text: str, kind: NoteKind, *, publisher: str = "", url: str = "", language: str = "") -> list[Note]:
    article = Article("a0", "", text, url=url, publisher=publisher, language=language)
    return [note for note in clean(article).article.notes if note.kind is kind]


def marks(text: str) -> frozenset[Integrity]:
    return frozenset(
        mark for passage in clean(Article("a0", "", text)).passages for mark in passage.integrity
    )


@pytest.mark.parametrize(
    ("text", "basis", "day"),
    [
        (f"Thu Dec 26 2024\nLogo\n\nPorts agree on data\n\n{BODY}", DateBasis.RENDERED, "2024-12-26"),
        (f"Ports agree on data\n\nLast updated: 3 March 2026\n\n{BODY}", DateBasis.RENDERED, "2026-03-03"),
        (f"Ports agree on data\n\nPrinted on 3 March 2026\n\n{BODY}", DateBasis.RENDERED, "2026-03-03"),
        (f"Ports agree on data\n\nMarch 3, 2026\n\n{BODY}", DateBasis.STATED, "2026-03-03"),
        (
            f"Ports agree on data\n\nPublished March 3, 2026, updated March 5, 2026\n\n{BODY}",
            DateBasis.STATED,
            "2026-03-03",
        ),
        (
            f"Ports agree on data\n\nLINDWALL, March 3, 2026 (Reuters) - {BODY}",
            DateBasis.INFERRED,
            "2026-03-03",
        ),
        (f"Ports agree on data\n\nLINDWALL, March 3 - {BODY}", DateBasis.INFERRED, "XXXX-03-03"),
        (f"Ports agree on data\n\n{BODY} They will meet again on 4 May 2026.", DateBasis.UNKNOWN, "None"),
    ],
)
def test_date_basis(text: str, basis: DateBasis, day: str) -> None:
    published = clean(Article("a0", "", text)).article.published
    assert (published.basis, str(published.date)) == (basis, day)
    assert published.reason or basis is DateBasis.STATED


def test_a_date_given_with_the_article_stands() -> None:
    given = KnownDate(PartialDate(2026, 1, 8), DateBasis.STATED)
    text = f"Ports agree on data\n\nMarch 3, 2026\n\n{BODY}"
    assert clean(Article("a0", "", text, published=given)).article.published == given


def test_a_bare_date_that_is_the_day_of_fetching_is_the_pages_clock() -> None:
    text = f"Ports agree on data\n\nMarch 3, 2026\n\n{BODY}"
    assert clean(Article("a0", "", text), date(2026, 3, 3)).article.published.basis is DateBasis.RENDERED


def test_a_date_in_the_address_is_inferred() -> None:
    article = Article("a0", "", f"Ports agree\n\n{BODY}", url="https://news.example/2026/03/03/ports")
    published = clean(article).article.published
    assert (str(published.date), published.basis) == ("2026-03-03", DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "publisher", "hand"),
    [
        (f"LINDWALL, March 3 (Reuters) - {BODY}", "", "wire"),
        (f"Ports agree\n\n{BODY}", "Reuters", "wire"),
        (f"Ports agree\n\n{BODY} The claim, reported by TASS, was not confirmed.", "", "second_hand"),
        (f"Ports agree\n\n{BODY} “We are glad,” Ruth Adeyemi told reporters.", "", "first_hand"),
        (f"Ports agree\n\n{BODY}", "", "unknown"),
    ],
)
def test_hand(text: str, publisher: str, hand: str) -> None:
    assert [note.value for note in notes(text, NoteKind.HAND, publisher=publisher)] == [hand]


@pytest.mark.parametrize(
    ("sentence", "outlets"),
    [
        ("The claim, reported by TASS, was not confirmed.", ["TASS"]),
        ("The treaty did not allow it, according to the Financial Times.", ["Financial Times"]),
        ("It is the first of its kind, as reported by CNN on Monday.", ["CNN"]),
        ("NBC News reported that the talks had begun, and the BBC said they had not.", ["NBC News", "BBC"]),
        ("The Lindwall Daily Herald wrote that fares would rise.", ["Lindwall Daily Herald"]),
        ("“We are glad,” Adeyemi told the state news agency Xinhua.", ["Xinhua"]),
        ("The minister visited the BBC on Monday, and CNN built a studio there.", []),
        ("According to the port authority, fares would rise.", []),
    ],
)
def test_outlets_that_an_article_leans_on(sentence: str, outlets: list[str]) -> None:
    text = f"Ports agree\n\n{BODY} {sentence}"
    found = notes(text, NoteKind.LEANS_ON)
    assert [note.value for note in found] == outlets
    assert all(note.span and note.value.split()[-1] in note.span.of(text) for note in found)


def test_official_media_as_publisher_and_as_source() -> None:
    text = f"Ports agree\n\n{BODY} The claim, reported by TASS, was not confirmed."
    found = notes(text, NoteKind.OFFICIAL_MEDIA, url="https://www.cgtn.com/x")
    assert [note.value for note in found] == ["CGTN", "TASS"]
    assert "China" in found[0].message
    assert "2020" in found[0].message
    assert found[1].span is not None


def test_the_list_of_official_media_is_complete_and_unambiguous() -> None:
    names = [alias for medium in OFFICIAL_MEDIA for alias in medium.aliases]
    assert len(OFFICIAL_MEDIA) >= 40
    assert len(names) == len(set(names))
    assert all(m.country and m.ownership and m.source for m in OFFICIAL_MEDIA)
    bbc = by_name("the BBC")
    assert bbc is not None
    assert "public service" in bbc.ownership
    assert by_host("english.news.cn") == by_name("Xinhua")
    assert by_host("notcgtn.com") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Indo- Pacific strategy was released in 2022, the office said.",
        "It may seek theU.S. view on the treaty, the office said.",
        "The shift in U.S.Policy was noted by the office on Monday.",
        "They came at a pivotal time,preceding a summit, the office said.",
        "The office spoke of the united States and of its partners on Monday.",
        "It was held on january 8, 2026, the office said in a note.",
        "The outcome reflmatter ect the talks, the office said in a note.",
        "The NortheastAsia office spoke for Northeast coasts and for Asia as a whole.",
        "The note said that theg overnment agreed, and that the government was glad of it.",
        "The shop sold tabl ets on Monday, and the tablets were all gone by noon that day.",
        "The minister said it wasnâ€™t ready for a vote in the assembly.",
    ],
)
def test_broken_tokens_are_marked(sentence: str) -> None:
    assert marks(f"Ports agree\n\n{BODY}\n\n{sentence}") == {Integrity.BROKEN_TOKENS}


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials gave ”What is critical is to go on,” he said on Monday.",
        "The office wants” both ports to agree on a duty to consult.”",
        "“We are glad, Adeyemi said on Monday.",
        'She called it "a good day for the ports and left early.',
    ],
)
def test_quotation_marks_that_do_not_pair_are_marked(sentence: str) -> None:
    result = clean(Article("a0", "", f"Ports agree\n\n{BODY}\n\n{sentence}\n\n{END}"))
    assert [p.integrity for p in result.passages][2] == {Integrity.UNPAIRED_QUOTES}
    assert not any(p.integrity for p in result.passages[3:])


SPUN = (
    "Ports of the region\n\nAs part of its sweats to apply the plan, the office partake a common view with its abettors and mates.\n\n"
    "The rules- grounded order hinders cooperation among the ports of the region, it was said.\n\n"
    "The ports are the largest husbandry in the world, and carbon impartiality is its grueling thing of the year.\n\n"
    "The council will meet again in the autumn, and the harbour stays open till then."
)


def test_machine_reworded_text_marks_the_whole_article_where_it_is_dense() -> None:
    result = clean(Article("a0", "", SPUN))
    assert all(Integrity.MACHINE_REWORDED in p.integrity for p in result.passages[1:])
    assert not result.passages[0].integrity
    assert [n.value for n in result.article.notes if n.kind is NoteKind.INTEGRITY] == [
        "broken_tokens",
        "machine_reworded",
    ]


def test_a_single_odd_expression_marks_its_passage_alone() -> None:
    result = clean(
        Article(
            "a0",
            "",
            f"Ports agree\n\n{BODY}\n\nThe office spoke of a ballistic bullet on Monday.\n\n{END}",
        )
    )
    assert [bool(p.integrity) for p in result.passages] == [False, False, True, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two- and three-year contracts were signed by pre- and post-war firms, McDonald and YouTube among them.",
        "The U.S. and the U.K. agreed; the firm eBay.com did not, and Booking.com neither.",
        "“We are glad,” she said. “We will go on.” It was 6'2\" high and 5\" wide, and 'so it goes'.",
        "He said: “This is a first paragraph of a longer quotation.",
        "The economy grew, and a profitable class of assignments participated in numerous efforts.",
        "A bullet hit the wall near the armature of the old bridge, and sweat ran down his face.",
        "The #LindwallFerry tag and @LindwallPort wrote of Lindwall Ferry and Lindwall Port.",
        "In the sister- in-law case e.g. the ports i.e. both, no.5 and no.7 won at 3.30 p.m.",
    ],
)
def test_sound_text_gets_no_mark(sentence: str) -> None:
    following = "“And this is its second.” " if sentence.endswith("quotation.") else ""
    assert marks(f"Ports agree\n\n{BODY}\n\n{sentence}\n\n{following}{END}") == frozenset()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Minister haben am Samstag über gemeinsame Übungen beraten, sagte ein Sprecher am Abend.", "de"),
        ("Le ministre a déclaré mardi que l’accord n’était pas encore signé par les deux ports.", "fr"),
        ("El ministro dijo el martes que el acuerdo aún no se había firmado entre los dos puertos.", "es"),
        (BODY, "en"),
    ],
)
def test_language_and_its_confidence(text: str, language: str) -> None:
    result = clean(Article("a0", "", text)).article
    note = next(n for n in result.notes if n.kind is NoteKind.LANGUAGE)
    assert result.language == note.value == language
    assert note.confidence is not None
    assert 0.9 < note.confidence <= 1


def test_too_little_text_has_no_language() -> None:
    result = clean(Article("a0", "", "42 %")).article
    assert result.language == ""
    assert next(n for n in result.notes if n.kind is NoteKind.LANGUAGE).value == ""


def test_german_quotation_marks_pair() -> None:
    text = "Häfen einigen sich\n\n„Wir beginnen im Herbst“, sagte die Ministerin am Samstag nach dem Treffen in Brunnhaven."
    assert marks(text) == frozenset()
