"""News as files of their own."""

import datetime as dt

import pytest

from profdiff.news import Item, Line, posts

ITEM = Item(dt.date(2026, 11, 3), Line('I "joined" Brightwater as a scientist.'), "MD", "HTML")
INLINE = """\
---
layout: post
date: 2024-06-14 15:59:00-0400
inline: true
related_posts: false
---

I moved. :sparkles:
"""
LONG = """\
---
title: 'A long title'
date: 2024-06-14
permalink: /posts/2024/06/a-long-title/
tags:
  - kerbs
  - lanes
categories:
  - news
---

I moved.
"""


def write(folder, files, *items):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return posts.write(posts.posts_in(str(folder)), list(items or [ITEM]))


def test_al_folio(tmp_path):
    older = INLINE.replace("2024-06", "2023-06")
    (draft,) = write(tmp_path, {"announcement_9.md": INLINE, "announcement_10.md": older})
    assert draft.path == str(tmp_path / "announcement_11.md")
    assert draft.content == (
        "---\nlayout: post\ndate: 2026-11-03 00:00:00-0400\ninline: true\nrelated_posts: false\n"
        "---\n\nMD\n"
    )


def test_posts_as_academicpages_has_them(tmp_path):
    (draft,) = write(tmp_path, {"2024-06-14-a-long-title.md": LONG})
    name = "2026-11-03-i-joined-brightwater-as-a-scientist"
    assert draft.path == str(tmp_path / f"{name}.md")
    assert draft.content.splitlines() == [
        "---",
        r'title: "I \"joined\" Brightwater as a scientist"',
        "date: 2026-11-03",
        "permalink: /posts/2026/11/i-joined-brightwater-as-a-scientist/",
        "categories:",
        "  - news",
        "---",
        "",
        "MD",
    ]


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("announcement_1.md", "announcement_2.md"),
        ("news12.markdown", "news13.markdown"),
        ("2024-08-05_prize.md", "2026-11-03_i-joined-brightwater-as-a-scientist.md"),
        ("20240805-prize.md", "20261103-i-joined-brightwater-as-a-scientist.md"),
        ("prize.md", "i-joined-brightwater-as-a-scientist.md"),
    ],
)
def test_named_as_the_newest_is(tmp_path, name, new):
    (draft,) = write(tmp_path, {name: INLINE})
    assert draft.path == str(tmp_path / new)


def test_no_name_is_given_twice(tmp_path):
    drafts = write(tmp_path, {"prize.md": INLINE}, ITEM, ITEM)
    assert [draft.path.rpartition("scientist")[2] for draft in drafts] == [".md", "-2.md"]


def test_line_ends_of_the_newest(tmp_path):
    (draft,) = write(tmp_path, {"a.md": INLINE.replace("\n", "\r\n")})
    assert draft.content.count("\r\n") == draft.content.count("\n") == 8


def test_what_is_no_item_is_no_example(tmp_path):
    others = {
        "README.md": "# News\n",
        "b.md": "---\ntitle: x\n---\n",
        "c.md": "---\ndate: 2024-99-01\n---\n",
    }
    (draft,) = write(tmp_path, {**others, "announcement_1.md": INLINE})
    assert draft.path.endswith("announcement_2.md")
    assert len(posts.posts_in(str(tmp_path))) == 1


def test_an_example_of_a_far_year_is_not_the_newest(tmp_path):
    files = {"2199-01-01-future.md": LONG.replace("2024", "2199"), "announcement_1.md": INLINE}
    (draft,) = write(tmp_path, files)
    assert draft.path.endswith("announcement_2.md")
    assert "permalink" not in draft.content
