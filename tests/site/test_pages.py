"""Which generator made a site, and which of its files carry the profile."""

import pytest

from profdiff.config import Site
from profdiff.site.generator import detect
from profdiff.site.manifest import listed
from profdiff.site.pages import choose, page_at, skip

#: What detecting is to say → the files of the site, those marked `+` chosen, in reading order.
SITES = {
    "jekyll (academicpages): _config.yml": """
        + _pages/about.md
        + _config.yml
        + _pages/cv.md
        + _pages/publications.md
        + _publications/2020-01-01-one.md
        + _publications/2021-01-01-two.md
        + _talks/2021-talk.md
        + _pages/teaching.html
        + _teaching/2022-course.md
          _pages/404.md
          _pages/terms.md
          _pages/markdown.md
          _data/navigation.yml
          _data/ui-text.yml
          files/notes/readme.md
          markdown_generator/publications.md
          README.md
    """,
    "jekyll (al-folio): _config.yml": """
        + _pages/about.md
        + _config.yml
        + _data/cv.yml
        + _pages/cv.md
        + assets/json/resume.json
        + _bibliography/papers.bib
        + _pages/publications.md
        + _pages/projects.md
        + _projects/1_kiln.md
        + _news/announcement_1.md
          _data/coauthors.yml
          _data/venues.yml
          _data/repositories.yml
          _books/the_tall_book.md
          _pages/books.md
          _pages/dropdown.md
          assets/bibliography/2018-12-22-post.bib
          assets/plotly/demo.html
    """,
    "jekyll: website/_config.yml": """
        + website/index.md
        + website/_config.yml
        + website/_data/members.yml
        + website/team.md
        + website/_data/publications.yml
        + website/_data/publist2023.yml
        + website/_data/publist2024.yml
          docs/readme.md
          README.md
          website/_data/menu.yml
          website/_data/menu2024.yml
    """,
    "hugo (academic): config/_default/config.toml": """
        + content/_index.md
        + content/authors/admin/_index.md
        + content/home/experience.md
        + content/publication/ash-2020/index.md
        + content/publication/_index.md
        + content/project/kiln/index.md
        + content/event/spring/index.md
          content/publication/ash-2020/cite.bib
          content/post/hello/index.md
          content/privacy.md
          content/blog/one.md
        + config/_default/config.toml
          static/admin/index.html
          data/fonts/mine.toml
    """,
    "blogdown: config.toml": """
        + content/about.Rmd
        + content/cv.Rmd
        + content/projects.Rmd
        + config.toml
          content/post/2020-01-01-r.Rmd
    """,
    "quarto: _quarto.yml": """
        + index.qmd
        + cv/index.qmd
        + research/index.qmd
        + publications.qmd
        + talks/index.qmd
        + talks/2023/index.qmd
          _quarto.yml
          blog/index.qmd
          posts/x/index.qmd
          _metadata.yml
          _footer.qmd
          research/references.bib
          index.html
    """,
    "jemdoc: index.jemdoc": """
        + index.html
        + publications.html
        + teaching.html
          index.jemdoc
          publications.jemdoc
          photos.html
          MENU
    """,
    "html: index.html": """
        + index.html
        + background.html
        + team/index.html
        + publication.html
        + talks.html
        + service.html
          projects/kiln/index.html
          papers/kiln/page.html
          404.html
          faq.html
          css/style.css
          paper.pdf
    """,
    "latex": """
        + cv.tex
        + publications.bib
          references.bib
          README.md
          altacv.cls
    """,
    "files": """
        + resume.json
        + data/publications.json
        + data/members/ann.json
        + data/members/bo.json
          package.json
          data/translations.json
          tsconfig.json
    """,
}
CONFIGS = {"_pages/about.md": b"", "config/_default/config.toml": b"theme = 'academic'"}


def split(listing):
    lines = [line.strip() for line in listing.strip().splitlines()]
    return [line.removeprefix("+ ") for line in lines], [x[2:] for x in lines if x[0] == "+"]


@pytest.mark.parametrize("told", SITES)
def test_generator_and_pages(told):
    files, wanted = split(SITES[told])
    generator = detect(sorted(files), lambda path: CONFIGS.get(path, b"title: x"))
    assert str(generator) == told
    kept = [path for path in files if not any(map(skip, path.split("/")[:-1]))]
    pages = choose(kept, generator)
    assert {page.path for page in pages} == set(wanted)
    assert pages[0].path == wanted[0] or told in {"latex", "files"}
    assert pages == sorted(pages, key=lambda page: page.rank)


def test_the_theme_is_named_by_the_configuration():
    files = ["go.mod", "hugo.toml", "content/_index.md"]
    named = {"go.mod": b"require github.com/nunocoracao/blowfish/v2 v2.1"}
    assert str(detect(files, lambda path: named.get(path, b""))) == "hugo (blowfish): hugo.toml"


def test_a_built_site_names_what_built_it():
    page = b'<html><head><meta name="generator" content="Hugo 0.120.4"></head></html>'
    assert str(detect(["index.html"], lambda _: page)) == "built by Hugo 0.120.4: index.html"


LANGUAGES = [
    (["index.md", "index_zh.md", "cv.md", "cv.fr.md"], ["index.md", "cv.md"]),
    (["content/en/cv.md", "content/zh/cv.md"], ["content/en/cv.md"]),
    (["zh/cv.html", "de/cv.html"], ["de/cv.html"]),
    (["en/index.html", "index.html"], ["index.html"]),
    (["cv.de.md"], ["cv.de.md"]),
]


@pytest.mark.parametrize(("files", "wanted"), LANGUAGES)
def test_one_language(files, wanted):
    pages = choose(files, detect(files, lambda _: b""))
    assert {page.path for page in pages} == set(wanted)


BUILT = [
    (["cv.qmd", "cv.html"], "cv.qmd"),
    (["cv.md", "cv/index.html"], "cv.md"),
    (["cv.Rmd", "cv.md", "cv.html"], "cv.Rmd"),
]


@pytest.mark.parametrize(("files", "wanted"), BUILT)
def test_what_is_written_stands_for_what_is_built_of_it(files, wanted):
    assert [page.path for page in choose(files, detect(files, lambda _: b""))] == [wanted]


@pytest.mark.parametrize(
    "name",
    ["old_cv.md", "cv-draft.md", "cv (copy).md", "_people/template.md", "example_resume.json"],
)
def test_files_that_nobody_is_meant_to_see(name):
    files = ["_config.yml", "index.md", name]
    assert name not in {page.path for page in choose(files, detect(files, lambda _: b""))}


PATTERNS = [
    (["*.md"], [], ["a.md", "b.md"]),
    (["**/*.md"], [], ["a.md", "b.md", "in/c.md", "in/deep/d.md"]),
    (["in/"], [], ["in/c.md", "in/deep/d.md"]),
    (["in/*.md", "a.md"], [], ["a.md", "in/c.md"]),
    (["**/*.md"], ["in/**"], ["a.md", "b.md"]),
    (["?.md"], ["b.md"], ["a.md"]),
    (["./a.md"], [], ["a.md"]),
    (["[a].md"], [], []),
]


@pytest.mark.parametrize(("pages", "exclude", "wanted"), PATTERNS)
def test_patterns_of_a_manifest(pages, exclude, wanted):
    files = ["a.md", "b.md", "in/c.md", "in/deep/d.md"]
    manifest = Site(pages=tuple(pages), exclude=tuple(exclude))
    found = listed(files, detect(files, lambda _: b""), manifest)
    assert sorted(page.path for page in found) == wanted


def test_the_first_pattern_names_the_home_page():
    files = ["one.md", "two.md", "three.md"]
    found = listed(files, detect(files, lambda _: b""), Site(pages=("two.md", "*.md")))
    assert (found[0].path, found[0].part) == ("two.md", "home")


def test_exclusion_alone_leaves_the_choice():
    files = ["index.md", "cv.md", "talks.md", "notes.md"]
    found = listed(files, detect(files, lambda _: b""), Site(exclude=("talks.md",)))
    assert [page.path for page in found] == ["index.md", "cv.md"]


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("people/people-of-2020.qmd", "people"),
        ("content/talks/talks-in-2020/index.md", "content/talks"),
        ("_talks/2020_talks.md", "_talks"),
    ],
)
def test_the_unit_of_an_item_is_its_folder(path, unit):
    assert page_at(path, detect([path], lambda _: b"")).unit == unit
