"""A cassette: every exchange with a model in one file of JSON lines, small enough to commit.

The first line is ``{"cassette": 1, "lost": n}``. ``{"run": digits}`` opens what one run adds, until it is put in order: with them its
requests have names of their own, which a server can know them by again. ``{"asking": digest}`` stands before a request is sent, the exchange
after it was answered; ``{"unanswered": digest}`` where there was no answer. An ``asking`` that nothing follows was under
way when the run was killed: its reply is lost, and may have been paid for.
``exchanges`` says what is kept of a request.
"""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, Self

from pydantic import ValidationError

from eval.runs.exchanges import Exchange, Kept
from eval.runs.redaction import Redaction
from service.domain.errors import InputError


class _Line(Kept):
    cassette: Literal[1] | None = None
    lost: int = 0
    run: str = ""
    asking: str = ""
    unanswered: str = ""
    exchange: Exchange | None = None


class Cassette:
    """The exchanges in the file ``path``; a context manager. Made for one process.

    With ``replay`` nothing is ever written, and the file must be there. Else every line goes to the disk at once, and
    leaving the context puts the file in order (by digest, without ``asking``), so that equal runs leave equal files.

    Raises:
        InputError: the file can't be read or written, or a line of it is no exchange.
    """

    def __init__(self, path: Path, *, replay: bool = False, redaction: Redaction | None = None) -> None:
        self.path, self.replay = path, replay
        self._redaction = redaction or Redaction()
        self._exchanges: dict[str, Exchange] = {}
        self._open: list[str] = []
        self._lost = 0
        self._run = ""
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        if self.replay:
            self._load()
            return self
        file = self._opened()
        try:
            whole = self._load()
            file.truncate(whole)
        except BaseException:
            file.close()
            raise
        self._file = file
        if not whole:
            self._write(_Line(cassette=1))
        if not self._run:
            self._run = secrets.token_hex(8)
            self._write(_Line(run=self._run))
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is None:
            return
        self._file.close()
        self._file, self._run = None, ""
        lines = [_Line(cassette=1, lost=self.lost)]
        lines += [_Line(exchange=self._exchanges[digest]) for digest in sorted(self._exchanges)]
        temporary = self.path.with_name(self.path.name + ".part")
        temporary.write_bytes(b"".join(map(self._bytes, lines)))
        temporary.replace(self.path)

    def __len__(self) -> int:
        return len(self._exchanges)

    @property
    def lost(self) -> int:
        """Requests that were under way when a run was killed: they were about to be sent, or sent and maybe paid for."""
        return self._lost + len(self._open)

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """All exchanges."""
        return tuple(self._exchanges.values())

    def get(self, digest: str) -> Exchange | None:
        """The exchange of that digest."""
        return self._exchanges.get(digest)

    def key(self, digest: str) -> str:
        """The name of the request of ``digest`` in this run: the same after a kill, another in any other run."""
        return hashlib.sha256(f"{self._run} {digest}".encode()).hexdigest()[:32]

    def asking(self, digest: str) -> None:
        """Note that a request is about to be sent."""
        self._write(_Line(asking=digest))
        self._open.append(digest)

    def unanswered(self, digest: str) -> None:
        """Note that a request that was sent got no answer."""
        self._write(_Line(unanswered=digest))
        self._open.remove(digest)

    def keep(self, exchange: Exchange) -> Exchange:
        """Write ``exchange`` down, without secrets, before anything is made of it; as it is kept."""
        kept = Exchange.model_validate_json(self._redaction.hide(exchange.model_dump_json()))
        self._write(_Line(exchange=kept))
        self._open.remove(kept.digest)
        self._exchanges[kept.digest] = kept
        return kept

    def _opened(self) -> BinaryIO:
        """The file, to add to; held for this process, since what another adds would be lost when this one puts it in order."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self.path.open("ab")
        except OSError as error:
            raise InputError(str(self.path), f"can't be written: {error.strerror}") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = self.path.exists() and os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except OSError:
            held = False
        if held:
            return file
        file.close()
        raise InputError(
            str(self.path), "another run records on it", "wait for it, or choose another cassette"
        )

    def _write(self, line: _Line) -> None:
        assert self._file is not None, "a cassette that is replayed, or closed, takes nothing"  # noqa: S101  a caller's error
        self._file.write(self._bytes(line))
        self._file.flush()
        os.fsync(self._file.fileno())

    def _bytes(self, line: _Line) -> bytes:
        return line.model_dump_json(exclude_defaults=True).encode() + b"\n"

    def _load(self) -> int:
        """Read the file; the length of its whole lines. A last line that was cut short was being written at a kill."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError as error:
            if not self.replay:
                return 0
            raise InputError(
                str(self.path), "there is no such cassette", "record one: run without --replay"
            ) from error
        except OSError as error:
            raise InputError(str(self.path), f"can't be read: {error.strerror}") from error
        whole = content.rfind(b"\n") + 1
        for line in self._lines(content[:whole]):
            self._lost += line.lost
            self._run = line.run or self._run
            if line.asking:
                self._open.append(line.asking)
            if line.unanswered in self._open:
                self._open.remove(line.unanswered)
            if line.exchange is not None:
                self._exchanges[line.exchange.digest] = line.exchange
                if line.exchange.digest in self._open:
                    self._open.remove(line.exchange.digest)
        self._lost, self._open = self._lost + len(self._open), []
        return whole

    def _lines(self, content: bytes) -> Iterator[_Line]:
        for number, line in enumerate(content.splitlines(), 1):
            try:
                read = _Line.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                raise InputError(
                    f"{self.path}:{number}", f"is no line of a cassette: {first['msg']}"
                ) from error
            if number == 1 and read.cassette is None:
                raise InputError(f"{self.path}:1", "is not the first line of a cassette")
            yield read
