"""The same fact told twice on a page is one record: prose and list, front matter and prose."""

from profdiff.extract.page import Found, Page
from profdiff.identity import surnames, title_key
from profdiff.lexicon.degrees import degree_key
from profdiff.lexicon.positions import organization_class, organization_key
from profdiff.lexicon.venues import venue_key
from profdiff.normal import fold, url_key
from profdiff.records import (
    Area,
    Award,
    Education,
    Interest,
    Link,
    Person,
    Project,
    Publication,
    Record,
    Role,
)

#: Rules whose wording holds over prose, strongest first.
_STRONG = (
    "front-matter",
    "entry-role",
    "entry-degree",
    "entry",
    "course-item",
    "award-item",
    "project-item",
)
#: Who says that a degree is in its last stage has not got it, whatever the end that is told.
_ENDING = "ending-degree"
#: A record is looked for among the first so many that may be its twin: prose comes before lists,
#: and no person holds more positions than that.
_MOST_ALIKE = 64


def merge_records(page: Page) -> list[Found]:
    """The page's finds with each fact's record once; every place of it stays."""
    kept: dict[tuple[type[Record], str | None], list[Record]] = {}
    rules: dict[int, str] = {}
    target: dict[int, Record] = {}
    finds: list[Found] = []
    for found in page.found:
        record = found.record
        if id(record) in target:
            finds.append(found._replace(record=target[id(record)]))
            continue
        bucket = (type(record), bucket_of(record))
        alike = kept.get(bucket, ())[:_MOST_ALIKE]
        twin = next((k for k in alike if same_fact(k, record, page.kind)), None)
        if twin is None:
            if bucket[1] is not None:
                kept.setdefault(bucket, []).append(record)
            rules[id(record)] = found.rule
            target[id(record)] = record
            finds.append(found)
            continue
        stronger = found.rule in _STRONG and rules[id(twin)] not in _STRONG
        if isinstance(record, Role) and isinstance(twin, Role):
            stronger = stronger or (twin.organization is None and record.organization is not None)
        fold_in(twin, record, stronger=stronger)
        if _ENDING in (found.rule, rules[id(twin)]) and isinstance(twin, Education):
            twin.status = "in_progress"
        if stronger:
            rules[id(twin)] = found.rule
        target[id(record)] = twin
        finds.append(found._replace(record=twin))
    return finds


def bucket_of(record: Record) -> str | None:
    """What two records must share to be one fact, so that a long list stays cheap; None for kinds
    of which each record is a fact of its own.
    """
    if isinstance(record, Publication):
        return title_key(record.title) if record.title else None
    if isinstance(record, Area):
        return title_key(record.title) if record.title else ""
    if isinstance(record, (Person, Interest, Project, Award)):
        return fold(record.name)
    if isinstance(record, Link):
        return url_key(record.url)
    return "" if isinstance(record, (Role, Education)) else None


def same_fact(one: Record, other: Record, kind: str) -> bool:
    """Whether two records of a page (or site) about a `person` or `organization` are one fact."""
    if isinstance(one, Role) and isinstance(other, Role):
        return _same_role(one, other)
    if isinstance(one, Education) and isinstance(other, Education):
        return _same_degree(one, other)
    if isinstance(one, Person) and isinstance(other, Person):
        if fold(one.name) != fold(other.name):
            return False
        return kind == "organization" or one.relation == other.relation
    if isinstance(one, (Interest, Project)) and isinstance(other, (Interest, Project)):
        return fold(one.name) == fold(other.name)
    if isinstance(one, Area) and isinstance(other, Area):
        return fold(one.title) == fold(other.title)
    if isinstance(one, Award) and isinstance(other, Award):
        return fold(one.name) == fold(other.name) and (
            one.year == other.year or not one.year or not other.year
        )
    if isinstance(one, Publication) and isinstance(other, Publication):
        return _same_publication(one, other)
    if isinstance(one, Link) and isinstance(other, Link):
        return url_key(one.url) == url_key(other.url)
    return False


def _same_publication(one: Publication, other: Publication) -> bool:
    """Whether two entries are one paper: the title, no other authors or identifier, and a venue
    that is the same, or that one of them does not state yet.
    """
    if not one.title or not other.title or title_key(one.title) != title_key(other.title):
        return False
    if one.arxiv and other.arxiv and one.arxiv != other.arxiv:
        return False
    authors, others = surnames(one.authors), surnames(other.authors)
    if authors and others and not authors & others:
        return False
    key, other_key = venue_key(one.venue), venue_key(other.venue)
    if key == other_key:
        return True
    # A list of selected papers may lag behind the full one: "arXiv" here, the venue there.
    told = bool(authors and others) or bool(one.arxiv and other.arxiv)
    return told and (is_early(one) or is_early(other))


def is_early(paper: Publication) -> bool:
    """Whether a paper's entry states no venue but a preprint server, if any."""
    return paper.venue is None or paper.venue.kind == "preprint"


def _same_role(one: Role, other: Role) -> bool:
    if (one.organization is None) != (other.organization is None):
        return _is_bare_form(*sorted((one, other), key=lambda role: bool(role.organization)))
    if not same_organization(one.organization, other.organization):
        return False
    if one.organization is None:
        return fold(one.title or "") == fold(other.title or "")
    a, b = fold(one.title or ""), fold(other.title or "")
    if a == b:
        return not (one.start and other.start and one.start[:4] != other.start[:4])
    if not a or not b or not (f" {a} " in f" {b} " or f" {b} " in f" {a} "):
        return False
    return one.current == other.current and not (
        one.start and other.start and one.start[:4] != other.start[:4]
    )


def _is_bare_form(bare: Role, told: Role) -> bool:
    """Whether a position told without its place is one told with it: "I'm a PhD student"."""
    title = fold(bare.title or "")
    undated = not (bare.start or bare.end)
    both_now = bare.current and told.current
    return bool(title) and undated and both_now and fold(told.title or "").endswith(title)


def same_organization(one: str | None, other: str | None) -> bool:
    """Whether two names are one organisation: abbreviated, or with its place or acronym."""
    if one is None or other is None:
        return one is other
    a, b = fold(one), fold(other)
    if a == b:
        return True
    if organization_key(one) == organization_key(other):
        return True
    short, long = sorted((a, b), key=len)
    return (
        bool(short)
        and long.startswith(f"{short} ")
        and organization_class(short) in ("organization", "known")
    )


def _same_degree(one: Education, other: Education) -> bool:
    if one.degree and other.degree:
        a, b = degree_key(one.degree), degree_key(other.degree)
        if a != b:
            return False
        if (
            same_organization(one.institution, other.institution)
            or not one.institution
            or not other.institution
        ):
            return not (one.field and other.field) or _overlap(one.field, other.field)
        doctor = a == "phd"
        return doctor and bool(
            set(fold(one.institution).split())
            & set(fold(other.institution).split()) - {"university", "of", "the"}
        )
    return same_organization(one.institution, other.institution) and one.institution is not None


def _overlap(one: str, other: str) -> bool:
    return bool(set(fold(one).split()) & set(fold(other).split()))


def fold_in(kept: Record, other: Record, *, stronger: bool = False) -> None:
    """Fills the gaps of a record from its twin; a stronger twin's words replace."""
    if isinstance(kept, Publication) and isinstance(other, Publication) and is_early(kept):
        kept.venue = other.venue or kept.venue
        kept.status = other.status or kept.status
    for name in kept.__struct_fields__:
        if name in ("id", "span", "places"):
            continue
        mine, theirs = getattr(kept, name), getattr(other, name)
        if theirs in (None, [], "") or mine == theirs:
            continue
        if mine in (None, [], "") or (stronger and name not in ("current", "status")):
            setattr(kept, name, theirs)
        elif name == "current":
            setattr(kept, name, mine or theirs)
        elif name == "areas":
            mine.extend(area for area in theirs if area not in mine)
        elif (
            name == "status" and isinstance(kept, Education) and theirs == "completed" and stronger
        ):
            setattr(kept, name, theirs)
    if stronger and isinstance(other, Record):
        kept.span = other.span
