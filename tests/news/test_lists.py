"""Items of news written into lists, each in the list's own form."""

import datetime as dt

import pytest

from profdiff import api
from profdiff.diff import compare_profiles
from profdiff.errors import InputError
from profdiff.news import Item, Line
from profdiff.news.home import PageHome
from profdiff.render.announcing import _html, _markdown

DAY = dt.date(2026, 11, 3)
LINE = Line("Our paper ", "Kerbs & <Lanes>", " is accepted at NeurIPS 2026.")
ABOUT = "# About\n\nI am a research scientist at Brightwater.\n\n"
END = "\n\n# Publications\n\n- Mira Sol. *A Note on Kerbs*. TRB 2020.\n"
MARKDOWN = r"Our paper *Kerbs & \<Lanes\>* is accepted at NeurIPS 2026."
HTML = "Our paper <em>Kerbs &amp; &lt;Lanes&gt;</em> is accepted at NeurIPS 2026."


def item(line=LINE, day=DAY):
    return Item(day, line, _markdown(line), _html(line))


def home(text, path="about.md"):
    def parse(source):
        return api.parse_bytes(source.encode(), path)

    return PageHome(path, text, parse)


def written(text, *items, path="about.md"):
    """The page with the items; it says just these more."""
    page = home(text, path)
    draft = page.drafts([*items] or [item()])[0]
    compared = compare_profiles(page.profile, home(draft.content, path).profile)
    assert [(change.entity, change.op) for change in compared.changes] == [
        ("news", "added") for _ in items or [0]
    ]
    return draft


LISTS = {
    "bold dates": (
        "- **[Mar 2024]** My page is new.\n- **[Sep 2023]** I gave a talk.",
        f"- **[Nov 2026]** {MARKDOWN}",
    ),
    "a colon": (
        "* May 2024: I moved.\n* Jun 2023: I gave a talk.",
        f"* Nov 2026: {MARKDOWN}",
    ),
    "numbers and italics": (
        "+ _2024-03-05_ -- I moved to a new place.\n+ _2023-06-17_ -- I gave a talk.",
        f"+ _2026-11-03_ -- {MARKDOWN}",
    ),
    "no full stops": (
        "- 10/24: Moved to Halden\n- 07/23: Talk at a workshop",
        f"- 11/26: {MARKDOWN[:-1]}",
    ),
    "links and bold words": (
        "- **Mar 2024** **[Paper](https://x.org/p)** is out.\n- **Sep 2023** I gave a [talk](/t).",
        f"- **Nov 2026** {MARKDOWN}",
    ),
    "a loose list": (
        "- Mar 2024: I moved.\n\n- Sep 2023: I gave a talk.",
        f"- Nov 2026: {MARKDOWN}\n",
    ),
    "an emoji before one item": (
        "- 🎉 Mar 2024: I moved.\n- Sep 2023: I gave a talk.\n- Jul 2023: I learnt to ride.",
        f"- Nov 2026: {MARKDOWN}",
    ),
    "an emoji before each item": (
        "- 🎉 **Mar 2024**: I moved.\n- 🎤 **Sep 2023**: I gave a talk.",
        f"- **Nov 2026**: {MARKDOWN}",
    ),
    "a table": (
        "| Date | What |\n| --- | --- |\n| Mar 2024 | I moved. |\n| Sep 2023 | I gave a talk. |",
        f"| Nov 2026 | {MARKDOWN} |",
    ),
    "dates in colour": (
        '- [<font color="red">Mar, 2024</font>] "**Kerbs**" is out.\n- Sep, 2023: I moved.',
        f'- [<font color="red">Nov, 2026</font>] {MARKDOWN}',
    ),
    "tags that hold no Markdown": (
        "<p>\nMar 2024: I moved.\n</p>\n<p>\nSep 2023: I gave a talk.\n</p>",
        f"Nov 2026: {HTML}\n</p>\n<p>",
    ),
    "items of HTML": (
        "<ul>\n  <li><b>Mar 2024</b>: I moved.</li>\n  <li><b>Sep 2023</b>: I talked.</li>\n</ul>",
        f"  <li><b>Nov 2026</b>: {HTML}</li>",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_form_of_the_list(name):
    news, new = LISTS[name]
    text = f"{ABOUT}# News\n\n{news}{END}"
    draft = written(text)
    assert draft.added == f"{new.rstrip()}\n"
    first = next(line for line in news.splitlines() if "2024" in line or "10/24" in line)
    assert draft.content == text.replace(first, f"{new}\n{first}", 1)


def test_a_list_that_ends_with_the_newest():
    news = "- Sep 2022: I rode.\n- Sep 2023: I gave a talk.\n- Mar 2024: I moved.\n"
    draft = written(f"{ABOUT}# News\n\n{news}{END}")
    assert draft.content == f"{ABOUT}# News\n\n{news}- Nov 2026: {MARKDOWN}\n{END}"


@pytest.mark.parametrize("order", [1, -1])
def test_several_items_keep_their_order(order):
    news = ["- Mar 2024: I moved.\n", "- Sep 2023: I gave a talk.\n"][::order]
    lines = [Line(f"I received the {name} Prize.") for name in ("Kerb", "Lane", "Road")]
    draft = written(f"{ABOUT}# News\n\n{''.join(news)}{END}", *map(item, lines))
    new = "".join(f"- Nov 2026: {line.before}\n" for line in lines)
    assert draft.added == new
    assert new in draft.content


def test_items_below_their_year():
    news = "## 2026\n\n- I moved.\n- I rode a bicycle.\n\n## 2025\n\n- I gave a talk.\n"
    text = f"{ABOUT}# News\n\n{news}{END}"
    assert written(text).content == text.replace("- I moved.", f"- {MARKDOWN}\n- I moved.")
    with pytest.raises(InputError, match="in a form that cannot be added to"):
        home(text.replace("2026", "2024").replace("2025", "2023")).drafts([item()])


def test_the_line_ends_of_the_file():
    text = f"{ABOUT}# News\n\n- Mar 2024: I moved.\n- Sep 2023: I gave a talk.{END}"
    crlf = text.replace("\n", "\r\n")
    assert written(crlf).content == written(text).content.replace("\n", "\r\n")


def test_one_item_is_example_enough():
    text = f"{ABOUT}# News\n\n- **Mar 2024**: I moved.{END}"
    assert written(text).added == f"- **Nov 2026**: {MARKDOWN}\n"


def test_a_page_of_html():
    text = (
        "<html><body><h1>Mira Sol</h1><p>I am a researcher at Brightwater.</p><h2>News</h2>\n<ul>\n"
        "<li>[2024/03] I <a href='https://example.org'>moved</a>.</li>\n"
        "<li>[2023/09] I gave a talk.</li>\n</ul></body></html>"
    )
    draft = written(text, path="index.html")
    assert draft.added == f"<li>[2026/11] {HTML}</li>\n"


@pytest.mark.parametrize(
    "news",
    [
        "- I moved (Mar 2024)\n- I gave a talk (Sep 2023)",
        "- Fall 2024: I moved.\n- Spring 2023: I gave a talk.",
        "<dl><dt>Mar 2024</dt><dd>I moved.</dd><dt>Sep 2023</dt><dd>I gave a talk.</dd></dl>",
    ],
)
def test_what_is_not_understood_is_refused(news):
    with pytest.raises(InputError, match="in a form that cannot be added to") as refused:
        home(f"{ABOUT}# News\n\n{news}{END}").drafts([item()])
    assert LINE.plain in refused.value.hint


def test_a_format_into_which_none_are_written_is_refused():
    source = r"\documentclass{article}\begin{document}\section{News}\begin{itemize}"
    source += r"\item Mar 2024: I moved. \item Sep 2023: I gave a talk."
    source += r"\end{itemize}\end{document}"
    with pytest.raises(InputError, match="into which no news can be written"):
        home(source, "cv.tex").drafts([item()])


@pytest.mark.parametrize(
    "title", ["{{ site.secret }}", "{% include x %}", "[x](javascript:y)", "<b>"]
)
def test_titles_are_text(title):
    text = f"{ABOUT}# News\n\n- Mar 2024: I moved.\n- Sep 2023: I gave a talk.{END}"
    draft = written(text, item(Line("Our paper ", title, " is out.")))
    assert "{{" not in draft.added
    assert "{%" not in draft.added
    new = home(draft.content).profile.news[0]
    assert new.text == f"Our paper {title} is out."
