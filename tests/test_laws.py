"""The laws that hold for whole pages: those of `snapshots/`, and of the folder PROFDIFF_CORPUS.

Each test edits the source of a real page in one place and looks at what compare makes of it.
PROFDIFF_EXAMPLES sets how many edits of each sort a page is put through.
"""

import functools
import itertools
import os
import re
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profdiff.api import compare, parse
from profdiff.lexicon.venues import canonical_text

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
PAGE_ENDINGS = {".md", ".html", ".txt", ".bib", ".tex", ".json", ".yaml", ".yml"}
CONTEXTUAL = {
    "publication": {"authorship", "areas"},
    "project": {"areas"},
    "person": {"relation", "group"},
    "role": {"current"},
    "education": {"status"},
}
MARKUP = {".md": "markdown", ".txt": "markdown", ".html": "html"}
OPPOSITE = {"added": "removed", "removed": "added", "changed": "changed"}
edits = settings(
    max_examples=int(os.environ.get("PROFDIFF_EXAMPLES", "6")),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def _pages():
    found = [page for page in SNAPSHOTS.rglob("*") if page.parent != SNAPSHOTS]
    corpus = os.environ.get("PROFDIFF_CORPUS")
    if corpus:
        found += Path(corpus).rglob("*")
    return sorted(page for page in found if page.is_file() and page.suffix in PAGE_ENDINGS)


def _name(page):
    return f"{page.parent.name}/{page.name}"


def _pairs(pages):
    """Neighbouring versions: pages of one folder, in order; `old` comes before `new`."""
    for _, group in itertools.groupby(pages, key=lambda page: page.parent):
        versions = sorted(group, key=lambda page: (page.name.startswith("new"), page.name))
        yield from itertools.pairwise(versions)


PAGES = _pages()
PAIRS = list(_pairs(PAGES))
each_page = pytest.mark.parametrize("page", PAGES, ids=_name)
each_pair = pytest.mark.parametrize(
    ("old", "new"), PAIRS, ids=[f"{_name(old)}-{new.name}" for old, new in PAIRS]
)


@functools.lru_cache(maxsize=64)
def read(page):
    return parse(page)


def markup(page):
    """`markdown` or `html` where a page is in one of these, None for others."""
    form = read(page).source.format
    return form if MARKUP.get(page.suffix) == form else None


@functools.lru_cache(maxsize=64)
def source(page):
    """A page's text; a page that is no UTF-8 is not edited."""
    try:
        return page.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        pytest.skip("not UTF-8")


def parsed(text, page, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding, "surrogatepass")
    return parse(data, format=read(page).source.format)


def told(comparison):
    """Changes as plain data without places."""
    return sorted(
        (c.entity, c.op, sorted((f.field, repr(f.before), repr(f.after)) for f in c.fields))
        for c in comparison.changes
    )


def explained(comparison):
    """What a failing test shows."""
    return "\n".join(
        f"{c.entity} {c.op} {c.label[:80]!r} "
        + "; ".join(
            f"{f.field}: {str(f.before)[:300]!r} → {str(f.after)[:300]!r}" for f in c.fields
        )
        for c in comparison.changes
    )


def no_change(one, other):
    compared = compare(one, other)
    assert not compared.changes, explained(compared)


@each_page
def test_same_page(page):
    compared = compare(read(page), parse(page))
    assert not compared.changes, explained(compared)
    assert compared.headline is None


@each_page
def test_every_page_has_a_mirror(page):
    """Against the first page of all, so that every kind of page meets another."""
    _mirrored(read(PAGES[0]), read(page))


@each_pair
def test_mirror(old, new):
    _mirrored(read(old), read(new))


def _mirrored(one, other):
    forth, back = (compare(*pair, noise=True) for pair in ((one, other), (other, one)))
    swapped = sorted(
        (entity, OPPOSITE[op], sorted((f, after, before) for f, before, after in fields))
        for entity, op, fields in told(forth)
    )
    assert told(back) == swapped
    assert sorted(c.id for c in forth.changes) == sorted(c.id for c in back.changes)
    assert forth.status == back.status


def _lines(text):
    """The start of each line, and the end of the text."""
    return [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]


def _matter_end(text):
    """Where front matter ends, 0 where there is none."""
    found = re.match(r"---\n.*?\n(?:---|\.\.\.)\s*\n", text, re.S)
    return found.end() if found else 0


def _stretch(passage, text):
    starts = _lines(text)
    first = min(passage.span.line, len(starts) - 1) - 1
    last = min(passage.span.end_line, len(starts) - 1)
    return starts[first], min(starts[last], len(text))


@functools.lru_cache(maxsize=64)
def words(page):
    """(place in the source, word, passage) of visible words that stand once on their lines.

    A word that stands there once cannot be the one in an address or an attribute.
    """
    text, found = source(page), []
    for passage in read(page).passages:
        if passage.span is None:
            continue
        start, end = _stretch(passage, text)
        if start < _matter_end(text) or text[:start].count("```") % 2:
            continue
        if canonical_text(passage.text) != passage.text:
            continue  # without one of its words a venue written out may still be the same venue
        lines = text[start:end]
        seen = set()
        for match in re.finditer(r"[^\W\d_]{4,}", passage.text):
            word = match[0]
            if word in seen or lines.lower().count(word.lower()) != 1:
                continue
            seen.add(word)
            at = lines.find(word)
            around = lines[max(at - 1, 0) : at] + lines[at + len(word) : at + len(word) + 1]
            if at >= 0 and not re.search(r"[\w&\\{}/@.-]", around):
                found.append((start + at, word, passage))
    return found


@functools.lru_cache(maxsize=64)
def spaces(page):
    """(place in the source, passage) of single spaces between two visible words."""
    text, found = source(page), []
    for at, word, passage in words(page):
        end = at + len(word)
        follows = re.match(r" [^\W\d_]{2,}[ ,.;\n]", text[end : end + 40])
        if follows and f"{word}{follows[0].rstrip()}" in passage.text:
            found.append((end, passage))
    return found


@functools.lru_cache(maxsize=64)
def wraps(page):
    """Places of spaces within plain lines of prose."""
    text, found = source(page), []
    for at, _ in spaces(page):
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line, following = text[start:end], text[end + 1 : end + 5]
        plain = re.match(r"(?:[^\W_]|[-*+] +[^\W_])[^|<`$]*$", line)
        if read(page).source.format == "html" or (plain and not re.match("[=-]{2}", following)):
            found.append(at)
    return found


@functools.lru_cache(maxsize=64)
def plain_words(page):
    """Words on lines without other emphasis, code or markup."""
    text, found = source(page), []
    for at, word, _ in words(page):
        line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]
        markup = re.search(r"[`*_$<]|^(?:\s{4}|\t)", line)
        if read(page).source.format == "html" or not markup:
            found.append((at, word))
    return found


def _pick(data, places):
    if not places:
        pytest.skip("nothing to edit")
    return data.draw(st.sampled_from(places))


def _covered(comparison, word, passage):
    """Whether some change tells of the word, of a record read there, or stands at the place."""
    lines = passage.span.line, passage.span.end_line
    for change in comparison.changes:
        if change.old and change.old.id in passage.records:
            return True
        spans = [r.span for r in (change.old, change.new) if r and r.span]
        if change.entity == "page" or any(
            s.line <= lines[1] and lines[0] <= s.end_line for s in spans
        ):
            return True
        if word in msgspec.json.encode(change).decode():
            return True
    return False


def _assert_told(page, text, word, passage):
    compared = compare(read(page), parsed(text, page), noise=True)
    assert compared.changes, (word, passage.text)
    assert _covered(compared, word, passage), (word, passage.text, explained(compared))


@each_page
@edits
@given(st.data())
def test_a_dropped_word_is_told(page, data):
    text = source(page)
    at, word, passage = _pick(data, words(page))
    _assert_told(page, text[:at] + text[at + len(word) :].lstrip(" "), word, passage)


@each_page
@edits
@given(st.data())
def test_an_inserted_word_is_told(page, data):
    text = source(page)
    at, _, passage = _pick(data, words(page))
    _assert_told(page, f"{text[:at]}zorblax {text[at:]}", "zorblax", passage)


@each_page
@edits
@given(st.data())
def test_a_replaced_word_is_told(page, data):
    text = source(page)
    at, word, passage = _pick(data, words(page))
    _assert_told(page, f"{text[:at]}zorblax{text[at + len(word) :]}", "zorblax", passage)


@each_page
@edits
@given(st.data())
def test_another_link_target_is_told(page, data):
    text = source(page)
    links = [
        (passage, link.url)
        for passage in read(page).passages
        for link in passage.links
        if len(link.url) > 12
        and text.count(link.url) == 1
        and text.find(link.url) >= _matter_end(text)
    ]
    passage, url = _pick(data, links)
    _assert_told(
        page, text.replace(url, "https://moved.example/elsewhere"), "moved.example", passage
    )


@each_page
def test_line_ends_are_no_change(page):
    no_change(read(page), parsed(source(page).replace("\n", "\r\n"), page))


@each_page
def test_a_byte_order_mark_is_no_change(page):
    no_change(read(page), parsed(source(page), page, "utf-8-sig"))


@each_page
def test_unicode_form_is_no_change(page):
    text = source(page)
    no_change(
        parsed(unicodedata.normalize("NFC", text), page),
        parsed(unicodedata.normalize("NFD", text), page),
    )


@each_page
@edits
@given(st.data())
def test_a_hard_space_is_no_change(page, data):
    text = source(page)
    at, _ = _pick(data, spaces(page))
    no_change(read(page), parsed(f"{text[:at]}\u00a0{text[at + 1 :]}", page))


@each_page
@edits
@given(st.data())
def test_another_line_wrap_is_no_change(page, data):
    """In formats in which a single line end is a space, within a plain line of prose."""
    text = source(page)
    if not markup(page):
        pytest.skip("lines count")
    at = _pick(data, wraps(page))
    no_change(read(page), parsed(f"{text[:at]}\n{text[at + 1 :]}", page))


@each_page
@edits
@given(st.data())
def test_the_order_of_items_is_no_change(page, data):
    text = source(page)
    lines = text.split("\n")
    swaps = []
    if markup(page) == "markdown":
        swaps = list(_markdown_swaps(lines, text[: _matter_end(text)].count("\n")))
    elif markup(page) == "html":
        swaps = list(_html_swaps(text))
    no_change(read(page), parsed(_pick(data, swaps), page))


def _markdown_swaps(lines, first):
    """The page with two neighbouring one-line items of a list in each other's place."""
    item = re.compile(r"( *)([-*+]|\d+\.) +\S")
    for i in range(max(first, 1), len(lines) - 2):
        one, other, after = item.match(lines[i]), item.match(lines[i + 1]), lines[i + 2]
        alike = one and other and (one[1], one[2][-1]) == (other[1], other[2][-1])
        alone = item.match(after) or not after.strip()
        deeper = after.startswith(one[1] + " ") if one else True
        if alike and alone and not deeper:
            a, b = lines[i][one.end() - 1 :], lines[i + 1][other.end() - 1 :]
            swapped = [lines[i][: one.end() - 1] + b, lines[i + 1][: other.end() - 1] + a]
            yield_lines = [*lines[:i], *swapped, *lines[i + 2 :]]
            yield "\n".join(yield_lines)


def _html_swaps(text):
    """The page with two neighbouring simple items of a list in each other's place."""
    simple = re.compile(
        r"<li>((?:(?!</?(?:li|ul|ol)\b).)*?)</li>(\s*)<li>((?:(?!</?(?:li|ul|ol)\b).)*?)</li>", re.S
    )
    for match in simple.finditer(text):
        swapped = f"<li>{match[3]}</li>{match[2]}<li>{match[1]}</li>"
        yield text[: match.start()] + swapped + text[match.end() :]


@each_page
def test_keys_that_steer_the_theme_are_no_change(page):
    text = source(page)
    if not _matter_end(text):
        pytest.skip("no front matter")
    head, _, rest = text.partition("\n")
    edited = re.sub(
        r"^(permalink|layout|author_profile|nav_order):.*$", "", rest, count=1, flags=re.M
    )
    no_change(read(page), parsed(f"{head}\nlayout: wide\ntoc: true\nclasses: dark\n{rest}", page))
    no_change(read(page), parsed(f"{head}\n{edited}", page))


@each_page
@edits
@given(st.data())
def test_emphasis_is_no_change(page, data):
    text = source(page)
    signs = {"markdown": ("**", "**"), "html": ("<em>", "</em>")}.get(markup(page))
    if not signs:
        pytest.skip("no emphasis")
    at, word = _pick(data, plain_words(page))
    end = at + len(word)
    no_change(read(page), parsed(text[:at] + signs[0] + word + signs[1] + text[end:], page))


@each_pair
def test_same_words_same_facts(old, new):
    """An item whose text and links are on both sides, as often, reports nothing of its own."""
    one, other = read(old), read(new)
    texts = [_texts(page) for page in (one, other)]
    for change in compare(one, other).changes:
        if change.entity in ("page", "link", "statement"):
            continue
        standing = all(
            _stands(record, page, texts)
            for record, page in ((change.old, one), (change.new, other))
            if record
        )
        if standing:
            fields = {field.field for field in change.fields}
            assert change.op == "changed", change
            assert fields <= CONTEXTUAL.get(change.entity, set()), change


def _key(passage):
    return passage.text, tuple(link.url for link in passage.links)


def _texts(page):
    counts = {}
    for passage in page.passages:
        counts[_key(passage)] = counts.get(_key(passage), 0) + 1
    return counts


def _stands(record, page, texts):
    own = [_key(passage) for passage in page.passages if record.id in passage.records]
    return bool(own) and all(texts[0].get(key) == texts[1].get(key) for key in own)
