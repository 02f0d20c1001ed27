import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from profdiff.normal import fold, squeeze

TEXTS = st.text(st.sampled_from("aB1._ -&'’\t\n\x1cé²Ⅳ＆．ß") | st.characters())


@given(TEXTS)
def test_fold_does_in_ascii_what_its_patterns_do(text):
    plain = unicodedata.normalize("NFKC", text.casefold()).replace("&", " and ")
    without_dots = re.sub(r"(?<=[^\W\d_])\.", "", plain)
    assert fold(text) == re.sub(r"[\W_]+", " ", without_dots).strip()


@given(TEXTS)
def test_squeeze_knows_the_white_space_of_patterns(text):
    assert squeeze(text) == re.sub(r"\s+", " ", text).strip()
