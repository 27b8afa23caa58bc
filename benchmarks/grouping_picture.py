"""A picture of a real collection's Topics over time, drawn as SVG: the articles of basil, 2010 to 2019.

python -m benchmarks.grouping_picture [--data ../shared/data] [--out docs/topics-over-time.svg]

Grouped as the service does it. A row is a Topic of three Articles or more, the largest 25, by first publication; keywords name
it, as headlines are their publishers'. A dot is the Articles of an Event that came within a week, which is a pixel here.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

from benchmarks.grouping_sets import read
from service.domain.groups import Topic
from service.stages.group import group
from service.stages.group.cards import card_of
from service.stages.origins import find_origins

Days = Mapping[str, date]
"""The day of publication of each dated Article, by id."""

_FEWEST, _MOST_ROWS = 3, 25
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _FOOT, _LANE = 900, 212, 806, 62, 23, 30, 4.5
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#1a1a1a}.name{text-anchor:end}.tick{font-size:11px;text-anchor:middle}"
    ".year{stroke:#b5b5b5}.half{stroke:#d9d9d9}.span{stroke:#8a8a8a}.band{fill:#f4f4f4}"
    ".dark{fill:#0b3c66;stroke:#fff;stroke-width:.7}.light{fill:#a9cdea;stroke:#1a1a1a;stroke-width:.8}"
)


def name(topic: Topic, longest: int = 30) -> str:
    """Two or three of a Topic's keywords: as many as there is room for."""
    words = topic.keywords[:3]
    return ", ".join(words if len(", ".join(words)) <= longest else words[:2])


def chosen(topics: Sequence[Topic], days: Days) -> list[Topic]:
    """The largest Topics, by their first publication."""
    dated = {topic.id: sorted(days[one] for one in topic.article_ids if one in days) for topic in topics}
    large = [topic for topic in topics if len(dated[topic.id]) >= _FEWEST]
    large.sort(key=lambda topic: (-len(dated[topic.id]), dated[topic.id], topic.id))
    return sorted(large[:_MOST_ROWS], key=lambda topic: (dated[topic.id], topic.id))


def weeks(event: Sequence[date]) -> list[list[date]]:
    """An Event's days of publication, in order, parted where one is a week or more after the first of its part."""
    parts: list[list[date]] = []
    for day in event:
        if not parts or (day - parts[-1][0]).days >= 7:
            parts.append([])
        parts[-1].append(day)
    return parts


def dot(shade: str, x: float, y: float, articles: int) -> str:
    """A dot for so many Articles: its area grows with them."""
    return f'<circle class="{shade}" cx="{x:.1f}" cy="{y:g}" r="{2.7 * articles**0.5:.1f}"/>'


def written(x: float, y: float, text: str, kind: str = "said") -> str:
    """A line of text."""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:g}">{escape(text)}</text>'


class Scale:
    """Where a day stands, between the first day of the first year and the last of the last."""

    def __init__(self, days: Days) -> None:
        self.years = range(min(days.values()).year, max(days.values()).year + 1)
        self._first = date(self.years[0], 1, 1).toordinal()
        self._whole = date(self.years[-1] + 1, 1, 1).toordinal() - self._first

    def __call__(self, day: date) -> float:
        """The x of ``day``."""
        return _LEFT + (_RIGHT - _LEFT) * (day.toordinal() - self._first) / self._whole


def axis(scale: Scale, bottom: int) -> list[str]:
    """Lines for years and halves of years, short ones for quarters, and what they are called."""
    made = [f'<path class="year" d="M{_RIGHT} {_TOP - 6}V{bottom + 6}"/>']
    for year in scale.years:
        x, *later = [scale(date(year, month, 1)) for month in (1, 4, 7, 10)]
        middle, quarters = later[1], "".join(f"M{one:.1f} {bottom}v6" for one in later)
        made.append(f'<path class="year" d="M{x:.1f} {_TOP - 6}V{bottom + 6}{quarters}"/>')
        half = f'<path class="half" d="M{middle:.1f} {_TOP}V{bottom}"/>'
        made += [half, written(middle, _TOP - 10, str(year), "tick")]
        made += [written(x, bottom + 19, "Jan", "tick"), written(middle, bottom + 19, "Jul", "tick")]
    return made


def row(topic: Topic, days: Days, scale: Scale, y: float) -> list[str]:
    """A Topic's keywords, span, dots and counts; Events are dark and above the line, light and below it by turns."""
    events = sorted(sorted(days[one] for one in event.article_ids if one in days) for event in topic.events)
    every = sorted(day for event in events for day in event)
    span = f'<path class="span" d="M{scale(every[0]):.1f} {y:g}H{scale(every[-1]):.1f}"/>'
    made = [written(_LEFT - 12, y + 4, name(topic), "name"), span]
    for number, event in enumerate(filter(None, events)):
        shade, at = ("light", y + _LANE) if number % 2 else ("dark", y - _LANE * (len(events) > 1))
        made += [dot(shade, scale(week[0]), at, len(week)) for week in weeks(event)]
    return [*made, written(_RIGHT + 12, y + 4, f"{len(every)} in {sum(map(bool, events))}")]


def legend() -> list[str]:
    """What is what."""
    made = [written(_LEFT - 12, 20, "Topic, by its keywords", "name"), dot("dark", 222, 16, 1)]
    made += [written(230, 20, "1 article"), dot("dark", 306, 16, 3)]
    made += [written(316, 20, "3 within a week"), dot("light", 428, 16, 3)]
    after = written(438, 20, "the Topic's next event: by turns dark and light")
    return [*made, after, written(_RIGHT + 12, 20, "Articles"), written(_RIGHT + 12, 35, "in events")]


def picture(topics: Sequence[Topic], days: Days) -> str:
    """The SVG of ``topics``, a row each, in this order."""
    scale, bottom = Scale(days), _TOP + _ROW * len(topics)
    size = f'width="{_WIDTH}" height="{bottom + _FOOT}"'
    rows = f"{len(topics)} Topics, {scale.years[0]} to {scale.years[-1]}: {'; '.join(map(name, topics))}."
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + _FOOT}" {size} role="img" aria-labelledby="title told">'
    told = f'<title id="title">Topics of a real collection over time</title><desc id="told">{escape(rows)}</desc>'
    made = [head, told, f'<style>{_STYLE}</style><rect {size} fill="#fff"/>', *legend()]
    bands = "".join(f"M0 {y}h{_WIDTH}v{_ROW}H0z" for y in range(_TOP, bottom, 2 * _ROW))
    made += [f'<path class="band" d="{bands}"/>', *axis(scale, bottom)]
    for place, topic in enumerate(topics):
        made += row(topic, days, scale, _TOP + _ROW * (place + 0.5))
    return "\n".join([*made, "</svg>\n"])


def main() -> int:
    """Draw it; 2 where the data is not there."""
    as_it_is = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=as_it_is)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with stories/")
    parser.add_argument("--out", type=Path, default=Path("docs/topics-over-time.svg"))
    arguments = parser.parse_args()
    if not (path := arguments.data / "stories" / "basil.jsonl.gz").is_file():
        print(f"not there: {path}; name the folder that has stories/ with --data", file=sys.stderr)
        return 2
    articles = read(path).articles
    days = {one.article.id: day for one in articles if (day := card_of(one).published)}
    topics = chosen(group(articles, find_origins(articles), None).topics, days)
    arguments.out.write_text(picture(topics, days), encoding="utf-8")
    print(f"{arguments.out}: {len(topics)} Topics, {len(days)} of {len(articles)} articles are dated")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
