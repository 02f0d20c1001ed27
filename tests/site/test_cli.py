"""The command line on sites, against golden files that a reader can review.

PROFDIFF_UPDATE_GOLDEN=1 writes them anew.
"""

import json
import os
from pathlib import Path

import pytest

from profdiff.cli.program import run

GOLDEN = Path(__file__).with_name("golden")
SELECTED = 'Mira Sol, Ivo Brandt. "Kerbs of Crystal Cities". Symposium on Kerbs, 2022.'


@pytest.fixture
def profdiff(capfd, monkeypatch, tmp_path):
    """Runs a command line in this process, in the folder of the test's sites."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        capfd.readouterr()
        return run([str(argument) for argument in arguments]), *capfd.readouterr()

    return call


@pytest.fixture
def two_versions(make_site, folio):
    """The site of an al-folio before and after: promoted, a paper out, the CV left behind."""
    make_site(folio, "old")
    about = folio["_pages/about.md"].replace("an assistant professor", "a full professor")
    bib = folio["_bibliography/papers.bib"].replace("Journal of Lattices", "Lattices Today")
    make_site(
        {
            **folio,
            "_pages/about.md": about.replace("My lab grows", "My lab no longer grows"),
            "_bibliography/papers.bib": bib,
            "_pages/publications.md": f"# Selected\n\n- {SELECTED}\n",
            "_news/second.md": "---\ndate: 2024-02-01\ninline: true\n---\n\nI saw Orrin.\n",
        },
        "new",
    )


COMMANDS = {
    "compare.txt": ("compare", "old", "new"),
    "compare-explained.txt": ("compare", "old/", "new/", "--explain", "--all"),
    "compare.md": ("compare", "old", "new", "--format", "markdown"),
    "compare.oneline": ("compare", "old", "new", "--format", "oneline"),
    "parse.txt": ("parse", "new"),
    "parse-explained.txt": ("parse", "new", "--explain"),
}


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize("name", COMMANDS)
def test_as_reviewed(profdiff, name):
    code, out, err = profdiff(*COMMANDS[name])
    assert code == 0
    file = GOLDEN / name
    if os.environ.get("PROFDIFF_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(out + err, encoding="utf-8")
    assert out + err == file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("two_versions")
def test_json_is_as_its_schema_says(profdiff, validated):
    _, out, _ = profdiff("compare", "old", "new", "--format", "json")
    compared = validated(out, "comparison")
    assert compared["new"]["format"] == "site"
    _, lines, _ = profdiff("compare", "old", "new", "--format", "jsonl")
    assert [validated(line, "change") for line in lines.splitlines()] == compared["changes"]
    _, out, _ = profdiff("parse", "new", "--format", "json")
    (found,) = [d for d in validated(out, "profile")["diagnostics"] if "venue is" in d["message"]]
    assert found["code"] == "site-disagreement"
    assert [place["path"] for place in found["places"]] == [
        "_bibliography/papers.bib",
        "_pages/publications.md",
    ]


@pytest.mark.usefixtures("two_versions")
def test_exit_codes(profdiff, tmp_path):
    assert profdiff("compare", "--exit-code", "old", "new")[0] == 1
    assert profdiff("compare", "--exit-code", "old", "old")[0] == 0
    (tmp_path / "empty").mkdir()
    code, out, err = profdiff("compare", "old", "empty")
    assert (code, out) == (2, "")
    assert "empty: has no files" in err


@pytest.mark.usefixtures("two_versions")
def test_the_configuration_of_a_site_names_its_pages(profdiff, tmp_path):
    (tmp_path / "new" / "profdiff.toml").write_text('[site]\npages = ["_news/*.md"]\n')
    _, out, _ = profdiff("parse", "new", "--format", "json")
    contents = json.loads(out)
    assert [page["path"] for page in contents["source"]["pages"]] == [
        "_news/first.md",
        "_news/second.md",
    ]


def test_revisions(profdiff, git, make_site, folio):
    make_site(folio, "repository")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    cv = folio["_data/cv.yml"].replace("2014 - 2019", "2014 - 2018")
    make_site({"_data/cv.yml": cv}, "repository")
    code, out, _ = profdiff("compare", "HEAD:", ".", "--format", "oneline")
    assert (code, out.split("\t")[:2]) == (0, ["M", "education"])
