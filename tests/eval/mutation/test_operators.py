import pytest

from eval.mutation.material import Given
from eval.mutation.operators import BY_NAME, OPERATORS
from tests.eval.mutation.texts import accepted, article_of, given, outcomes, valid

FIGURES = (
    "The Tarn ferry carried 4,200 passengers in June, up from 3,900 in May.",
    "It lost 37 passengers to the bus, and 12 crew left.",
)
PEOPLE = (
    "The owner's spokeswoman, Ada Brill, said that the ferry might sail in May.",
    "Mayor Tom Quist criticised Ada Brill over the delay.",
    "Brill answered on Monday. Quist did not.",
)


@pytest.mark.parametrize(
    ("operator", "text", "outcome"),
    [
        ("number_rescaled", "Repairs cost 5 million marks.", "Repairs cost 5 billion marks."),
        ("number_rescaled", "The crossing takes 40 minutes by ferry.", "The crossing takes 40 hours by ferry."),
        ("number_rescaled", "Repairs cost $5 million in all.", "Repairs cost €5 million in all."),
        ("number_rescaled", "Some 78% of the members voted.", "Some 78 million of the members voted."),
        ("number_stale", "Fares rose from 4 to 6 marks.", "Fares rose to 4 marks."),
        ("number_stale", "It carried 4,200 people, up from 3,900.", "It carried 3,900 people."),
        ("date_shifted", "The ferry sails on 14 May again.", "The ferry sails on 15 May again."),
        ("date_shifted", "The ferry sails on Monday again.", "The ferry sails on Tuesday again."),
        ("date_shifted", "The ferry was built in 1998.", "The ferry was built in 1997."),
        ("roles_swapped", "Tom Quist criticised Ada Brill on Monday.", "Ada Brill criticised Tom Quist on Monday."),
        ("roles_swapped", "The union has sued the harbour.", "The harbour has sued the union."),
        ("roles_swapped", "Quist was questioned by Brill on Monday.", "Brill was questioned by Quist on Monday."),
        ("roles_swapped", "It sails from Orvane to Lasse in winter.", "It sails from Lasse to Orvane in winter."),
        ("roles_swapped", "Brill will replace Quist in May.", "Quist will replace Brill in May."),
        ("negation", "The ferry has reached the pier.", "The ferry has not reached the pier."),
        ("negation", "The ferry has not reached the pier.", "The ferry has reached the pier."),
        ("negation", "The council rejected the plan.", "The council did not reject the plan."),
        ("negation", "The ferry can't sail in winter.", "The ferry can sail in winter."),
        ("negation", "The ferry no longer sails in winter.", "The ferry sails in winter."),
        ("antonym", "Fares at the pier increased again.", "Fares at the pier reduced again."),
        ("antonym", "The council approved the plan.", "The council rejected the plan."),
        ("over_claim", "The ferry may sail in May again.", "The ferry will sail in May again."),
        ("over_claim", "The owner plans to sell the ferry.", "The owner has begun to sell the ferry."),
        ("over_claim", "He allegedly sold the ferry.", "He sold the ferry."),
        ("over_claim", "The ferry is expected to sail in May.", "The ferry will sail in May."),
        ("scope_widened", "Some passengers were hurt there.", "All passengers were hurt there."),
        ("scope_widened", "It is often late in the winter.", "It is always late in the winter."),
        ("scope_widened", "It holds up to 90 cars.", "It holds at least 90 cars."),
        ("cause_made", "The pier closed after the storm.", "The pier closed because of the storm."),
        ("cause_made", "The strike came after the vote.", "The strike was caused by the vote."),
        ("attribution_dropped", "Ada Brill said that the pier is closed.", "The pier is closed."),
        ("attribution_dropped", "The pier is closed for good, the owner said.", "The pier is closed for good."),
        ("attribution_dropped", "According to the owner, the pier is closed.", "The pier is closed."),
        ("attribution_dropped", "The pier is closed, according to the owner.", "The pier is closed."),
        ("quote_altered", "“We must never sail again,” she said.", "“We should never sail again,” she said."),
        ("difference_erased", "The owner counts 40 cars, while the crew counts 60 cars.", "The owner counts 40 cars, while the crew counts 40 cars."),
        ("difference_erased", "Between 40 and 60 cars were lost.", "60 cars were lost."),
        ("difference_erased", "He gave $300 to $400 in all.", "He gave $400 in all."),
        ("difference_erased", "He gave $800–1,000 in all.", "He gave $1,000 in all."),
        ("speech_framed", "According to its owners, the pier is closed.", "Its owners said that the pier is closed."),
        ("voice_changed", "Tom Quist criticised Ada Brill on Monday.", "Ada Brill was criticised by Tom Quist on Monday."),
        ("voice_changed", "Ada Brill was criticised by Tom Quist.", "Tom Quist criticised Ada Brill."),
        ("speech_framed", "Ada Brill said that the pier is closed.", "According to Ada Brill, the pier is closed."),
        ("speech_framed", "According to the owner, the pier is closed.", "The owner said that the pier is closed."),
        ("speech_framed", "The owner said the pier is closed.", "The pier is closed, the owner said."),
        ("per_cent", "Fares rose by 6% in May.", "Fares rose by 6 per cent in May."),
        ("per_cent", "Fares rose by 6 percent in May.", "Fares rose by 6% in May."),
        ("separators", "It carried 4,200 passengers.", "It carried 4200 passengers."),
        ("separators", "It carried 4200 passengers.", "It carried 4,200 passengers."),
        ("number_words", "It lost three propellers in May.", "It lost 3 propellers in May."),
        ("number_words", "It lost 3 propellers in May.", "It lost three propellers in May."),
        ("month_forms", "It sails on October 4 again.", "It sails on 4 October again."),
        ("month_forms", "It sails on October 4 again.", "It sails on Oct. 4 again."),
        ("exact_units", "The pier is 2 km from there.", "The pier is 2,000 metres from there."),
        ("exact_units", "Repairs cost 1.5 million marks.", "Repairs cost 1,500,000 marks."),
        ("alias", "The United States paid for it.", "The US paid for it."),
    ],
)  # fmt: skip
def test_an_operator_makes_its_edit(operator: str, text: str, outcome: str) -> None:
    assert outcome in outcomes(operator, text)


@pytest.mark.parametrize(
    ("operator", "text"),
    [
        ("number_changed", "In 1998 the ferry sailed on 14 May."),  # dates are no numbers
        ("number_rescaled", "The ferry was built in 1998 there."),
        ("date_shifted", "The ferry may sail in the morning."),  # nor is "may" a month
        ("roles_swapped", "It sails from September to April there."),
        ("roles_swapped", "The crew of the ferry sued the harbour."),  # the ferry does not sue
        ("roles_swapped", "Tom Quist beat Ada Brill and Una Falk."),
        ("negation", "Nobody could have known that."),
        ("over_claim", "The owner had no plan to sell."),
        ("cause_made", "The ferry was named after the lake."),
        ("cause_made", "It sank a year after the storm."),
        ("scope_widened", "It was too often late that year."),
        ("attribution_dropped", "The owner closed the pier."),
        ("attribution_dropped", "He said the pier is closed, but warned against panic."),
        ("difference_erased", "The ferry has 40 cabins and 60 cars."),
        ("speech_framed", "Though Quist said the pier is closed, the boats sail."),
        ("speech_framed", "The owner initially said the pier is closed to all boats."),
        ("speech_framed", "The owner said after the storm broke that the pier is closed."),
        ("exact_units", "It takes six to eight weeks there."),
        ("number_words", "It sails on 4 October again."),
        ("month_forms", "He said: “It sails on October 4 again.”"),
        ("per_cent", "He said: “Fares rose by 6% again.”"),
    ],
)
def test_an_operator_leaves_alone_what_it_must_not_touch(operator: str, text: str) -> None:
    assert outcomes(operator, text) == []


def test_a_changed_number_is_false_and_stands_nowhere_in_the_source() -> None:
    texts = outcomes(
        "number_changed", "It lost more than 37 passengers.", "It lost more than 37 passengers.", *FIGURES
    )
    assert texts
    assert all(int(text.split()[4]) > 37 for text in texts)  # "more than 30" would still be true
    about = outcomes("number_changed", "It lost about 40 passengers.")
    assert about
    assert all(abs(int(text.split()[3]) - 40) >= 20 for text in about)


def test_a_swapped_number_is_of_its_kind_and_from_the_source() -> None:
    lines = ("It lost 37 passengers.", "The bus company hired 12 drivers in Lasse.")
    assert outcomes("number_swapped", "It lost 37 passengers.", *lines) == ["It lost 12 passengers."]
    seen = ("It lost 37 passengers.", "By noon it lost 12 passengers.")
    assert outcomes("number_swapped", "It lost 37 passengers.", *seen) == []  # it may be true
    assert outcomes("number_swapped", "It lost 37% of them.", *FIGURES) == []


def test_the_old_figure_is_found_in_the_source_where_the_sentence_has_the_new_one_alone() -> None:
    assert "The ferry carried 3,900 passengers in June." in outcomes(
        "number_stale", "The ferry carried 4,200 passengers in June.", *FIGURES
    )


def test_names_are_swapped_for_names_of_their_kind_whole_or_short_as_they_stood() -> None:
    whole = outcomes("name_swapped_within", "On Monday Tom Quist closed the pier.", *PEOPLE)
    assert whole == ["On Monday Ada Brill closed the pier."]
    short = outcomes("name_swapped_within", "On Monday Quist closed the pier.", *PEOPLE)
    assert short == ["On Monday Brill closed the pier."]
    outside = outcomes(
        "name_swapped_outside",
        "On Monday Quist closed the pier.",
        *PEOPLE,
        stranger=("The poet, Una Falk, said that she reads there. Falk sang.",),
    )
    assert outside == ["On Monday Falk closed the pier."]


def test_a_pronoun_takes_the_name_of_whom_it_means_or_wrongly_of_another() -> None:
    lines = (
        "Tom Quist closed the pier. He opened the bridge on Friday.",
        "Ada Brill said that she objects. On Monday Quist and Brill met.",
    )
    text = "He opened the bridge on Friday."
    assert outcomes("referent_named", text, *lines) == ["Tom Quist opened the bridge on Friday."]
    assert outcomes("referent_swapped", text, *lines) == ["Ada Brill opened the bridge on Friday."]
    doubt = ("Tom Quist met Ada Brill. He opened the bridge on Friday.", *PEOPLE)
    assert outcomes("referent_named", text, *doubt) == []


def test_speakers_are_swapped_for_speakers() -> None:
    text = "Tom Quist said that the pier is closed."
    assert outcomes("attribution_swapped", text, text, *PEOPLE) == ["Ada Brill said that the pier is closed."]
    role = outcomes(
        "attribution_swapped",
        "The union said that the pier is closed.",
        "The union said that the pier is closed.",
        "The harbour office said that the crane is broken.",
    )
    assert role == ["The harbour office said that the pier is closed."]
    same = outcomes(
        "attribution_swapped",
        "The letter said that the pier is closed.",
        "The letter said that the pier is closed.",
        "The letters said that the crane is broken.",
    )
    assert same == []


def test_a_plain_plural_that_opens_a_sentence_loses_its_capital_inside_one() -> None:
    text = "Prosecutors said that the pier is closed."
    assert "According to prosecutors, the pier is closed." in outcomes(
        "speech_framed", text, text, "The prosecutors left on Monday."
    )


def test_a_name_becomes_its_short_form_only_where_the_source_uses_it() -> None:
    assert "Brill answered for the owner." in outcomes("alias", "Ada Brill answered for the owner.", *PEOPLE)
    assert (
        outcomes("alias", "Ada Brill answered for the owner.", "Ada Brill said that she would answer.") == []
    )
    short = "Quist answered for the owner."
    assert "Tom Quist answered for the owner." in outcomes("alias", short, short, *PEOPLE)
    elsewhere = Given(accepted(short, article_of("a1", short), article_of("a2", *PEOPLE)))
    assert valid("alias", elsewhere) == []
    union = ("The Delta Growers Union (DGU) met in Orvane.",)
    assert "The DGU met on Monday." in outcomes("alias", "The Delta Growers Union met on Monday.", *union)


def test_quotations_are_spliced_at_joints_or_as_whole_utterances() -> None:
    quotes = (
        "“We came with a plan and they came with a bill,” she said.",
        "It rained all day in Orvane.",
        "“The pier is old, but the ferry is new,” he said.",
    )
    texts = outcomes("quote_spliced", quotes[0], *quotes)
    assert "“We came with a plan, but the ferry is new,” she said." in texts
    assert (
        "“We came with a plan and they came with a bill. The pier is old, but the ferry is new,” she said."
        in texts
    )


def test_a_fact_comes_from_elsewhere_and_never_after_a_verb_of_saying() -> None:
    stranger = ("The museum opened in March, after volunteers restored the Roman lamps.",)
    texts = outcomes("fact_inserted", "The ferry reached the pier.", stranger=stranger)
    assert "The ferry reached the pier, after volunteers restored the Roman lamps." in texts
    assert len(texts) > 5
    assert outcomes("fact_inserted", "The ferry is late, the owner said.") == []


def test_citations_are_swapped_dropped_dangling_or_surplus_under_the_same_words() -> None:
    passages = (
        "The ferry Tarn reached the pier at noon.",
        "Bakers in Lasse sold twelve thousand loaves at the winter fair.",
    )
    what = given(passages[0], *passages)
    kept = what.accepted.sentence.citations
    (swapped,) = valid("citation_swapped", what)
    (surplus,) = valid("citation_surplus", what)
    (dangling,) = valid("citation_dangling", what)
    (dropped,) = valid("citation_dropped", what)
    assert {edit.text for edit in (swapped, surplus, dangling, dropped)} == {passages[0]}
    assert swapped.citations is not None
    assert [each.quote for each in swapped.citations] == [passages[1]]
    assert surplus.citations == (*kept, *swapped.citations)
    assert dropped.citations == ()
    assert dangling.citations is not None
    assert what.source.articles[0].passage(dangling.citations[0].passage_id) is None
    assert valid("citation_swapped", given(passages[0], passages[0], passages[0])) == []


def test_every_operator_has_its_own_name_and_tells_what_it_does() -> None:
    assert len(BY_NAME) == len(OPERATORS)
    assert all(operator.about for operator in OPERATORS)
    assert {operator.family == "surviving" for operator in OPERATORS if operator.survives} == {True}
    assert [operator.survives for operator in OPERATORS] == sorted(
        operator.survives for operator in OPERATORS
    )
