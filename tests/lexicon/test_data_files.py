"""The lexicon's data files: their shape, and what one row may not say against another."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from profdiff.lexicon.additions import SHAPES
from profdiff.normal import fold
from profdiff.records import Venue

FOLDER = files("profdiff") / "lexicon"
FOLDED = sorted(name for name, shape in SHAPES.items() if shape.folded)
SECTION_KINDS = set(
    "about research interests projects publications education experience awards news talks "
    "teaching service people students alumni advisors collaborators contact links skills hobbies "
    "blog misc".split()
)
RELATIONS = set(
    "director member visitor alumnus student mentee advisor mentor host manager collaborator "
    "friend committee reference".split()
)
CLASSES = {
    "awards": {"head"},
    "institutions": {
        "organization",
        "unit",
        "tail:organization",
        "tail:unit",
        "alias",
        "known",
        "place",
    },
    "lists": {"whole", "part", "kind", "vita", "further"},
    "positions": {"head", "modifier", "student", *(f"relation:{name}" for name in RELATIONS)},
    "sections": SECTION_KINDS,
    "states": {"stub", "server", "template", "demo", "sample", "noise"},
}


def table(name):
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def spellings(name):
    """Each spelling of a file with its row's first column."""
    for row in table(name):
        for spelling in row[2 if SHAPES[name].class_column == 1 else 1].split("|"):
            yield row[0], spelling


def repeated(pairs):
    return [item for item, count in Counter(pairs).items() if count > 1]


def test_every_file_has_a_shape():
    assert sorted(f"{name}.tsv" for name in SHAPES) == sorted(
        path.name for path in FOLDER.iterdir() if path.name.endswith(".tsv")
    )


def test_every_file_is_explained():
    docs = (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text(encoding="utf-8")
    table = docs.partition("## The files")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`(?=[^|\n]* \|)", table)) >= set(SHAPES)


@pytest.mark.parametrize("name", SHAPES)
def test_file_parses(name):
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert "\r" not in text
    for row in table(name):
        assert SHAPES[name].fewest <= len(row) <= SHAPES[name].most, row
        if not name.startswith("latex"):  # there a column may be empty, or hold a bar
            assert all(column == column.strip() and column for column in row), row
            parts = [part for column in row for part in column.split("|")]
            assert all(part == part.strip() and part for part in parts), row


@pytest.mark.parametrize("name", FOLDED)
def test_spellings_stand_in_folded_form(name):
    for _, spelling in spellings(name):
        degree, colon, rest = spelling.partition(":")
        assert fold(rest if colon else degree) == (rest if colon else degree), spelling
        assert name == "positions" or not colon, spelling


@pytest.mark.parametrize("name", ["fleeting", "months", "services"])
def test_spellings_are_lower_case(name):
    for _, spelling in spellings(name):
        assert spelling == spelling.lower()


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_known_and_all_used(name):
    assert {row[0] for row in table(name)} == CLASSES[name]


def test_venue_kinds_are_those_of_the_record():
    kinds = set(get_args(get_args(Venue.__annotations__["kind"])[0]))
    assert {row[1] for row in table("venues")} == kinds


@pytest.mark.parametrize("name", ["venues", "degrees"])
def test_no_spelling_names_two_things(name):
    assert repeated(spelling for _, spelling in spellings(name)) == []
    assert repeated(row[0] for row in table(name)) == []


def test_a_venue_is_found_by_its_own_name():
    for short, _, cell in table("venues"):
        assert cell.split("|")[0] == fold(short)


#: Journals and conferences whose names are words or fields of study first of all.
EVERYDAY = """
aids|algorithms|analysis|antiquity|big data|biochemistry|biometrics|cancer|carbon|cities|
complexity|corpora|decision|development|device|diabetes|ecology|economic policy|
electronics|emotion|epidemiology|ethics|evolution|genetics|geology|geophysics|governance|
higher education|history of science|human nature|hypertension|information systems|
intelligence|isis|language|leonardo|mathematics|med|mind|nanotechnology|neurology|newton|
ophthalmology|pediatrics|phonology|polymer|radiology|renewable energy|science education|
signal processing|solid earth|structure|sustainability|symmetry|trials|water|wear|人工知能|
自然言語処理
"""


def test_everyday_words_are_no_venues():
    venues = {spelling for _, spelling in spellings("venues")}
    assert venues & {word.strip() for word in EVERYDAY.split("|")} == set()


def test_no_heading_is_of_two_kinds():
    assert repeated(spelling for _, spelling in spellings("sections")) == []


def test_section_rows_are_marked_alone_or_not_at_all():
    assert {row[2] for row in table("sections") if len(row) == 3} == {"alone"}


def test_no_heading_of_people_has_two_relations():
    relations = [s for kind, s in spellings("positions") if kind.startswith("relation:")]
    assert repeated(relations) == []


def test_no_title_implies_two_degrees():
    students = [s.rpartition(":")[2] for kind, s in spellings("positions") if kind == "student"]
    assert repeated(students) == []
    degrees = {s.partition(":")[0] for kind, s in spellings("positions") if ":" in s}
    assert degrees == {"phd", "master", "bachelor", "md", "jd"}


def test_no_spelling_names_two_organizations():
    named = [s for kind, s in spellings("institutions") if kind in ("alias", "known")]
    assert repeated(named) == []


def test_months_are_numbered_and_named_once():
    numbers = [row[0] for row in table("months")]
    assert numbers == [*map(str, range(1, 13)), "spring", "summer", "autumn", "winter"]
    assert repeated(spelling for _, spelling in spellings("months")) == []


def test_no_address_is_of_two_services():
    assert repeated(spelling for _, spelling in spellings("services")) == []


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://x.com/jdoe", "twitter"),
        ("https://www.dropbox.com/s/1/cv.pdf", "drive"),
        ("https://netflix.com/", None),
        ("https://jdoe.github.io/", "github_pages"),
        ("https://github.com/jdoe", "github"),
        ("https://gist.github.com/jdoe/1", "gist"),
        ("https://openreview.net/profile?id=~J_Doe1", "openreview_profile"),
        ("https://scholar.google.com/citations?user=abc", "scholar"),
        ("mailto:jdoe@example.org", "email"),
    ],
)
def test_the_first_matching_service_is_the_right_one(address, kind):
    found = (row for row, part in spellings("services") if part in address)
    assert next(found, None) == kind


@pytest.mark.parametrize(
    ("spelling", "short"),
    [
        ("Advances in Neural Information Processing Systems", "NeurIPS"),
        ("NIPS", "NeurIPS"),
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition", "CVPR"),
        ("Conference on Computer Vision and Pattern Recognition", "CVPR"),
        ("Trans. Mach. Learn. Res.", "TMLR"),
        ("J. Proteome Res.", "Journal of Proteome Research"),
        ("Phys. Rev. Lett.", "PRL"),
        ("Proc. Natl. Acad. Sci.", "PNAS"),
        ("Angew. Chem. Int. Ed.", "Angewandte Chemie"),
        ("Proc. ACM Program. Lang.", "PACMPL"),
        ("IEEE Robotics and Automation Letters", "RA-L"),
        ("Ann. Statist.", "Annals of Statistics"),
        ("Mon. Not. R. Astron. Soc.", "MNRAS"),
        ("CoRR", "arXiv"),
    ],
)
def test_usual_spellings_are_there(spelling, short):
    found = {name for name, other in spellings("venues") if other == fold(spelling)}
    assert found == {short}
