"""The program that ``pdf`` starts for one PDF: reads it from standard input, writes the text of its pages as JSON.

It is run as a file, not imported: so it loads pypdf and nothing of Citebrief, and can be ended without harm.
"""

import io
import json
import resource
import sys

import pypdf


def main(memory: int, most_pages: int) -> None:
    """Write ``{"pages": [text…], "title": text}``; end with a message where the PDF has more than ``most_pages``."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    reader = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    if len(reader.pages) > most_pages:
        raise SystemExit(f"it has {len(reader.pages)} pages; at most {most_pages} are read")
    title = (reader.metadata.title if reader.metadata else None) or ""
    json.dump({"pages": [page.extract_text() for page in reader.pages], "title": str(title)}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
