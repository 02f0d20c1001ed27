"""A history worked out by several processes is the one that a single process tells."""

import os

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUB, STUDENT

from profdiff import patterns
from profdiff.api import log, versions
from profdiff.errors import InputError
from profdiff.history import ahead
from profdiff.render.history.lines import render_history
from profdiff.render.style import Style

PAGES = (STUDENT, ACCEPTED, SCIENTIST, STUB, AWARDED)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(ahead, "_FEWEST", 2)


@pytest.fixture
def career(make_repo):
    made = make_repo()
    for number in range(12):
        page = PAGES[number % len(PAGES)]
        made.commit("about.md", f"{page}\nI have {number} boats.\n")
    return made


@pytest.fixture
def parsed(monkeypatch):
    """The versions that this process parses."""
    found = []
    ours = versions.profile_of_version

    def parse(data, version):
        found.append(version.content)
        return ours(data, version)

    monkeypatch.setattr(versions, "profile_of_version", parse)
    return found


def told(**options):
    return render_history(log("about.md", **options), Style(everything=True))


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize("workers", [2, 3, 40])
def test_the_answer_is_the_same(workers, parsed):
    fresh = told()
    parsed.clear()
    assert told(cache=True, workers=workers) == fresh
    assert 0 < len(set(parsed)) < 12
    parsed.clear()
    assert told(cache=True, workers=workers) == fresh
    assert parsed == []


@pytest.mark.usefixtures("career")
def test_without_a_cache_one_process_does_it_all(parsed):
    told(workers=4)
    assert len(set(parsed)) == 12


@pytest.mark.usefixtures("career")
def test_what_a_worker_fails_at_is_done_again(parsed, monkeypatch):
    fresh = told()
    ours = ahead._work_out

    def failing(part, *given):
        ours(part[:1], *given)
        raise RuntimeError("no more")

    monkeypatch.setattr(ahead, "_work_out", failing)
    parsed.clear()
    assert told(cache=True, workers=3) == fresh
    assert parsed


@pytest.mark.usefixtures("career")
def test_an_error_is_raised_where_it_belongs():
    with pytest.raises(InputError, match="over the limit"):
        told(cache=True, workers=3, max_bytes=10)


@pytest.mark.usefixtures("career")
def test_no_process_is_left_behind():
    from os import waitpid

    told(cache=True, workers=3)
    with pytest.raises(ChildProcessError):
        waitpid(-1, 0)


@pytest.mark.usefixtures("career")
def test_what_another_process_compiled_is_remembered(monkeypatch, tmp_path):

    def end():
        (tmp_path / str(os.getpid())).touch()

    monkeypatch.setattr(patterns, "ending", [end])
    log("about.md", cache=True, workers=3)
    ended = {int(each.name) for each in tmp_path.iterdir() if each.is_file()}
    assert len(ended) == 2
    assert os.getpid() not in ended
