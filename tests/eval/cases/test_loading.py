import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from eval.cases.case import Case
from eval.cases.loading import load_cases, load_suite
from eval.cases.schema import json_schema, to_text
from eval.cases.suite import Matrix, Suite
from eval.cases.yaml_form import read_yaml
from service.domain.briefs import BriefOptions, Policy
from service.domain.errors import InputError
from service.stages.verify.decision import Point

PUBLISHED = Path(__file__).parents[3] / "docs" / "case.schema.json"
CASE: dict[str, Any] = {"id": "one", "articles": [{"id": "a", "text": "The pier closed on Monday."}]}


def _write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_a_suite_takes_cases_inline_from_files_and_from_folders(tmp_path: Path) -> None:
    _write(tmp_path, "more/list.yaml", "- {id: two, files: [a.txt]}\n- {id: three, files: [b.txt]}\n")
    _write(tmp_path, "more/lines.jsonl", json.dumps({**CASE, "id": "four"}) + "\n\n")
    _write(tmp_path, "single.yaml", "id: five\nfiles: [c.txt]\n")
    suite = _write(tmp_path, "suite.yaml", json.dumps({"name": "s", "cases": [CASE, "more", "single.yaml"]}))
    loaded = load_suite(suite)
    assert [placed.case.id for placed in loaded.cases] == ["one", "four", "two", "three", "five"]
    assert [placed.folder.name for placed in loaded.cases] == [
        tmp_path.name,
        "more",
        "more",
        "more",
        tmp_path.name,
    ]


def test_json_lines_are_a_suite(tmp_path: Path) -> None:
    loaded = load_suite(_write(tmp_path, "labelled.jsonl", json.dumps(CASE) + "\n"))
    assert loaded.suite.name == "labelled"
    assert [configuration.name for configuration in loaded.suite.all_configurations] == ["default"]
    assert [placed.case.id for placed in loaded.cases] == ["one"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name: s\ncases: [{id: one}]", "case 1: (one): Value error, give articles or files"),
        ("name: s\ncases: [{id: one, files: [a], topic: x}]", "(one) topic: Extra inputs"),
        ("name: s\ncases: []", "is no list, or an empty one"),
        ("name: s\ncases: nothing", "is no list"),
        ("name: s\nname: t\ncases: [a.yaml]", "suite.yaml:2: is no YAML: the key 'name' stands twice"),
        ("name: [s", "is no YAML"),
        ("just text", "is no Suite"),
        ("name: s\ncases: [nowhere.yaml]", "nowhere.yaml: can't be read"),
        ("name: s\ncases: [{id: one, files: [a]}, {id: one, files: [b]}]", "two Cases have the id 'one'"),
        ("name: s\nrepeats: 0\ncases: [{id: one, files: [a]}]", "suite.yaml: repeats: "),
        (
            "name: s\ncases: [{id: one, files: [a]}]\nconfigurations: [{name: x, writer: o/o}]",
            "configurations.0.writer",
        ),
        (
            "name: s\ncases: [{id: one, files: [a]}]\nconfigurations: [{name: x}, {name: x}]",
            "two configurations",
        ),
        (
            "name: s\ncases: [{id: one, files: [a], expected: {must_not_say: [{text: t, patterns: ['(']}]}}]",
            "no regular expression",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        load_suite(_write(tmp_path, "suite.yaml", content))
    assert told in str(raised.value)


def test_a_wrong_line_is_named_with_its_number(tmp_path: Path) -> None:
    path = _write(tmp_path, "cases.jsonl", json.dumps(CASE) + '\n{"id": "two"}\n')
    with pytest.raises(InputError, match=r"cases\.jsonl:2: \(two\)"):
        load_cases(path)
    with pytest.raises(InputError, match="holds no cases"):
        load_suite(_write(tmp_path, "empty.jsonl", "\n"))
    (tmp_path / "bare").mkdir()
    with pytest.raises(InputError, match="holds no cases"):
        load_cases(tmp_path / "bare")


def test_dates_and_no_stay_words(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.yaml", "date: 2026-03-05\nlanguage: no\nyes: on\nflag: true\ncount: 3\n")
    assert read_yaml(path) == {"date": "2026-03-05", "language": "no", "yes": "on", "flag": True, "count": 3}


def test_names_inside_a_case_are_its_own() -> None:
    for wrong in (
        {"articles": [*CASE["articles"], *CASE["articles"]]},
        {"expected": {"topics": [["a"], ["a"]]}},
        {"expected": {"nuggets": [{"id": "n", "text": "x"}], "must_say": [{"id": "n", "text": "y"}]}},
    ):
        with pytest.raises(ValidationError, match=r"twice|two topics"):
            Case.model_validate({**CASE, **wrong})


def test_what_must_and_may_be_said_are_nuggets() -> None:
    case = Case.model_validate(
        {
            **CASE,
            "expected": {
                "nuggets": [{"id": "n", "text": "x", "vital": False}, "plain"],
                "must_say": ["y"],
                "may_say": [{"text": "z", "patterns": ["z+"]}],
            },
        }
    )
    assert [(nugget.id, nugget.text, nugget.vital) for nugget in case.expected.all_nuggets] == [
        ("n", "x", False),
        ("nugget-2", "plain", True),
        ("must-3", "y", True),
        ("may-4", "z", False),
    ]


def test_options_are_those_of_a_brief() -> None:
    assert Case.model_validate(CASE).options.to_options() == BriefOptions()
    asked = Case.model_validate({**CASE, "options": {"max_words": 80, "leave_out": ["x"], "policy": "flag"}})
    assert asked.options.to_options() == BriefOptions(max_words=80, leave_out=("x",), policy=Policy.FLAG)


def test_a_matrix_is_every_combination_that_differs() -> None:
    matrix = Matrix(
        writer=("extractive", "openai"),
        model=("small", "large"),
        prompt=("", "draft/v2"),
        point=(Point.STRICT,),
    )
    assert [(each.name, each.writer, each.model, each.prompt) for each in matrix.expand()] == [
        ("extractive", "extractive", "", ""),
        ("openai-small", "openai", "small", ""),
        ("openai-small-draft.v2", "openai", "small", "draft/v2"),
        ("openai-large", "openai", "large", ""),
        ("openai-large-draft.v2", "openai", "large", "draft/v2"),
    ]


def test_thresholds_and_points_vary_too() -> None:
    suite = Suite.model_validate(
        {
            "name": "s",
            "cases": ["x"],
            "configurations": [{"name": "base"}],
            "matrix": {"point": ["strict", "balanced"], "threshold": [None, 0.5]},
        }
    )
    assert [each.name for each in suite.all_configurations] == [
        "base",
        "strict",
        "strict-threshold.0.5",
        "balanced",
        "balanced-threshold.0.5",
    ]


def test_the_schema_is_published_and_takes_what_we_take() -> None:
    schema = json_schema()
    assert PUBLISHED.read_text(encoding="utf-8") == to_text(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = {
        "name": "s",
        "cases": ["x", {**CASE, "expected": {"must_say": ["y", {"text": "z"}], "nuggets": ["n"]}}],
    }
    Suite.model_validate(good)
    assert validator.is_valid(good)
    for wrong in ({"name": "s"}, {"name": "s", "cases": [{"id": "a", "nuggets": []}]}):
        assert not validator.is_valid(wrong)


def test_the_sample_cases_keep_the_schema() -> None:
    schema = json_schema()
    validator = jsonschema.Draft202012Validator({**schema["$defs"]["Case"], "$defs": schema["$defs"]})
    folder = PUBLISHED.parents[1] / "eval" / "suites" / "cases"
    rows = [row for path in sorted(folder.glob("*.yaml")) for row in read_yaml(path)]
    assert len(rows) >= 40
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []
