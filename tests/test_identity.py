"""Keys of records: the same for one thing written two ways, different for two things."""

import pytest

from profdiff.identity import (
    acronym_of,
    assign_ids,
    is_identifying,
    name_key,
    openreview_id,
    surname,
    surnames,
    title_key,
    without_acronym,
)
from profdiff.lexicon.degrees import degree_key, degree_rank
from profdiff.records import (
    Award,
    Education,
    LabelledUrl,
    Link,
    Person,
    Profile,
    Project,
    Publication,
    Role,
    SourceInfo,
    Statement,
    Venue,
)


def profile(**lists):
    return Profile(source=SourceInfo(path="a.md", format="markdown", sha256="0" * 64), **lists)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"publications": [Publication(arxiv="2312.07104")]}, "publication:arxiv:2312.07104"),
        (
            {"publications": [Publication(title="Ripples", doi="10.1000/XY.1")]},
            "publication:doi:10.1000/xy.1",
        ),
        (
            {
                "publications": [
                    Publication(title="Ripples", url="https://openreview.net/forum?id=aB-c_1")
                ]
            },
            "publication:openreview:aB-c_1",
        ),
        (
            {"publications": [Publication(title="On Ripples!", url="https://a.example/r.pdf")]},
            "publication:on ripples",
        ),
        (
            {"publications": [Publication(url="https://www.a.example/r.pdf/")]},
            "publication:url:a.example/r.pdf",
        ),
        ({"publications": [Publication(venue=Venue(text="ICML 2020"))]}, "publication:icml 2020"),
        ({"publications": [Publication()]}, "publication:unnamed"),
        ({"projects": [Project(name="SGLang")]}, "project:sglang"),
        (
            {"roles": [Role(title="Member of Technical Staff", organization="xAI")]},
            "role:xai:member of technical staff",
        ),
        (
            {"roles": [Role(title="lecturer", organization="Quay College (QC)")]},
            "role:quay college:lecturer",
        ),
        (
            {"education": [Education(degree="Ph.D.", institution="UC Berkeley")]},
            "education:uc berkeley:phd",
        ),
        ({"people": [Person(name="Prof. Dr. Mira E. Quay")]}, "person:mira e quay"),
        ({"links": [Link(url="http://quay.example/cv/")]}, "link:quay.example/cv"),
    ],
)
def test_ids(lists, expected):
    page = profile(**lists)
    assign_ids(page)
    (records,) = (getattr(page, name) for name in lists)
    assert [record.id for record in records] == [expected]


def test_equal_keys_are_numbered_in_page_order():
    page = profile(
        awards=[Award(name="Kerb Prize", year=year) for year in ("2019", "2020", "2021")]
    )
    assign_ids(page)
    assert [a.id for a in page.awards] == [
        "award:kerb prize",
        "award:kerb prize~2",
        "award:kerb prize~3",
    ]


def test_a_number_never_meets_a_key_that_looks_like_one():
    page = profile(
        links=[Link(url=url) for url in ("a.example/", "a.example~2", "a.example", "a.example")]
    )
    assign_ids(page)
    assert len({link.id for link in page.links}) == 4


def test_a_shared_identifier_identifies_neither():
    shared = "https://venue.example/2021/tutorial"
    page = profile(
        publications=[
            Publication(title="Kerbs", arxiv="2001.00001"),
            Publication(title="Kerbs, a survey", arxiv="2001.00001"),
            Publication(title="Drains", url=shared),
            Publication(title="Gutters", url=shared),
        ]
    )
    assign_ids(page)
    assert [p.id for p in page.publications] == [
        "publication:kerbs",
        "publication:kerbs a survey",
        "publication:drains",
        "publication:gutters",
    ]


def test_long_keys_are_cut_and_stay_apart():
    page = profile(statements=[Statement(text="word " * 60 + end) for end in ("one", "two")])
    assign_ids(page)
    one, two = (s.id for s in page.statements)
    assert one != two
    assert max(len(one), len(two)) < 120


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joseph E. Gonzalez", "Joseph E Gonzalez"),
        ("Prof. Mira Quay", "Mira Quay"),
        ("Dr. Mira Quay, PhD", "mira quay"),
        ("Mira Quay", "Mira  Quay"),
    ],
)
def test_names_that_are_one(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lynch MP", "lynch"),
        ("M. P. Lynch", "lynch"),
        ("Lynch, Mary P.", "lynch"),
        ("Mary Lynch Jr.", "lynch"),
        ("Eric P. Xing", "xing"),
        ("", ""),
    ],
)
def test_surname(name, expected):
    assert surname(name) == expected


def test_et_al_is_no_author():
    assert surnames(["A. Quay", "et al."]) == {"quay"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fine-tuning: why & how", "Finetuning, why and how"),
        ("mass- spectrometry", "Mass-Spectrometry"),
        ("Café", "Cafe\u0301"),
    ],
)
def test_titles_that_are_one(one, other):
    assert title_key(one) == title_key(other)


def test_titles_of_signs_alone_stay_apart():
    assert title_key("∀∃") != title_key("∃∀")


def test_acronyms():
    assert acronym_of("University of Central Florida (UCF)") == "UCF"
    assert without_acronym("University of Central Florida (UCF)") == "University of Central Florida"
    assert acronym_of("The Kerb Research Institute (KeRI)") == "KeRI"
    assert acronym_of("Computational Biology and Bioinformatics (CBIO)") == "CBIO"
    for other in ("Quay College (remote)", "Kerb Labs (NYC)", "Kerb Labs (Brain)", "Kerb (())"):
        assert acronym_of(other) is None
    assert without_acronym("Quay College (remote)") == "Quay College (remote)"


def test_addresses_that_identify():
    assert is_identifying("https://a.example/paper")
    assert is_identifying("https://arxiv.org/abs/2001.00001")
    assert not is_identifying("https://a.example/")
    assert openreview_id("https://openreview.net/pdf?foo=1&id=x9") == "x9"
    assert openreview_id("https://a.example/?id=x9") is None


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        (
            "phd",
            ["Ph.D.", "PhD", "D.Phil.", "Doctor of Philosophy", "PhD in Physics", "Dr. rer. nat."],
        ),
        ("phd", ["博士", "工学博士", "Dottorato di ricerca", "Doctorat", "박사"]),
        ("ms", ["M.S.", "MSc", "Master of Science", "M.Sc. in Physics", "S.M."]),
        ("master", ["Master's degree", "Maestría", "硕士", "Laurea magistrale", "Diplom"]),
        ("bs", ["B.S.", "BSc", "Bachelor of Science", "B.Sc. (Hons)", "S.B."]),
        ("bachelor", ["Bachelor's degree", "学士", "Licenciatura", "Licence"]),
        ("ba", ["B.A.", "A.B.", "Bachelor of Arts"]),
        ("", ["", None]),
        ("certificate in welding", ["Certificate in Welding"]),
    ],
)
def test_degrees(key, texts):
    assert [degree_key(text) for text in texts] == [key] * len(texts)


def test_degree_ranks():
    assert degree_rank("Ph.D.") == "doctor"
    assert degree_rank("MEng") == "master"
    assert degree_rank("B.Tech.") == "bachelor"
    assert degree_rank("Certificate in Welding") is None
    assert degree_rank(None) is None


def test_ids_of_a_paper_do_not_hang_on_its_links():
    paper = Publication(title="Ripples", links=[LabelledUrl("code", "https://a.example/c")])
    page = profile(publications=[paper])
    assign_ids(page)
    assert paper.id == "publication:ripples"
