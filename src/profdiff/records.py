"""The records that a page is read into: plain data, one type per kind.

A field that the page does not give is None or an empty list, never a guess.
Names follow schema.org, CSL-JSON and BibTeX where those have a word.
"""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from profdiff.span import Span

SCHEMA_VERSION = 1
PARSER_EPOCH = 1

State = Literal["content", "stub", "template"]
DegreeStatus = Literal["completed", "in_progress", "planned"]
PublicationStatus = Literal["published", "accepted", "preprint", "submitted"]
Authorship = Literal["first", "other"]
VenueKind = Literal[
    "conference",
    "journal",
    "workshop",
    "preprint",
    "thesis",
    "report",
    "book",
    "patent",
    "other",
]


class Record(msgspec.Struct, kw_only=True):
    """What all records share: a key that is stable across versions, and a place on the page.

    `places` are all places of a fact that several files of a site state, `span` the first of them;
    a record with one place has none.
    """

    id: str = ""
    span: Span | None = None
    places: list[Span] | UnsetType = UNSET


class Role(Record, kw_only=True):
    """A position: what someone is or was, where and when (schema.org OrganizationRole)."""

    title: str | None = None
    organization: str | None = None
    unit: str | None = None
    start: str | None = None
    end: str | None = None
    current: bool = False
    description: str | None = None


class Education(Record, kw_only=True):
    """A degree, completed or under way."""

    degree: str | None = None
    field: str | None = None
    institution: str | None = None
    start: str | None = None
    end: str | None = None
    status: DegreeStatus | None = None
    honors: str | None = None


class Award(Record, kw_only=True):
    """A prize, fellowship, scholarship or grant; `count` is 2 for "(twice)"."""

    name: str
    grantor: str | None = None
    year: str | None = None
    count: int | None = None


class Person(Record, kw_only=True):
    """Somebody named on the page and how they relate to its subject."""

    name: str
    relation: str | None = None
    group: str | None = None
    url: str | None = None


class Interest(Record, kw_only=True):
    """One topic of "my interests include A, B and C"."""

    name: str


class Area(Record, kw_only=True):
    """A research theme that groups projects or publications."""

    title: str


class Project(Record, kw_only=True):
    """A named piece of work; `lead` is None where the page does not tell leads apart."""

    name: str
    url: str | None = None
    lead: bool | None = None
    areas: list[str] = []
    description: str | None = None


class Venue(msgspec.Struct, kw_only=True):
    """Where something was published. `text` is canonical: the short name and a four-digit year."""

    name: str | None = None
    year: str | None = None
    kind: VenueKind | None = None
    track: str | None = None
    distinction: str | None = None
    text: str | None = None


class LabelledUrl(msgspec.Struct, frozen=True):
    """A link as the page shows it."""

    label: str
    url: str


class Publication(Record, kw_only=True):
    """A paper, preprint, thesis, patent or book; `title` is None for venue-only links."""

    title: str | None = None
    authors: list[str] = []
    equal_contribution: list[str] = []
    venue: Venue | None = None
    status: PublicationStatus | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    links: list[LabelledUrl] = []
    authorship: Authorship | None = None
    areas: list[str] = []
    section: str | None = None


class News(Record, kw_only=True):
    """A dated item of news."""

    date: str | None = None
    text: str


class Talk(Record, kw_only=True):
    """A talk, tutorial or lecture given somewhere."""

    title: str
    event: str | None = None
    date: str | None = None
    people: list[str] = []


class Teaching(Record, kw_only=True):
    """A course taught, with the season where the page gives it ("Spring 2017")."""

    course: str
    role: str | None = None
    term: str | None = None


class Service(Record, kw_only=True):
    """Reviewing, organising, editing."""

    role: str | None = None
    venue: str | None = None
    year: str | None = None


class Link(Record, kw_only=True):
    """A link that no other record holds; `kind` names the service (`email`, `github`, …)."""

    label: str | None = None
    url: str
    kind: str | None = None


class Statement(Record, kw_only=True):
    """A sentence that no other record holds, so that nothing on a page is lost."""

    text: str


class Diagnostic(msgspec.Struct, kw_only=True):
    """Something odd about a page, with the line it stands on (None for the page as a whole).

    Of a site, `path` is the file, and `places` are those that it takes several of to see the odd.
    """

    code: str
    message: str
    line: int | None = None
    path: str | UnsetType = UNSET
    places: list[Span] | UnsetType = UNSET


class SitePage(msgspec.Struct, kw_only=True):
    """A file of a site that its profile was read from, and what part of the profile it is."""

    path: str
    part: str
    format: str
    state: State
    sha256: str


class SourceInfo(msgspec.Struct, kw_only=True):
    """Where a page came from and how it was read; `chosen_by` says why as this format.

    The format of a site is `site`, and `pages` are the files that it was read from.
    """

    path: str
    format: str
    revision: str | None = None
    captured_at: str | None = None
    sha256: str
    chosen_by: str | None = None
    pages: list[SitePage] | UnsetType = UNSET


class Passage(msgspec.Struct, kw_only=True):
    """The smallest stretch of a page that is edited as one: a sentence, item or row.

    Every visible word of a page stands in exactly one passage, so comparing passages shows
    whether something changed that no record holds. `records` are the ids of the records
    read from it; `places` tells the rule that read each.
    """

    text: str
    links: list[LabelledUrl] = []
    span: Span | None = None
    records: list[str] = []
    rules: list[str] = []


class Profile(msgspec.Struct, kw_only=True):
    """One version of a page as records."""

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    kind: Literal["person", "organization"] = "person"
    name: str | None = None
    title: str | None = None
    source: SourceInfo
    roles: list[Role] = []
    education: list[Education] = []
    awards: list[Award] = []
    people: list[Person] = []
    interests: list[Interest] = []
    areas: list[Area] = []
    projects: list[Project] = []
    publications: list[Publication] = []
    news: list[News] = []
    talks: list[Talk] = []
    teaching: list[Teaching] = []
    service: list[Service] = []
    links: list[Link] = []
    statements: list[Statement] = []
    state: State = "content"
    diagnostics: list[Diagnostic] = []
    passages: list[Passage] = []
    meta: dict[str, str] = {}


#: Entity name → the profile's list of its records and their type, in order of importance.
ENTITIES: dict[str, tuple[str, type[Record]]] = {
    "role": ("roles", Role),
    "education": ("education", Education),
    "award": ("awards", Award),
    "project": ("projects", Project),
    "publication": ("publications", Publication),
    "area": ("areas", Area),
    "person": ("people", Person),
    "interest": ("interests", Interest),
    "news": ("news", News),
    "talk": ("talks", Talk),
    "teaching": ("teaching", Teaching),
    "service": ("service", Service),
    "link": ("links", Link),
    "statement": ("statements", Statement),
}
