"""`profdiff export`: what a page holds, for other programs."""

import json

import pytest

from export_formats import read_csl
from profdiff.cli import exit_codes
from profdiff.render.export import EXPORTS


@pytest.mark.parametrize("to", EXPORTS)
def test_every_format(profdiff, to):
    outcome = profdiff("export", "old.md", "--to", to)
    assert outcome.code == exit_codes.DONE
    assert "Sparse Gradients in Dense Cities" in outcome.out
    assert outcome.out.endswith("\n")


def test_what_has_no_place_is_said_on_standard_error(profdiff):
    outcome = profdiff("export", "old.md", "--to", "bibtex")
    assert outcome.err.startswith("profdiff: left out: 1 role")
    assert all(len(line) <= 80 for line in outcome.err.splitlines())
    assert profdiff("export", "old.md", "--to", "bibtex", "--only", "paper").err == ""


def test_to_a_file(profdiff, pages):
    assert profdiff("export", "old.md", "--to", "csl-json", "-o", "works.json").out == ""
    assert len(read_csl((pages / "works.json").read_text(encoding="utf-8"))) == 2


def test_what_is_exported_can_be_compared_with_its_page(profdiff, pages):
    profdiff("export", "old.md", "--to", "bibtex", "-o", "papers.bib")
    compared = profdiff("compare", "old.md", "papers.bib", "--only", "publication", "--json")
    assert json.loads(compared.out)["changes"] == []
    assert (pages / "papers.bib").read_text(encoding="utf-8").count("\n@") == 1


def test_from_standard_input_and_from_git(profdiff, repository, process):
    text = (repository.path / "about.md").read_bytes()
    piped = process("export", "-", "--to", "bibtex", input=text, cwd=repository.path)
    assert "NeurIPS" in piped.out
    old = profdiff("export", "HEAD~1:about.md", "--to", "bibtex").out
    assert "NeurIPS" not in old
    assert "eprint = {2104.01234}" in old


def test_a_table_of_other_records(profdiff):
    out = profdiff("export", "old.md", "--to", "csv", "--only", "role,education").out
    assert out.splitlines()[0].startswith("record,title,organization")


def test_a_kind_without_a_place_is_refused(profdiff):
    outcome = profdiff("export", "old.md", "--to", "bibtex", "--only", "role")
    assert outcome.code == exit_codes.FAILED
    assert "role: has no place in BibTeX" in outcome.err
    assert "hint: it holds publication" in outcome.err


def test_a_format_has_to_be_named(profdiff):
    outcome = profdiff("export", "old.md")
    assert outcome.code == exit_codes.FAILED
    assert "bibtex" in outcome.err
