"""`profdiff install` as a user types it; what git then does is in tests/integrations."""

import pytest

from profdiff.cli import exit_codes


@pytest.mark.usefixtures("repository")
def test_what_would_be_written_is_shown(profdiff):
    out = profdiff("install", "git-diff").out
    assert "*.md diff=profdiff" in out
    assert out.endswith("nothing is written yet: --write writes it, --remove undoes it\n")


def test_outside_of_a_repository(profdiff):
    outcome = profdiff("install", "git-diff", "--write")
    assert outcome.code == exit_codes.FAILED
    assert "no git repository" in outcome.err
