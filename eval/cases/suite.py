"""A Suite as it is written in a file: Cases, and the configurations that they are run with."""

from itertools import product
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from eval.cases.case import Case, Identifier
from service.stages.verify.decision import Point

WriterName = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_-]*$",
        description="extractive, openai or given; or one that a program brings along",
    ),
]
PromptName = Annotated[
    str,
    Field(
        pattern=r"^$|^[a-z_]+/v\d+(\+[a-z_]+/v\d+)*$",
        description="task/version, several joined by +; empty for the live ones",
    ),
]
Line = Annotated[float, Field(ge=0, le=1)]


class Configuring(BaseModel):
    """One configuration. ``threshold`` takes the place of the fitted probability from which a Sentence is supported.

    What is left out is as the settings say.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Identifier
    writer: WriterName = "extractive"
    model: str = ""
    prompt: PromptName = ""
    point: Point = Point.STRICT
    threshold: Line | None = None
    judge: bool = False
    embeddings: bool = True
    scorer: bool | None = None
    repairs: Annotated[int, Field(ge=0, le=2)] = 1
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    seed: int | None = None


class Matrix(BaseModel):
    """Every combination of the values given is one configuration; a list that is left out does not vary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    writer: Annotated[tuple[WriterName, ...], Field(min_length=1)] = ("extractive",)
    model: Annotated[tuple[str, ...], Field(min_length=1)] = ("",)
    prompt: Annotated[tuple[PromptName, ...], Field(min_length=1)] = ("",)
    point: Annotated[tuple[Point, ...], Field(min_length=1)] = (Point.STRICT,)
    threshold: Annotated[tuple[Line | None, ...], Field(min_length=1)] = (None,)
    judge: Annotated[tuple[bool, ...], Field(min_length=1)] = (False,)
    embeddings: Annotated[tuple[bool, ...], Field(min_length=1)] = (True,)
    scorer: Annotated[tuple[bool | None, ...], Field(min_length=1)] = (None,)
    repairs: Annotated[tuple[int, ...], Field(min_length=1)] = (1,)
    temperature: Annotated[tuple[float | None, ...], Field(min_length=1)] = (None,)
    seed: Annotated[tuple[int | None, ...], Field(min_length=1)] = (None,)

    def expand(self) -> tuple[Configuring, ...]:
        """The configurations, named by what varies among them; a model or prompt goes with the writers that ask one."""
        fields = list(type(self).model_fields)
        varied = [field for field in fields if len(getattr(self, field)) > 1]
        found: dict[tuple[object, ...], Configuring] = {}
        for values in product(*(getattr(self, field) for field in fields)):
            chosen = dict(zip(fields, values, strict=True))
            if chosen["writer"] != "openai" and not chosen["judge"]:
                chosen |= {"model": "", "prompt": "", "temperature": None, "seed": None}
            name = "-".join(
                _told(field, chosen[field]) for field in varied if chosen[field] not in ("", None)
            )
            found.setdefault(tuple(chosen.values()), Configuring(name=name or chosen["writer"], **chosen))
        return tuple(found.values())


def _told(field: str, value: object) -> str:
    if field in {"writer", "model", "prompt", "point"}:
        return str(value).replace("/", ".").replace("+", ".")
    return f"{field}.{value}"


class Suite(BaseModel):
    """Cases with the configurations that they are run with, ``repeats`` times each.

    ``cases`` are Cases, or paths of files that hold some, relative to the Suite's own file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Identifier
    version: Literal[1] = 1
    description: str = ""
    cases: tuple[Case | str, ...] = Field(min_length=1)
    configurations: tuple[Configuring, ...] = ()
    matrix: Matrix | None = None
    repeats: Annotated[int, Field(ge=1, le=1_000)] = 1

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [configuration.name for configuration in self.all_configurations]
        if len(names) != len(set(names)):
            raise ValueError(f"two configurations have one name: {sorted(names)}")
        return self

    @property
    def all_configurations(self) -> tuple[Configuring, ...]:
        """Those written out and those of the matrix; one that changes nothing where there are neither."""
        found = self.configurations + (self.matrix.expand() if self.matrix is not None else ())
        return found or (Configuring(name="default"),)
