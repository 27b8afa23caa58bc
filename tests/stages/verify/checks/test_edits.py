"""Small edits that make a Sentence wrong, each beside a harmless twin of the same shape. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind as Kind
from service.stages.verify import CheckInput, SourceAnalysis, run_checks

HARBOUR = (
    "The harbour minister, Ana Ruiz, said on Tuesday that the Calder line will sign the dredging contract in March. "
    "Some fishermen oppose the plan. Union leader Tomas Brandt accused the ministry of hiding the costs. "
    "The work may cost $2bn, nearly twice the 1,200 million dollars planned in 2019, according to the Gazette. "
    "Exports rose 3 per cent last year. The port did not close during the strike. "
    "Brandt warned that dozens of boats would be lost."
)
RISE = "Growers will be paid the biggest sum in four decades, the board said."
TALKS = (
    "President Ilse Maren of Norland met Prime Minister Davi Okoro in Casterby on Jan. 8, 2026. "
    "The summit was the first of its kind in 15 years. The two leaders also welcomed a trade agreement. "
    "Norland defeated Estmark in the final after beating Westholt. "
    "“We will not leave our friends alone,” Maren told reporters. "
    "Okoro said talks on fishing rights would resume if Estmark lifts its ban. "
    "The ship sank after the storm. The rebels reportedly seized up to 500 rifles. "
    "At least 40 people were injured, officials said. The central bank raised interest rates by 0.5 percentage points."
)


def kinds(source: str, text: str) -> set[Kind]:
    return {finding.kind for finding in run_checks(CheckInput(text, (SourceAnalysis("a1", source),)))}


FINAL = (
    "Westholt have lost the last four derbies to Estmark. The Harbour Democrats, led by Vera Lindqvist, walked out. "
    "Captain Jon Aske is to leave Casterby and join Westholt in May. Aske may have hurt his knee, the club said. "
    "Lindqvist dismissed any notion that the party is close to a split. Instead of rejection, she found support."
)

WRONG = [
    (FINAL, "Aske has hurt his knee, the club said.", Kind.HEDGE_DROPPED),
    (FINAL, "Lindqvist said that the party is close to a split.", Kind.NEGATION),
    (FINAL, "Captain Jon Aske left Casterby and joined Westholt in May.", Kind.TENSE),
    (FINAL, "The Harbour Democrats, led by Jon Aske, walked out.", Kind.NAME),
    (HARBOUR, "The Calder line signed the dredging contract in March.", Kind.TENSE),
    (HARBOUR, "All fishermen oppose the plan.", Kind.SCOPE),
    (HARBOUR, "Some fishermen support the plan.", Kind.NEGATION),
    (HARBOUR, "The ministry accused union leader Tomas Brandt of hiding the costs.", Kind.ROLE),
    (HARBOUR, "The work will cost $2bn, according to the Gazette.", Kind.HEDGE_DROPPED),
    (HARBOUR, "The work may cost $3bn, according to the Gazette.", Kind.NUMBER),
    (HARBOUR, "The work may cost £2bn, according to the Gazette.", Kind.NUMBER),
    (HARBOUR, "Exports fell 3 per cent last year.", Kind.NEGATION),
    (HARBOUR, "Exports rose 4 per cent last year.", Kind.NUMBER),
    (HARBOUR, "The port closed during the strike.", Kind.NEGATION),
    (HARBOUR, "Exports did not rise 3 per cent last year.", Kind.NEGATION),
    (
        HARBOUR,
        "Tomas Brandt said on Tuesday that the Calder line will sign the dredging contract in March.",
        Kind.SPEAKER,
    ),
    (HARBOUR, "Dozens of boats would be lost.", Kind.ATTRIBUTION_DROPPED),
    (HARBOUR, "The Calder line will sign the dredging contract in April.", Kind.DATE),
    (HARBOUR, "The contract was planned in 2018 at 1,200 million dollars.", Kind.DATE),
    (HARBOUR, "Union leader Piet Hanssen accused the ministry of hiding the costs.", Kind.NAME),
    (TALKS, "Maren met Okoro in Casterby on January 9, 2026.", Kind.DATE),
    (TALKS, "The trade agreement was the first of its kind in 15 years.", Kind.SCOPE),
    (RISE, "Growers will be paid the biggest sum, the board said.", Kind.SCOPE),
    (TALKS, "Estmark defeated Norland in the final.", Kind.ROLE),
    (TALKS, "“We will never leave our allies alone,” Maren told reporters.", Kind.QUOTE_ALTERED),
    (TALKS, "“We will not leave our friends alone,” Okoro told reporters.", Kind.QUOTE_MISATTRIBUTED),
    (TALKS, "The ship sank because of the storm.", Kind.CAUSE),
    (TALKS, "The rebels seized up to 500 rifles.", Kind.HEDGE_DROPPED),
    (TALKS, "The rebels reportedly seized at least 500 rifles.", Kind.SCOPE),
    (TALKS, "At least 50 people were injured, officials said.", Kind.NUMBER),
    (TALKS, "Okoro said talks on fishing rights will resume.", Kind.HEDGE_DROPPED),
    (TALKS, "President Davi Okoro met Ilse Maren in Casterby.", Kind.ROLE),
    (TALKS, "The central bank raised interest rates by 0.7 percentage points.", Kind.NUMBER),
    (TALKS, "The central bank lowered interest rates by 0.5 percentage points.", Kind.NEGATION),
    (TALKS, "Norland was defeated by Estmark in the final.", Kind.ROLE),
]

HARMLESS = [
    (FINAL, "Estmark have won the last four derbies against Westholt."),
    (FINAL, "The Harbour Dems, led by Vera Lindqvist, walked out."),
    (FINAL, "Jon Aske will leave Casterby for Westholt in May."),
    (FINAL, "Vera Lindqvist found support."),
    (HARBOUR, "The Calder line will sign the dredging contract in March, Ana Ruiz said."),
    (HARBOUR, "The Calder line is to sign the dredging contract in March."),
    (HARBOUR, "Some fishermen are against the plan."),
    (HARBOUR, "Some of the fishermen oppose the plan."),
    (HARBOUR, "The ministry was accused by union leader Tomas Brandt of hiding the costs."),
    (HARBOUR, "Brandt accused the ministry of hiding the costs."),
    (HARBOUR, "According to the Gazette, the work could cost 2 billion dollars."),
    (HARBOUR, "The work may cost about $2 billion, according to the Gazette."),
    (HARBOUR, "Exports rose by three percent last year."),
    (HARBOUR, "Exports increased 3% last year."),
    (HARBOUR, "Exports were up 3 per cent."),
    (HARBOUR, "The port didn't close during the strike."),
    (HARBOUR, "The port stayed open during the strike."),
    (HARBOUR, "Ruiz said on Tuesday that the Calder line will sign the dredging contract in March."),
    (HARBOUR, "Dozens of boats would be lost, Brandt warned."),
    (HARBOUR, "The union leader warned that dozens of boats would be lost."),
    (HARBOUR, "1.2 billion dollars was planned in 2019."),
    (HARBOUR, "Ana Ruiz is the harbour minister, and Tomas Brandt is a union leader."),
    (TALKS, "Norland’s president met Okoro in Casterby on 8 January 2026."),
    (TALKS, "Ilse Maren and Davi Okoro met in Casterby on January 8."),
    (RISE, "Growers will be paid the biggest sum in 40 years, the board said."),
    (TALKS, "The meeting was the first of its kind in fifteen years."),
    (TALKS, "Estmark was defeated by Norland in the final."),
    (TALKS, "Norland beat Westholt and then Estmark."),
    (TALKS, 'Maren told reporters: "We will not leave our friends alone."'),
    (TALKS, "Maren told reporters that Norland will “not leave” its friends alone."),
    (TALKS, "The ship sank following the storm."),
    (TALKS, "After the storm, the ship sank."),
    (TALKS, "The rebels are said to have seized as many as 500 rifles."),
    (TALKS, "More than 40 people were injured, according to officials."),
    (TALKS, "Forty people or more were hurt, officials said."),
    (TALKS, "If Estmark lifts its ban, talks on fishing rights would resume, Okoro said."),
    (TALKS, "President Ilse Maren met Prime Minister Davi Okoro."),
    (TALKS, "The central bank raised interest rates by half a percentage point."),
    (TALKS, "Interest rates were raised by 0.5 percentage points by the central bank."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "kind"), WRONG, ids=[text for _, text, _ in WRONG])
def test_a_wrong_edit_gives_its_finding(source: str, text: str, kind: Kind) -> None:
    assert kind in kinds(source, text)


@pytest.mark.parametrize(("source", "text"), HARMLESS, ids=[text for _, text in HARMLESS])
def test_a_harmless_twin_gives_none(source: str, text: str) -> None:
    assert kinds(source, text) == set()


@pytest.mark.parametrize("source", [HARBOUR, TALKS, FINAL])
def test_a_source_supports_its_own_sentences(source: str) -> None:
    analysis = SourceAnalysis("a1", source)
    for statement in analysis.statements:
        assert run_checks(CheckInput(statement.text, (analysis,))) == (), statement.text
