"""PDF to text: pypdf in a process of its own, which can be ended, and its lines joined into paragraphs."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from service.domain.articles import Block, Layout
from service.domain.spans import Span

MAX_BYTES = 50_000_000
MAX_PAGES = 300
_SECONDS = 60
_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_MEMORY = 2_000_000_000
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…。！？][\"”’»)\]]*$")


def pdf(content: bytes) -> tuple[str, tuple[Block, ...], str]:
    """The text of a PDF, its layout (running heads and page numbers are footers), and its title, if it tells one.

    Raises:
        ValueError: it is too large, encrypted, damaged, took too long, or holds no text (a scan).
    """
    if len(content) > MAX_BYTES:
        raise ValueError(f"the PDF has {len(content)} bytes; at most {MAX_BYTES} are read")
    try:
        done = subprocess.run(  # noqa: S603  our own code, with no argument from outside
            [sys.executable, "-I", str(_PROGRAM), str(_MEMORY), str(MAX_PAGES)],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ValueError(f"the PDF could not be read within {_SECONDS} seconds") from error
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [
            "the reader ended without a word"
        ]
        raise ValueError(f"the PDF can't be read: {last[0][:200]}")
    read = json.loads(done.stdout)
    text, layout = joined(read["pages"])
    if not text.strip():
        raise ValueError("the PDF holds no text; it may be a scan")
    return text, layout, read["title"]


def joined(pages: list[str]) -> tuple[str, tuple[Block, ...]]:
    """The pages' lines as paragraphs. A line that stands at the head or foot of three or more pages is a footer."""
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    edges = Counter(_edge_key(line) for page in lines for line in {*page[:2], *page[-2:]} if line)
    running = {key for key, times in edges.items() if times >= 3}
    width = max((len(line) for page in lines for line in page), default=0)
    parts: list[str] = []
    layout: list[Block] = []
    position = 0
    goes_on = False
    for page in lines:
        last = len(page) - 1
        for index, line in enumerate(page):
            if not line:
                goes_on = False
                continue
            furniture = (index < 2 or index >= last - 1) and _edge_key(line) in running
            hyphen = goes_on and not furniture and parts[-1].endswith("-") and line[:1].islower()
            between = "" if not parts or hyphen else " " if goes_on and not furniture else "\n\n"
            if hyphen:
                parts[-1] = parts[-1][:-1]
                position -= 1
            start = position + len(between)
            parts += [between, line]
            position = start + len(line)
            if furniture:
                layout.append(Block(Span(start, position), Layout.FOOTER))
                goes_on = False
            else:
                goes_on = len(line) >= 0.6 * width and not (_ENDS.search(line) and len(line) < 0.9 * width)
    return "".join(parts), tuple(layout)


def _edge_key(line: str) -> str:
    return _DIGITS.sub("0", line)
