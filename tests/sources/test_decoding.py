"""Bytes become text: nothing visible is lost, and whatever is odd is said with its line."""

import codecs
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cost import calls_of
from profdiff.errors import InputError
from profdiff.sources.decoding import decode

PAGE = "# Ada Moreau\n\nI am a postdoc in Zürich — with “friends”.\n- a paper, 2024\n"


def codes(decoded):
    return [(d.code, d.line) for d in decoded.diagnostics]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF8 * 2])
def test_utf8(mark):
    decoded = decode(mark + PAGE.encode())
    assert decoded.text == PAGE
    assert decoded.encoding == "utf-8"
    assert decoded.diagnostics == []


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_empty(data):
    assert decode(data).text == ""


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark, encoding):
    decoded = decode(mark + PAGE.encode(encoding))
    assert decoded.text == PAGE
    assert decoded.encoding == encoding
    assert codes(decoded) == [("encoding-unusual", 1)]


ALPHABETS = [
    PAGE,
    "Привет, мир: 2024\n",
    "Σωκράτης (470 π.Χ.)\n",
    "שלום עולם, 2024\n",
    "Erdős 🎓 ok\n",
]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ALPHABETS)
def test_utf16_without_a_mark(encoding, text):
    decoded = decode((text * 3).encode(encoding))
    assert decoded.text == text * 3
    assert codes(decoded) == [("encoding-guessed", 1)]


def test_a_truncated_file_in_utf16_is_read_as_far_as_it_goes():
    decoded = decode(codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le") + b"x")
    assert decoded.text == PAGE + "\ufffd"
    assert codes(decoded) == [("encoding-damaged", 5), ("encoding-unusual", 1)]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_latin_1(encoding):
    decoded = decode("a\r\nb\rcafé, Zürich\n".encode(encoding))
    assert decoded.text == "a\nb\ncafé, Zürich\n"
    assert decoded.encoding == "windows-1252"
    assert codes(decoded) == [("encoding-guessed", 3)]


def test_windows_quotes():
    assert decode(b"\x93ok\x94 \x96 \x80\n").text == "“ok” – €\n"


def test_one_bad_byte_leaves_the_rest_as_it_is():
    decoded = decode("naïve 中文 ".encode() * 20 + b"\ncaf\xe9\n")
    assert decoded.text == "naïve 中文 " * 20 + "\ncafé\n"
    assert decoded.encoding == "utf-8"
    assert codes(decoded) == [("encoding-guessed", 2)]
    assert "1 bad byte" in decoded.diagnostics[0].message


@pytest.mark.parametrize(
    ("charset", "encoding", "words"),
    [
        ("GB2312", "gb18030", "李明 的主页"),
        ("windows-1251", "cp1251", "Привет"),
        ("Shift_JIS", "cp932", "研究者"),
        ("iso-8859-2", "iso8859-2", "Erdős"),
        ("koi8-r", "koi8-r", "Привет"),
        ("euc-kr", "cp949", "연구자"),
        ("big5", "big5hkscs", "研究"),
    ],
)
def test_a_page_that_declares_its_encoding(charset, encoding, words):
    page = f'<meta http-equiv=Content-Type content="text/html; charset={charset}">\n<p>{words}\n'
    decoded = decode(page.encode(encoding))
    assert decoded.text == page
    assert codes(decoded) == [("encoding-guessed", 2)]
    assert "as the page declares" in decoded.diagnostics[0].message


@pytest.mark.parametrize(
    "charset", ["utf-8", "zip", "rot13", "undefined", "utf-7", "idna", "x" * 99]
)
def test_other_declarations_are_not_believed(charset):
    page = f'<meta charset="{charset}">\ncaf\xe9\n'
    assert decode(page.encode("latin-1")).text == page


BINARIES = [
    (b"%PDF-1.7\n%\xe2\xe3", "a PDF", "pdftotext"),
    (b"\x89PNG\r\n\x1a\n\0\0", "a PNG", "text"),
    (b"PK\x03\x04\x14\0", "a ZIP", "export it"),
    (b"\x1f\x8b\x08\0", "gzip", "gunzip"),
    (b"text\nmore\0text\n", "holds a NUL byte (offset 9)", "UTF-8"),
    (b"\0", "holds a NUL byte", "UTF-8"),
    (b"\0\1\2\3" * 50, "holds a NUL byte", "UTF-8"),
    (b"abc\0def\0" * 50, "holds a NUL byte", "UTF-8"),
    (bytes(range(256)) * 4, "holds a NUL byte", "UTF-8"),
    ("中文".encode("utf-16-le") * 9 + b"\n\0", "holds a NUL byte", "UTF-8"),
]


@pytest.mark.parametrize(("data", "why", "hint"), BINARIES)
def test_what_is_no_text(data, why, hint):
    with pytest.raises(InputError) as caught:
        decode(data, "some/page.md")
    assert why in caught.value.why
    assert hint in caught.value.hint
    assert caught.value.what.startswith("some/page.md")


def test_a_nul_byte_has_a_line():
    with pytest.raises(InputError, match=r"^page\.md:3: "):
        decode(b"a\r\nb\r\nc\0\n", "page.md")


@pytest.mark.parametrize(
    ("data", "text", "line", "count"),
    [
        (b"a\n\x1b[31mred\x1b[0m\n", "a\n[31mred[0m\n", 2, 2),
        ("a\x9b31mred\n".encode(), "a31mred\n", 1, 1),
        (b"one\x0ctwo\x0bthree\n", "one two three\n", 1, 2),
        ("one\x85two\n".encode(), "one two\n", 1, 1),
        (b"bell\x07 delete\x7f backspace\x08\n", "bell delete backspace\n", 1, 3),
        ("\r\n\r\nx\x01\r\n".encode("utf-16"), "\n\nx\n", 3, 1),
    ],
)
def test_control_characters(data, text, line, count):
    decoded = decode(data)
    assert decoded.text == text
    found = [d for d in decoded.diagnostics if d.code == "control-characters"]
    assert [d.line for d in found] == [line]
    assert found[0].message.startswith(f"{count} control character")


@pytest.mark.parametrize("text", ["Geiß", "Øivind", "Hołyński", "Sand’s – “works", "😀"])
def test_utf8_that_was_read_as_latin_1_keeps_all_its_signs(text):
    decoded = decode(text.encode().decode("latin-1").encode())
    assert decoded.text == text.encode().decode("cp1252")
    assert decoded.diagnostics == []


@pytest.mark.parametrize(
    "kept", ["\t", "\u00a0", "\u200d", "\u202e", "\u2028", "\ufffd", "\U0010ffff"]
)
def test_what_is_no_control_character_is_kept(kept):
    decoded = decode(f"a{kept}b".encode())
    assert decoded.text == f"a{kept}b"
    assert decoded.diagnostics == []


def is_control(char):
    return (char < " " and char not in "\t\n") or "\x7f" <= char <= "\x9f"


def folded(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def kept(text):
    """What has to come through: all but controls, white space apart."""
    return "".join(char for char in text if not is_control(char) and not char.isspace())


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


def may_be_misread(text):
    """Whether some of a text may be UTF-8 that was read as Latin-1."""
    return any(
        "\xc2" <= one <= "\xf4" and "\x80" <= other <= "\xbf" for one, other in pairwise(text)
    )


@given(TEXTS)
def test_valid_text_loses_nothing(text):
    assume(not may_be_misread(text))
    try:
        decoded = decode(text.encode())
    except InputError:
        assert text.startswith(("%PDF-", "GIF8", "BZh", "{\\rtf", "PK\x03\x04"))
        return
    assert kept(decoded.text) == kept(text)
    assert decoded.text.count("\n") == folded(text).count("\n")
    assert not any(map(is_control, decoded.text))
    assert bool(decoded.diagnostics) == any(map(is_control, folded(text)))


@given(TEXTS, st.sampled_from(["utf-16", "utf-32"]))
def test_marked_text_loses_nothing(text, encoding):
    assume(not may_be_misread(text))
    assert kept(decode(text.encode(encoding)).text) == kept(text)


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\x00\xff")
@example(b"\xff\xfe\x00")
@example(b"\x00\x00\xfe\xff\x00")
@example(b"\xed\xa0\x80")
@example(b"charset=gbk\x81")
def test_any_bytes_give_text_or_a_refusal(data):
    try:
        decoded = decode(data)
    except InputError:
        return
    assert not any(map(is_control, decoded.text))
    decoded.text.encode()
    assert all(d.line for d in decoded.diagnostics)


@given(st.binary(max_size=200))
def test_text_is_read_alike_with_any_line_ends(data):
    data = data.replace(b"\r", b"")
    try:
        plain = decode(b"# page\n" + data)
    except InputError:
        return
    if plain.encoding.startswith("utf-16"):
        return
    assert decode(b"# page\r\n" + data.replace(b"\n", b"\r\n")).text == plain.text


@pytest.mark.parametrize(
    "data",
    [PAGE.encode() * 130_000, b"\xe9" * 10_000_000, b"\x1b" * 10_000_000, b"a\0" * 5_000_000],
    ids=["utf-8", "latin-1", "controls", "utf-16"],
)
def test_decoding_costs_what_the_bytes_weigh(data):
    assert calls_of(decode, data) < 3 * len(data)
