"""Small Suites for tests of runs: invented articles, and a model's replies about them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.cases.loading import LoadedSuite, load_suite
from eval.runs.running import Order
from service.settings import Settings
from tests.fakes import drafted

FLOWS = (310, 275, 190, 420)
DRAFT = drafted(
    ("The water ministers of Velmora and Tarsk signed an accord on the Sarn river on 4 March 2026.", ["P1"])
)
"""What the model is made to say: right of every Case's article."""


def text(flow: int) -> str:
    """An article; ``flow`` sets it apart."""
    return (
        "The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 4 March 2026.\n\n"
        f"It sets a minimum flow of {flow} cubic metres a second at the border, the ministry of Velmora said.\n\n"
        "The accord may take effect in July, the minister Ana Kirel said."
    )


def case(flow: int, **more: object) -> dict[str, Any]:
    """A Case on one such article."""
    article = {
        "id": "accord",
        "text": text(flow),
        "title": "Ministers sign river accord",
        "publisher": "Velmora Courier",
    }
    return {"id": f"flow-{flow}", "articles": [article], **more}


def suite_file(folder: Path, flows: tuple[int, ...] = FLOWS, **more: object) -> Path:
    """A Suite of such Cases; ``more`` stands beside its cases. JSON is YAML."""
    path = folder / "suite.yaml"
    written = {"name": "accords", "cases": [case(flow) for flow in flows], **more}
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def loaded(folder: Path, flows: tuple[int, ...] = FLOWS, **more: object) -> LoadedSuite:
    """The same, loaded."""
    return load_suite(suite_file(folder, flows, **more))


def order(folder: Path, suite: LoadedSuite, out: str = "out", **more: object) -> Order:
    """An Order for ``suite`` without embeddings, on one process unless ``more`` says otherwise."""
    return replace(Order(loaded=suite, out=folder / out, settings=Settings(), workers=1), **more)  # type: ignore[arg-type]


PLAIN: dict[str, Any] = {"configurations": [{"name": "plain", "embeddings": False}]}
MODEL: dict[str, Any] = {"configurations": [{"name": "model", "writer": "openai", "embeddings": False}]}
"""What a Suite may have beside its cases."""
