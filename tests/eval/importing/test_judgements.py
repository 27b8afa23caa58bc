import importlib.util
import json
from pathlib import Path

import pytest

from eval.cases import Case
from eval.cli import main
from eval.importing.judgements import as_labels, read_judgements
from service.domain.errors import InputError

SOURCE = "About 40 boats are waiting upstream of the Selby bridge."
GOOD = f"""ID;Sentence;Source;Supported;Error type;Judge;Shoe size
1;About 40 boats wait.;{SOURCE};yes;;Ann;38
2;About 55 boats wait.;{SOURCE};No;number;Ann;38
2;About 55 boats wait.;{SOURCE};0;figure;Bo;44
2;About 55 boats wait.;{SOURCE};0;number;Cy;41
3;Boats wait.;{SOURCE};yes;;Ann;38
3;Boats wait.;{SOURCE};no;scope;Bo;44
4;Boats sail.;{SOURCE};unsure;;Bo;44
"""


def sheet(folder: Path, text: str, name: str = "judged.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_one_case_holds_all_judgements_of_the_same_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "cases.jsonl"
    assert main(["import", "judgements", str(sheet(tmp_path, GOOD)), "--out", str(out)]) == 0
    (line,) = out.read_text(encoding="utf-8").splitlines()
    case = Case.model_validate_json(line)
    assert [article.text for article in case.articles] == [SOURCE]
    assert [(each.sentence, each.supported, each.by) for each in case.expected.judgements][:3] == [
        ("About 40 boats wait.", True, "Ann"),
        ("About 55 boats wait.", False, "Ann"),
        ("About 55 boats wait.", False, "Bo"),
    ]
    assert [each.text for each in case.given] == [
        "About 40 boats wait.",
        "About 55 boats wait.",
        "Boats wait.",
    ]
    told = capsys.readouterr()
    assert "1 Case with 6 judgements" in told.out
    assert "“Shoe size”" in told.err
    assert "1 row of people who were unsure" in told.err


def test_labels_go_by_the_majority_and_ties_are_left_out_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "labels.jsonl"
    path = str(sheet(tmp_path, GOOD))
    assert main(["import", "judgements", path, "--as", "labels", "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["claim"], row["label"], row.get("error_type"), row["judges"]) for row in rows] == [
        ("About 40 boats wait.", 1, None, 1),
        ("About 55 boats wait.", 0, "number", 3),
    ]
    assert "left out: 1 on which as many say yes as no" in capsys.readouterr().err


def test_each_cell_that_cannot_be_used_is_named_by_row_and_column(tmp_path: Path) -> None:
    text = "Sentence,Source,Is it supported\n\nA.,B.,yes\n"  # the third column is not known
    with pytest.raises(InputError, match="has no column “supported”; its columns are “Sentence”, “Source”"):
        read_judgements(sheet(tmp_path, text))
    text = 'Sentence,Source,Supported\n"A\nstory.",B.,maybe\n\n,,yes\n'
    with pytest.raises(InputError) as raised:
        read_judgements(sheet(tmp_path, text))
    assert str(raised.value).splitlines()[1:] == [
        "  row 2, column “Supported”: “maybe” is no judgement; say yes, no or unsure",
        "  row 4, column “Sentence”: is blank; give the Sentence judged",
        "  row 4, column “Source”: is blank; give the source's text or file",
    ]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("", "a.csv", "is empty"),
        ("Sentence,Source,Supported\n", "a.csv", "no rows"),
        ("Sentence,Sentence,Source,Supported\n", "a.csv", "two columns are called “Sentence”"),
        ("Sentence,Claim,Source,Supported\nA.,A.,B.,yes\n", "a.csv", "two columns give the sentence"),
        ("Sentence,Supported\nA.,yes\n", "a.csv", "has no column “source” or “source file”"),
        (
            "Sentence,Source,Supported\nA.,B.,yes,C.\n",
            "a.csv",
            "row 2, column “D”: “C.” stands under no heading",
        ),
        ('Sentence,Source,Supported\n"A.,B.,yes\n', "a.csv", "quotation marks"),
        ("Sentence,Source,Supported\nA.,B.,yes\n", "a.ods", "is no .csv, .tsv or .xlsx"),
        ("Sentence,Source file,Supported\nA.,none.txt,yes\n", "a.csv", "row 2, column “Source file”"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, text: str, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_judgements(sheet(tmp_path, text, name))


def test_a_file_that_is_no_utf8_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = sheet(tmp_path, "Sentence,Source,Supported\nÅ.,B.,yes\n", encoding="cp1252")
    with pytest.raises(InputError, match="first at line 2; save it as “CSV UTF-8”"):
        read_judgements(path)


@pytest.mark.parametrize(
    ("separator", "name", "encoding"),
    [
        (",", "a.csv", "utf-8-sig"),
        ("\t", "a.tsv", "utf-8"),
        ("\t", "a.csv", "utf-16"),
        (";", "a.csv", "utf-8"),
    ],
)
def test_every_way_in_which_spreadsheets_save_is_read(
    tmp_path: Path, separator: str, name: str, encoding: str
) -> None:
    lines = [["Claim", "Article 1", "Article_2", "Label"], ["Ås.", '"B, ""C""; D."', "E.", "1"]]
    path = sheet(tmp_path, "\n".join(separator.join(line) for line in lines), name, encoding)
    (row,) = read_judgements(path).rows
    assert (row.sentence, row.sources, row.supported) == ("Ås.", ('B, "C"; D.', "E."), True)


def test_a_source_may_be_a_file_beside_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(SOURCE, encoding="utf-8")
    path = sheet(tmp_path, "Sentence,Source file,Supported\nA.,harbour.txt,yes\nB.,harbour.txt,no\n")
    assert {row.sources for row in read_judgements(path).rows} == {(SOURCE,)}


@pytest.mark.skipif(importlib.util.find_spec("openpyxl") is not None, reason="openpyxl is installed")
def test_an_xlsx_without_openpyxl_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="needs the package openpyxl; install it, or save the sheet"):
        read_judgements(sheet(tmp_path, "PK", "a.xlsx"))


def test_a_label_needs_somebody_who_is_sure(tmp_path: Path) -> None:
    found = read_judgements(sheet(tmp_path, f"Sentence,Source,Supported\nA.,{SOURCE},?\n"))
    assert as_labels(found) == ([], 0)


@pytest.mark.parametrize(
    ("head", "row", "by"),
    [
        ("Sentence;Source;Supported 1;Supported 2;Supported 3", "{};{};1,0;no;", ("1", "2")),
        ("sentence,source,Supported? (Ida),Supported? (Per)", '{},"{}",1.0,0.0', ("Ida", "Per")),
        ("claim\tarticle\tjudge_1\tjudge_2", "{}\t{}\tYes.\tNo", ("1", "2")),
        ("Sentence:;Source:;Rater A;Rater B", "{};{};supported;not supported", ("A", "B")),
    ],
)
def test_several_people_may_judge_in_one_row(
    tmp_path: Path, head: str, row: str, by: tuple[str, ...]
) -> None:
    path = sheet(tmp_path, f"{head}\r\n{row.format('Forty boats wait.', SOURCE)}\r\n", encoding="utf-8-sig")
    found = read_judgements(path)
    assert [(each.supported, each.by) for each in found.rows] == [(True, by[0]), (False, by[1])]
    assert as_labels(found) == ([], 1)


def test_a_row_that_nobody_judged_is_an_error(tmp_path: Path) -> None:
    path = sheet(tmp_path, f"sentence,source,supported 1,supported 2\nBoats wait.,{SOURCE},,\n")
    with pytest.raises(InputError, match=r"row 2, column “supported 1”: is blank"):
        read_judgements(path)


def test_one_judge_named_beside_a_column_of_verdicts_is_who_judged(tmp_path: Path) -> None:
    path = sheet(tmp_path, f"sentence,source,supported,judge\nBoats wait.,{SOURCE},yes,Ann\n")
    assert [each.by for each in read_judgements(path).rows] == ["Ann"]
