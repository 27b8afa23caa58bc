import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from service.adapters.tokens import TiktokenCounter, encoding_name, unpack

O200K = "fb374d419588a4632f3f557e76b4b70aebbca790"


@pytest.mark.parametrize(
    ("model", "encoding"),
    [
        ("gpt-4.1-mini", "o200k_base"),
        ("gpt-5-mini", "o200k_base"),
        ("gpt-4", "cl100k_base"),
        ("gpt-3.5-turbo", "cl100k_base"),
        ("davinci", "o200k_base"),
        ("gpt-oss-20b", "o200k_base"),
        ("some-local-model", "o200k_base"),
    ],
)
def test_each_model_is_counted_by_an_installed_vocabulary(model: str, encoding: str) -> None:
    assert encoding_name(model) == TiktokenCounter(model).encoding == encoding


def test_known_texts_have_known_counts() -> None:
    """Counts as published for these vocabularies: "tiktoken is great!" is 6 tokens in both."""
    for model in ("gpt-4.1-mini", "gpt-4"):
        counter = TiktokenCounter(model)
        assert counter.count("tiktoken is great!") == 6
        assert counter.count("") == 0


def test_special_tokens_in_a_text_are_plain_text() -> None:
    assert TiktokenCounter("gpt-4.1-mini").count("<|endoftext|>") > 1


def test_the_vocabulary_is_unpacked_once_and_whole(tmp_path: Path) -> None:
    folder = unpack("o200k_base", (tmp_path / "tokens",))
    (file,) = folder.iterdir()
    assert file.name == O200K
    assert hashlib.sha256(file.read_bytes()).hexdigest().startswith("446a9538")
    before = file.stat().st_mtime_ns
    assert unpack("o200k_base", (tmp_path / "tokens",)) == folder
    assert file.stat().st_mtime_ns == before


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / O200K).write_bytes(b"half a file")
    unpack("o200k_base", (tmp_path,))
    assert (tmp_path / O200K).stat().st_size > 1_000_000


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert unpack("o200k_base", (blocked / "tokens", tmp_path / "other")) == tmp_path / "other"
    with pytest.raises(OSError, match="no folder to unpack"):
        unpack("o200k_base", (blocked / "tokens",))


def test_counting_needs_neither_a_network_nor_a_home(tmp_path: Path) -> None:
    """In a fresh process without any cache, where opening a socket ends it."""
    code = (
        "import sys; sys.addaudithook(lambda event, _: event.startswith('socket.') and sys.exit(9));"
        "from service.adapters.tokens import TiktokenCounter;"
        "import os; before = dict(os.environ);"
        "print(TiktokenCounter('gpt-4.1-mini').count('tiktoken is great!'));"
        "assert dict(os.environ) == before"
    )
    home = tmp_path / "home"
    home.write_text("no folder, so nothing can be kept in it")
    environment = {
        "HOME": str(home),
        "TMPDIR": str(tmp_path),
        "TIKTOKEN_CACHE_DIR": str(tmp_path / "empty"),
    }
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path.cwd(),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "6\n"), run.stderr
    assert [file.name for file in tmp_path.glob("citebrief-tokens-*/*")] == [O200K]
