import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.hedges import HedgeKind, hedges, negations


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("They may sign a deal.", "may", HedgeKind.POSSIBILITY),
        ("They might sign a deal.", "might", HedgeKind.POSSIBILITY),
        ("They will sign a deal.", "will", HedgeKind.FUTURE),
        ("They are going to sign.", "are going to", HedgeKind.FUTURE),
        ("They are set to sign.", "are set to", HedgeKind.PLAN),
        ("They are to sign.", "are to", HedgeKind.PLAN),
        ("They plan to sign.", "plan to", HedgeKind.PLAN),
        ("They tried to sign.", "tried to", HedgeKind.ATTEMPT),
        ("They reportedly signed.", "reportedly", HedgeKind.REPORT),
        ("They are said to have signed.", "are said to", HedgeKind.REPORT),
        ("They are believed to have signed.", "are believed to", HedgeKind.BELIEF),
        ("They sign if it rains.", "if", HedgeKind.CONDITION),
    ],
)
def test_each_kind_of_hedge(text: str, cue: str, kind: HedgeKind) -> None:
    (hedge,) = hedges(text)
    assert (hedge.span.of(text), hedge.kind) == (cue, kind)


def test_a_hedge_governs_its_clause() -> None:
    text = "They may sign the deal, but the boats left."
    assert hedges(text)[0].scope.of(text) == " sign the deal"


def test_a_word_of_report_governs_its_sentence() -> None:
    text = "Boats left. They signed the deal, reportedly. Rain fell."
    assert hedges(text)[0].scope.of(text) == " They signed the deal, reportedly"


def test_the_month_and_a_number_of_months_are_no_hedge() -> None:
    assert hedges("In May they met on May 8.") == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("They did not sign.", "not"),
        ("They didn't sign.", "didn't"),
        ("They did n't sign.", "n't"),
        ("They cannot sign.", "cannot"),
        ("They never sign.", "never"),
        ("They refused to sign.", "refused"),
        ("They failed to sign.", "failed to"),
        ("They left without signing.", "without"),
        ("No boat left.", "No"),
    ],
)
def test_each_way_to_negate(text: str, cue: str) -> None:
    assert negations(text)[0].span.of(text) == cue


def test_what_only_looks_like_a_negation() -> None:
    assert negations("Not only boats left, and no doubt more will; No. 5 stayed.") == ()


@given(st.text(alphabet="may not wilf.,-\n’'t", max_size=50))
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    for span, scope in [(h.span, h.scope) for h in hedges(text)] + [
        (n.span, n.scope) for n in negations(text)
    ]:
        assert 0 <= span.start < span.end <= len(text)
        assert 0 <= scope.start <= scope.end <= len(text)
