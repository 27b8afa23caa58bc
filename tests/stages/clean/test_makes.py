"""Pages of many makes, each line marked with what cleaning must take it for.

``=`` the headline, ``+`` the story's own, ``-`` left out, ``<`` left out with the line after it going on in the same line.
"""

import pytest

from service.domain.articles import Article
from service.stages.clean import clean

PAGES = {
    "local": """
- Menu
= Storm breaks pier at Osk
+ A storm broke the old wooden pier at Osk on Friday night, the harbour office said.
- Pier closed: how to get your deposit back
+ Nobody was hurt, but two boats sank at their moorings before the wind fell.
- TICKETS Adults 4 crowns, pupils free. No dogs.
+ Repairs will take until March, the head of the office told the council.
- What do you think? Have your say below.
- Log in
- Register
""",
    "wordpress": """
- Skip to content
- Harbour Matters
- Just another weblog about ships
= Osk ferry to stop calling at Tarn from August
- Posted on June 3, 2025 by admin
+ The ferry company Osk Line will stop calling at Tarn from 4 August, its director Lena Brandt said on Tuesday.
+ She blamed the price of fuel, which has risen by 18 per cent since January.
- Share this:
- Click to share on Twitter (Opens in new window)
- Click to share on Facebook (Opens in new window)
- Like this:
- Like Loading...
- Posted in Shipping. Tagged ferries, Osk, Tarn.
- 2 thoughts on “Osk ferry to stop calling at Tarn from August”
- Proudly powered by WordPress
""",
    "newspaper": """
- Subscribe | Log in | E-paper
= Council votes for toll on Velden bridge
- Marta Ruiz
- Local government reporter
- 12 May 2025, 06:00
- Updated 12 May 2025, 09:14
- Save for later
- Gift this article
+ The city council of Velden voted by 31 to 24 on Monday night for a toll on the river bridge.
- You have 2 free articles left this month. Subscribe for unlimited access.
+ Cars will pay 1.20 crowns for each crossing from October, according to the resolution.
- Most read in Local
- Fire at paint works was no accident, police say
- Swimming pool closes for the summer
+ Councillor Ida Holm, who voted against it, said that nurses and teachers would pay most.
- Support local journalism. Become a member today.
- Report a correction or typo to our newsroom.
""",
    "agency": """
= Kestria cuts rate to 3.5 pct, surprises markets
- 03 Jun 2025 14:05 GMT
< PORT ANSEL, June 3 (Northlight Wire) -
+ The central bank of Kestria cut its main rate by half a point to 3.5 per cent on Tuesday.
+ Governor Paulo Ferrand told reporters that inflation had fallen faster than forecast.
- (Reporting by Ana Weil in Port Ansel; Editing by Tom Okoro)
- Our Standards: The Northlight Wire Trust Principles.
- Keywords: KESTRIA RATES/
""",
    "press_release": """
- Official website of the Government of Velland
- An official website. Here's how you know
- FOR IMMEDIATE RELEASE
- Contact: Press Office, 555-0142, press@water.velland.example
= Ministry of Water opens second intake at Lake Sorn
- June 11, 2025
+ The Ministry of Water today opened a second intake at Lake Sorn that can supply 40,000 households.
+ “We promised this two years ago and we delivered,” said Minister Ola Strand.
- ###
- Was this page helpful? Yes No
- Print this release
""",
    "blog_mirror": """
- This post originally appeared on River Notes.
= What the dredging contract says
- 6 min read
- Follow the author
+ The dredging contract runs for nine years and costs 212 million crowns, a copy published by the port shows.
+ It lets the port cancel after three years if the channel silts up again.
- If you enjoyed this post, please consider subscribing to my newsletter.
- View original post
- Posted in Uncategorized
- Bookmark the permalink.
""",
    "amp": """
- Open in app
- Menu
= Strike halts trams in Casterby for third day
- By Jon Pell
- 1 hour ago
+ Trams stood still in Casterby for a third day on Thursday as drivers held out for a pay rise of 9 per cent.
- Swipe up for next story
- View non-AMP version at casterbypress.example
+ The operator said it had offered 5 per cent and would talk again on Friday.
- Tap to unmute
- Loading next article...
""",
    "mobile": """
- ☰
- Get the app
= Bridge at Merrow closed after crack is found
- 📷 Photo: K. Ode
- Aa Aa Aa
+ The road bridge at Merrow was closed on Sunday after inspectors found a crack in a pillar.
- Tap here to turn on notifications
- 3 of 12
+ Engineers from Lindwall will measure it on Monday, the road authority said.
- ⬇ Scroll for more ⬇
""",
    "forum": """
- Board index » General » Ships
= Night boat sold to Greek firm?
- Post by harbourcat » Tue Jun 03, 2025 9:12 pm
+ The night boat was sold to a firm from Patras for 4 million euros, the shipping registry shows today.
- Quote
- Report post
- Joined: Mon Jan 04, 2010 10:11 am
- Posts: 1204
- Location: Osk
- Users browsing this forum: No registered users and 3 guests
""",
    "live_blog": """
= Storm reaches the coast of Velland: live
- LIVE
- Last updated 18:42
- 18:42
+ The harbour of Osk has been closed to all ships, the coast guard said.
- Share
- Copied
- 18:20
+ Some 12,000 homes were without power in Tarn by six in the evening, the grid operator Sornkraft reported.
- Share
- Load older posts
""",
    "newsletter": """
- View in browser
- Good morning! It's Tuesday, 3 June.
= Port deal clears last hurdle
+ The port of Lindwall signed its deal with two shipping lines on Monday after 14 months of talks.
+ It gives them berths until 2040 in return for 90 million crowns.
- Was this email forwarded to you? Sign up here.
- You are receiving this email because you signed up on our website.
- Unsubscribe | Manage preferences
""",
    "pdf": """
- Page 1 of 3
= Report on the water level of Lake Sorn
- Velland Water Institute – Bulletin 7/2025
+ The level of Lake Sorn fell by 42 centimetres between March and May 2025, the lowest reading since meas-
urements began in 1961.
- Velland Water Institute – Bulletin 7/2025
- Page 2 of 3
+ The institute expects the level to rise again in autumn if rainfall is normal.
- Velland Water Institute – Bulletin 7/2025
- Page 3 of 3
""",
    "interview": """
= “We will not sell the pilots' house”
- Interview by Sara Lund
- Listen · 14 min
+ Harbour master Edvin Kroll has run the port of Tarn for eleven years and leaves in December.
+ Q: Why now?
+ A: Because the new channel is finished, and the port needs somebody who knows containers.
+ Lund: Will the pilots' house be sold?
+ Kroll: No. The council promised me that in writing in April.
- This interview has been edited for length and clarity.
- Transcript provided by the producers.
""",
}


def _page(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text of a page, and each of its stretches with its mark; a line without a mark goes on from the one above."""
    text, last = "", ""
    stretches: list[tuple[str, int, int]] = []
    for line in marked.strip().split("\n"):
        if line[1:2] != " ":
            mark, start = stretches.pop()[:2]
            text += "\n" + line
        else:
            mark = line[0]
            gap = " " if last == "<" else "\n\n" if last in "+=" or mark in "+=" else "\n"
            text += gap if text else ""
            start = len(text)
            text += line[2:]
        stretches.append((mark, start, len(text)))
        last = mark
    return text, stretches


@pytest.mark.parametrize("make", sorted(PAGES))
def test_sentences_stay_and_furniture_goes(make: str) -> None:
    text, stretches = _page(PAGES[make])
    result = clean(Article("a0", "", text))
    kept = [(passage.span, passage.role.value) for passage in result.passages]
    wrong = []
    for mark, start, end in stretches:
        roles = [role for span, role in kept if span.start < end and start < span.end]
        right = {"=": roles == ["headline"], "+": bool(roles) and "headline" not in roles}.get(
            mark, not roles
        )
        if not right:
            wrong.append((mark, text[start:end], roles))
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("PORT ANSEL, June 3, 2025 (Northlight Wire) - The ministers signed the treaty at noon.", "PORT ANSEL, June 3, 2025 (Northlight Wire) -"),
        ("Lindwall, 3 June (Reuters) – “We signed it at last,” said the minister of ports.", "Lindwall, 3 June (Reuters) –"),
        ("BRAE, Vell. — The council of Brae voted for the toll on Monday evening.", "BRAE, Vell. —"),
        ("(AP) — The council of Brae voted for the toll on Monday evening.", "(AP) —"),
        ("NATO - the alliance of thirty-two states - met in Lindwall on Monday.", ""),
        ("The Alliance for Rivers (AFR) - The group that sued - lost its case on Monday.", ""),
        ("June 3 - The council of Brae voted for the toll on Monday evening.", ""),
        ("Kroll - The man who ran the port - leaves the office in December.", ""),
    ],
)  # fmt: skip
def test_a_dateline_is_no_part_of_the_first_sentence(line: str, opening: str) -> None:
    result = clean(Article("a0", "", f"Ministers sign at last\n\n{line}"))
    bylines = [left.span.of(result.article.text) for left in result.left_out]
    assert bylines == ([opening] if opening else [])
    lead = result.passages[-1]
    assert lead.sentences[0].of(result.article.text).startswith(line[len(opening) :].strip()[:20])


def test_a_dateline_still_dates_and_credits() -> None:
    text = "Ministers sign\n\nPORT ANSEL, June 3, 2025 (Northlight Wire) - The ministers signed the treaty at noon."
    result = clean(Article("a0", "", text)).article
    assert str(result.published.date) == "2025-06-03"
    assert [note.value for note in result.notes if note.kind.value == "hand"] == ["wire"]
