import os
import subprocess
import sys
from pathlib import Path

import pytest

from eval.interop.faithfulness import faults
from service.domain.articles import Article
from service.domain.errors import InputError
from service.stages.render import document
from service.verifier import Verifier
from tests.stages.render.conftest import make_brief

ARTICLE = """Harbour closes for repairs
The harbour of Selby will close on 4 March 2025 after inspectors found a crack in its northern pier, the harbour office said on Monday.
About 40 boats are waiting upstream. "We will not reopen before the pier is safe," said harbour master Ines Vold.
"""
TRUE = "About 40 boats are waiting upstream."
FALSE = "About 55 boats are waiting upstream."


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier()


def test_a_text_is_held_sentence_by_sentence(verifier: Verifier) -> None:
    assert faults(TRUE, [ARTICLE], verifier) == ()
    (fault,) = faults(f"{TRUE} {FALSE}", ["Another story of another town.", ARTICLE], verifier)
    assert (fault.sentence, fault.text) == ("sentence 2", FALSE)
    start = ARTICLE.index("40 boats")
    told = str(fault)
    assert "number: the source says “40”, the Sentence says “55”" in told
    assert f"Harbour closes for repairs [{start}:{start + 2}] “40”" in told


def test_a_brief_is_held_against_what_it_cites_whatever_it_says_of_itself(verifier: Verifier) -> None:
    published = document(make_brief())
    lied = published.model_dump(mode="json")
    lied["sections"][0]["sentences"][0]["text"] = FALSE
    assert lied["sections"][0]["sentences"][0]["verdict"]["status"] == "supported"
    found = {fault.sentence: fault for fault in faults(lied, None, verifier)}
    assert found["Sentence s2"].text == FALSE
    assert "Sentence s3" not in found
    assert {fault.sentence for fault in faults(make_brief(), None, verifier)} == {
        fault.sentence for fault in faults(published, None, verifier)
    }


def test_a_brief_that_cites_an_article_not_given_is_not_faithful(verifier: Verifier) -> None:
    published = document(make_brief())
    first, *_ = published.articles
    given = [Article("other", first.title, first.text)]
    found = {fault.sentence for fault in faults(published, given, verifier)}
    assert "Sentence s4" in found, "it cites the article that was kept back"
    assert "Sentence s3" not in found, "the same text under another id is the same source"


@pytest.mark.parametrize(
    ("given", "articles", "told"),
    [
        (TRUE, None, "articles: are missing"),
        (TRUE, [], "articles: are missing"),
        ("", [ARTICLE], "text: holds no Sentence"),
        ({"id": "b1"}, None, "Brief: is none"),
    ],
)
def test_nothing_to_check_is_an_error_and_no_pass(
    verifier: Verifier, given: str, articles: list[str] | None, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        faults(given, articles, verifier)


def test_the_plugin_passes_fails_and_says_why(tmp_path: Path, repository: Path) -> None:
    test = tmp_path / "test_briefs.py"
    test.write_text(
        "from eval.pytest_plugin import assert_faithful as asserted\n"
        f"ARTICLE = {ARTICLE!r}\n"
        f"def test_true(assert_faithful): assert_faithful({TRUE!r}, [ARTICLE])\n"
        f"def test_false(): asserted({FALSE!r}, [ARTICLE], point='balanced')\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-p", "eval.pytest_plugin", "-p", "no:cacheprovider", "-q"]
    ended = subprocess.run(
        [*command, str(test), f"--rootdir={tmp_path}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=repository,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},  # where it is installed it loads by itself
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "1 failed, 1 passed" in ended.stdout
    assert "1 Sentence is not supported by the articles" in ended.stdout
    assert f"sentence 1 (contradicted): {FALSE}" in ended.stdout
    assert "faithfulness.py" not in ended.stdout, "the traceback ends at the test"
