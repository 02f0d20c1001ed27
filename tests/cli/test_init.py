"""`profdiff init` as a user types it: a configuration that profdiff then goes by."""

import pytest

from profdiff.cli import exit_codes
from profdiff.config import read_config

ABOUT = "---\ntitle: Mira Sol\n---\n\nI am a Ph.D. student at Halden University.\n"
PAPER = "---\ntitle: A Note on Kerbs\nvenue: TRB 2020\n---\n"


@pytest.fixture
def site(pages):
    for name, text in {
        "_config.yml": "title: Mira Sol\ntheme: minimal-mistakes\n",
        "_pages/about.md": ABOUT,
        "_pages/cv.md": ABOUT,
        "_publications/kerbs.md": PAPER,
        "_publications/cities.md": PAPER.replace("Kerbs", "Cities"),
        "_posts/2020-01-01-hello.md": "# Hello\n",
    }.items():
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text(text, encoding="utf-8")
    for name in ("old.md", "new.md"):
        (pages / name).unlink()
    return pages


def test_the_pages_of_the_site(profdiff, site):
    done = profdiff("init")
    assert done.code == exit_codes.DONE
    assert "jekyll" in done.out
    config = read_config(str(site / "profdiff.toml"))
    assert "_publications/*.md" in config.site.pages
    assert {"_pages/about.md", "_pages/cv.md"} <= set(config.site.pages)
    assert not any("_posts" in page for page in config.site.pages)


@pytest.mark.usefixtures("site")
def test_they_are_those_that_are_read_without_it(profdiff, validated):
    before = validated(profdiff("parse", ".", "--format", "json").out, "profile")
    profdiff("init")
    after = validated(profdiff("parse", ".", "--format", "json").out, "profile")
    assert [page["path"] for page in after["source"]["pages"]] == [
        page["path"] for page in before["source"]["pages"]
    ]


def test_what_an_item_cites_is_no_page(profdiff, pages, validated):
    for name, text in {
        "hugo.yaml": "title: Mira Sol\n",
        "content/_index.md": ABOUT,
        "content/project/kerbs/index.md": "---\ntitle: Kerbs\n---\n\nHow high a kerb is.\n",
        "content/project/kerbs/references.bib": "@article{a, title={On Steps}, year={1970}}\n",
    }.items():
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text(text, encoding="utf-8")
    done = profdiff("init")
    assert "content/project/*/index.md" in done.out
    read = validated(profdiff("parse", ".", "--format", "json").out, "profile")
    assert [page["path"] for page in read["source"]["pages"]] == [
        "content/_index.md",
        "content/project/kerbs/index.md",
    ]


def test_items_in_folders_of_years_share_a_pattern(profdiff, site):
    for name in ("hats.md", "gloves.md"):
        (site / "_publications" / "2021").mkdir(exist_ok=True)
        (site / "_publications" / "2021" / name).write_text(PAPER, encoding="utf-8")
    profdiff("init")
    pages = read_config(str(site / "profdiff.toml")).site.pages
    assert [page for page in pages if page.startswith("_publications/")] == [
        "_publications/*/*.md",
        "_publications/*.md",
    ]


def test_a_configuration_that_is_there_is_kept(profdiff, site):
    (site / ".profdiff.toml").write_text("", encoding="utf-8")
    refused = profdiff("init")
    assert (refused.code, ".profdiff.toml" in refused.err) == (exit_codes.FAILED, True)
    assert not (site / "profdiff.toml").exists()


def test_no_site(profdiff, pages):
    for name in ("old.md", "new.md"):
        (pages / name).rename(pages / f"x_{name}.dat")
    refused = profdiff("init")
    assert (refused.code, "no page of a profile" in refused.err) == (exit_codes.FAILED, True)
