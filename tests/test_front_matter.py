import frontmatter
import yaml
from hypothesis import given
from hypothesis import strategies as st

from profdiff import compare, parse
from profdiff.formats.flat_yaml import read_flat

PIECES = st.sampled_from(
    [
        "title", "nav-order", "yes", "_x", "a b", ":", ": ", "\n", "\n  - ", "\n- ", "\n  ", "# ",
        " #", '"', "'", "\\", "true", "True", "null", "~", "0", "7", "2024", "2024-01-02", "1.5",
        "/about/", "https://example.org/", "Ada Adler", "[", "]", "{", "}", "&a", "*a", "|", ">",
        "!", "%", "@", "`", "-", "---", "...", "é", "\t", "<<", "=", ".inf", "1_000", "12:30", ",",
    ]
)  # fmt: skip
BLOCKS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(st.tuples(PIECES, PIECES, PIECES), max_size=6).map(
        lambda rows: "".join(f"{key}: {one}{other}\n" for key, one, other in rows)
    ),
    st.lists(PIECES, max_size=6).map(lambda items: "key:\n" + "".join(f"- {i}\n" for i in items)),
)


def lines_of_keys(block):
    node = yaml.compose(block, Loader=yaml.SafeLoader)
    return {key.value: key.start_mark.line + 2 for key, _ in node.value} if node else {}


@given(BLOCKS)
def test_what_is_read_without_a_parser_is_what_the_parser_reads(block):
    flat = read_flat(block)
    if flat is not None:
        values, lines = flat
        assert values == (yaml.safe_load(block) or {})
        assert lines == lines_of_keys(block)


def test_plain_front_matter_takes_no_parser():
    block = 'title: ""\npermalink: /\nauthor_profile: true\nredirect_from: \n  - /about/\n'
    values, lines = read_flat(block)
    assert values == frontmatter.parse(f"---\n{block}---\n")[0]
    assert lines == {"title": 2, "permalink": 3, "author_profile": 4, "redirect_from": 5}


def test_the_title_of_front_matter_is_that_of_the_page():
    markdown = b"---\ntitle: Mira Sol\n---\n\nI study tides.\n"
    html = b"<html><head><title>Mira Sol</title></head><body><p>I study tides.</p></body></html>"
    assert parse(markdown).title == parse(html).title == "Mira Sol"
    assert compare(markdown, html).changes == []
