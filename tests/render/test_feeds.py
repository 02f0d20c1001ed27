"""The feeds of a changelog: held to their specifications, and read by a reader of feeds."""

import datetime as dt
import html.parser
import json
import re
from xml.etree import ElementTree as ET

import feedparser
import pytest

from profdiff.changelogs import Changelog, Section
from profdiff.changes import Change
from profdiff.records import Award, Person
from profdiff.render.changelog import Wish, render_changelog

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/~mira/?a=1&b=2"
#: RFC 4287, 4.1.1 and 4.1.2: children of a feed and an entry → how often they may be there.
FEED = {"author": (1, 99), "id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (0, 1)}
FEED |= {"generator": (0, 1), "entry": (0, 999)}
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "content": (0, 1), "link": (0, 1)}
#: JSON Feed 1.1: keys → their type, and those that have to be there.
TOP = {"version": str, "title": str, "home_page_url": str, "authors": list, "items": list}
ITEM = {"id": str, "url": str, "title": str, "content_html": str, "date_modified": str}
HOSTILE = [
    "</content><script>alert(1)</script>",
    "]]>&amp;<![CDATA[",
    '"><img src=x onerror=alert(1)>',
    "a\x00b\x08c\x1bd\ufffee\udc80f\u202eg",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;",
]


def added(name):
    return Change(id=f"award:{name}", entity="award", op="added", label=name, new=Award(name=name))


def section(date, *names, at=None):
    return Section(
        date=date,
        at=at or f"{date}T12:00:00+02:00",
        version="f00",
        changes=[added(name) for name in names],
    )


def log(*sections, window="day", name="Mira Sol"):
    return Changelog(path="about.md", name=name, window=window, sections=[*sections])


def atom(of, url=""):
    text = render_changelog(of, "atom", Wish(url=url))
    root = ET.fromstring(text.encode())  # noqa: S314  # ours
    hold_to_rfc_4287(root, url)
    return root


def json_feed(of, url=""):
    told = json.loads(render_changelog(of, "jsonfeed", Wish(url=url)))
    hold_to_json_feed(told)
    return told


def hold_to_rfc_4287(root, url):
    assert root.tag == f"{ATOM}feed"
    hold_children(root, FEED)
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        hold_children(entry, ENTRY)
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        assert len(content) == 0
    ids = [found.text for found in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    for id_ in ids:
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id_)
    times = [rfc_3339(found.text) for found in root.iter(f"{ATOM}updated")]
    assert times[0] == max(times[1:], default=times[0])
    assert {found.get("href") for found in root.iter(f"{ATOM}link")} == ({url} if url else set())


def hold_children(element, rules):
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= set(rules)
    for name, (least, most) in rules.items():
        assert least <= names.count(name) <= most, name
    for child in element:
        if child.tag.removeprefix(ATOM) in ("id", "title", "updated"):
            assert child.text
            assert not len(child)


def rfc_3339(text):
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text)
    return dt.datetime.fromisoformat(text)


def hold_to_json_feed(told):
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert {"version", "title", "items"} <= set(told) <= set(TOP)
    assert all(isinstance(value, TOP[key]) for key, value in told.items())
    assert all(author["name"] for author in told["authors"])
    for item in told["items"]:
        assert {"id", "content_html"} <= set(item) <= set(ITEM)
        assert all(isinstance(value, ITEM[key]) for key, value in item.items())
        rfc_3339(item["date_modified"])
    ids = [item["id"] for item in told["items"]]
    assert len(set(ids)) == len(ids)


def ids(of, url=""):
    found = [entry.find(f"{ATOM}id").text for entry in atom(of, url).findall(f"{ATOM}entry")]
    assert found == [item["id"] for item in json_feed(of, url)["items"]]
    return found


@pytest.mark.parametrize("url", ["", URL])
def test_a_reader_of_feeds_gets_what_was_written(url):
    told = log(
        section("2024-05-02", "Kerb Prize"), section("2023-01-01", "Lane Medal", at="2023-01-01")
    )
    atom(told, url)
    read = feedparser.parse(render_changelog(told, "atom", Wish(url=url)).encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "Mira Sol: what is new"
    assert [link.href for link in read.feed.get("links", [])] == ([url] if url else [])
    assert [entry.title for entry in read.entries] == [
        "2024-05-02: receives Kerb Prize",
        "2023-01-01: receives Lane Medal",
    ]
    assert [entry.updated for entry in read.entries] == [
        "2024-05-02T12:00:00+02:00",
        "2023-01-01T00:00:00Z",
    ]
    assert "<li>Award: Kerb Prize</li>" in read.entries[0].content[0].value


def test_a_json_feed_says_the_same():
    told = json_feed(log(section("2024-05-02", "Kerb Prize")), URL)
    assert told["home_page_url"] == told["items"][0]["url"] == URL
    assert told["items"][0]["title"] == "2024-05-02: receives Kerb Prize"
    assert "<li>Award: Kerb Prize</li>" in told["items"][0]["content_html"]


def test_an_id_stays_when_more_is_done_on_the_same_day_or_later():
    before = log(section("2024-05-02", "A"), section("2024-01-01", "B"))
    more = log(
        section("2024-05-02", "A", "C", at="2024-05-02T18:00:00Z"), section("2024-01-01", "B")
    )
    assert ids(more) == ids(before)
    assert atom(more).findtext(f"{ATOM}updated") == "2024-05-02T18:00:00Z"
    later = log(section("2024-06-01", "D"), *before.sections)
    assert ids(later)[1:] == ids(before)


def test_feeds_of_other_pages_and_windows_have_other_ids():
    one = section("2024-05-02", "A")
    found = [
        *ids(log(one)),
        *ids(log(one), URL),
        *ids(log(one, name="Ivo Brandt")),
        *ids(log(one, window="week")),
        *ids(log(one, window="month")),
    ]
    assert len(set(found)) == len(found)
    assert ids(log(one), URL) == ids(log(one, name="Mira Sol-Brandt"), URL)


def test_a_day_that_comes_up_twice_has_two_entries():
    """A clock went wrong, or commits were put in another order."""
    older = [section("2024-05-02", "A"), section("2024-05-01", "B")]
    found = ids(log(section("2024-05-02", "C"), *older))
    assert len(set(found)) == 3
    assert found[1:] == ids(log(*older))


def test_the_newest_time_is_the_latest_moment_whatever_its_zone():
    told = log(
        section("2024-05-02", "A", at="2024-05-02T01:00:00+14:00"),
        section("2024-05-01", "B", at="2024-05-01T23:00:00-08:00"),
    )
    assert atom(told).findtext(f"{ATOM}updated") == "2024-05-01T23:00:00-08:00"


def test_no_entries():
    assert atom(log()).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert json_feed(log())["items"] == []


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, *attrs))


@pytest.mark.parametrize("text", HOSTILE)
def test_page_text_is_text(text):
    person = Change(
        id="person:x", entity="person", op="removed", label=text, old=Person(name=text, group=text)
    )
    told = log(section("2024-05-02", text), name=text)
    told.sections[0].changes.append(person)
    entry = atom(told).find(f"{ATOM}entry")
    item = json_feed(told)["items"][0]
    assert entry.findtext(f"{ATOM}content") == item["content_html"]
    tags = Tags()
    tags.feed(item["content_html"])
    assert tags.tags == {("h3",), ("ul",), ("li",)}
    assert not feedparser.parse(render_changelog(told, "atom", Wish()).encode()).bozo
