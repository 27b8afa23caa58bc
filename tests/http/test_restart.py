import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx


@contextmanager
def _served(folder: Path) -> Iterator[tuple[httpx.Client, subprocess.Popen[bytes]]]:
    """The service as a process of its own, on a free port, with its database in ``folder``."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port), "--no-embeddings"]
    with (
        (folder / "log").open("ab") as log,
        subprocess.Popen(
            command, env={**os.environ, "CITEBRIEF_DATA_DIR": str(folder)}, stdout=log, stderr=log
        ) as started,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        try:
            _answers(client, started)
            yield client, started
        finally:
            started.kill()


def _answers(client: httpx.Client, started: subprocess.Popen[bytes]) -> None:
    while True:
        assert started.poll() is None, "the service ended"
        try:
            client.get("/healthz")
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return


def test_a_brief_under_way_when_the_service_is_stopped_is_failed_after_the_next_start(tmp_path: Path) -> None:
    text = " ".join(f"Minister {n} of Velmora signed accord {n} in Dunmere on 4 March." for n in range(3_000))
    with _served(tmp_path) as (client, started):
        asked = client.post("/v1/briefs", json={"articles": [{"text": text}]})
        assert asked.status_code == 202
        started.send_signal(signal.SIGTERM)
        started.wait(60)
    with _served(tmp_path) as (client, _):
        answer = client.get(asked.headers["location"])
    assert answer.status_code == 500
    assert answer.json()["detail"] == "the service stopped before this Brief was done; ask for it again"
    assert "Traceback" not in (tmp_path / "log").read_text()
