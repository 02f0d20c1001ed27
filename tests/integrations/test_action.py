"""The GitHub action: its steps, run by bash in a real repository as a runner runs them."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
PAGE = """\
# Mira Sol

## Publications

- Mira Sol, Ivo Brandt. *Sparse Gradients in Dense Cities*. NeurIPS 2022.
- Ivo Brandt, Mira Sol. *A Note on Kerbs*. TRB 2020.
"""
LOST = PAGE[: PAGE.index("- Ivo Brandt")]


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    """What a runner gives to the steps of an action, after the one that installs."""
    temp = tmp_path_factory.mktemp("runner")
    environ = {**os.environ, "RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(ROOT)}
    step(INSTALL, environ, temp)
    return environ


@pytest.fixture
def site(make_repo):
    made = make_repo("site")
    made.commit("about.md", PAGE)
    made.commit("about.md", PAGE + "\nI like maps.\n")
    made.commit("about.md", LOST)
    return made


def step(given, environ, folder):
    """Runs a step as a runner does (docs.github.com, "Workflow syntax", `shell: bash`)."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", given["run"]],
        env=environ,
        cwd=folder,
        capture_output=True,
        text=True,
        check=given is INSTALL,
    )


def check(runner, repo, **given):
    inputs = {"PATHS": "", "AGAINST": "", "FAIL_ON": "", "BEGAN_AT": ""}
    assert set(inputs) == set(CHECK["env"])
    summary = repo.path.parent / "summary.md"
    environ = {**runner, "GITHUB_STEP_SUMMARY": str(summary), **inputs, **given}
    done = step(CHECK, environ, repo.path)
    return done.returncode, done.stdout + done.stderr


def test_inputs_are_used_and_no_other():
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


def test_no_script_holds_an_expression():
    """An expression in a script would run what a pull request's title or branch says."""
    assert not any("${{" in given["run"] for given in ACTION["runs"]["steps"])


def test_a_lost_paper_is_annotated(runner, site):
    code, out = check(runner, site)
    assert code == 1
    assert re.search(r"^::error file=about\.md,line=\d+", out, re.MULTILINE)


def test_against_where_the_pull_request_began(runner, site):
    assert check(runner, site, BEGAN_AT=site("rev-parse", "HEAD~1"))[0] == 1
    assert check(runner, site, BEGAN_AT=site("rev-parse", "HEAD"))[0] == 0
    assert check(runner, site, BEGAN_AT="0" * 40)[0] == 1


def test_inputs_count(runner, site):
    assert check(runner, site, AGAINST="HEAD")[0] == 0
    assert check(runner, site, PATHS="other.md\n")[0] == 0
    assert check(runner, site, PATHS="about.md\n\n")[0] == 1
    assert check(runner, site, FAIL_ON="grave")[0] == 2
    assert check(runner, site, AGAINST="$(touch made)", PATHS="$(touch made)")[0] == 2
    assert not (site.path / "made").exists()
