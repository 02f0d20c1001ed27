"""Small sites of invented people, as folders and as revisions of real repositories."""

import os
import subprocess

import pytest

from profdiff import parse

FOLIO = {
    "_config.yml": """\
title: blank
first_name: Mira
last_name: Sol
email: mira@example.org
url: https://example.org
baseurl:
plugins:
  - jekyll-scholar
collections:
  news:
    output: true
theme_source: al-folio
""",
    "_pages/about.md": """\
---
layout: about
title: about
permalink: /
---

I am an assistant professor at Halden University. Before that I was a postdoc at Brightwater
Institute.

My lab grows crystals.
""",
    "_pages/publications.md": """\
---
layout: page
title: publications
---

{% bibliography %}
""",
    "_data/cv.yml": """\
- title: Experience
  type: time_table
  contents:
    - title: Assistant Professor
      institution: Halden University
      year: 2022 - present
    - title: Postdoc
      institution: Brightwater Institute
      year: 2019 - 2021
- title: Education
  type: time_table
  contents:
    - title: PhD in Physics
      institution: Orrin College
      year: 2014 - 2019
""",
    "_bibliography/papers.bib": """\
@inproceedings{sol2023kerbs,
  title = {Kerbs of Crystal Cities},
  author = {Sol, Mira and Brandt, Ivo},
  booktitle = {Symposium on Crystals},
  year = {2023}
}
@article{sol2021facets,
  title = {Facets without Faces},
  author = {Sol, Mira},
  journal = {Journal of Lattices},
  year = {2021}
}
""",
    "_news/first.md": """\
---
layout: post
date: 2023-05-01
inline: true
---

Our paper on kerbs won a prize.
""",
    "_posts/2023-01-01-hello.md": """\
---
title: Thoughts on tea
---

I am a Professor of Tea at the University of Kettles.
""",
    "_site/index.html": "<html><body><p>I am a king at Built University.</p></body></html>",
    "_drafts/idea.md": "I am a pirate at Sea.\n",
    "README.md": "# The source of a site\n",
}


@pytest.fixture
def make_site(tmp_path):
    """Writes a folder of files, by path, and returns its path; some may be changed or left out."""

    def make(files, name="site", **changed):
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in {**files, **changed}.items():
            if text is not None:
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return make


@pytest.fixture
def read(make_site):
    """The profile of a site of these files."""

    def parsed(files, name="site"):
        return parse(make_site(files, name))

    return parsed


@pytest.fixture
def folio():
    return dict(FOLIO)


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Runs git in a new repository, in which the test stands."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "gitconfig"
    home.write_text("[user]\nname = A. Tester\nemail = tester@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    path = tmp_path / "repository"
    path.mkdir()
    monkeypatch.chdir(path)

    def run(*arguments):
        done = subprocess.run(["git", *arguments], cwd=path, capture_output=True, check=True)
        return os.fsdecode(done.stdout).strip()

    run("init", "-q", "-b", "main")
    run.path = path
    return run
