"""`REVISION:path` and `:path`, against repositories that real git made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from profdiff.errors import InputError, RevisionError
from profdiff.sources import read_source
from profdiff.sources.git import claims
from repositories import ODD_NAMES


def refusal(spec, **options):
    with pytest.raises(RevisionError) as caught:
        read_source(spec, **options)
    return caught.value


def test_commit(repo):
    source = read_source("HEAD:page.md")
    assert source.data == b"second\n"
    assert (source.spec, source.path) == ("HEAD:page.md", "page.md")
    assert source.revision == repo("rev-parse", "HEAD")
    assert source.captured_at == "2024-01-20"


def test_a_commits_day_is_that_of_its_committer(repo):
    assert repo("log", "-1", "--format=%cs", "HEAD~1") == "2023-05-01"
    assert read_source("HEAD~1:page.md").captured_at == "2023-05-01"


@pytest.mark.parametrize(
    "revision",
    ["HEAD", "main", "v1", "v1-annotated", "@", "HEAD@{0}", "HEAD@{now}", "HEAD^{/page.md: x}"],
)
def test_forms_of_a_revision(repo, revision):
    repo("commit", "-q", "--allow-empty", "-m", "page.md: x")
    repo("tag", "v1")
    repo("tag", "-a", "-m", "note", "v1-annotated")
    assert read_source(f"{revision}:page.md").data == b"second\n"


def test_short_id(repo):
    assert read_source(repo("rev-parse", "--short", "HEAD~1") + ":page.md").data == b"first\n"


@pytest.mark.usefixtures("repo")
def test_a_colon_in_braces_is_part_of_the_revision():
    assert read_source("HEAD@{2099-01-01 10:00:00}:page.md").data == b"second\n"


def test_index_of_a_partly_staged_file(repo):
    repo.write("page.md", "staged\n")
    repo("add", "page.md")
    repo.write("page.md", "unstaged\n")
    source = read_source(":page.md")
    assert source.data == b"staged\n"
    assert source.revision == "index"
    assert source.captured_at is None
    assert read_source("page.md").data == b"unstaged\n"


def test_index_before_the_first_commit(make_repo):
    repo = make_repo()
    repo.write("page.md", "new\n")
    repo("add", "page.md")
    assert read_source(":page.md").data == b"new\n"
    assert "no commit yet" in refusal("HEAD:page.md").why


def test_an_open_merge_conflict(repo):
    repo("checkout", "-q", "-b", "side", "HEAD~1")
    repo.commit("page.md", "third\n")
    with pytest.raises(subprocess.CalledProcessError):
        repo("merge", "main")
    error = refusal(":page.md")
    assert "conflict" in error.why
    assert "MERGE_HEAD:page.md" in error.hint
    assert read_source("MERGE_HEAD:page.md").data == b"second\n"


def test_content_is_as_stored(make_repo):
    repo = make_repo()
    repo.write(".gitattributes", "*.md text eol=crlf\n")
    repo.commit("page.md", b"a\r\nb\r\n")
    assert read_source("HEAD:page.md").data == b"a\nb\n"


def test_paths_begin_at_the_root(repo, monkeypatch):
    repo.commit("site/about/page.md", "about\n")
    monkeypatch.chdir(repo.path / "site")
    assert read_source("HEAD:site/about/page.md").data == b"about\n"
    assert read_source("HEAD:./about/page.md").data == b"about\n"
    assert read_source("HEAD:../page.md").data == b"second\n"
    for spec in (":site/about/page.md", ":./about/page.md", ":about/../site/about/page.md"):
        assert read_source(spec).data == b"about\n"
    assert read_source(":../page.md").path == "page.md"
    assert "did you mean 'HEAD:site/about/page.md'?" in refusal("HEAD:about/page.md").hint
    assert "did you mean ':site/about/page.md'?" in refusal(":about/page.md").hint


@pytest.mark.parametrize("path", ["../outside", "../../x", "/etc/passwd", ".", "./", "./.."])
@pytest.mark.usefixtures("repo")
def test_a_path_stays_in_the_repository(path):
    assert "not one of a file in the repository" in refusal(f"HEAD:{path}").why


def test_bare_repository(repo, tmp_path, monkeypatch):
    repo("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    for folder in ("bare.git", "bare.git/refs"):
        monkeypatch.chdir(tmp_path / folder)
        assert read_source("HEAD:page.md").data == b"second\n"
        assert "not in the index" in refusal(":page.md").why
        assert "not in HEAD" in refusal("HEAD:pages.md").why


def test_worktree(repo, tmp_path, monkeypatch):
    repo("worktree", "add", "-q", str(tmp_path / "tree"), "HEAD~1")
    monkeypatch.chdir(tmp_path / "tree")
    assert read_source("HEAD:page.md").data == b"first\n"
    assert read_source("main:page.md").data == b"second\n"
    assert read_source(":page.md").data == b"first\n"


def test_sha256_repository(make_repo):
    repo = make_repo("modern", "--object-format=sha256")
    repo.commit("page.md", "long ids\n")
    source = read_source("HEAD:page.md")
    assert source.data == b"long ids\n"
    assert len(source.revision) == 64
    assert read_source(":page.md").data == b"long ids\n"


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(repo, name):
    repo.commit(name, "odd\n")
    for revision in ("HEAD", ""):
        source = read_source(f"{revision}:{name}")
        assert source.data == b"odd\n"
        assert source.path.isprintable()


@pytest.mark.usefixtures("repo")
def test_a_pattern_is_only_a_name():
    assert "not in HEAD" in refusal("HEAD:*.md").why
    assert "not in the index" in refusal(":p?ge.md").why


@pytest.mark.parametrize(
    ("spec", "why", "hint"),
    [
        ("HEAD:pgae.md", "pgae.md is not in HEAD", "did you mean 'HEAD:page.md'?"),
        ("HEAD:PAGE.md", "PAGE.md is not in HEAD", "did you mean 'HEAD:page.md'?"),
        ("HEAD:x/page.md", "x/page.md is not in HEAD", "did you mean 'HEAD:page.md'?"),
        (":nothing-like-it", "is not in the index", "git ls-files"),
        ("HAED:page.md", "there is no revision HAED", "did you mean 'HEAD'?"),
        ("mian:page.md", "there is no revision mian", "did you mean 'main'?"),
        ("v9.9:page.md", "there is no revision v9.9", "there are HEAD, main"),
        ("HEAD~7:page.md", "there is no revision HEAD~7", "git log HEAD shows how far back"),
        ("HEAD:", "names a revision, but no file", "HEAD:path/of/page.md"),
        ("HEAD:sub", "is a folder, not a page", "name a file in it"),
        ("HEAD:link.md", "is a symbolic link", "name the file"),
        ("HEAD:new.md", "in the work tree, but not in HEAD", "give it as a file: new.md"),
    ],
)
def test_errors_say_what_to_do(repo, spec, why, hint):
    repo.write("sub/x.md", "x\n")
    (repo.path / "link.md").symlink_to("/etc/passwd")
    repo("add", ".")
    repo("commit", "-q", "-m", "more")
    repo.write("new.md", "new\n")
    error = refusal(spec)
    assert error.what == spec
    assert why in error.why
    assert hint in error.hint


def test_submodule(repo, tmp_path):
    repo("clone", "-q", ".", str(tmp_path / "inner"))
    repo("submodule", "--quiet", "add", str(tmp_path / "inner"), "inner")
    repo("commit", "-q", "-m", "with a submodule")
    assert "submodule" in refusal("HEAD:inner").why


def test_only_in_the_work_tree_seen_from_a_subfolder(repo, monkeypatch):
    repo.commit("site/a.md", "a\n")
    repo.write("new.md", "new\n")
    monkeypatch.chdir(repo.path / "site")
    assert "give it as a file: ../new.md" in refusal("HEAD:new.md").hint


def test_no_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    error = refusal("HEAD:page.md")
    assert "no git repository" in error.why


def test_an_existing_file_of_that_name_wins(repo):
    repo.write("HEAD:page.md", "a file\n")
    source = read_source("HEAD:page.md")
    assert source.data == b"a file\n"
    assert source.revision is None


def test_size_limit(repo):
    repo.commit("big.md", b"x" * 5000)
    for spec in ("HEAD:big.md", ":big.md"):
        with pytest.raises(InputError, match="over the limit of 4,999 bytes"):
            read_source(spec, max_bytes=4999)
        assert len(read_source(spec, max_bytes=5000).data) == 5000


@pytest.mark.usefixtures("repo")
def test_no_git(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    error = refusal("HEAD:page.md")
    assert "git is not installed" in error.why
    assert "files can be compared without it" in error.hint


def test_shallow_clone(repo, tmp_path, monkeypatch):
    repo("clone", "-q", "--depth", "1", f"file://{repo.path}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert read_source("HEAD:page.md").data == b"second\n"
    error = refusal("HEAD~1:page.md")
    assert "shallow" in error.why
    assert "fetch-depth: 0" in error.hint


def test_a_partial_clone_is_not_completed_over_the_network(repo, tmp_path, monkeypatch):
    repo("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    options = ("--no-checkout", "--filter=blob:none")
    repo("clone", "-q", *options, f"file://{repo.path}", str(clone))
    monkeypatch.chdir(clone)
    missing = ("rev-list", "--objects", "--all", "--missing=print")
    before = repo(*missing, cwd=clone)
    assert "?" in before
    error = refusal("HEAD:page.md")
    assert "missing from this clone" in error.why
    assert repo(*missing, cwd=clone) == before


def test_a_damaged_object(repo):
    blob = repo("rev-parse", "HEAD:page.md")
    file = repo.path / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o600)
    file.write_bytes(b"not an object")
    error = refusal("HEAD:page.md")
    assert "damaged" in error.why
    assert "git fsck" in error.hint


@pytest.mark.usefixtures("repo")
def test_somebody_elses_repository(monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    error = refusal("HEAD:page.md")
    assert "dubious ownership" in error.why
    assert "safe.directory" in error.hint


ODD_REVISIONS = [
    "--output=stolen",
    "--help",
    "-x",
    "HEAD\n",
    "HEAD\x1b[31m",
    "$(touch stolen)",
    "`touch stolen`",
    "; touch stolen",
    "..",
    "HEAD..HEAD",
    "^HEAD",
    "HEAD^{blob}",
    "@{u}",
    "ext::sh -c touch% stolen",
    "refs/../../stolen",
    "x" * 5000,
]


@pytest.mark.parametrize("revision", ODD_REVISIONS)
def test_an_odd_revision_is_refused_and_writes_nothing(repo, revision):
    before = sorted(repo.path.rglob("*"))
    error = refusal(f"{revision}:page.md")
    assert error.hint
    assert f"{error}{error.hint}".isprintable()
    assert sorted(repo.path.rglob("*")) == before


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize("path", ["a\0b", "\ud800", "x" * 100_000, "x" * 200_000, "\n", "a//b/./c"])
def test_an_odd_path_is_refused(path):
    error = refusal(f"HEAD:{path}")
    assert f"{error}{error.hint}".isprintable()


def test_reading_leaves_the_index_as_it_was(repo):
    index = repo.path / ".git" / "index"
    os.utime(repo.path / "page.md")
    before = (index.read_bytes(), index.stat().st_mtime_ns)
    read_source(":page.md")
    read_source("HEAD:page.md")
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_a_repository_runs_nothing_of_its_own(repo, trapped):
    repo.write("page.md", "changed\n")
    for spec in ("HEAD:page.md", "HEAD~1:page.md", ":page.md", "HEAD@{1}:page.md"):
        assert read_source(spec).data in (b"first\n", b"second\n")
    for spec in ("HEAD:nope", ":nope", "nope:page.md"):
        refusal(spec)
    assert list(trapped.iterdir()) == []


def test_the_traps_do_work(repo, trapped):
    subprocess.run(["git", "status"], cwd=repo.path, capture_output=True, check=False)
    assert list(trapped.iterdir()) != []


HOOK = f"""#!/bin/sh
exec '{sys.executable}' -P -c '
import sys
from profdiff.sources import read_source
out = open(sys.argv[1], "a")
for spec in (":page.md", "HEAD:page.md"):
    out.write(read_source(spec).data.decode())
' "$PROFDIFF_OUT"
"""


@pytest.fixture
def hooked(repo, tmp_path, monkeypatch):
    hook = repo.path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK)
    hook.chmod(0o755)
    out = tmp_path / "out"
    monkeypatch.setenv("PROFDIFF_OUT", str(out))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))
    return out


def test_in_a_hook_of_a_plain_commit(repo, hooked):
    repo.commit("page.md", "third\n")
    assert hooked.read_text() == "third\nsecond\n"


def test_in_a_hook_of_a_commit_of_one_file(repo, hooked):
    repo.write("other.md", "other\n")
    repo("add", "other.md")
    repo.write("page.md", "third\n")
    repo("commit", "-q", "-m", "only the page", "page.md")
    assert hooked.read_text() == "third\nsecond\n"
    assert repo("status", "--porcelain") == "A  other.md"


def test_in_a_hook_of_a_worktree(repo, hooked, tmp_path):
    tree = tmp_path / "tree"
    repo("worktree", "add", "-q", str(tree), "-b", "side", "HEAD~1")
    (tree / "page.md").write_text("third\n")
    repo("commit", "-q", "-a", "-m", "in the worktree", cwd=tree)
    assert hooked.read_text() == "third\nfirst\n"


def test_git_dir_names_the_repository(repo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(repo.path / ".git"))
    assert read_source("HEAD:page.md").data == b"second\n"


@pytest.mark.parametrize(
    ("spec", "claimed"),
    [("HEAD:a", True), (":a", True), ("a@{1:2}", False), ("a@{1:2}:b", True), ("a.md", False)],
)
def test_claims(spec, claimed):
    assert claims(spec) is claimed


@pytest.mark.usefixtures("repo")
def test_no_process_is_left_behind():
    def children():
        return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()

    before = children(), len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read_source("HEAD:page.md")
    assert (children(), len(list(Path("/proc/self/fd").iterdir()))) == before
