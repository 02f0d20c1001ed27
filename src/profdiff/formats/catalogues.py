"""What catalogues export of somebody's works → the lists of entries that it stands for.

ORCID and OpenAlex put a work's title, venue and identifiers some levels deep among what is for
their programs. Of these the entries keep the values, under plain keys and with their places in the
source. A list in CSL-JSON has entries already, and is told apart from lists of other things.

Shapes: ORCID's public API 3.0 (`/works`, `/works/CODES` and `/record`), OpenAlex's `/works` and a
single work of it, CSL-JSON 1.0.
"""

from collections.abc import Iterator

from profdiff.formats.nodes import Mapping, Node, Scalar, Sequence, plain_key
from profdiff.lexicon.fields import papers

#: Keys that lists of other things than CSL's items lack, or seldom have beside a type of CSL's.
_OF_CSL = ("citationkey", "issued", "containertitle", "custom", "author")
#: Sources of OpenAlex that hold copies of works, whatever these were published in.
_REPOSITORY = "repository"
_PREPRINTS = frozenset(("preprint", "posted-content", "working-paper"))


def as_entries(root: Node) -> Node:
    """The works of a catalogue's answer as a map of lists of entries; any other file as it is."""
    if isinstance(root, Sequence):
        return _map(root, [("publications", _with_custom(root))]) if _is_csl(root) else root
    if not isinstance(root, Mapping):
        return root
    record = root.get("activitiessummary")
    if isinstance(record, Mapping):
        return _record(root, record)
    works = [*_orcid_works(root), *_openalex_works(root)]
    return _map(root, [("publications", _list(root, works))]) if works else root


def _is_csl(root: Sequence) -> bool:
    """Whether all items have a type of CSL's and are named, and one has what CSL alone calls so."""
    items = [item for item in root.items if isinstance(item, Mapping)]
    return (
        bool(items)
        and len(items) == len(root.items)
        and all(map(_has_csl_type, items))
        and any(item.get(*_OF_CSL) is not None for item in items)
    )


def _has_csl_type(item: Mapping) -> bool:
    named = item.get("title", "url", "doi", "custom") is not None
    type_ = _text(item, "type")
    return named and type_ is not None and type_.text in papers()


def _with_custom(root: Sequence) -> Sequence:
    """The items with what they keep in `custom`, for which CSL has no variable, as their own."""
    made = Sequence(root.start)
    made.end = root.end
    made.items = [_own_custom(item) if isinstance(item, Mapping) else item for item in root.items]
    return made


def _own_custom(item: Mapping) -> Mapping:
    custom = item.get("custom")
    if not isinstance(custom, Mapping):
        return item
    made = Mapping(item.start)
    made.end = item.end
    made.pairs = [pair for pair in item.pairs if pair[1] is not custom] + custom.pairs
    return made


def _at(node: Node | None, path: str) -> Node | None:
    """The value at the end of a path of keys, None where there is none."""
    for key in path.split():
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def _text(node: Node | None, path: str = "") -> Scalar | None:
    found = _at(node, path) if path else node
    return found if isinstance(found, Scalar) and found.text.strip() else None


def _items(node: Node | None, path: str) -> list[Node]:
    found = _at(node, path)
    return found.items if isinstance(found, Sequence) else []


def _map(near: Node, pairs: list[tuple[str, Node | None]]) -> Mapping:
    """A map of those values that there are; its keys stand where their values do."""
    made = Mapping(near.start)
    made.end = near.end
    made.pairs = [(Scalar(k, v.start, v.start), v) for k, v in pairs if v is not None]
    return made


def _list(near: Node, items: list[Mapping] | list[Scalar]) -> Sequence | None:
    made = Sequence(items[0].start if items else near.start)
    made.end = items[-1].end if items else near.end
    made.items = list(items)
    return made if items else None


def _record(root: Mapping, activities: Mapping) -> Mapping:
    """A full record of ORCID: whose it is, positions, degrees and works."""
    name = _at(root, "person name")
    parts: list[tuple[str, Node | None]] = [
        ("given", _text(name, "givennames value")),
        ("family", _text(name, "familyname value")),
    ]
    return _map(
        root,
        [
            ("name", _map(name, parts) if name else None),
            ("employment", _list(root, _affiliations(activities, "employment", "position"))),
            ("education", _list(root, _affiliations(activities, "education", "degree"))),
            ("publications", _list(root, list(_orcid_works(activities.get("works"))))),
        ],
    )


def _affiliations(activities: Mapping, kind: str, title: str) -> list[Mapping]:
    groups = _items(activities, f"{kind}s affiliationgroup")
    held = [_at(each, f"{kind}summary") for group in groups for each in _items(group, "summaries")]
    return [
        _map(
            each,
            [
                (title, _text(each, "roletitle")),
                ("organization", _text(each, "organization name")),
                ("department", _text(each, "departmentname")),
                ("startDate", _day(each, "startdate")),
                ("endDate", _day(each, "enddate") or Scalar("present", each.end, each.end)),
            ],
        )
        for each in held
        if isinstance(each, Mapping)
    ]


def _day(node: Node, path: str) -> Scalar | None:
    """A date of ORCID's, as exact as it is: year, month and day stand apart."""
    parts = [_text(node, f"{path} {part} value") for part in ("year", "month", "day")]
    told = parts[: parts.index(None)] if None in parts else parts
    known = [part for part in told if part]
    if not known:
        return None
    return Scalar("-".join(part.text for part in known), known[0].start, known[-1].end)


def _orcid_works(node: Node | None) -> Iterator[Mapping]:
    """The works of an answer of ORCID's, one a group: what several sources say of it is one."""
    for group in _items(node, "group"):
        said = [each for each in _items(group, "worksummary") if isinstance(each, Mapping)]
        best = min(said, key=_rank, default=None)
        if best is not None and _text(best, "title title value"):
            yield _orcid_work(best, [*said, group])
    for item in _items(node, "bulk"):
        work = _at(item, "work")
        if isinstance(work, Mapping) and _text(work, "title title value"):
            yield _orcid_work(work, [work])


def _rank(summary: Mapping) -> tuple[bool, bool]:
    """Sources that name a journal go first, and published works before preprints."""
    kind = _text(summary, "type")
    early = kind is not None and _plain(kind) in _PREPRINTS
    return early, _text(summary, "journaltitle value") is None


def _orcid_work(work: Mapping, told: list[Node]) -> Mapping:
    named = [each for node in told for each in _items(node, "externalids externalid")]
    people = _items(work, "contributors contributor")
    authors = [name for each in people if (name := _text(each, "creditname value"))]
    return _map(
        work,
        [
            ("title", _text(work, "title title value")),
            ("subtitle", _text(work, "title subtitle value")),
            ("authors", _list(work, authors)),
            ("journal", _text(work, "journaltitle value")),
            ("year", _day(work, "publicationdate")),
            ("type", _text(work, "type")),
            ("doi", _identifier(named, "doi")),
            ("arxiv", _identifier(named, "arxiv")),
            ("url", _text(work, "url value")),
        ],
    )


def _identifier(named: list[Node], kind: str) -> Scalar | None:
    """The work's own identifier of a kind, and not that of what it is a part of."""
    for each in named:
        type_, relation = _text(each, "externalidtype"), _text(each, "externalidrelationship")
        own = relation is None or _plain(relation) in ("self", "version-of")
        if own and type_ and _plain(type_) == kind:
            return _text(each, "externalidvalue")
    return None


def _plain(scalar: Scalar) -> str:
    """A word of a fixed list: ORCID has written `JOURNAL_ARTICLE` for `journal-article`."""
    return scalar.text.strip().lower().replace("_", "-")


def _openalex_works(root: Mapping) -> Iterator[Mapping]:
    for work in [root, *_items(root, "results")]:
        if isinstance(work, Mapping) and isinstance(work.get("authorships"), Sequence):
            yield _openalex_work(work)


def _openalex_work(work: Mapping) -> Mapping:
    people = _items(work, "authorships")
    authors = [name for each in people if (name := _text(each, "author displayname"))]
    source = _at(work, "primarylocation source")
    kind = _text(work, "type")
    early = kind is not None and _plain(kind) in _PREPRINTS
    copied = _text(source, "type")
    venue = _text(source, "displayname")
    if copied and copied.text == _REPOSITORY and not early and not _is_arxiv(venue):
        venue = None
    return _map(
        work,
        [
            ("title", _text(work, "title") or _text(work, "displayname")),
            ("authors", _list(work, authors)),
            ("venue", venue),
            ("year", _text(work, "publicationyear")),
            ("type", _text(work, "typecrossref") or kind),
            ("doi", _text(work, "doi") or _text(work, "ids doi")),
            ("arxiv", next(_arxiv_pages(work), None)),
            ("url", _text(work, "primarylocation landingpageurl")),
        ],
    )


def _is_arxiv(venue: Scalar | None) -> bool:
    return venue is not None and plain_key(venue.text).startswith("arxiv")


def _arxiv_pages(work: Mapping) -> Iterator[Scalar]:
    """Where arXiv has a work, by the places that hold a copy of it."""
    for place in [_at(work, "primarylocation"), *_items(work, "locations")]:
        page = _text(place, "landingpageurl")
        if page and "arxiv.org/" in page.text:
            yield page
