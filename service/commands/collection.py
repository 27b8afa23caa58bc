"""``citebrief collection``."""

import argparse
import asyncio
from typing import Any

from service.adapters.clock import SystemClock
from service.adapters.collection_store import SQLiteCollections
from service.adapters.crew import Crew
from service.adapters.reading import read_paths
from service.collections.shelf import Shelf
from service.commands import explanations
from service.commands.common import DONE, settings_of, tell
from service.domain.errors import InputError
from service.domain.groups import Event, Topic
from service.stages.clean import prepare

_ALONE = 300  # Articles that one process reads sooner than others could start


def add_collection(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
    """The command with its own commands and their arguments."""
    collection = commands.add_parser("collection", help="collections of articles that grow")
    own = collection.add_subparsers(required=True, metavar="COMMAND")
    add = own.add_parser("add", help="add articles to a collection, made where it is missing")
    add.add_argument("name", metavar="NAME")
    add.add_argument("paths", nargs="+", metavar="PATH", help="as for brief; not standard input")
    add.add_argument("--workers", type=int, metavar="N", help="processes; 0 for one a core")
    add.set_defaults(run=_add)
    topics = own.add_parser("topics", help="Topics, those with the latest Event first")
    topics.add_argument("name", metavar="NAME")
    topics.add_argument("--order", choices=["latest", "largest"], default="latest")
    topics.add_argument("--limit", type=int, default=50, metavar="N")
    topics.set_defaults(run=_topics)
    events = own.add_parser("events", help="Events by the day on which they happened, the latest first")
    events.add_argument("name", metavar="NAME")
    events.add_argument("--since", default="", metavar="DAY", help="such as 2026, 2026-03 or 2026-03-04")
    events.add_argument("--until", default="", metavar="DAY")
    events.add_argument("--limit", type=int, default=50, metavar="N")
    events.set_defaults(run=_events)
    history = own.add_parser("history", help="merges and splits with their causes")
    history.add_argument("name", metavar="NAME")
    history.add_argument("--after", type=int, default=0, metavar="NUMBER")
    history.add_argument("--limit", type=int, default=50, metavar="N")
    history.set_defaults(run=_history)
    delete = own.add_parser(
        "delete", help="delete a collection with its articles, groups and history, for good"
    )
    delete.add_argument("name", metavar="NAME")
    delete.set_defaults(run=_delete)
    explain = own.add_parser("explain", help="why two articles are together or apart")
    explain.add_argument("name", metavar="NAME")
    explain.add_argument("a", metavar="A", help="an article's id")
    explain.add_argument("b", metavar="B")
    explain.set_defaults(run=_explain)


def _store(arguments: argparse.Namespace) -> SQLiteCollections:
    if getattr(arguments, "limit", 1) < 1:
        raise InputError("--limit", f"{arguments.limit} is out of range", "give 1 or more")
    return SQLiteCollections(settings_of(arguments).data_dir / "citebrief.sqlite3")


def _add(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    articles = read_paths(arguments.paths, None)
    tell("read", f"{len(articles)} articles")
    with Crew(settings_of(arguments).workers if len(articles) > _ALONE else 1, prepare) as crew:
        made = asyncio.run(Shelf(store, SystemClock(), crew).add(arguments.name, articles))
    tell("added", f"{len(made.new)} new, {len(made.known)} known; {made.collection.articles} in all")
    tell("topics", f"{len(made.topics)} new or changed, {len(made.ended)} ended")
    for change in made.changes:
        print("\n".join(explanations.change(change)))
    return DONE


def _topics(arguments: argparse.Namespace) -> int:
    page = asyncio.run(_store(arguments).topics(arguments.name, arguments.order, arguments.limit, 0))
    for topic in page.listed:
        print(_topic_line(topic))
        for event in topic.events:
            print(f"  {_event_line(event)}")
    return DONE


def _events(arguments: argparse.Namespace) -> int:
    days = (arguments.since, arguments.until)
    page = asyncio.run(_store(arguments).events(arguments.name, days, arguments.limit, 0))
    for topic, event in page.listed:
        print(f"{topic} {_event_line(event)}")
    return DONE


def _history(arguments: argparse.Namespace) -> int:
    page = asyncio.run(_store(arguments).changes(arguments.name, arguments.after, arguments.limit))
    for record in page.listed:
        told = "\n".join(explanations.change(record.change))
        print(f"{record.number} {record.at} {told}")
    return DONE


def _delete(arguments: argparse.Namespace) -> int:
    asyncio.run(Shelf(_store(arguments), SystemClock()).delete(arguments.name))
    tell("deleted", arguments.name)
    return DONE


def _explain(arguments: argparse.Namespace) -> int:
    shelf = Shelf(_store(arguments), SystemClock())
    found = asyncio.run(shelf.explain(arguments.name, (arguments.a, arguments.b)))
    print("\n".join(explanations.lines(found)))
    return DONE


def _topic_line(topic: Topic) -> str:
    return f"{topic.id} {topic.label} ({len(topic.article_ids)}; {', '.join(topic.keywords)})"


def _event_line(event: Event) -> str:
    day = "no date" if event.date.date is None else str(event.date.date)
    return f"{event.id} {day} {event.label} ({len(event.article_ids)})"
