import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profdiff.normal import arxiv_month, fold, squeeze, url_key

TEXTS = st.text(st.sampled_from("aB1._ -&'’\t\n\x1cé²Ⅳ＆．ß") | st.characters())


@given(TEXTS)
def test_fold_does_in_ascii_what_its_patterns_do(text):
    plain = unicodedata.normalize("NFKC", text.casefold()).replace("&", " and ")
    without_dots = re.sub(r"(?<=[^\W\d_])\.", "", plain)
    assert fold(text) == re.sub(r"[\W_]+", " ", without_dots).strip()


@given(TEXTS)
def test_squeeze_knows_the_white_space_of_patterns(text):
    assert squeeze(text) == re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.org/a/", "https://example.org/a"),
        ("./papers/tides.pdf", "papers/tides.pdf"),
        ("https://arxiv.org/abs/2401.00001v2", "http://arxiv.org/pdf/2401.00001"),
    ],
)
def test_two_ways_to_write_one_address(one, other):
    assert url_key(one) == url_key(other)


def test_addresses_of_two_folders_differ():
    assert url_key("../papers/tides.pdf") != url_key("papers/tides.pdf")


@pytest.mark.parametrize(
    ("identifier", "month"),
    [
        ("2104.14129", "2021-04"),
        ("0704.0001", "2007-04"),
        ("cs/9905011", "1999-05"),
        ("math.GT/0309136", "2003-09"),
        ("2113.00001", None),
        ("", None),
    ],
)
def test_month_of_an_arxiv_identifier(identifier, month):
    assert arxiv_month(identifier) == month
