"""News as files of their own: al-folio's `_news/*.md`, and posts as academicpages has them.

A new file is named as the newest is, and has its front matter: what is true of any item stays, its
date is in the same form, and what belongs to that one item is left out.
"""

import datetime as dt
import json
import os
import re
from typing import NamedTuple

from profdiff.errors import InputError
from profdiff.news import Draft, Item
from profdiff.normal import fold
from profdiff.sources import MAX_BYTES
from profdiff.sources.file import read_regular

#: Folders whose files are news, one an item; then such as may be.
NEWS_FOLDERS = ("_news",)
POST_FOLDERS = ("_posts",)
_SUFFIXES = (".md", ".markdown")
#: Keys of front matter that hold for any item of a folder.
_KEPT = frozenset(
    "layout inline related_posts published author lang categories category type toc comments"
    " share".split()
)
_KEY = re.compile(r"([\w-]+)\s*:\s*(.*)")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_NAMED_BY_DAY = re.compile(r"(\d{4})([-_]?)(\d\d)\2(\d\d)([-_])")
_NUMBERED = re.compile(r"(.*?)(\d+)$")
_ADDRESS = re.compile(r"/\d{4}/\d\d/")
#: So many words of a sentence name its file.
_WORDS_OF_NAME = 6


class Post(NamedTuple):
    """A file of news: its path, the day it is of, its front matter by lines, its text."""

    path: str
    day: dt.date
    front: list[str]
    text: str
    eol: str


def posts_in(folder: str) -> list[Post]:
    """The items of a folder, the newest first; a file without a date is none."""
    names = sorted(name for name in os.listdir(folder) if name.endswith(_SUFFIXES))
    found = [_post(os.path.join(folder, name)) for name in names]
    return sorted(filter(None, found), key=lambda post: (post.day, post.path), reverse=True)


def write(posts: list[Post], items: list[Item]) -> list[Draft]:
    """A new file for each item, beside the newest of those that are there.

    Themes have examples of posts that are to come in a far year: they are not the newest.
    """
    taken = {os.path.basename(post.path) for post in posts}
    drafts = []
    for item in items:
        newest = next((post for post in posts if post.day <= item.day), posts[0])
        name = _name(newest, item, taken)
        taken.add(name)
        lines = [*_front(newest, item, name), "", item.markdown]
        content = "".join(f"{line}{newest.eol}" for line in ["---", *lines])
        path = os.path.join(os.path.dirname(newest.path), name)
        drafts.append(Draft(path, content, content.replace("\r\n", "\n")))
    return drafts


def _post(path: str) -> Post | None:
    try:
        text = read_regular(path, MAX_BYTES).decode("utf-8", "replace")
    except InputError:  # what cannot be read is no example
        return None
    eol = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---" or "---" not in lines[1:]:
        return None
    end = lines.index("---", 1)
    front = lines[1:end]
    told = next((line for line in front if line.startswith("date:")), os.path.basename(path))
    found = _DAY.search(told)
    try:
        day = dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    return Post(path, day, front, "\n".join(lines[end + 1 :]), eol) if day else None


def _front(newest: Post, item: Item, name: str) -> list[str]:
    """The front matter of a new item, with the line that ends it."""
    told: list[str] = []
    kept = False
    for line in newest.front:
        key = _KEY.match(line)
        if key:
            new = _line(key[1], key[2], line, item, name)
            kept = new is not None and new == line
            told += [new] if new is not None else []
        elif kept and line[:1] in (" ", "\t", "-"):
            told.append(line)  # goes on with what the key before began
    return [*told, "---"]


def _line(key: str, value: str, line: str, item: Item, name: str) -> str | None:
    """A line of front matter for a new item, None for one that only the newest has."""
    if key in _KEPT:
        return line
    if key == "date":
        return _TIME.sub(lambda time: re.sub(r"\d", "0", time[0]), _DAY.sub(f"{item.day}", line))
    if key == "title" and value:
        return f"title: {json.dumps(item.line.plain.removesuffix('.'), ensure_ascii=False)}"
    if key == "permalink" and _ADDRESS.search(value):
        start = value[: _ADDRESS.search(value).start()].strip("'\"")  # type: ignore[union-attr]  # found above
        slug = _NAMED_BY_DAY.sub("", name.rpartition(".")[0])
        return f"permalink: {start}/{item.day:%Y/%m}/{slug}/"
    return None


def _name(newest: Post, item: Item, taken: set[str]) -> str:
    """A name as the newest has: with its day before it, or with the next number behind."""
    stem, _, suffix = os.path.basename(newest.path).rpartition(".")
    slug = "-".join(fold(item.line.plain).split()[:_WORDS_OF_NAME])
    by_day = _NAMED_BY_DAY.match(stem)
    numbered = _NUMBERED.fullmatch(stem)
    if by_day:
        sep = by_day[2]
        stem = f"{item.day:%Y}{sep}{item.day:%m}{sep}{item.day:%d}{by_day[5]}{slug}"
    elif numbered:
        stems = [_NUMBERED.fullmatch(name.rpartition(".")[0]) for name in taken]
        numbers = [int(each[2]) for each in stems if each and each[1] == numbered[1]]
        return f"{numbered[1]}{max(numbers) + 1}.{suffix}"
    else:
        stem = slug
    name, count = f"{stem}.{suffix}", 2
    while name in taken:
        name, count = f"{stem}-{count}.{suffix}", count + 1
    return name
