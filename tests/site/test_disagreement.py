"""Which names of venues may be one venue's, and that asking so stays cheap."""

import pytest

from cost import calls_of
from profdiff import parse
from profdiff.records import Role, Venue
from profdiff.site.contradictions import differing
from profdiff.site.venue_names import same_venue


def venue(name, year="2020", kind="journal"):
    return Venue(name=name, year=year, kind=kind, text=f"{name} {year}")


NAMES = [
    ("Phys. Rev. D", "Physical Review D", True),
    ("JAMA IM", "JAMA Internal Medicine", True),
    ("JPC A", "Journal of Physical Chemistry A", True),
    ("PAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", True),
    ("EMODE", "Workshop on Methods for Enriched Mobility Data: Emerging Issues", True),
    ("Journal of Kerbs", "Journal of Kerbs and Cities", True),
    ("Journal of Kerbs", "Journal of Kilns", False),
    ("Nature", "Science", False),
    ("Clay Review", "Review of Clay", False),
]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names_of_one_venue(one, other, same):
    assert same_venue(venue(one), venue(other)) is same
    assert same_venue(venue(other), venue(one)) is same


def test_another_year_is_another_venue():
    assert not same_venue(venue("Nature"), venue("Nature", "2021"))


def test_a_preprint_is_no_venue():
    assert not same_venue(venue("arXiv", kind="preprint"), venue("Nature"))


def test_names_of_many_like_words_cost_no_more_than_their_square():
    def ask(size):
        return calls_of(same_venue, venue("a b " * size + "q"), venue("a b c " * size))

    for size in (16, 64):  # the venues of a name's length are read when first asked for
        ask(size)
    assert ask(64) <= 20 * ask(16)


def test_papers_under_review_have_no_venue_to_disagree_on(tmp_path):
    entry = '# Publications\n\n- Mira Sol, Ivo Brandt. "Kerbs of Cities". {}.\n'
    (tmp_path / "index.md").write_text(entry.format("Submitted to ICML 2023"))
    (tmp_path / "cv.md").write_text(entry.format("Under review, 2023"))
    site = parse(tmp_path)
    assert len(site.publications) == 1
    assert not site.diagnostics


def test_a_position_that_is_read_with_its_label_is_not_held_against_another():
    misread = Role(title="Fellow", organization="Institution: Halden University", end="2023")
    right = Role(title="Fellow", organization="Halden University", current=True)
    assert not list(differing(right, misread, None))
    misread.organization = "Halden University"
    assert list(differing(right, misread, None)) == [("end", "present", "2023")]


@pytest.mark.parametrize(("papers", "told"), [(1, 1), (2, 0)])
def test_a_page_that_leaves_one_author_out_of_all_lists_means_it(tmp_path, papers, told):
    titles = ["Kerbs of Crystal Cities", "How Do Crystals Grow on Stone"][:papers]
    entry = "- {}Ivo Brandt, Ana Reyes, Jun Kato. {}. ICML 2022.\n"
    for name, owner in (("index.md", "Mira Sol, "), ("publications.md", "")):
        entries = "".join(entry.format(owner, title) for title in titles)
        (tmp_path / name).write_text(f"# Publications\n\n{entries}")
    assert len(parse(tmp_path).diagnostics) == told
