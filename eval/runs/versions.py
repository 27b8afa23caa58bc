"""What decides a Brief besides its Case: the code, the prompts, the configuration."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from eval.runs.cells import Configuration, RunCase
from eval.runs.folder import plain
from service.adapters.prompt_files import PromptFiles
from service.domain.articles import Article
from service.domain.errors import PromptError
from service.settings import Settings

Recorded = dict[str, str | int | float | bool | None]

_SEED_STEP = 1_000
_CODE = (".py", ".md", ".toml", ".json")


@cache
def code_digest() -> str:
    """16 hexadecimal digits over every file of ``service`` and ``prompts``: edited code is another version."""
    digest = hashlib.sha256()
    for package in ("service", "prompts"):
        for path, content in _sources(files(package), package):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir() and each.name != "__pycache__":
            yield from _sources(each, f"{path}/{each.name}")
        elif each.is_file() and each.name.endswith(_CODE):
            yield f"{path}/{each.name}", each.read_bytes()


def prompt_files(configuration: Configuration) -> PromptFiles:
    """The prompts of ``configuration``: the live ones but for those that it names.

    Raises:
        PromptError: it names a task that there is not, or no version.
    """
    named = [name.partition("/") for name in configuration.prompt.split("+") if name]
    tasks = PromptFiles().released.live
    for task, _, version in named:
        if task not in tasks or not version:
            raise PromptError(
                f"{configuration.prompt!r} is not as draft/v1; there are prompts for {', '.join(tasks)}"
            )
    return PromptFiles(versions={task: version for task, _, version in named})


def resolved(configuration: Configuration, settings: Settings) -> Configuration:
    """``configuration`` with what it leaves open taken from ``settings``; without a model, none of what is a model's."""
    scorer = settings.scorer if configuration.scorer is None else configuration.scorer
    configuration = replace(configuration, scorer=scorer)
    if not configuration.asks_a_model:
        return replace(configuration, model="", prompt="", temperature=None, seed=None)
    return replace(
        configuration,
        model=configuration.model or settings.model,
        temperature=settings.temperature if configuration.temperature is None else configuration.temperature,
        seed=settings.seed if configuration.seed is None else configuration.seed,
    )


def seeded(configuration: Configuration, repeat: int) -> Configuration:
    """``configuration`` with the seed of ``repeat``: the first has the service's own, each further one another.

    With one seed a server that honours it would give the same reply to every repeat, and no spread would ever be seen.
    The step leaves room for the variants of one request, which count up from its seed.
    """
    seed = configuration.seed
    return configuration if seed is None else replace(configuration, seed=seed + _SEED_STEP * repeat)


def recorded(configuration: Configuration, settings: Settings) -> Recorded:
    """What a Brief's Provenance says of how it was made; the service's own names, and the Verifier's line besides."""
    found: Recorded = {
        "repairs": configuration.repairs,
        "judge": configuration.judge,
        "embeddings": configuration.embeddings,
        "scorer": configuration.scorer,
        "point": configuration.point.value,
        "threshold": configuration.threshold,
    }
    if configuration.asks_a_model:
        found |= {
            "temperature": configuration.temperature,
            "seed": configuration.seed,
            "reply_tokens": settings.reply_tokens,
        }
    if configuration.judge:
        found["judge_votes"] = settings.judge_votes
    return found


def inputs_digest(  # noqa: PLR0913  all that decides a cell
    case: RunCase,
    articles: Sequence[Article],
    configuration: Configuration,
    repeat: int,
    *,
    identity: Mapping[str, str],
    settings: Settings,
) -> str:
    """SHA-256 of all that decides a cell: a cell with the same digest need not be made again."""
    content = [
        [
            [article.id, hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()]
            for article in articles
        ],
        case.case.options.model_dump(mode="json"),
        [sentence.model_dump() for sentence in case.case.given],
        dict(plain(configuration)),
        repeat,
        dict(sorted(identity.items())),
        recorded(configuration, settings),
        [settings.context_tokens, settings.max_tokens_per_brief, settings.max_cost_per_brief],
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
