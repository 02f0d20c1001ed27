"""What stands in a section and is none of the records that the section lists."""

import pytest

from profdiff import parse


def page(tmp_path, heading, body):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: Runa Falk\n---\n## {heading}\n{body}\n", encoding="utf-8")
    return parse(path)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("- Heron Prize 2018\n\nThe programme supports work on tides and swells.", ["Heron Prize"]),
        ("- Falk Fellowship\n  - Supports work on tides and on the swells.", ["Falk Fellowship"]),
        ("**Lamp of the North**\n\nGrey Heron Medal", ["Lamp of the North", "Grey Heron Medal"]),
    ],
)
def test_a_description_is_no_award(tmp_path, body, names):
    assert [award.name for award in page(tmp_path, "Awards", body).awards] == names
