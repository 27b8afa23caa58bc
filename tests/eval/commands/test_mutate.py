import json
from pathlib import Path
from typing import Any

import pytest

from eval.cli import main
from tests.eval.runs.suites import PLAIN, suite_file

TEXT = """The Tarn ferry is back

The council of Orvane voted on Tuesday to close the ferry pier, which 120 boats use. Some of the boats may move to Port Lasse in June.

Mayor Tom Quist criticised the ferry line on Monday. Fares had risen by 6% in May, said Quist.
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def _certificate(folder: Path) -> str:
    labels = folder / "labels.jsonl"
    rows = [{"id": "a", "docs": [TEXT], "claim": "Fares had risen by 6% in May.", "label": 1}]
    rows.append({"id": "b", "docs": [TEXT], "claim": "Whales sang.", "label": 0})
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["calibrate", "--labels", str(labels), "--no-embeddings", "--out", str(folder / "c")]) == 0
    return str(folder / "c" / "certificate.json")


def _mutate(article: str, *more: str) -> int:
    return main(["mutate", "--articles", article, "--no-embeddings", *more])


def _result(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "mutation.json").read_text())
    return read


def test_mutants_are_listed_without_being_judged(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _mutate(article, "--list", "--operator", "number_changed", "--operator", "over_claim") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["operator"] for row in rows} == {"number_changed", "over_claim"}
    for row in rows:
        for (start, end), (new_start, new_end) in row["spans"]:
            assert row["before"][start:end] != row["after"][new_start:new_end]
        assert row["citations_after"] is None
        assert row["citations_before"][0]["quote"] in TEXT


def test_without_a_certificate_the_page_says_that_it_is_not_for_publication(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _mutate(article, "--out", str(tmp_path / "out"), "--most", "2") == 0
    shown = capsys.readouterr().out
    assert "Not for publication" in shown
    assert "Against what people found" not in shown
    assert (tmp_path / "out" / "mutation.md").read_text() in shown
    assert _result(tmp_path / "out")["certificate"] is None


def test_a_certificate_stands_beside_the_rates_and_a_foreign_one_is_told(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _certificate(tmp_path)
    capsys.readouterr()
    assert _mutate(article, "--certificate", path, "--most", "1") == 0
    shown = capsys.readouterr().out
    assert "Not for publication" not in shown
    assert "Against what people found" in shown
    assert "does not speak of" not in shown
    told = json.loads(Path(path).read_text())
    told["verifier"] = "another/1"
    Path(path).write_text(json.dumps(told))
    assert _mutate(article, "--certificate", path, "--most", "1", "--operator", "antonym") == 0
    assert "does not speak of the Verifier that was used" in capsys.readouterr().out


def test_against_an_earlier_result_a_loss_regresses_and_few_mutants_are_inconclusive(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert _mutate(article, "--out", str(out)) == 0
    base = str(out / "mutation.json")
    assert _mutate(article, "--base", base, "--point", "strict") == 3
    assert "INCONCLUSIVE" in capsys.readouterr().out
    told = _result(out)
    for row in told["mutants"]:
        for result in row["results"].values():
            result["noticed"] = not row["survives"]
    (out / "mutation.json").write_text(json.dumps(told))
    assert _mutate(article, "--base", base, "--margin", "1") in {0, 1}
    lost = json.loads(json.dumps(told))
    for row in lost["mutants"]:
        for result in row["results"].values():
            result["noticed"] = row["survives"]
    (out / "lost.json").write_text(json.dumps(lost))
    assert _mutate(article, "--base", str(out / "lost.json"), "--margin", "1") == 0


def test_rates_in_the_file_are_those_of_its_mutants(article: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert _mutate(article, "--out", str(out)) == 0
    told = _result(out)
    assert told["format"] == "citebrief-mutation/1"
    assert {row["origin"] for row in told["mutants"]} == {"article", "reworded"}
    for rate in told["rates"]:
        if rate["operator"] not in {row["operator"] for row in told["mutants"]}:
            continue
        results = [
            row["results"][rate["point"]] for row in told["mutants"] if row["operator"] == rate["operator"]
        ]
        assert rate["sent"] == len(results)
        stood = [each for each in results if each["before"] == "supported"]
        assert (rate["killed"], rate["killed_of"]) == (
            sum(each["noticed"] is True for each in stood),
            len(stood),
        )


def test_labelled_claims_are_mutated_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = tmp_path / "labels.jsonl"
    claim = "The council voted on Tuesday to close the pier."
    rows = [
        {"id": "a", "docs": [TEXT], "claim": claim, "label": 1},
        {"id": "b", "docs": [TEXT], "claim": claim.replace("close", "sell"), "label": 0},
    ]
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["mutate", "--labels", str(labels), "--list", "--operator", "people_faulty"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["before"], row["after"]) == (claim, rows[1]["claim"])


def test_the_sentences_of_a_run_are_mutated_beside_its_own_certificate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = suite_file(tmp_path, flows=(310,), **PLAIN)
    run = str(tmp_path / "run")
    assert main(["run", str(suite), "--out", run, "--workers", "1"]) == 0
    certificate = json.loads(Path(_certificate(tmp_path)).read_text())
    settings = json.loads((tmp_path / "run" / "run.json").read_text())
    settings["certificate"] = certificate
    (tmp_path / "run" / "run.json").write_text(json.dumps(settings))
    capsys.readouterr()
    assert main(["mutate", run, "--list"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["origin"] for row in rows} == {"run"}
    assert {"date_shifted", "citation_dropped"} <= {row["operator"] for row in rows}
    assert main(["mutate", run, "--no-embeddings", "--operator", "date_shifted"]) == 0
    shown = capsys.readouterr().out
    assert "Against what people found" in shown
    assert certificate["digest"][:12] in shown


def test_bad_usage_and_data_end_with_status_2(article: str, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}")
    empty = tmp_path / "empty.txt"
    empty.write_text("No.\n")
    assert _mutate(article, "--base", str(other)) == 2
    assert _mutate(article, "--base", str(tmp_path / "none.json")) == 2
    assert _mutate(article, "--certificate", str(other)) == 2
    assert _mutate(str(empty), "--list") == 2
    assert main(["mutate", str(tmp_path / "no run"), "--list"]) == 2
    for arguments in (
        ["mutate"],
        ["mutate", "run", "--articles", article],
        ["mutate", "run", "--operator", "magic"],
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
