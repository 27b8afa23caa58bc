"""The built wheel, installed elsewhere: both commands work from another folder, and prompts are found."""

import json
import os
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment that has the wheel, and the locked libraries but not this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("citebrief-*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    subprocess.run(
        ["uv", "pip", "install", "--offline", "--no-deps", "--python", str(python), str(wheel)],
        check=True,
        capture_output=True,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    (site,) = environment.glob("lib/python*/site-packages")
    # a .pth file names the libraries' folder; .pth files inside that folder, such as an editable install's, are not read
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"HOME": str(folder)}
    )


def test_the_packages_are_the_wheels_own(installed: Path, tmp_path: Path) -> None:
    code = "import service, eval, prompts; print(service.__file__, eval.__file__, prompts.__file__)"
    found = _run([str(installed / "python"), "-c", code], tmp_path)
    assert found.returncode == 0, found.stderr
    assert all(str(installed.parent) in path for path in found.stdout.split())


def test_a_brief_is_made_from_another_folder(installed: Path, repository: Path, tmp_path: Path) -> None:
    made = _run(
        [str(installed / "citebrief"), "brief", str(repository / "samples/articles"), "--out", "brief.json"],
        tmp_path,
    )
    assert made.returncode == 0, made.stderr
    assert json.loads((tmp_path / "brief.json").read_text())["bottom_line"]


def test_both_commands_say_what_they_take(installed: Path, tmp_path: Path) -> None:
    for command in ("citebrief", "citebrief-eval"):
        said = _run([str(installed / command), "--help"], tmp_path)
        assert said.returncode == 0, said.stderr
        assert command in said.stdout


def test_released_prompts_are_found(installed: Path, tmp_path: Path) -> None:
    code = "from service.adapters.prompt_files import PromptFiles; print(PromptFiles().get('draft').name)"
    found = _run([str(installed / "python"), "-c", code], tmp_path)
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("draft/v")


@pytest.fixture
def port() -> int:
    """A port that is free at this moment."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@pytest.fixture
def served(installed: Path, repository: Path, tmp_path: Path, port: int) -> Iterator[list[str]]:
    """The container's start command in an empty environment with the container's variables; its health check."""
    image = (repository / "Dockerfile").read_text().replace("8000", str(port))
    command = json.loads(image.rpartition("\nCMD ")[2])
    check = json.loads(image.partition("HEALTHCHECK")[2].partition("CMD ")[2].partition("\n")[0])
    variables = dict(
        word.split("=", 1)
        for word in image.rpartition("ENV ")[2].partition("USER")[0].replace("\\\n", " ").split()
    )
    variables |= {
        "PATH": str(installed),
        "CITEBRIEF_DATA_DIR": str(tmp_path / "data"),
        "CITEBRIEF_HOST": "127.0.0.1",
    }
    server = subprocess.Popen([str(installed / command[0]), *command[1:]], cwd=tmp_path, env=variables)
    yield check
    server.terminate()
    assert server.wait(timeout=20) in {0, -15}


def test_the_images_start_command_passes_its_health_check(
    served: list[str], installed: Path, tmp_path: Path, port: int
) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
            break
        except urllib.error.URLError:
            time.sleep(0.2)
    checked = _run([str(installed / served[0]), *served[1:]], tmp_path)
    assert checked.returncode == 0, checked.stderr
