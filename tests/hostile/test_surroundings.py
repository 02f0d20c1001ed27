"""Bad surroundings: closed and full outputs, signals, odd encodings, no git, no folder."""

import os
import signal
import subprocess
import time

import pytest

LATE = 30


def test_standard_input(profdiff, page):
    outcome = profdiff("compare", page, "-", stdin=page.read_bytes() + b"\xff\n").check(0)
    assert "not valid UTF-8" in outcome.err


def test_standard_input_that_is_empty(profdiff, validated):
    outcome = profdiff("parse", "-", "--format", "json", stdin=b"").check(0)
    assert validated(outcome.out, "profile")["state"] == "stub"


def test_standard_input_over_the_limit(profdiff):
    outcome = profdiff("parse", "-", "--max-bytes", "1000", stdin=b"x" * 5000).check(2)
    assert "standard input: is over the limit of 1,000 bytes" in outcome.err


def test_standard_input_without_end(start):
    with open("/dev/zero", "rb") as zero:  # noqa: PTH123  # a device or the kernel's file
        process = start("parse", "-", stdin=zero)
        _, err = process.communicate(timeout=LATE)
    assert process.returncode == 2
    assert b"over the limit" in err


def test_standard_input_for_both_sides(profdiff):
    assert "standard input" in profdiff("compare", "-", "-", stdin=b"# Ada\n").check(2).err


@pytest.mark.parametrize("closed", ["<&-", "2>&-"])
def test_a_closed_stream(closed, in_shell, page):
    outcome = in_shell(f'exec "$@" {closed}', "parse", page).check(0)
    assert "postdoc" in outcome.out
    assert outcome.err == ""


def test_closed_standard_output(in_shell, page):
    outcome = in_shell('exec "$@" >&-', "parse", page).check(2)
    assert "standard output" in outcome.err


def test_standard_input_closed_and_asked_for(in_shell):
    outcome = in_shell('exec "$@" <&-', "parse", "-").check(2)
    assert "standard input: is closed" in outcome.err


@pytest.mark.parametrize("output", ["text", "json", "jsonl"])
@pytest.mark.parametrize("items", [1, 20_000])
def test_a_reader_that_goes_away(items, output, start, tmp_path):
    (tmp_path / "page.md").write_text("# Ada\n\n" + "- some item\n" * items)
    reader, writer = os.pipe()
    os.close(reader)
    process = start("parse", "page.md", "--format", output, stdout=writer)
    os.close(writer)
    _, err = process.communicate(timeout=LATE)
    assert process.returncode in (141, -signal.SIGPIPE)
    assert err == b""


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_full_disk(output, start, page):
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device or the kernel's file
        process = start("parse", page, "--format", output, stdout=full)
        _, err = process.communicate(timeout=LATE)
    assert process.returncode == 2
    assert b"No space left" in err
    assert b"Traceback" not in err


def waiting(process):
    """Waits until a process waits for its input."""
    for _ in range(300):
        with open(f"/proc/{process.pid}/stat") as file:  # noqa: PTH123  # a device or the kernel's file
            state, used = file.read().rpartition(")")[2].split()[0:13:11]
        time.sleep(0.1)
        with open(f"/proc/{process.pid}/stat") as file:  # noqa: PTH123  # a device or the kernel's file
            later = file.read().rpartition(")")[2].split()[0:13:11]
        if [state, used] == later and state == "S" and int(used) > 0:
            return
    raise AssertionError("the process does not come to rest")


@pytest.fixture
def interruptible():
    """Lets SIGINT reach what a test starts: a shell's job in the background inherits it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals(sent, code, start):
    process = start("parse", "-", stdout=subprocess.PIPE)
    waiting(process)
    process.send_signal(sent)
    out, err = process.communicate(timeout=LATE)
    assert process.returncode in (code, -sent)
    assert out == b""
    assert err.strip() == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
@pytest.mark.parametrize("output", ["text", "json", "markdown", "oneline"])
def test_encodings_of_standard_output(encoding, output, profdiff, page, tmp_path):
    (tmp_path / "new.md").write_text(page.read_text() + "\n- Zürich, 東京, 🎓, Erdős\n")
    arguments = ("compare", "--all", page.name, "new.md", "--format", output)
    read_as = "utf-8" if output == "json" else encoding
    outcome = profdiff(*arguments, encoding=read_as, PYTHONIOENCODING=encoding).check(0)
    assert "rich" in outcome.out
    assert ("\\u6771" in outcome.out) == (read_as != "utf-8")


def test_a_locale_without_unicode(profdiff, page, tmp_path):
    (tmp_path / "Zürich.md").write_text(page.read_text() + "\n- Zürich\n")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": None}
    outcome = profdiff("compare", "--all", page.name, "Zürich.md", **plain).check(0)
    assert "rich" in outcome.out
    assert "is not there" in profdiff("parse", "Zürch.md", **plain).check(2).err


def test_no_git(profdiff, page):
    profdiff("compare", page.name, page.name, PATH="/nonexistent").check(0)
    for spec in ("HEAD:good.md", ":good.md"):
        outcome = profdiff("parse", spec, PATH="/nonexistent").check(2)
        assert "git is not installed" in outcome.err


def test_no_repository(profdiff, tmp_path):
    outcome = profdiff("parse", "HEAD:good.md", GIT_CEILING_DIRECTORIES=str(tmp_path.parent)).check(
        2
    )
    assert "no git repository" in outcome.err


@pytest.mark.parametrize("spec", ["HEAD:good.md", ":good.md"])
def test_git(spec, profdiff, page, tmp_path):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", page.name], cwd=tmp_path, check=True)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, "commit", "-qm", "x"], cwd=tmp_path, check=True)
    profdiff("compare", "--exit-code", spec, page.name).check(0)
    for bad in ("HAED:good.md", "HEAD:goood.md", "HEAD:", ":", "--output=x:y", "HEAD\x1b:good.md"):
        profdiff("parse", "--", bad).check(2)
    assert sorted(p.name for p in tmp_path.iterdir()) == [".git", "good.md"]


def test_a_snapshot_that_is_not_there(profdiff):
    assert "no snapshot store" in profdiff("parse", "ada@first").check(2).err


def test_a_folder_that_is_gone(in_shell, page, tmp_path):
    (tmp_path / "gone").mkdir()
    outcome = in_shell('cd gone && rmdir ../gone && exec "$@"', "parse", page).check(0)
    assert "postdoc" in outcome.out


def test_modules_in_the_current_folder_are_not_run(profdiff, page, tmp_path):
    for name in ("yaml", "git", "html", "rich", "frontmatter", "click", "json", "turbohtml"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(99)\n")
    profdiff("compare", page.name, page.name).check(0)
