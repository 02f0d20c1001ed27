"""What a project adds to the lexicon: used by all that asks it, and told where it is wrong."""

import functools
import importlib
import pkgutil
from pathlib import Path

import pytest

import profdiff
from profdiff.lexicon import tables, using
from profdiff.lexicon.degrees import degree_key, degree_rank
from profdiff.lexicon.positions import group_relation, heads_title, is_award, organization_key
from profdiff.lexicon.sections import section_kinds
from profdiff.lexicon.states import is_noise
from profdiff.lexicon.venues import known_venue

CONFIG = """
[lexicon.venues]
journal = [["JKD", "Journal of Kite Dynamics", "J. Kite Dyn."]]
workshop = ["String & Reel"]

[lexicon.sections]
publications = ["Things I Wrote Down"]
awards = ["Federn an meinem Hut"]

[lexicon.positions]
head = ["kite keeper"]
"relation:student" = ["Fledglings"]

[lexicon.degrees]
doctor = [["PhD", "Kitemaster's Letter"], ["DKite", "Doctor of Kites"]]

[lexicon.institutions]
alias = [["Halden", "Halden University", "Universitas Haldenensis"]]

[lexicon.awards]
head = ["golden spool"]

[lexicon.states]
noise = ["wind today"]

[lexicon.months]
7 = ["hopmonth"]

[lexicon.services]
kitehub = ["kitehub.example"]
"""
ASKED = [
    (lambda: known_venue("J. Kite Dyn."), ("JKD", "journal")),
    (lambda: known_venue("Proceedings of the 3rd String and Reel"), ("String & Reel", "workshop")),
    (lambda: section_kinds("Things I wrote down"), ("publications",)),
    (lambda: section_kinds("Federn an meinem Hut"), ("awards",)),
    (lambda: heads_title("Senior Kite Keeper"), True),
    (lambda: group_relation("Fledglings"), "student"),
    (lambda: degree_key("Kitemaster's Letter"), "phd"),
    (lambda: degree_rank("Doctor of Kites"), "doctor"),
    (lambda: degree_key("D.Kite") == degree_key("Doctor of Kites"), True),
    (lambda: organization_key("Universitas Haldenensis") == organization_key("Halden"), True),
    (lambda: is_award("The Golden Spool 2021"), True),
    (lambda: is_noise("Wind today: 4 knots"), True),
]
PAGE = b"""# Mira Sol

I am the kite keeper of Halden University.

## Things I wrote down

- Mira Sol, Ivo Brandt. *Sparse Tails in Dense Winds*. J. Kite Dyn., 2021.
- Ivo Brandt, Mira Sol. *A Note on Bridles*. Journal of Kite Dynamics, hopmonth 2020.
"""


@pytest.fixture
def config(tmp_path):
    path = tmp_path / "profdiff.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return profdiff.read_config(str(path))


@pytest.fixture(autouse=True)
def _own_lexicon_afterwards():
    yield
    with using(None):
        pass


@pytest.mark.parametrize("row", range(len(ASKED)))
def test_every_reader_knows_what_is_added_and_forgets_it(config, row):
    ask, expected = ASKED[row]
    with using(None):
        before = ask()
    with using(config):
        assert ask() == expected
    with using(None):
        assert ask() == before != expected


def test_a_page_is_read_with_what_its_project_added(config):
    profile = profdiff.parse(PAGE, config=config)
    assert [role.title for role in profile.roles] == ["kite keeper"]
    assert [paper.venue.kind for paper in profile.publications] == ["journal", "journal"]
    assert [role.title for role in profdiff.parse(PAGE).roles] == []


def test_an_added_degree_is_read_from_an_entry(config):
    page = b"# Mira Sol\n\n## Education\n\n- Doctor of Kites in Ropes, Halden University, 2019\n"
    (study,) = profdiff.parse(page, config=config).education
    assert (study.degree, study.field, study.end) == ("Doctor of Kites", "Ropes", "2019")
    assert study.institution == "Halden University"


def test_two_versions_are_compared_with_what_their_project_added(config):
    newer = PAGE.replace(b"J. Kite Dyn., 2021", b"Journal of Kite Dynamics, 2021")
    assert profdiff.compare(PAGE, newer, config=config).changes == []
    assert profdiff.compare(PAGE, newer).changes != []


def test_files_hold_what_would_make_a_long_table(tmp_path):
    (tmp_path / "venues.tsv").write_text(
        "# ours\nJKD\tjournal\tJKD|Journal of Kite Dynamics\r\n\n", encoding="utf-8-sig"
    )
    (tmp_path / "keys.tsv").write_text("publication\tvenue\tflownat\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.profdiff.lexicon]\nvenues = "venues.tsv"\nfields = "keys.tsv"\n', encoding="utf-8"
    )
    config = profdiff.read_config(str(tmp_path / "pyproject.toml"))
    with using(config):
        assert known_venue("Journal of Kite Dynamics") == ("JKD", "journal")
    data = b"- title: Sparse Tails in Dense Winds\n  authors: [Mira Sol]\n  flownat: JKD 2021\n"
    for given, venue in ((config, "JKD 2021"), (None, None)):
        profile = profdiff.parse(data, format="yaml", config=given)
        (paper,) = profile.publications
        assert (paper.venue.text if paper.venue else None) == venue


@pytest.mark.parametrize(
    ("text", "line", "why", "hint"),
    [
        ("[lexicon]\nvenue = []\n", 2, "lexicon.venue is unknown", "did you mean 'venues'?"),
        ("[lexicon]\nvenues = []\n", 2, "lexicon.venues is no table", "write [lexicon.venues]"),
        (
            "[lexicon.venues]\njournals = ['JKD']\n",
            2,
            "lexicon.venues.journals is unknown",
            "did you mean 'journal'?",
        ),
        ("[lexicon.sections]\nnews = 'Lately'\n", 2, "is no list of phrases", "write a phrase"),
        ("[lexicon.sections]\nnews = [3]\n", 2, "is no list of phrases", "write a phrase"),
        ("[lexicon.sections]\nnews = ['--']\n", 2, "is no list of phrases", "write a phrase"),
        ("[lexicon.sections]\nnews = [[]]\n", 2, "is no list of phrases", "write a phrase"),
        ("[lexicon.fields]\ntitle = ['x']\n", 1, "lexicon.fields has no classes", "FILE.tsv"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, line, why, hint):
    path = tmp_path / "profdiff.toml"
    path.write_text(text, encoding="utf-8")
    config = profdiff.read_config(str(path))
    with pytest.raises(profdiff.ConfigError) as refused:
        profdiff.parse(PAGE, config=config)
    assert refused.value.what == f"{path}:{line}"
    assert why in refused.value.why
    assert hint in refused.value.hint
    assert profdiff.parse(PAGE).name == "Mira Sol"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("JKD\tjournal", "has not 3 columns"),
        ("JKD\t\tjkd", "has not 3 columns"),
        ("JKD\tjornal\tjkd", "jornal is unknown"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_line(tmp_path, row, why):
    (tmp_path / "venues.tsv").write_text(f"# ours\n{row}\n", encoding="utf-8")
    (tmp_path / "profdiff.toml").write_text('lexicon.venues = "venues.tsv"\n', encoding="utf-8")
    config = profdiff.read_config(str(tmp_path / "profdiff.toml"))
    with pytest.raises(profdiff.ConfigError) as refused, using(config):
        pass
    assert refused.value.what == f"{tmp_path / 'venues.tsv'}:2"
    assert why in refused.value.why


def test_a_file_that_is_missing_is_told(tmp_path):
    (tmp_path / "profdiff.toml").write_text('lexicon.venues = "none.tsv"\n', encoding="utf-8")
    with pytest.raises(profdiff.ConfigError, match=r"none\.tsv: cannot be read"):
        profdiff.read_config(str(tmp_path / "profdiff.toml"))


#: Caches of functions that do not ask the lexicon, nor anything that does.
INDEPENDENT = {
    "profdiff.extract.field_kinds._names_of",
    "profdiff.extract.names.read_names",
    "profdiff.extract.sentences._sentences",
    "profdiff.formats.inline_tex._formula",
    "profdiff.formats.inline_tex._known_symbol",
    "profdiff.formats.markdown._options",
    "profdiff.formats.nodes.plain_key",
    "profdiff.identity.surname",
    "profdiff.normal.arxiv_id",
    "profdiff.normal.fold",
    "profdiff.normal.url_key",
    "profdiff.render.report.page._asset",
    "profdiff.site.author_lists._words",
    "profdiff.site.likeness._words",
    "profdiff.site.manifest._pattern",
    "profdiff.sources.decoding._windows_1252",
}


def test_no_cache_outlives_the_lexicon_that_it_was_filled_from():
    """A function that remembers answers of the lexicon has to be `remembered` by it."""
    package = Path(profdiff.__file__).parent
    names = [m.name for m in pkgutil.walk_packages([str(package)], "profdiff.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    cached = {
        f"{value.__module__}.{value.__qualname__}": value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, functools._lru_cache_wrapper) and value.__module__.startswith("prof")
    }
    forgotten = {forget.__self__ for forget in tables._forgetting}
    assert {name for name, value in cached.items() if value not in forgotten} == INDEPENDENT
