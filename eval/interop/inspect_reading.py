"""Inspect's log (UK AI Security Institute, ``inspect_ai``), version 2 of its schema: ``.json``, and ``.eval`` where unpackable."""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.cases import Case
from eval.interop.foreign import Foreign, article_rows, foreign_case, own_case, sources_in
from service.domain.errors import InputError

_ATTACHED = "attachment://"
_GIVE = "give a log of Inspect; “inspect log convert --to json” makes .json of .eval"
_MOST = 500_000_000


def read_inspect(path: Path, sources: Sequence[str] = ()) -> Foreign:
    """The answers in a log as Cases: sources from a sample's metadata (or else its input), Sentences from its output.

    ``sources`` name the metadata fields that hold source texts. A log that Citebrief wrote gives back its Cases. Samples
    that failed, answered nothing or have no source are passed over and told.

    Raises:
        InputError: it is no log of Inspect, or can't be unpacked.
    """
    head, samples = _log(path)
    task = str(_get(head, "eval", "task") or path.stem)
    model = str(_get(head, "eval", "model") or "")
    cases: dict[str, Case] = {}
    told: list[str] = []
    for sample in samples:
        name = f"sample {sample.get('id')}, epoch {sample.get('epoch', 1)}"
        try:
            case, remark = _case(sample, task, model, sources)
        except ValueError as error:
            told.append(f"{name}: {error}")
            continue
        cases.setdefault(case.id, case)
        if remark:
            told.append(remark)
    if not cases:
        raise InputError(str(path), "gives no Case" + "".join(f"\n  {each}" for each in told[:20]), _GIVE)
    return Foreign(tuple(cases.values()), tuple(told))


def _case(sample: Mapping[str, Any], task: str, model: str, sources: Sequence[str]) -> tuple[Case, str]:
    own = own_case(sample.get("metadata"))
    if own is not None:
        return own, ""
    if sample.get("error"):
        raise ValueError(f"it failed: {_get(sample, 'error', 'message')}")
    attached = sample.get("attachments") or {}
    metadata = _resolved(sample.get("metadata") or {}, attached)
    articles = sources_in(metadata, sources)
    if not articles and not sources:
        articles = article_rows([("", _input(_resolved(sample.get("input"), attached)))])
    answer = _answer(_resolved(sample.get("output") or {}, attached))
    name = (task, str(sample.get("id")), str(sample.get("epoch", 1)), model)
    return foreign_case(name, articles, answer, ("inspect", model), f"Inspect, {task}")


def _answer(output: Mapping[str, Any]) -> str:
    message = _get(output, "choices", 0, "message", "content")
    return _content(message) or str(output.get("completion") or "")


def _input(given: object) -> str:
    """The words of the user: an input is a text or a list of messages."""
    if isinstance(given, str):
        return given
    messages = given if isinstance(given, list) else []
    return "\n\n".join(_content(each.get("content")) for each in messages if each.get("role") == "user")


def _content(content: object) -> str:
    """A message's content: a text, or a list of parts of which some are text."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n".join(str(part.get("text", "")) for part in parts if part.get("type") == "text")


def _resolved(value: Any, attached: Mapping[str, str]) -> Any:  # noqa: ANN401  any JSON
    """``value`` with the long texts put back that Inspect keeps apart as attachments."""
    if isinstance(value, str):
        return attached.get(value.removeprefix(_ATTACHED), value) if value.startswith(_ATTACHED) else value
    if isinstance(value, dict):
        return {key: _resolved(each, attached) for key, each in value.items()}
    return [_resolved(each, attached) for each in value] if isinstance(value, list) else value


def _get(value: Any, *path: str | int) -> Any:  # noqa: ANN401  any JSON
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return None
        elif not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return value


def _log(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The log without its samples, and the samples."""
    try:
        with path.open("rb") as file:
            packed = file.read(4) == b"PK\x03\x04"
        if packed:
            with zipfile.ZipFile(path) as archive:
                members = list(_members(archive))
            head = next((content for name, content in members if name == "header.json"), None)
            samples = [content for name, content in members if name.startswith("samples/")]
        else:
            head = json.loads(path.read_bytes())
            samples = head.get("samples") or [] if isinstance(head, dict) else []
    except NotImplementedError as error:  # a compression that this Python's zipfile lacks, such as Zstandard
        raise InputError(str(path), f"can't be unpacked: {error}", _GIVE) from error
    except (OSError, ValueError, zipfile.BadZipFile, RecursionError) as error:
        raise InputError(str(path), f"can't be read: {error}", _GIVE) from error
    if not isinstance(head, dict) or not isinstance(head.get("eval"), dict):
        raise InputError(str(path), "is no log of Inspect", _GIVE)
    return head, [sample for sample in samples if isinstance(sample, dict)]


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, Any]]:
    size = 0
    for info in archive.infolist():
        if info.filename == "header.json" or info.filename.startswith("samples/"):
            size += info.file_size
            if size > _MOST:
                raise ValueError(f"it unpacks to more than {_MOST} bytes")
            yield info.filename, json.loads(archive.read(info))
