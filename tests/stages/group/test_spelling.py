import numpy as np

from service.stages.group.spelling import Spelled, Spelling
from service.stages.group.terms import Table
from service.text.wording import wording

TEXTS = (
    "The tariffs on steel rose. Tariffs on steel will rise again, says Karin Steele.",
    "Karin Steele left. Nobody asked Steele why, and Steele did not say.",
    "A tariff on steel is a tax.",
)


def _spelled() -> tuple[Spelled, Table]:
    spelled = Spelled()
    table = Table(spelled.add)
    for text in TEXTS:
        table.add(wording("", text, "en"), float("nan"))
    return spelled, table


def _spelling(spelled: Spelled, table: Table) -> Spelling:
    terms = table.terms()
    return spelled.of(terms, np.arange(terms.size), np.arange(len(table.places)))


def test_a_term_is_written_as_most_of_the_articles_asked_write_it() -> None:
    spelled, table = _spelled()
    spelling, steel, tariff = _spelling(spelled, table), table.places["steel"], table.places["tariff"]

    assert spelling.most(np.array([1]))(steel) == "Steele"
    assert spelling.most(np.array([0, 2]))(steel) == "steel"
    assert spelling.most(np.array([0]))(tariff) == "tariffs"
    assert spelling.most(np.array([2]))(tariff) == "tariff"
    assert spelling.most(np.array([0, 2]))(tariff) == "tariff"


def test_forms_that_were_kept_elsewhere_are_the_same_and_go_on() -> None:
    spelled, table = _spelled()
    again = Spelled()
    again.skip(1)
    for row in range(len(TEXTS)):
        begin, end = spelled.ends[row], spelled.ends[row + 1]
        again.extend(
            np.array(spelled.columns[begin:end], dtype=np.int32),
            np.array(spelled.numbers[begin:end], dtype=np.int32),
            np.array([end - begin]),
            spelled.forms[spelled.known(row) : spelled.known(row + 1)],
        )
    again.add([(table.places["steel"], "Steele"), (table.places["tariff"], "Tariffville")])

    assert [*again.ends][:-1] == [0, *spelled.ends]
    assert [again.forms[number] for number in again.numbers] == [
        *(spelled.forms[number] for number in spelled.numbers),
        "Steele",
        "Tariffville",
    ]
    assert len({*again.forms}) == len(again.forms)
    assert _spelling(again, table).most(np.array([0]))(table.places["steel"]) == "steel"
