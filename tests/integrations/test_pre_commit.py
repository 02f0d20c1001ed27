"""The hooks, run by the real pre-commit in real repositories.

pre-commit installs profdiff from a repository that is made of this checkout as it is, into an
environment of its own; that takes half a minute, once for all tests.
"""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from profdiff.formats import FORMATS
from repositories import Repo

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="the project is no git repository here"
)
PAGE = """\
# Mira Sol

I am a research scientist at Brightwater.

## Publications

- Mira Sol, Ivo Brandt. *Sparse Gradients in Dense Cities*. NeurIPS 2022.
- Ivo Brandt, Mira Sol. *A Note on Kerbs*. TRB 2020.
"""
LOST = PAGE[: PAGE.index("- Ivo Brandt")]
TOLD = "A Note on Kerbs is no longer on the page"


@pytest.fixture(scope="module")
def profdiff_repository(tmp_path_factory):
    """A repository of the project's files as they are now, and the folder of pre-commit."""
    folder = tmp_path_factory.mktemp("pre-commit")
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.split(b"\0")[:-1]
    for name in map(os.fsdecode, names):
        if (ROOT / name).is_file():
            (folder / "project" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / "project" / name)
    project = Repo(folder / "project")
    project("add", ".")
    who = ("-c", "user.name=A. Tester", "-c", "user.email=tester@example.org")
    project(*who, "commit", "-q", "-m", "as it is")
    return project, folder / "home"


@pytest.fixture
def site(make_repo, profdiff_repository, monkeypatch):
    """A site with a page, whose commits are checked."""
    project, home = profdiff_repository
    monkeypatch.setenv("PRE_COMMIT_HOME", str(home))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    made = make_repo("site")
    hooks = [{"id": "profdiff-check"}, {"id": "profdiff"}]
    repos = [{"repo": str(project.path), "rev": project("rev-parse", "HEAD"), "hooks": hooks}]
    made.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": repos}))
    made("add", ".")
    made.commit("about.md", PAGE)
    made.commit("notes.Rmd", "# Notes\n")
    subprocess.run(["pre-commit", "install"], cwd=made.path, check=True, capture_output=True)
    return made


def commit(repo, *arguments, cwd=None):
    """The exit code of `git commit`, and what it and its hooks print."""
    done = subprocess.run(
        ["git", "commit", "-m", "an edit", *arguments],
        cwd=cwd or repo.path,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def stage(repo, text, name="about.md"):
    repo.write(name, text)
    repo("add", "--", name)


def test_files_are_those_of_all_formats():
    suffixes = {suffix for kind in FORMATS.values() for suffix in kind.extensions}
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    # The one that writes a message is given the message, and no pages.
    for hook in [each for each in hooks if each.get("stages") != ["prepare-commit-msg"]]:
        pattern = re.compile(hook["files"])
        assert {suffix for suffix in suffixes if not pattern.search(f"page{suffix}")} == set()
        assert pattern.search("notes.Rmd")
        assert not pattern.search("page.py")


def test_a_lost_paper_stops_the_commit(site):
    stage(site, LOST)
    code, out = commit(site)
    assert code == 1
    assert TOLD in out


def test_an_edit_passes_and_is_told(site):
    stage(site, PAGE.replace("Brightwater", "Ferrow Labs"))
    code, out = commit(site)
    assert code == 0
    assert "Brightwater → research scientist, Ferrow Labs (moved)" in out


def test_what_is_staged_counts(site):
    stage(site, PAGE.replace("Brightwater", "Ferrow Labs"))
    site.write("about.md", LOST)
    assert commit(site)[0] == 0
    assert (site.path / "about.md").read_text() == LOST
    site("add", ".")
    site.write("about.md", PAGE)
    code, out = commit(site)
    assert (code, TOLD in out) == (1, True)


def test_commit_of_a_path(site):
    """`git commit PATH` commits with an index of its own."""
    stage(site, PAGE.replace("Brightwater", "Ferrow Labs"))
    site.write("notes.Rmd", "# Notes\n\nMore.\n")
    assert commit(site, "notes.Rmd")[0] == 0
    site.write("about.md", LOST)
    code, out = commit(site, "about.md")
    assert (code, TOLD in out) == (1, True)


def test_a_file_type_that_pre_commit_does_not_know(site):
    stage(site, PAGE, "cv.Rmd")
    assert commit(site)[0] == 0
    stage(site, LOST, "cv.Rmd")
    code, out = commit(site)
    assert "profdiff check" in out
    # The paper is on the home page still.
    assert code == 0


def test_in_a_work_tree(site, tmp_path):
    tree = tmp_path / "tree"
    site("worktree", "add", "-q", str(tree))
    (tree / "about.md").write_text(LOST)
    site("add", "about.md", cwd=tree)
    code, out = commit(site, cwd=tree)
    assert (code, TOLD in out) == (1, True)


def test_several_at_once(site):
    """What the hook runs, several times: pre-commit's own runs stand in each other's way."""
    stage(site, LOST)
    command = [Path(sys.executable).with_name("profdiff"), "check"]

    def run(_):
        return subprocess.run(command, cwd=site.path, capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(run, range(8)))
    assert [(done.returncode, TOLD in done.stdout) for done in outcomes] == [(1, True)] * 8


def test_all_files(site):
    """Nothing is staged: nothing is lost."""
    done = subprocess.run(
        ["pre-commit", "run", "--all-files"], cwd=site.path, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_between_two_commits(site):
    first = site("rev-parse", "HEAD")
    stage(site, LOST)
    assert commit(site, "--no-verify")[0] == 0
    done = subprocess.run(
        ["pre-commit", "run", "--from-ref", first, "--to-ref", "HEAD"],
        cwd=site.path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, TOLD in done.stdout) == (1, True)


def test_a_message_is_begun(site):
    config = yaml.safe_load((site.path / ".pre-commit-config.yaml").read_text())
    config["repos"][0]["hooks"] = [{"id": "profdiff-commit-message"}]
    stage(site, yaml.safe_dump(config), ".pre-commit-config.yaml")
    subprocess.run(
        ["pre-commit", "install", "--hook-type", "prepare-commit-msg"],
        cwd=site.path,
        check=True,
        capture_output=True,
    )
    stage(site, PAGE.replace("Brightwater", "Ferrow Labs"))
    site("commit", "-q", "--no-verify", GIT_EDITOR="true")
    assert site("log", "-1", "--format=%B") == "bio: joins Ferrow Labs as research scientist"
