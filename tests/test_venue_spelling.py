"""The same venue written in two ways is no change; another venue, or volume, is one."""

import pytest

import profdiff
from profdiff.diff.venue_spelling import only_venue_respelled

PAGE = """\
# Mira Sol

## Publications

- Mira Sol, Ivo Brandt. *Sparse Tails in Dense Winds*. {}, 2021.
- Ivo Brandt, Mira Sol. *A Note on Bridles*. In ICRA 2020.
"""
SAME = [
    ("J. Proteome Res.", "Journal of Proteome Research"),
    ("PRL", "Physical Review Letters"),
    ("Proc. ICML", "Proceedings of the 38th International Conference on Machine Learning"),
    ("In ICML", "In International Conference on Machine Learning (ICML)"),
    ("Phys. Rev. Lett.", "Phys. Rev. Letters"),
    ("Ann. Statist.", "The Annals of Statistics"),
    ("Advances in Neural Information Processing Systems 34", "NeurIPS"),
]
DIFFERENT = [
    ("Physical Review Letters", "Physical Review B"),
    ("Physical Review Letters 126", "Physical Review Letters 127"),
    ("ICML", "ICLR"),
    (
        "Artificial Intelligence and Statistics (AISTATS)",
        "Natural Intelligence and Statistics (AISTATS)",
    ),
    (
        "Artificial Intelligence and Statistics (AISTATS)",
        "Artificial Intelligence and Statistics (Example)",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_venue_are_no_change(one, other):
    for pair in ((one, other), (other, one)):
        old, new = (PAGE.format(name).encode() for name in pair)
        assert profdiff.compare(old, new).changes == []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_venue_is_a_change(one, other):
    old, new = (PAGE.format(name).encode() for name in (one, other))
    assert profdiff.compare(old, new).changes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A Note. ICML, 2021.", "A Note. ICML, 2022."),
        ("A Note on Kites. ICML.", "A Note on Bridles. ICML."),
        ("", "ICML"),
        (
            "Eleventh International Conference on Learning Representations (ICLR)",
            "Eleventh Conference on Learning Representations (ICLR)",
        ),
        (
            "Artificial Intelligence and Statistics (AISTATS)",
            "Natural Intelligence and Statistics (AISTATS)",
        ),
        ("ICML", "Sparse ICML Tails"),
        ("word " * 5000 + "ICML", "word " * 5000 + "ICLR"),
    ],
)
def test_other_words_are_no_spelling(old, new):
    assert not only_venue_respelled(old, new)
