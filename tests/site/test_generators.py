"""What some generators need: Hugo's author in TOML, CVs in LaTeX of several files, a built site."""

import pytest

from profdiff.site.hugo_author import author_of

TOML = """\
languageCode = "en"
title = "Somebody"

[params]
  description = "a site"

[params.author]
  name = "Mira Sol"
  image = "me.png"
  headline = "Professor of Clay at Halden University"
  bio = '''
two lines'''
  links = [
    { email = "mailto:mira@example.org" },
    #  { x = "https://x.example/none" },
    { github = "https://github.com/example-mira" },
  ]

[params.article]
  name = "not hers"
"""


def test_the_author_keeps_the_lines():
    told = author_of(TOML.encode()).decode().splitlines()
    assert told[7] == 'name: "Mira Sol"'
    assert told[9] == 'headline: "Professor of Clay at Halden University"'
    assert told[12:14] == ["  links:".strip(), '  - email: "mailto:mira@example.org"']
    assert told[15] == '  - github: "https://github.com/example-mira"'
    assert not any("not hers" in line or "a site" in line for line in told)


ODD = [
    b"",
    b"[author]\n",
    b"[author]\nname = \n",
    b'[author]\nname = ["a", "b"]\n',
    b"[author]\nlinks = [\n{ a = 1 },\n{ [ ] },\n]\n",
    b"[author]\nlinks = [\n" * 50,
    b'[other]\nname = "x"\n',
    b"\xff\xfe[author]\n\0",
]


@pytest.mark.parametrize("data", ODD)
def test_odd_configurations_say_nothing(data):
    assert b"name" not in author_of(data)


@pytest.mark.parametrize("table", ["author", "params.author"])
def test_a_blowfish_site_has_its_author(read, table):
    site = read(
        {
            "config/_default/hugo.toml": 'baseURL = "https://example.org"\n',
            "config/_default/languages.en.toml": TOML.replace("params.author", table),
            "config/_default/languages.de.toml": TOML.replace("Professor", "Professorin"),
            "go.mod": "require github.com/nunocoracao/blowfish/v2 v2.1\n",
            "content/_index.md": "---\ntitle: Welcome\n---\n\nI fire clay.\n",
        }
    )
    assert site.source.chosen_by == "hugo (blowfish): config/_default/hugo.toml"
    assert site.name == "Mira Sol"
    assert [(role.title, role.organization) for role in site.roles] == [
        ("Professor of Clay", "Halden University")
    ]
    assert site.roles[0].span.line == 8
    assert len(site.source.pages) == 2


MAIN = r"""\documentclass{article}
\begin{document}
\section{Experience}
\input{parts/experience}
% \input{parts/hidden}
\include{parts/awards.tex}
\input{parts/missing}
\bibliography{mine}
\end{document}
"""
CV = {
    "cv.tex": MAIN,
    "parts/experience.tex": "\\textbf{Postdoc}, Halden University, 2019\n\\input{parts/more}\n",
    "parts/more.tex": "\\textbf{Lecturer}, Orland University, 2021--2023\n",
    "parts/awards.tex": "\\section{Awards}\n\n\\textbf{Golden Kiln Award}, 2020\n",
    "parts/hidden.tex": "\\textbf{Pirate}, University of the Sea\n",
    "mine.bib": "@article{a, title={Kerbs}, author={Sol, Mira}, journal={J}, year={2020}}\n",
    "README.md": "I am a template.\n",
}


def test_a_cv_is_read_with_the_files_that_it_reads_in(read):
    site = read(CV)
    assert {page.path for page in site.source.pages} == {
        "cv.tex",
        "parts/experience.tex",
        "parts/more.tex",
        "parts/awards.tex",
        "mine.bib",
    }
    assert [award.name for award in site.awards] == ["Golden Kiln Award"]
    assert [paper.title for paper in site.publications] == ["Kerbs"]
    told = [(d.code, d.message) for d in site.diagnostics]
    assert [code for code, _ in told] == ["input-not-followed"]
    assert "parts/missing" in told[0][1]


def test_files_that_read_each_other_in_end(read):
    site = read({"cv.tex": MAIN.replace("experience", "a"), "parts/a.tex": "\\input{../cv} x\n"})
    assert {page.path for page in site.source.pages} == {"cv.tex", "parts/a.tex"}


def test_what_a_cv_reads_in_stays_in_the_site(tmp_path, read):
    (tmp_path / "secret.tex").write_text("\\section{Secret}\n")
    site = read({"cv.tex": MAIN.replace("parts/experience", "../secret")})
    assert [page.path for page in site.source.pages] == ["cv.tex"]


def test_a_built_site(read):
    page = (
        '<html><head><meta name="generator" content="Hugo 0.120"><title>{}</title></head>{}</html>'
    )
    site = read(
        {
            "index.html": page.format("Mira Sol", "<p>I am a professor at Halden University.</p>"),
            "publications/index.html": page.format("Publications", "<ul><li>Kerbs, 2020</li></ul>"),
            "post/tea/index.html": page.format("Tea", "<p>I am a king at Built University.</p>"),
        }
    )
    assert site.source.chosen_by == "built by Hugo 0.120: index.html"
    assert [p.path for p in site.source.pages] == ["index.html", "publications/index.html"]


COLLECTIONS = [
    ("_quarto.yml", "publications/kerbs/index.qmd"),
    ("gatsby-config.js", "src/markdown/publications/kerbs.md"),
    ("astro.config.mjs", "src/content/publications/kerbs.mdx"),
    ("hugo.toml", "content/publication/kerbs/index.md"),
    ("_config.yml", "_publications/kerbs.md"),
]


@pytest.mark.parametrize(("config", "path"), COLLECTIONS)
def test_an_item_is_read_wherever_the_collection_is(read, config, path):
    front = "title: Kerbs of Cities\nauthors: [Mira Sol, Ivo Brandt]\ndate: 2020-05-01\n"
    item = f"---\n{front}---\n\nLong.\n"
    site = read({config: "", "content/about.md": "I am a potter.\n", path: item})
    (paper,) = site.publications
    assert (paper.title, paper.authors) == ("Kerbs of Cities", ["Mira Sol", "Ivo Brandt"])
    assert paper.span.path == path
    assert "Long." not in [statement.text for statement in site.statements]
