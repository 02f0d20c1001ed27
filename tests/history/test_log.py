"""What each version of a page changed, from real repositories."""

import pytest
from pages import ACCEPTED, AWARDED, HEAD, SCIENTIST, STUB, STUDENT

from profdiff import diff
from profdiff.api import blame, log, timeline
from profdiff.errors import RevisionError, UsageError


def told(history):
    """The kinds of the steps, each with the transitions of its changes, newest first."""
    return [
        (step.kind, [name for change in step.changes for name in change.transitions])
        for step in history.steps
    ]


def labels(comparison):
    return [(change.op, change.entity, change.label) for change in comparison.changes]


@pytest.fixture
def career(make_repo):
    """A page whose paper is accepted, and whose owner then moves on."""
    made = make_repo()
    made.commit("about.md", STUDENT, "2022-01-10T12:00:00+00:00")
    made.commit("about.md", ACCEPTED, "2022-09-20T12:00:00+00:00")
    made.commit("about.md", SCIENTIST, "2023-02-01T12:00:00+00:00")
    return made


def test_each_version_against_the_one_before(career):
    history = log("about.md")
    assert told(history) == [("changed", ["moved"]), ("changed", ["accepted"]), ("first", [])]
    assert history.total == 3
    assert history.revision == career("rev-parse", "HEAD")
    step = history.steps[0]
    assert step.version.subject == "about.md changes"
    assert step.version.author == "A. Tester"
    assert step.version.committed == "2023-02-01T12:00:00+00:00"
    assert step.against == career("rev-parse", "HEAD~1")
    assert step.against_authored == "2022-09-20T12:00:00+00:00"
    assert step.comparison.changes[0].summary.startswith("role changed: PhD student")


@pytest.mark.usefixtures("career")
def test_a_file_is_found_from_a_folder_below_and_from_outside(career, monkeypatch):
    career.write("deep/x", "")
    monkeypatch.chdir(career.path / "deep")
    assert log("../about.md").total == 3
    monkeypatch.chdir(career.path.parent)
    assert log("other/about.md").total == 3


def test_a_file_in_a_folder(career, monkeypatch):
    career("mv", "--", "about.md", "pages.md")
    career.write("_pages/x", "")
    career("mv", "--", "pages.md", "_pages/about.md")
    career("commit", "-q", "-m", "moved")
    assert log("_pages/about.md").total == 4
    monkeypatch.chdir(career.path / "_pages")
    assert log("about.md").total == 4
    monkeypatch.chdir(career.path.parent)
    assert log("other/_pages/about.md").total == 4
    assert blame("other/_pages/about.md").facts
    assert timeline("other/_pages/about.md").versions == 4


def test_a_version_that_a_reader_does_not_see(career):
    career.commit("about.md", SCIENTIST.replace("title:", "layout: page\ntitle:"))
    assert told(log("about.md"))[0] == ("unchanged", [])


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize(
    ("limits", "kinds"),
    [
        ({"since": "2022-09-20"}, ["changed", "changed"]),
        ({"since": "2023"}, ["changed"]),
        ({"until": "2022"}, ["changed", "first"]),
        ({"since": "2022-09", "until": "2022-09"}, ["changed"]),
        ({"since": "2024"}, []),
        ({"revision": "HEAD~1"}, ["changed", "first"]),
        ({"revision": "HEAD~1..HEAD"}, ["changed"]),
        ({"revision": "HEAD~2.."}, ["changed", "changed"]),
        ({"window": "month"}, ["changed", "changed", "first"]),
    ],
)
def test_what_is_asked_for(limits, kinds):
    assert [step.kind for step in log("about.md", **limits).steps] == kinds


def test_days_are_those_on_which_a_version_was_written(career):
    """A rebase commits everything anew, today."""
    career("commit", "-q", "--amend", "--no-edit")
    (step,) = log("about.md", since="2023").steps
    assert step.version.committed > step.version.authored == "2023-02-01T12:00:00+00:00"
    assert len(log("about.md", until="2023-02-01", window="month").steps) == 3


def test_a_window_nets_what_was_changed_and_changed_back(career):
    for day, page in (("03-01", AWARDED), ("03-05", SCIENTIST), ("04-01", AWARDED)):
        career.commit("about.md", page, f"2023-{day}T12:00:00+00:00")
    assert [step.kind for step in log("about.md").steps[:3]] == ["changed"] * 3
    netted = log("about.md", window="month")
    assert [step.kind for step in netted.steps[:3]] == ["changed", "unchanged", "changed"]
    assert (netted.window, netted.total) == ("month", len(netted.steps))
    assert netted.total < log("about.md").total == 6


def test_a_page_that_falls_silent_loses_nothing(career):
    career.commit("about.md", STUB)
    career.commit("about.md", AWARDED)
    back, silent, *_ = log("about.md").steps
    for step in (back, silent):
        assert step.comparison.status == "collapsed"
        assert {change.entity for change in step.changes} == {"page"}
    assert silent.since is None
    assert ("added", "award", "Lantern Prize") in labels(back.since)
    assert not {"publication", "role"} & {change.entity for change in back.since.changes}


def test_a_page_that_is_deleted_and_made_anew(career):
    career("rm", "-q", "about.md")
    career("commit", "-q", "-m", "gone")
    career.commit("about.md", AWARDED)
    assert [step.kind for step in log("about.md").steps[:2]] == ["first", "gone"]


def test_a_rename_and_a_move_to_another_format_are_followed(career):
    career("mv", "about.md", "home.md")
    career("commit", "-q", "-m", "rename")
    career("rm", "-q", "home.md")
    html = (
        "<html><head><title>Mira Sol</title></head><body>"
        "<p>I am a research scientist at Brightwater.</p><h2>Publications</h2><ul>"
        "<li>Mira Sol, Ivo Brandt. <em>Sparse Gradients in Dense Cities</em>. "
        '<a href="https://arxiv.org/abs/2104.01234">NeurIPS 2022</a></li></ul></body></html>'
    )
    career.commit("home.html", html)
    history = log("home.html")
    assert [step.version.path for step in history.steps] == ["home.html", "home.md"] + [
        "about.md"
    ] * 3
    assert not {"role", "publication"} & {change.entity for change in history.steps[0].changes}
    assert told(history)[1] == ("unchanged", [])
    assert told(history)[2:] == [("changed", ["moved"]), ("changed", ["accepted"]), ("first", [])]


def test_what_a_branch_brought_is_told_once(career):
    career("checkout", "-q", "-b", "side", "HEAD~1")
    side = ACCEPTED.replace("## Pub", "## Awards\n\n- Lantern Prize, 2024\n\n## Pub")
    career.commit("about.md", side)
    career("checkout", "-q", "main")
    career("merge", "-q", "side", "-m", "merge")
    history = log("about.md")
    found = [label for step in history.steps for label in labels(step)]
    assert found.count(("added", "award", "Lantern Prize")) == 1
    assert history.steps[0].version.subject == "merge"
    assert history.steps[0].kind == "unchanged"


TEMPLATE = "This is the front page of a website that is powered by the academicpages template"


def test_the_history_of_a_theme_is_marked(make_repo):
    made = make_repo()
    author = {"GIT_AUTHOR_NAME": "The Theme"}
    for text in (f"{HEAD}{TEMPLATE}.\n", f"{HEAD}{TEMPLATE} and hosted on GitHub pages.\n"):
        made.write("about.md", text)
        made("add", ".")
        made("commit", "-q", "-m", "theme", **author)
    made.commit("about.md", STUDENT)
    made.commit("about.md", ACCEPTED)
    kinds = [step.kind for step in log("about.md").steps]
    assert kinds == ["changed", "first", "template", "template"]


def test_a_theme_whose_title_alone_tells_it(make_repo):
    """The page of a theme is about the theme, so hardly a line of it is one that is known."""
    made = make_repo()
    title = "academicpages is a ready-to-fork GitHub Pages template for academic personal websites"
    told = "".join(f"The theme has a folder for things of kind {kind}.\n\n" for kind in range(9))
    for text in (told, f"---\ntitle: {title}\n---\n\n{told}"):
        made.write("about.md", text)
        made("add", ".")
        made("commit", "-q", "-m", "theme", GIT_AUTHOR_NAME="The Theme")
    made.commit("about.md", STUDENT)
    assert [step.kind for step in log("about.md").steps] == ["first", "template", "template"]
    assert timeline("about.md").versions == 1


def test_what_stood_before_a_theme_is_compared_with_nothing_after_it(make_repo, monkeypatch):
    made = make_repo()
    asked = []
    ours = diff.compare_profiles
    monkeypatch.setattr(
        diff, "compare_profiles", lambda *given: asked.append(given) or ours(*given)
    )
    for text in (AWARDED, f"{HEAD}{TEMPLATE}.\n"):
        made.write("about.md", text)
        made("add", ".")
        made("commit", "-q", "-m", "theme", GIT_AUTHOR_NAME="The Theme")
    made.commit("about.md", STUDENT)
    assert [step.kind for step in log("about.md").steps] == ["first", "template", "template"]
    assert len(asked) == 2


def test_a_shallow_clone_is_told(career, tmp_path, monkeypatch):
    career("clone", "-q", "--depth=1", f"file://{career.path}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    history = log("about.md")
    assert [step.kind for step in history.steps] == ["first"]
    assert [found.code for found in history.diagnostics] == ["shallow-clone"]
    assert "fetch-depth: 0" in history.diagnostics[0].message
    assert blame("about.md").diagnostics == history.diagnostics
    assert timeline("about.md").diagnostics == history.diagnostics


def test_a_bare_repository(career, tmp_path, monkeypatch):
    career("clone", "-q", "--bare", f"file://{career.path}", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert log("about.md").total == 3


@pytest.mark.parametrize("name", ["caf\xe9.md", "a b.md", "-x.md", "[x].md", 'q"uote.md', ":x.md"])
def test_odd_names(make_repo, name):
    made = make_repo()
    made.commit(name, STUDENT)
    made.commit(name, ACCEPTED)
    assert told(log(f"./{name}")) == [("changed", ["accepted"]), ("first", [])]


def test_a_link_is_no_page(career):
    (career.path / "link.md").symlink_to("about.md")
    career("add", "link.md")
    career("commit", "-q", "-m", "a link")
    for read in (log, blame, timeline):
        with pytest.raises(RevisionError, match="is a link or a submodule"):
            read("link.md")


@pytest.mark.parametrize("path", [".", "me", "./me/", "deep/er"])
def test_a_folder_is_no_page(career, path):
    """Also one that is not in the work tree any more."""
    career.commit("me/about.md", STUDENT)
    career.commit("deep/er/about.md", STUDENT)
    career("rm", "-q", "-r", "deep")
    career("commit", "-q", "-m", "gone")
    for read in (log, blame, timeline):
        with pytest.raises(RevisionError) as caught:
            read(path)
        assert str(caught.value).endswith("is a folder")


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize(
    ("path", "revision", "hint"),
    [
        ("abuot.md", "HEAD", "did you mean 'about.md'?"),
        ("about.md", "mian", "did you mean 'main'?"),
        ("about.md", "--output=x", ""),
    ],
)
def test_what_is_not_there(path, revision, hint, career):
    with pytest.raises(RevisionError) as caught:
        log(path, revision)
    assert hint in caught.value.hint
    assert sorted(entry.name for entry in career.path.iterdir()) == [".git", "about.md"]


@pytest.mark.usefixtures("career")
def test_a_file_that_was_never_committed(career):
    career.write("new.md", STUDENT)
    with pytest.raises(RevisionError) as caught:
        log("new.md")
    assert caught.value.hint == "commit it first"


@pytest.mark.usefixtures("career")
def test_no_date():
    with pytest.raises(UsageError, match="is no date"):
        log("about.md", since="yesterday")
