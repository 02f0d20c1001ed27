"""How the command line finds and refuses a file of configuration."""

import pytest

from profdiff.cli import exit_codes

BAD = '[site]\npages = "*.md"\n'


@pytest.mark.parametrize("command", [("parse", "new.md"), ("compare", "old.md", "new.md")])
def test_a_file_that_is_wrong_ends_every_command(profdiff, pages, command):
    (pages / "profdiff.toml").write_text(BAD, encoding="utf-8")
    outcome = profdiff(*command)
    assert outcome.code == exit_codes.FAILED
    assert "profdiff.toml:2: site.pages is no list of patterns" in outcome.err
    assert 'hint: write pages = ["*.md"]' in outcome.err
    assert outcome.out == ""


def test_the_file_that_is_named_is_the_only_one(profdiff, pages):
    (pages / "profdiff.toml").write_text(BAD, encoding="utf-8")
    (pages / "other.toml").write_text("", encoding="utf-8")
    assert profdiff("parse", "new.md", "--config", "other.toml").code == exit_codes.DONE
    outcome = profdiff("parse", "new.md", "--config", "none.toml")
    assert outcome.code == exit_codes.FAILED
    assert "none.toml: cannot be read: No such file" in outcome.err
