"""What holds for all sites: no change against itself, the mirror image, nothing lost, no alarm
where a fact moves from one file to another.
"""

import itertools

import pytest

from profdiff import compare, parse

MIRROR = {"added": "removed", "removed": "added", "changed": "changed"}

LAB = {
    "index.md": "---\ntitle: Kiln Lab\n---\n\nThe Kiln Lab is a research group at Orrin College.\n",
    "team.md": "# Members\n\n- Ann Ash, PhD student\n- Bo Birch\n\n# Alumni\n\n- Cy Cedar\n",
    "publications.md": '# Publications\n\n- Ann Ash, Bo Birch. "Kilns of Old". ICML 2020.\n',
}
HUGO = {
    "hugo.toml": "title = 'x'\n",
    "content/authors/admin/_index.md": (
        "---\ntitle: Mira Sol\nname: Mira Sol\nsuperuser: true\nrole: Professor\n"
        "organizations:\n  - name: Halden University\ninterests:\n  - Kilns\n---\n\nI fire clay.\n"
    ),
    "content/publication/kerbs/index.md": (
        "---\ntitle: Kerbs of Cities\nauthors: [Mira Sol, Ivo Brandt]\ndate: 2020-05-01\n"
        "publication: Journal of Kerbs\npublication_types: ['2']\n---\n"
    ),
    "content/event/spring.md": "---\ntitle: On Kilns\nevent: Kiln Days\ndate: 2021-04-01\n---\n",
}


@pytest.fixture(params=["folio", "lab", "hugo"])
def files(request, folio):
    return {"folio": folio, "lab": LAB, "hugo": HUGO}[request.param]


def test_a_site_and_itself(make_site, files):
    compared = compare(make_site(files, "one"), make_site(files, "other"))
    assert (compared.status, compared.changes) == ("complete", [])
    assert compared.unchanged


def without(text):
    """A file without its last line that says something."""
    lines = text.rstrip("\n").split("\n")
    at = max(i for i, line in enumerate(lines) if line.strip() and line.strip() not in "---}")
    return "\n".join(lines[:at] + lines[at + 1 :]) + "\n"


def edits(files):
    """The site with an edit in each of its pages."""
    for path, text in files.items():
        if not path.startswith(("_posts", "_site", "_drafts", "README", "hugo.toml")):
            yield path, {**files, path: text.replace("Halden", "Orland")}
            yield path, {**files, path: text + "\nA new sentence about mushrooms.\n"}
            yield path, {p: t for p, t in files.items() if p != path}


def mirror(change):
    fields = sorted((f.field, repr(f.after), repr(f.before)) for f in change.fields)
    return MIRROR[change.op], change.entity, change.id, fields


def plain(change):
    fields = sorted((f.field, repr(f.before), repr(f.after)) for f in change.fields)
    return change.op, change.entity, change.id, fields


def test_the_mirror_image(make_site, files):
    old = parse(make_site(files, "old"))
    for number, (_, edited) in enumerate(edits(files)):
        if edited:
            new = parse(make_site(edited, f"new{number}"))
            there, back = compare(old, new), compare(new, old)
            assert sorted(map(plain, there.changes)) == sorted(map(mirror, back.changes))


def words(profile):
    return sorted(word for passage in profile.passages for word in passage.text.split())


def test_nothing_is_lost(make_site, files):
    old = parse(make_site(files, "old"))
    edited_ones = 0
    for number, (path, edited) in enumerate(edits(files)):
        new = parse(make_site(edited, f"new{number}"))
        if words(new) != words(old):
            edited_ones += 1
            assert compare(old, new).changes, path
    assert edited_ones > len(files)


RENAMED = [
    ("_pages/about.md", "index.md"),
    ("_data/cv.yml", "_data/resume.yml"),
    ("_bibliography/papers.bib", "_bibliography/all.bib"),
    ("_news/first.md", "_news/2023-05-first.md"),
]


@pytest.mark.parametrize(("before", "after"), RENAMED)
def test_a_file_renamed_is_no_change(make_site, folio, before, after):
    renamed = {after if path == before else path: text for path, text in folio.items()}
    assert not compare(make_site(folio, "old"), make_site(renamed, "new")).changes


def test_pages_put_together_are_no_change(make_site):
    parts = {
        "index.md": "I am a postdoc at Halden University.\n\nI fire clay.\n",
        "awards.md": "# Awards\n\n- Golden Kiln Award, 2020\n- Silver Kiln Award, 2021\n",
        "talks.md": '# Talks\n\n- "On Kilns", Kiln Days, 2021\n',
    }
    whole = {"index.md": "\n".join(parts.values())}
    old, new = make_site(parts, "old"), make_site(whole, "new")
    assert not compare(old, new).changes
    assert not compare(new, old).changes


def test_items_in_another_order_are_no_change(make_site):
    lines = ["- Golden Kiln Award, 2020", "- Silver Kiln Award, 2021", "- Iron Kiln Award, 2022"]
    made = [
        make_site(
            {"index.md": "I am a potter.\n", "awards.md": "# Awards\n\n" + "\n".join(order)}, str(n)
        )
        for n, order in enumerate(itertools.permutations(lines))
    ]
    for other in made[1:]:
        assert not compare(made[0], other).changes


CV = """\
- title: Experience
  type: time_table
  contents:
    - title: Postdoc
      institution: Halden University
      year: 2022 - present
"""
HOME = "---\ntitle: Mira Sol\n---\n\nI fire clay.{}\n"
TOLD = "I am a postdoc at Halden University since 2022"
BARE = {"_config.yml": "title: x\n", "index.md": HOME.format("")}


def test_a_role_that_moves_from_prose_to_data_is_no_change(make_site):
    old = make_site({**BARE, "index.md": HOME.format(f" {TOLD}.")}, "old")
    new = make_site({**BARE, "_data/cv.yml": CV}, "new")
    assert not compare(old, new).changes
    assert not compare(new, old).changes


def test_a_paper_that_moves_from_a_list_to_a_bibliography_is_no_change(make_site):
    entry = '- Mira Sol, Ivo Brandt. "Kerbs of Crystal Cities". Journal of Kerbs, 2020.\n'
    bib = """\
@article{sol, title={Kerbs of Crystal Cities}, author={Mira Sol and Ivo Brandt},
  journal={Journal of Kerbs}, year={2020}}
"""
    old = make_site({"index.md": "I am a potter.\n", "publications.md": entry}, "old")
    new = make_site({"index.md": "I am a potter.\n", "publications.bib": bib}, "new")
    assert not compare(old, new).changes
    assert not compare(new, old).changes


def test_a_fact_that_changes_as_it_moves_is_told(make_site):
    old = make_site({**BARE, "index.md": HOME.format(f" {TOLD}.")}, "old")
    new = make_site({**BARE, "_data/cv.yml": CV.replace("Halden", "Orland")}, "new")
    (change,) = [c for c in compare(old, new).changes if c.entity == "role"]
    assert {f.field: (f.before, f.after) for f in change.fields}["organization"] == (
        "Halden University",
        "Orland University",
    )


def test_words_beside_a_fact_that_moves_are_not_lost(make_site):
    old = make_site({**BARE, "index.md": HOME.format(f" {TOLD}, where mushrooms grow.")}, "old")
    new = make_site({**BARE, "_data/cv.yml": CV}, "new")
    removed = [c.old.text for c in compare(old, new).changes if c.entity == "statement" and c.old]
    assert any("mushrooms" in text for text in removed)


def test_a_copy_that_goes_is_no_change(make_site, folio):
    """The CV repeats what the home page says: without it, what it alone says is gone."""
    bare = {path: text for path, text in folio.items() if path != "_data/cv.yml"}
    found = compare(make_site(folio, "old"), make_site(bare, "new")).changes
    assert {(c.entity, c.op) for c in found if c.entity != "statement"} == {
        ("role", "changed"),  # the dates, which the home page does not give
        ("education", "removed"),
    }


def test_the_headline_is_the_home_pages(make_site, folio):
    moved = {**folio, "_pages/about.md": folio["_pages/about.md"].replace("Halden", "Orland")}
    headline = compare(make_site(folio, "old"), make_site(moved, "new")).headline
    assert headline.before.organization == "Halden University"
    assert headline.after.organization == "Orland University"


def test_a_page_and_the_site_it_is_of(make_site, folio):
    site = make_site(folio)
    changes = compare(site / "_pages/about.md", site).changes
    assert not [c for c in changes if c.op == "removed"]
    assert any(c.entity == "publication" and c.op == "added" for c in changes)


NEWS = "".join(f"- headline: Kiln {n} fired\n  date: 2020-0{n}-01\n" for n in range(1, 7))


def test_a_list_that_comes_with_its_file_is_added(make_site):
    files = {
        **BARE,
        "_data/talks.yml": "- title: On Kilns\n  event: Kiln Days\n  date: 2020-01-01\n",
    }
    compared = compare(make_site(files, "old"), make_site({**files, "_data/news.yml": NEWS}, "new"))
    assert compared.status == "complete"
    assert compared.summary["news"]["added"] == 6


def test_a_list_that_is_gone_from_its_file_looks_broken(make_site):
    lines = "".join(f'- Mira Sol. "Kiln {n} and its Kerbs". Kiln Days, 201{n}.\n' for n in range(6))
    files = {**BARE, "publications.md": f"# Publications\n\n{lines}"}
    broken = {**BARE, "publications.md": "# Publications\n"}
    compared = compare(make_site(files, "old"), make_site(broken, "new"))
    assert compared.status == "collapsed"
