"""Sentences of a biography, and the records that each tells."""

import pytest

from profdiff import parse


def told(tmp_path, sentence):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: Runa Falk\n---\n{sentence}\n", encoding="utf-8")
    return parse(path)


ROLES = [
    (
        "I am a researcher, choice modeler, dancer, father, and an Associate Professor "
        "in the Department of Tides at the University of Halden.",
        [("Associate Professor", "University of Halden", True)],
    ),
    (
        "I am a PhD student at the University of Vale, as well as a Tide Data Fellow "
        "at the Moor Institute.",
        [
            ("PhD student", "University of Vale", True),
            ("Tide Data Fellow", "Moor Institute", True),
        ],
    ),
    (
        "I am the co-president of the Tidal Graduate Student Association.",
        [("co-president", "Tidal Graduate Student Association", True)],
    ),
    (
        "I'm currently a freelancer, and was a software engineer at Moor University (2013-2023).",
        [("freelancer", None, True), ("software engineer", "Moor University", False)],
    ),
    (
        "Runa Falk is Associate Professor in Applied Ethics and Policy at Halden University.",
        [("Associate Professor", "Halden University", True)],
    ),
    (
        "Runa Falk (she) is a lecturer at Halden University.",
        [("lecturer", "Halden University", True)],
    ),
    (
        "Previously, I worked at the Moor Institute of Tides, Halden University as a Moor lecturer.",
        [("Moor lecturer", "Halden University", False)],
    ),
    (
        "I am a Junior Fellow starting from October 2024 at Halden College.",
        [("Junior Fellow", "Halden College", True)],
    ),
    (
        "I am a Research Affiliate to the Moor Institute of Tides.",
        [("Research Affiliate", "Moor Institute of Tides", True)],
    ),
    ("In some form, I was a formal student until age 33.", []),
    ("In 2025, she was named a Halden Fellow.", []),
    (
        "I did a postdoc at Halden University.",
        [("postdoc", "Halden University", False)],
    ),
    (
        "I completed a postdoctoral fellowship in tidal physics at the University of Vale.",
        [("postdoctoral fellow", "University of Vale", False)],
    ),
    (
        "I hold a lecturer position at Halden University.",
        [("lecturer", "Halden University", True)],
    ),
]


@pytest.mark.parametrize(("sentence", "roles"), ROLES)
def test_the_positions_of_a_sentence(tmp_path, sentence, roles):
    found = told(tmp_path, sentence).roles
    assert [(r.title, r.organization, r.current) for r in found] == roles


def test_whom_one_worked_with_stands_behind_the_place(tmp_path):
    page = told(tmp_path, "I was a fellow at Halden University with Orla Venn and Tove Lind.")
    assert [(p.name, p.relation) for p in page.people] == [
        ("Orla Venn", "collaborator"),
        ("Tove Lind", "collaborator"),
    ]
