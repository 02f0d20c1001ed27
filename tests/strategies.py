"""Hypothesis strategies for profiles: small pages of invented people, with and without passages."""

from hypothesis import strategies as st

from profdiff.identity import assign_ids
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
    Statement,
    Talk,
    Teaching,
    Venue,
)

NOUNS = ("kerbs", "drains", "gutters", "tiles", "hinges", "Kerbs", "MIT", "C++", "(UCF)", "24")
NAMES = ("Mira Quay", "M. Quay", "Tom Oak", "T. Oak", "Ada Elm", "Prof. Ada Elm", "Zoë Fir")
YEARS = ("2019", "2020", "2020-05", "2019-2021", "2019-present")
PLACES = (
    "Quay College",
    "Quay College (QC)",
    "QC",
    "MIT",
    "Massachusetts Institute of Technology",
    "Kerb Labs",
)
ADDRESSES = (
    "https://a.example/x",
    "http://a.example/x/",
    "https://b.example/y?id=1",
    "https://b.example",
    "https://arxiv.org/abs/2001.00001",
    "https://arxiv.org/pdf/2001.00001v2",
)

phrases = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=4).map(" ".join)
names = st.sampled_from(NAMES)
years = st.none() | st.sampled_from(YEARS)
places = st.none() | st.sampled_from(PLACES)
addresses = st.sampled_from(ADDRESSES)
maybe_address = st.none() | addresses
flags = st.none() | st.booleans()
areas = st.lists(st.sampled_from(("Kerbs", "Drains", "Tiles and hinges")), max_size=2, unique=True)
links = st.lists(st.builds(LabelledUrl, phrases, addresses), max_size=2)
venues = st.builds(
    lambda name, year, track, distinction, kind: Venue(
        name=name,
        year=year,
        kind=kind,
        track=track,
        distinction=distinction,
        text=f"{name} {year}" if year else name,
    ),
    st.sampled_from(("ICML", "NeurIPS", "arXiv", "Journal of Kerbs")),
    st.none() | st.sampled_from(("2019", "2020")),
    st.none() | phrases,
    st.none() | st.sampled_from(("oral", "oral presentation", "spotlight")),
    st.sampled_from(("conference", "preprint", "journal")),
)

RECORDS = {
    "roles": st.builds(
        Role,
        title=st.none() | phrases,
        organization=places,
        unit=places,
        start=years,
        end=years,
        current=st.booleans(),
    ),
    "education": st.builds(
        Education,
        degree=st.none() | st.sampled_from(("Ph.D.", "PhD", "B.S.", "MSc", "Diplom")),
        field=st.none() | phrases,
        institution=places,
        status=st.none() | st.sampled_from(("completed", "in_progress", "planned")),
    ),
    "awards": st.builds(Award, name=phrases, year=years, count=st.none() | st.integers(1, 2)),
    "people": st.builds(
        Person,
        name=names,
        relation=st.none() | st.sampled_from(("advisor", "student", "alumnus")),
        url=maybe_address,
    ),
    "interests": st.builds(Interest, name=phrases),
    "areas": st.builds(Area, title=st.sampled_from(("Kerbs", "Drains", "Tiles and hinges"))),
    "projects": st.builds(Project, name=phrases, url=maybe_address, lead=flags, areas=areas),
    "publications": st.builds(
        Publication,
        title=st.none() | phrases,
        authors=st.lists(names, max_size=3),
        venue=st.none() | venues,
        status=st.none() | st.sampled_from(("published", "preprint", "submitted")),
        arxiv=st.none() | st.sampled_from(("2001.00001", "2001.00002")),
        url=maybe_address,
        links=links,
        authorship=st.none() | st.sampled_from(("first", "other")),
        areas=areas,
    ),
    "news": st.builds(News, date=years, text=phrases),
    "talks": st.builds(Talk, title=phrases, event=places, date=years),
    "teaching": st.builds(Teaching, course=phrases, term=years),
    "service": st.builds(Service, role=st.none() | phrases, venue=places, year=years),
    "links": st.builds(Link, label=st.none() | phrases, url=addresses),
    "statements": st.builds(Statement, text=phrases),
}


@st.composite
def profiles(draw, *, passages=True, state="content"):
    """A profile; with passages, each record is read from one or two and some hold none."""
    source = SourceInfo(path="page.md", format="markdown", sha256="0" * 64)
    lists = {name: draw(st.lists(made, max_size=3)) for name, made in RECORDS.items()}
    page = Profile(
        source=source,
        name=draw(st.none() | names),
        title=draw(st.none() | phrases),
        state=state,
        meta=draw(st.dictionaries(st.sampled_from(("excerpt", "bio")), phrases, max_size=2)),
        **lists,
    )
    assign_ids(page)
    if passages:
        page.passages = draw(_passages([r.id for name in lists for r in lists[name]]))
    return page


@st.composite
def _passages(draw, ids):
    texts = draw(st.lists(st.tuples(phrases, links), max_size=len(ids) + 2))
    made = [Passage(text=text, links=found) for text, found in texts]
    for record in ids:
        for at in draw(st.lists(st.integers(0, len(made)), max_size=2, unique=True)):
            if at < len(made):
                made[at].records.append(record)
    return made


@st.composite
def shuffled(draw, page):
    """The same profile with every list in another order."""
    import msgspec

    other = msgspec.convert(msgspec.to_builtins(page), Profile)
    for attribute in (*(attribute for attribute, _ in ENTITIES.values()), "passages"):
        setattr(other, attribute, draw(st.permutations(getattr(other, attribute))))
    return other


#: Values of fields in BibTeX, delimiters included, as people write them.
_VALUES = (
    "{Kites and {S}trings}",
    '"Kites {"}and{"} strings"',
    r"{K{\"o}rper \& 50\% of \#1 in $\alpha$ {\ss}}",
    "{Sol, Mira and {Kerb, Inc.} and van der Elm, Jr, Ada and others}",
    "{12--34}",
    "{https://a.example/~sol/x_1?a=b&c=d}",
    "{over\n    two lines}",
    "2020",
    "feb",
    "{{Whole}}",
)
_FIELDS = (
    "author editor journal booktitle volume number pages publisher month year note keywords "
    "address edition series isbn issn abstract annote howpublished school institution doi url "
    "file x-own Organization eprint archivePrefix primaryClass timestamp".split()
)


@st.composite
def bibliographies(draw):
    """A bibliography: entries of many types, each with a title and fields of any names."""
    keys = st.from_regex(r"[A-Za-z][\w:+./-]{0,12}", fullmatch=True).filter(str.isascii)
    found = []
    for key in draw(st.lists(keys, min_size=1, max_size=4, unique_by=str.lower)):
        kind = draw(st.sampled_from(("article", "Book", "inproceedings", "misc", "PhdThesis")))
        names = draw(st.lists(st.sampled_from(_FIELDS), max_size=8, unique=True))
        fields = [("title", f"{{On {key.replace('_', ' ')} kerbs}}")]
        fields += [(name, draw(st.sampled_from(_VALUES))) for name in names]
        lines = "".join(f"  {name} = {value},\n" for name, value in draw(st.permutations(fields)))
        found.append(f"@{kind}{{{key},\n{lines}}}\n")
    return "\n".join(found)
