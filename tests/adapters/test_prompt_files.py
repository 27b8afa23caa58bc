import subprocess
import sys
from pathlib import Path

import pytest

from service.adapters.prompt_files import PromptFiles, read_prompt
from service.domain.errors import PromptChanged, PromptError, PromptInputError

TASKS = ("draft", "merge", "repair", "label", "judge")

FILE = """---
task: greet
version: v1
inputs: [name]
reply: {type: object}
changed: First.
why: To test.
---
# System

Be kind.

# User

Hello {{ name }}, {{name}}.
"""


def write(
    folder: Path, content: str = FILE, *, version: str = "v1", digest: str = "", live: str = "v1"
) -> PromptFiles:
    (folder / "greet").mkdir(exist_ok=True)
    (folder / "greet" / f"{version}.md").write_text(content)
    pinned = digest or read_prompt(f"greet/{version}", content.encode()).digest
    (folder / "released.toml").write_text(f'[live]\ngreet = "{live}"\n[released.greet]\nv1 = "{pinned}"\n')
    return PromptFiles(folder)


def test_a_prompt_is_read_and_filled_once(tmp_path: Path) -> None:
    prompt = write(tmp_path).get("greet")
    assert (prompt.name, prompt.inputs) == ("greet/v1", frozenset({"name"}))
    assert prompt.render({"name": "{{ name }} & co"}) == (
        "Be kind.",
        "Hello {{ name }} & co, {{ name }} & co.",
    )


@pytest.mark.parametrize("inputs", [{}, {"name": "A", "other": "B"}, {"nam": "A"}])
def test_missing_and_unknown_inputs_are_errors(tmp_path: Path, inputs: dict[str, str]) -> None:
    with pytest.raises(PromptInputError, match="greet/v1"):
        write(tmp_path).get("greet").render(inputs)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("why: To test.\n", "", "why"),
        ("why: To test.", "why: To test.\nmood: good", "mood"),
        ("inputs: [name]", "inputs: [name, other]", "declares inputs"),
        ("{{name}}", "{{ Other }}", "declares inputs"),
        ("task: greet", "task: meet", "front matter says meet/v1"),
        ("# User", "## User", "needs front matter"),
        ("---\ntask", "task", "needs front matter"),
        ("[name]", "[name", "front matter"),
    ],
)
def test_a_file_that_is_no_prompt_is_told(old: str, new: str, words: str) -> None:
    with pytest.raises(PromptError, match=words):
        read_prompt("greet/v1", FILE.replace(old, new).encode())


def test_a_released_prompt_that_changed_is_refused(tmp_path: Path) -> None:
    files = write(tmp_path, digest="0" * 64)
    with pytest.raises(PromptChanged, match="write a new version"):
        files.get("greet")


def test_a_live_prompt_must_be_released(tmp_path: Path) -> None:
    files = write(tmp_path, FILE.replace("version: v1", "version: v2"), version="v2", live="v2")
    with pytest.raises(PromptError, match="never released"):
        files.get("greet")


def test_a_new_wording_can_be_tried_before_release(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "greet" / "v2.md").write_text(
        FILE.replace("version: v1", "version: v2").replace("kind", "brief")
    )
    assert PromptFiles(tmp_path, versions={"greet": "v2"}).get("greet").system == "Be brief."
    assert PromptFiles(tmp_path).get("greet").system == "Be kind."


@pytest.mark.parametrize("task", ["none", "../greet", "greet/../greet"])
def test_there_is_no_such_prompt(tmp_path: Path, task: str) -> None:
    with pytest.raises(PromptError, match="no prompt is live"):
        write(tmp_path).get(task)


@pytest.mark.parametrize(
    ("task", "version"), [("greet", "v9"), ("../greet", "v1"), ("greet", "../v1"), ("greet", "1")]
)
def test_there_is_no_such_version(tmp_path: Path, task: str, version: str) -> None:
    with pytest.raises(PromptError):
        write(tmp_path).version(task, version)


def test_a_folder_without_a_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"released\.toml"):
        PromptFiles(tmp_path).get("greet")


def test_the_packaged_prompts_are_found_from_any_folder(tmp_path: Path) -> None:
    code = (
        "from service.adapters.prompt_files import PromptFiles\n"
        f"print([PromptFiles().get(task).name for task in {TASKS!r}])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == str([f"{task}/v1" for task in TASKS])
