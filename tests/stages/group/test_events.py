import math
from datetime import date

import numpy as np
import pytest

from service.domain.articles import CleanedArticle
from service.stages.group import group
from service.stages.group.events import Known, happenings, happenings_apart
from service.stages.group.parting import Block, block_of
from service.stages.group.similarity import collection_weights
from service.stages.group.terms import Terms, terms_of
from service.stages.origins import find_origins
from service.text.wording import wording, wording_of
from tests.stages.reports import DAM_OTHER, DAM_WIRE, FERRY_OTHER, FERRY_WIRE, report

MINISTERS = """The defence ministers of the United States, Chile and Brazil signed a security agreement on Sunday that sets down how their forces train together.
The agreement, the first of its kind in 15 years, provides for talks, shared information and military exercises every year. Armed smugglers threaten all three countries, the ministers said in a joint statement.
The defence minister of Chile, Hiro Lang, said that the cooperation will remain whatever happens. China's ships have come close to the Amber islands several times this year, and the statement opposes any change by force in the region.
The ministers met at Fort Calloway after a week of talks, and plan to meet again before winter.
"""
SUMMIT = """Leaders of the United States, Chile and Brazil are expected to agree on a hotline at their summit at the president's lodge, senior officials said.
The summit is to begin a yearly tradition of meetings on security. It will not bring a treaty that binds the three countries to defend one another, but a statement on China and on stability in the region.
An analyst at a centre for international studies, Ada Quist, sees the cooperation of Brazil and Chile as the real success. Military exercises and missile defence will be strengthened, the officials said.
"""
EXPERTS = """Security cooperation between Chile, the United States and Brazil matters more as tension with China grows, two experts told reporters at the press club.
Professor Imre Sato, who heads an institute for defence studies, said that the three countries should think of the whole region and not of one strait. The weapons of smugglers must be considered too, he said.
His slides showed radar stations, a harbour that dredgers have deepened, and a table of submarine cables.
His colleague Lin Adaro said that American policy has changed in tone. Neither believes that Chile presses Brazil into decisions.
"""
LEADER = """The head of Brazil's largest opposition party warned that a military alliance with Chile and the United States is taking shape after the government gave way on forced labour.
Joon Parr said that troops of Chile could come back to the country under the name of exercises. The compensation plan opens the door to a security pact, in his view.
The president of Brazil will visit Washington in late April, where security in the region and economic ties are to be discussed.
"""
OPINION = """An alliance of the United States, Chile and Brazil would harm peace, and those who want it have never said what it is for.
Washington asks both countries for a duty to consult when one is attacked. Leaders in Chile and Brazil work on this security plan although many citizens are against it.
Salt works, ferry lines and orchards on the coast would lose their buyers, and students their scholarships.
An arms race would follow, and China would answer. The three countries should rather trade, share energy and teach one another how to cut carbon.
"""
ONE_SUBJECT = {
    "ministers": MINISTERS,
    "summit": SUMMIT,
    "experts": EXPERTS,
    "leader": LEADER,
    "opinion": OPINION,
}


def _report(name: str, text: str, published: date | None = None) -> CleanedArticle:
    return report(name, text, title=text.partition(".")[0][:80], published=published)


def _strangers(count: int) -> list[CleanedArticle]:
    """Reports that share no subject with one another, nor with anything here."""
    return [
        _report(
            f"stranger{number:03d}",
            f"Gardeners in Town{number} won the cup{number} with their rose{number}, and the judge Name{number} Last{number} was moved.\n"
            f"The bed{number} had been dug by pupils{number} of the school{number} since spring{number}.\n",
        )
        for number in range(count)
    ]


def _events(articles: list[CleanedArticle], names: set[str]) -> set[frozenset[str]]:
    found = group(articles, find_origins(articles), None)
    parts = (frozenset(event.article_ids) & names for topic in found.topics for event in topic.events)
    return {part for part in parts if part}


@pytest.mark.parametrize("company", [0, 10, 50])
def test_what_shares_only_a_subject_is_not_made_one_happening_by_its_company(company: int) -> None:
    subject = [_report(name, text) for name, text in ONE_SUBJECT.items()]

    events = _events([*subject, *_strangers(company)], set(ONE_SUBJECT))

    assert events == {frozenset({name}) for name in ONE_SUBJECT}


@pytest.mark.parametrize("company", [0, 10, 50])
def test_reports_of_one_happening_stay_together_in_any_company(company: int) -> None:
    reports = {
        "ferry-wire": FERRY_WIRE,
        "ferry-other": FERRY_OTHER,
        "dam-wire": DAM_WIRE,
        "dam-other": DAM_OTHER,
    }
    articles = [_report(name, text) for name, text in reports.items()]

    events = _events([*articles, *_strangers(company)], set(reports))

    assert events == {frozenset({"ferry-wire", "ferry-other"}), frozenset({"dam-wire", "dam-other"})}


def test_a_report_that_looks_back_to_last_years_summit_is_not_of_this_years() -> None:
    today = date(2026, 8, 18)
    texts = {
        "this-a": "Orsany and Velt agreed at Tolverne on Tuesday on catches of cod in the Merrow strait.\n"
        "President Ilse Brandt of Orsany spoke of a good day for the fishers of both shores.\n",
        "this-b": "Cod catches in the Merrow strait are to be limited, Orsany and Velt agreed at Tolverne on Tuesday.\n"
        "Ilse Brandt, president of Orsany, shook hands with fishers of both shores.\n",
        "back": "On 14 July 2025 the governments of Velt and Orsany settled at Tolverne how much cod boats may take from the Merrow strait.\n"
        "Ilse Brandt called it a promise to every skipper; her critics doubted it then.\n",
    }

    events = _events([_report(name, text, today) for name, text in texts.items()], set(texts))

    assert events == {frozenset({"this-a", "this-b"}), frozenset({"back"})}


def _many() -> Block:
    articles = [
        _report(f"{name}{number}", f"{text}Town{number} watched{number}, and Name{number} Last{number} came.")
        for number in range(5)
        for name, text in ONE_SUBJECT.items()
    ]
    terms = terms_of((wording_of(article), math.nan) for article in articles)
    return block_of(terms, np.arange(terms.size), collection_weights(terms))


def test_what_is_known_of_a_group_is_not_looked_at_again_and_changes_nothing() -> None:
    block = _many()
    terms, text = block.terms, block.scores
    names = np.arange(terms.size) + 100
    new = Known(names)

    first = happenings_apart(terms, text, [np.arange(terms.size)], known=new)
    known = Known(names, new.found)
    again = happenings_apart(terms, text, [np.arange(terms.size)], known=known)

    assert new.found
    assert not known.found
    assert [[rows.tolist() for rows in groups] for groups in again] == [
        [rows.tolist() for rows in groups] for groups in first
    ]
    assert [rows.tolist() for rows in happenings(terms, text)] == [rows.tolist() for rows in first[0]]


def _of_one_subject(count: int, of_subject: int, subject: int, own: int) -> Terms:
    """Texts that each have some of a ``subject``'s words and ``own`` ones, in a seeded order."""
    draw = np.random.default_rng(4)
    texts = []
    for place in range(count):
        words = [f"own{chr(97 + place)}{chr(97 + word // 26)}{chr(97 + word % 26)}" for word in range(own)]
        some = draw.choice(subject, of_subject, replace=False).tolist()
        words += [f"subject{chr(97 + word // 26)}{chr(97 + word % 26)}" for word in some]
        texts.append(" ".join(draw.permutation(words).tolist()) + ".")
    return terms_of((wording("", text, "en"), math.nan) for text in texts)


@pytest.mark.parametrize(
    ("subject", "own", "groups"),
    [pytest.param(30, 10, 1, id="much in common"), pytest.param(80, 40, 8, id="a subject in common")],
)
def test_many_that_share_little_are_not_held_together_by_weights_of_their_own(
    subject: int, own: int, groups: int
) -> None:
    terms = _of_one_subject(8, 14, subject, own)
    block = block_of(terms, np.arange(8), collection_weights(terms))

    assert len(happenings(block.terms, block.scores)) == groups
