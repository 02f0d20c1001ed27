"""Which records are the same thing: each row holds both ways round."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profdiff import match
from profdiff.identity import assign_ids
from profdiff.match import Organizations, match_profiles
from profdiff.match.assignment import LARGEST_OPTIMAL, assign, components
from profdiff.match.candidates import candidates, words
from profdiff.records import (
    ENTITIES,
    Area,
    Award,
    Education,
    Interest,
    LabelledUrl,
    Link,
    News,
    Passage,
    Person,
    Profile,
    Project,
    Publication,
    Role,
    Service,
    SourceInfo,
    Talk,
    Teaching,
    Venue,
)
from profdiff.span import Span

ENTITY = {record: (entity, attribute) for entity, (attribute, record) in ENTITIES.items()}


def profile(records=(), **fields):
    lists = {}
    for record in records:
        lists.setdefault(ENTITY[type(record)][1], []).append(record)
    source = SourceInfo(path="a.md", format="markdown", sha256="0" * 64)
    page = Profile(source=source, **lists, **fields)
    assign_ids(page)
    return page


def matched(old, new):
    """The pairs of two lists of records as (place in old, place in new, by)."""
    matching = match_profiles(profile(old), profile(new))
    found = []
    for pairs in matching.pairs.values():
        for pair in pairs:
            (o,) = (i for i, record in enumerate(old) if record is pair.old)
            (n,) = (i for i, record in enumerate(new) if record is pair.new)
            found.append((o, n, pair.by))
    return sorted(found)


def paper(title=None, authors=(), venue=None, **fields):
    name, _, year = (venue or "").rpartition(" ")
    return Publication(
        title=title,
        authors=list(authors),
        venue=Venue(name=name or venue, year=year or None, text=venue) if venue else None,
        **fields,
    )


QUAY, OAK, ELM = "Mira Quay", "Tom Oak", "Ada Elm"
MTS = Role(title="member of technical staff", organization="xAI", current=True)
STUDENT = Role(title="final-year Ph.D. student", organization="UC Berkeley", current=True)
FORMER = Role(title="Ph.D. student", organization="UC Berkeley", start="2019", end="2024")

CASES = {
    "a paper by its arXiv id, whatever else changed": (
        [paper("Kerbs", [QUAY], arxiv="2001.00001")],
        [paper("Drains and gutters", [OAK], arxiv="2001.00001")],
        [(0, 0, "arxiv")],
    ),
    "a paper by its DOI": (
        [paper("Kerbs", doi="10.1000/A")],
        [paper("Drains", doi="10.1000/a")],
        [(0, 0, "doi")],
    ),
    "a paper by its OpenReview id, abstract or PDF": (
        [paper("Kerbs", url="https://openreview.net/forum?id=k1")],
        [paper("Drains", url="https://openreview.net/pdf?id=k1")],
        [(0, 0, "openreview")],
    ),
    "a paper by its address": (
        [paper("Kerbs", url="http://www.a.example/k.pdf")],
        [paper("Drains", url="https://a.example/k.pdf?utm_source=x")],
        [(0, 0, "url")],
    ),
    "a front page names no paper": (
        [paper("Kerbs", url="https://venue.example")],
        [paper("Drains", url="https://venue.example")],
        [],
    ),
    "an address shared within a page identifies neither paper": (
        [paper(url="https://v.example/1", venue="ICML 2020"), paper(url="https://v.example/1")],
        [paper(url="https://v.example/1", venue="ICLR 2021")],
        [],
    ),
    "a label is no identity": (
        [paper(url="https://arxiv.org/abs/2001.00001", venue="Preprint 2023")],
        [paper(url="https://arxiv.org/abs/2001.00002", venue="Preprint 2023")],
        [],
    ),
    "a paper by its title, spelled a little differently": (
        [paper("Fine-tuning “Kerbs” & drains", [QUAY])],
        [paper("Finetuning 'kerbs' and Drains", ["M. Quay", OAK])],
        [(0, 0, "title")],
    ),
    "the same title by other authors is another paper": (
        [paper("Introduction", [QUAY])],
        [paper("Introduction", [OAK])],
        [],
    ),
    "of two papers of one title the right two meet": (
        [paper("Kerbs", [QUAY], "arXiv 2019"), paper("Kerbs", [QUAY], "ICML 2020")],
        [paper("Kerbs", [QUAY], "ICML 2020", arxiv="2001.00001"), paper("Kerbs", [QUAY])],
        [(0, 1, "title"), (1, 0, "title")],
    ),
    "of a paper listed twice the two in one list meet": (
        [paper("Kerbs", [QUAY], section="Selected"), paper("Kerbs", [QUAY], section="All")],
        [
            paper("Kerbs", [QUAY], "ICML 2020", section="All"),
            paper("Kerbs", [QUAY], "ICML 2020", section="Selected"),
        ],
        [(0, 1, "title"), (1, 0, "title")],
    ),
    "a paper by a link that it alone has": (
        [paper("The life of kerbs", [QUAY], links=[LabelledUrl("pdf", "https://a.example/k.pdf")])],
        [paper("A life of kerbs", [QUAY], links=[LabelledUrl("PDF", "https://a.example/k.pdf")])],
        [(0, 0, "link")],
    ),
    "a retitled paper by title and authors": (
        [paper("Deep kerb sensing: a fast lane to drains", [QUAY, OAK, ELM], "arXiv 2023")],
        [paper("Deep kerb sensing: protocol and trial with drains", [QUAY, OAK, ELM], "ICML 2024")],
        [(0, 0, "similarity")],
    ),
    "a retitled paper without authors needs a closer title": (
        [paper("Deep kerb sensing: a fast lane to drains")],
        [paper("Shallow gutters: protocol and trial with kerb drains")],
        [],
    ),
    "two candidates as good: neither is merged": (
        [paper("Kerb sensing with drains, part zero", [QUAY])],
        [
            paper("Kerb sensing with drains, part nine", [QUAY]),
            paper("Kerb sensing with drains, part five", [QUAY]),
        ],
        [],
    ),
    "a retitled paper by the name that it gives its system": (
        [paper("Better use of roads with 'KERBER'", venue="ICML 2024")],
        [paper("KERBER: automatic tuning of drains", venue="ICML 2024")],
        [(0, 0, "name")],
    ),
    "an acronym that no title declares is no name": (
        [paper("Better use of LLM agents", venue="ICML 2024")],
        [paper("Drains: an LLM for kerbs", venue="ICML 2024")],
        [],
    ),
    "different arXiv ids are different papers, however alike their titles": (
        [paper("Kerb sensing with drains", [QUAY], arxiv="2001.00001")],
        [paper("Kerb sensing with drains II", [QUAY], arxiv="2001.00002")],
        [],
    ),
    "the same role": ([MTS], [MTS], [(0, 0, "content")]),
    "the primary role is one slot": ([STUDENT], [MTS], [(0, 0, "slot")]),
    "an old primary role that is now a past one keeps its identity": (
        [STUDENT],
        [MTS, FORMER],
        [(0, 1, "organization")],
    ),
    "a former role is no part of the slot": (
        [Role(title="intern", organization="Kerb Labs", end="2019")],
        [MTS],
        [],
    ),
    "a promotion": (
        [
            Role(
                title="associate professor", organization="Quay College", current=True, start="2018"
            )
        ],
        [Role(title="full professor", organization="Quay College", current=True, start="2024")],
        [(0, 0, "organization")],
    ),
    "a move with the same title": (
        [Role(title="research scientist", organization="Google Research", current=True)],
        [Role(title="Research Scientist", organization="Google DeepMind", current=True)],
        [(0, 0, "title")],
    ),
    "an organization by its acronym": (
        [Role(title="professor", organization="University of Central Florida (UCF)")],
        [Role(title="professor", organization="UCF")],
        [(0, 0, "content")],
    ),
    "two stays at one organization are told apart by their dates": (
        [
            Role(title="intern", organization="Kerb Labs", start="2018", end="2018"),
            Role(title="intern", organization="Kerb Labs", start="2020", end="2020"),
        ],
        [
            Role(title="intern", organization="Kerb Labs", start="2020", end="2021"),
            Role(title="intern", organization="Kerb Labs", start="2018", end="2018"),
        ],
        [(0, 1, "content"), (1, 0, "organization and title")],
    ),
    "stays of other years are other roles": (
        [Role(title="intern", organization="Kerb Labs", start="2018", end="2018")],
        [Role(title="intern", organization="Kerb Labs", start="2021", end="2021")],
        [],
    ),
    "a degree under way and the same completed": (
        [Education(degree="PhD", institution="UC Berkeley", status="in_progress")],
        [
            Education(
                degree="Ph.D.", institution="University of California, Berkeley", status="completed"
            )
        ],
        [(0, 0, "degree")],
    ),
    "a school's name with a slip and without": (
        [Education(degree="M.A.", institution="Quay Collage"), Education(degree="M.A.")],
        [Education(degree="M.A.", institution="Quay College"), Education(degree="M.A.")],
        [(0, 0, "similarity"), (1, 1, "content")],
    ),
    "two schools whose names are unlike": (
        [Education(degree="M.A.", institution="Quay College"), Education(degree="M.A.")],
        [Education(degree="M.A.", institution="Kerb College"), Education(degree="M.A.")],
        [(1, 1, "content")],
    ),
    "a degree of another rank is another degree": (
        [Education(degree="B.S.", institution="Quay College")],
        [Education(degree="Ph.D.", institution="Quay College")],
        [],
    ),
    "an award twice": (
        [Award(name="Kerb Grant")],
        [Award(name="Kerb grant", count=2)],
        [(0, 0, "name")],
    ),
    "an award of two years": (
        [Award(name="Best Reviewer", year="2019")],
        [Award(name="Best Reviewer", year="2020"), Award(name="Best Reviewer", year="2019")],
        [(0, 1, "content")],
    ),
    "a person in another group": (
        [Person(name="Mira Quay", relation="member")],
        [Person(name="Dr. Mira Quay", relation="alumnus")],
        [(0, 0, "name")],
    ),
    "two entries of one person": (
        [Person(name="Jo Oh", relation="member"), Person(name="Jo Oh", relation="intern")],
        [Person(name="Jo Oh", relation="alumnus"), Person(name="Jo Oh", relation="intern")],
        [(0, 0, "name"), (1, 1, "content")],
    ),
    "a person whose name lost an accent": (
        [Person(name="Emmanuel Soubiès", url="https://a.example/e")],
        [Person(name="Emmanuel Soubies")],
        [(0, 0, "similarity")],
    ),
    "a person by initials": (
        [Person(name="E. Xing")],
        [Person(name="Eric Xing")],
        [(0, 0, "initials")],
    ),
    "initials that two share name neither": (
        [Person(name="E. Xing")],
        [Person(name="Eric Xing"), Person(name="Elena Xing")],
        [],
    ),
    "a reworded interest is another one": (
        [Interest(name="machine learning systems")],
        [Interest(name="machine-learning system")],
        [],
    ),
    "an interest in other case": (
        [Interest(name="Machine Learning")],
        [Interest(name="machine learning")],
        [(0, 0, "content")],
    ),
    "a renamed area by what it holds": (
        [
            Area(title="Tensor programs"),
            Project(name="TVM", areas=["Tensor programs"]),
            Area(title="Kerbs"),
        ],
        [
            Area(title="Compilers and tuning"),
            Project(name="TVM", areas=["Compilers and tuning"]),
            Area(title="Kerbs"),
        ],
        [(0, 0, "contents"), (1, 1, "name"), (2, 2, "content")],
    ),
    "a renamed project by its address": (
        [Project(name="Kerbly", url="https://kerb.example")],
        [Project(name="Drainly", url="https://kerb.example/")],
        [(0, 0, "url")],
    ),
    "news reworded on its date": (
        [News(date="2023-05", text="Our paper on kerbs is out as a preprint.")],
        [News(date="2023-05", text="Our paper on kerbs was accepted to ICML.")],
        [(0, 0, "date")],
    ),
    "news of another date is other news": (
        [News(date="2023-05", text="One paper accepted to ICML 2023.")],
        [News(date="2024-05", text="One paper accepted to ICML 2024.")],
        [],
    ),
    "a talk given twice": (
        [Talk(title="Kerbs", event="Oslo", date="2019")],
        [Talk(title="Kerbs", event="Rome", date="2020"), Talk(title="Kerbs", event="Oslo")],
        [(0, 1, "title")],
    ),
    "a talk whose event is corrected": (
        [Talk(title="Kerbs in the wild", event="Olso")],
        [Talk(title="Kerbs in the wild", event="Oslo")],
        [(0, 0, "title")],
    ),
    "a course moved to another term": (
        [Teaching(course="Hacking the Book", term="Spring 2016")],
        [Teaching(course="Hacking the Book", term="Spring 2017")],
        [(0, 0, "course")],
    ),
    "a course taught again": (
        [Teaching(course="Kerbs", term="2016"), Teaching(course="Kerbs", term="2017")],
        [Teaching(course="Kerbs", term="2017"), Teaching(course="Kerbs", term="2018")],
        [(1, 0, "content")],
    ),
    "a duty that ended": (
        [Service(role="member", venue="Kerb Committee", year="2015-present")],
        [Service(role="member", venue="Kerb Committee", year="2015-2017")],
        [(0, 0, "venue")],
    ),
    "a duty of another year is another one": (
        [Service(role="reviewer", venue="ICML", year="2019")],
        [Service(role="reviewer", venue="ICML", year="2020")],
        [],
    ),
    "a link that leads elsewhere, by its label": (
        [Link(label="CV", url="https://a.example/cv-2019.pdf")],
        [Link(label="CV", url="https://a.example/cv-2020.pdf")],
        [(0, 0, "label")],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_matching(old, new, expected):
    assert matched(old, new) == expected
    mirrored = sorted((o, n, by) for n, o, by in matched(new, old))
    assert mirrored == expected


def test_news_reworded_with_its_link():
    def page(text, date):
        made = profile([News(text=text, date=date)])
        link = LabelledUrl("paper", "https://a.example/kerbs.pdf")
        made.passages = [Passage(text=text, links=[link], records=[made.news[0].id])]
        return made

    old = page("Paper on a novel kerb architecture released", "2016-05")
    new = page("Paper on a novel kerb architecture accepted by ICML", "2016-08")
    (pair,) = match_profiles(old, new).pairs["news"]
    assert pair.by == "link"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("MIT", "Massachusetts Institute of Technology", True),
        ("UC Berkeley", "University of California, Berkeley", True),
        ("University of Central Florida (UCF)", "UCF", True),
        ("University of Central Florida (UCF)", "University of Central Florida", True),
        ("The University of Utah", "University of Utah", True),
        ("MIT", "Michigan Technological University", False),
        ("Google", "Google DeepMind", False),
        ("UC Berkeley", "UC Davis", False),
        ("Quay & Co", "Quay and Co", True),
    ],
)
def test_organizations(one, other, same):
    names = Organizations([one, other])
    assert (names.key(one) == names.key(other)) is same


scores = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 4), max_size=9
)


@given(scores)
def test_an_assignment_is_what_all_best_ones_share(table):
    """Against the definition, by trying every set of edges."""
    best, total = [], 0
    for size in range(len(table) + 1):
        for edges in itertools.combinations(table, size):
            if len({o for o, _ in edges}) == len({n for _, n in edges}) == size:
                worth = sum(table[edge] for edge in edges)
                if worth > total:
                    best, total = [], worth
                if worth == total:
                    best.append(set(edges))
    assert set(assign(table).items()) == set.intersection(*best)


@given(st.dictionaries(st.tuples(st.integers(0, 60), st.integers(0, 60)), st.integers(1, 9)))
def test_an_assignment_mirrors(table):
    mirrored = assign({(n, o): score for (o, n), score in table.items()})
    assert {o: n for n, o in mirrored.items()} == assign(table)


def test_large_components_are_assigned_too():
    size = LARGEST_OPTIMAL
    table = {(o, n): 100 - abs(o - n) for o in range(size) for n in range(size)}
    assert assign(table) == {i: i for i in range(size)}


def test_components():
    assert components([(0, 0), (1, 1), (0, 1), (2, 2)]) == [[(0, 0), (0, 1), (1, 1)], [(2, 2)]]


def _word(number):
    """A word of its own for each number."""
    syllables = ("ka", "lo", "mi", "ne", "pu", "ra", "so", "ti", "ve", "zu")
    return "".join(syllables[int(digit)] for digit in str(number * 7919 + 12_345))


def _titles(count):
    return [f"Sensing {_word(i)} with {_word(count + i)} and gutters" for i in range(count)]


def test_candidates_grow_with_the_page_and_no_faster():
    def found(count):
        texts = [words(title) for title in _titles(count)]
        return len(candidates(texts, texts))

    assert found(1000) <= 12 * found(100)
    assert found(10_000) <= 12 * found(1000)


def test_comparisons_grow_with_the_page_and_no_faster(monkeypatch):
    """Counted, not timed: how often two papers are held against each other."""
    from profdiff.match import papers

    calls = 0
    real = papers.publication_score

    def counted(*arguments):
        nonlocal calls
        calls += 1
        return real(*arguments)

    monkeypatch.setattr(papers, "publication_score", counted)

    def effort(count):
        nonlocal calls
        calls = 0
        old = [paper(title, [QUAY]) for title in _titles(count)]
        new = [paper(f"{title} revisited", [QUAY]) for title in _titles(count)]
        pairs = matched_count(old, new)
        assert pairs == count
        return calls

    small, large = effort(100), effort(1000)
    assert 0 < large <= 15 * small


def matched_count(old, new):
    return len(match_profiles(profile(old), profile(new)).pairs["publication"])


def test_only_what_differs_is_brought_into_a_form(monkeypatch):
    asked = []
    ours = match.content
    monkeypatch.setattr(match, "content", lambda *given: asked.append(given[1]) or ours(*given))
    titles = [f"Kerbs {number}" for number in range(9)]
    old, new = (profile([paper(title, [QUAY]) for title in titles]) for _ in range(2))
    new.publications[4].title = "KERBS 4"
    new.publications[7].span = Span("page.md", 9, 1, 9, 40)
    for page in (old, new):
        assign_ids(page)
    assert len(match_profiles(old, new).pairs["publication"]) == 9
    assert sorted(each.title for each in asked) == ["KERBS 4", "Kerbs 4"]


def test_equal_pages_load_no_string_metrics():
    import subprocess
    import sys

    code = (
        "import sys; from profdiff.records import *; from profdiff.match import match_profiles\n"
        "page = lambda: Profile(source=SourceInfo(path='', format='text', sha256=''),"
        " publications=[Publication(title=f'Kerbs {i}') for i in range(9)])\n"
        "match_profiles(page(), page())\n"
        "assert not {'rapidfuzz', 'deepdiff', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
