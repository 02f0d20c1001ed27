"""All versions of a page in full: what every two of them share, and what was when."""

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUB, STUDENT

from profdiff.api import log, timeline
from profdiff.api.reading import profile_of_version
from profdiff.history import parsed
from profdiff.history.chronicle import read_chronicle
from profdiff.history.keeping import apply
from profdiff.records import ENTITIES

CAREER = [STUDENT, ACCEPTED, STUDENT, SCIENTIST, AWARDED, SCIENTIST.replace("Sparse", "Dense")]


@pytest.fixture
def commit(make_repo):
    made = make_repo()
    days = iter(range(1, 29))

    def commit(page):
        return made.commit("about.md", page, f"2022-01-{next(days):02}T12:00:00+00:00")

    return commit


def read(parse=profile_of_version, **options):
    return read_chronicle("about.md", "HEAD", parse, **options)


def pages(found):
    """What each version says, put together from what each changes."""
    held, listed = {}, []
    for turn in found.turns:
        held |= dict(turn.leaf.moves)
        listed = apply(listed, turn.leaf.edits)
        records = (found.records[each] for each in held.values() if each >= 0)
        # Of sentences, changes tell headings too, which are no records of a page.
        ids = sorted(each.record.id for each in records if each.entity != "statement")
        yield ids, [found.passages[each].text for each in listed]


def ids(profile):
    lists = (getattr(profile, attribute) for attribute, _ in ENTITIES.values())
    records = (record for each in lists for record in each)
    return sorted(each.id for each in records if not each.id.startswith("statement:"))


def test_every_version_can_be_put_together(commit):
    for page in CAREER:
        commit(page)
    found = read()
    told = [profile_of_version(page.encode(), found.turns[0].step.version) for page in CAREER]
    assert list(pages(found)) == [(ids(p), [each.text for each in p.passages]) for p in told]


def test_what_is_one_thing_is_one_thread(commit):
    for page in CAREER:
        commit(page)
    found = read()
    role = {
        thread
        for turn in found.turns
        for thread, record in turn.leaf.moves
        if record >= 0 and found.records[record].entity == "role"
    }
    assert len(role) == 1  # a student at one place became a scientist at another, and back


def test_it_tells_what_the_log_and_the_timeline_tell(commit):
    for page in [*CAREER, STUB, AWARDED]:
        commit(page)
    found = read()
    assert found.timeline.spells == timeline("about.md").spells
    prints = [[change.fingerprint for change in step.changes] for step in log("about.md").steps]
    assert [[c.fingerprint for c in turn.step.changes] for turn in found.turns] == prints[::-1]


def test_what_a_stub_does_not_say_is_not_gone(commit):
    for page in (SCIENTIST, STUB, AWARDED):
        commit(page)
    before, silent, after = pages(read())
    assert silent[0] == before[0]
    assert silent[1] == ["Under construction"]
    assert [each for each in after[0] if each not in before[0]] == ["award:lantern prize"]


def test_a_page_that_was_deleted_and_is_back_says_what_it_says(commit, make_repo):
    commit(AWARDED)
    repository = make_repo()
    repository("rm", "-q", "about.md")
    repository("commit", "-q", "-m", "gone")
    commit(STUDENT)
    before, _, after = pages(read())
    assert "award:lantern prize" in before[0]
    told = profile_of_version(STUDENT.encode(), read().turns[0].step.version)
    assert after == (ids(told), [each.text for each in told.passages])


def test_several_processes_read_the_same(commit, monkeypatch):
    for page in CAREER:
        commit(page)
    alone = read()
    monkeypatch.setattr(parsed, "_FEWEST", 2)
    assert read(workers=3) == alone


def test_each_content_is_parsed_once(commit):
    for page in [*CAREER, STUDENT, AWARDED]:
        commit(page)
    parses, done = [], []

    def parse(data, version):
        parses.append(data)
        return profile_of_version(data, version)

    read(parse, progress=lambda *told: done.append(told))
    assert len(parses) == len(set(CAREER))
    assert done == [(at, len(set(CAREER))) for at in range(len(set(CAREER)))]


def test_a_page_that_cannot_be_kept_is_read_where_it_is_asked_for(commit):
    for page in CAREER[:2]:
        commit(page)

    def parse(data, version):
        made = profile_of_version(data, version)
        made.source.path = "caf\udce9.md"
        return made

    assert len(read(parse).turns) == 2


def test_a_log_tells_how_far_it_is(commit):
    for page in CAREER:
        commit(page)
    done = []
    log("about.md", progress=lambda *told: done.append(told))
    assert done == [(at, 6) for at in range(6)]
