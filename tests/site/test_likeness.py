"""Which positions and degrees of two files may be one."""

import pytest

from profdiff.records import Education, Role
from profdiff.site.likeness import are_alike


def role(title, organization, current=False, **dates):  # a row of values
    return Role(title=title, organization=organization, current=current, **dates)


ROLES = [
    (role("postdoc", "Halden University"), role("Post-doc", "Halden University"), True),
    (role("postdoc", "Halden University"), role("postdoc", "University of Halden"), True),
    (role("postdoc", "The University of Halden"), role("postdoc", "University of Halden"), True),
    (role("fellow", "Institute for Clay"), role("fellow", "Institute of Clay"), True),
    (role("fellow", "IFCR"), role("fellow", "Institute for Fired Clay Research"), True),
    (role("fellow", "IFR"), role("fellow", "Institute for Fired Clay Research"), False),
    (role("scientist", "Brightwater"), role("senior scientist", "Brightwater"), True),
    (
        role("ML researcher", "Brightwater", True),
        role("Scientist, Research", "Brightwater", True),
        True,
    ),
    (role("researcher", "Brightwater"), role("Scientist, Research", "Brightwater"), False),
    (role("PhD student", "Halden"), role("Doctoral Candidate", "Halden"), True),
    (role("baker", "Brightwater", True), role("researcher", "Brightwater", True), False),
    (role("postdoc", "Halden", start="2019"), role("postdoc", "Halden", start="2021"), False),
    (role("postdoc", "Halden", True), role("postdoc", "Halden", end="2020"), True),
    (role("postdoc", "Halden University"), role("postdoc", "Orland University"), False),
    (role("postdoc", None), role("postdoc", "Halden"), False),
    (role(None, "Halden"), role(None, "Halden"), False),
]


def degree(name, field, institution, **dates):
    return Education(degree=name, field=field, institution=institution, **dates)


DEGREES = [
    (degree("PhD", "Physics", "Halden"), degree("Ph.D.", "Physics", "Halden"), True),
    (degree("PhD", None, "Kiln Centre"), degree("PhD", "Physics", "Halden", end="2020"), True),
    (degree("PhD", None, "X", end="2012"), degree("PhD", None, "Y", end="2020"), False),
    (degree("master's", "Clay", "Halden"), degree("MSc", "Clay Studies", "Halden"), True),
    (degree("MSc", "Clay", "Halden"), degree("MSc", "Music", "Halden"), False),
    (degree("MSc", "Clay", "Halden"), degree("MSc", "Clay", "Orland"), False),
    (degree("MSc", "Clay", None), degree("MSc", "Clay", "Orland"), True),
    (degree("MSc", "Clay", "Halden"), degree("BSc", "Clay", "Halden"), False),
    (degree("prize", "Clay", "Halden"), degree("prize", "Clay", "Halden"), False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ROLES + DEGREES)
def test_alike(one, other, alike):
    assert are_alike(one, other) is alike
    assert are_alike(other, one) is alike


def test_a_position_is_no_degree():
    assert not are_alike(role("postdoc", "Halden"), degree("PhD", None, "Halden"))
