"""Document → profile: what each section is about, then one extractor for each kind of record."""

from importlib import import_module
from types import ModuleType
from typing import Protocol, cast

from profdiff.document import Block, Document
from profdiff.extract import interests, labelled, news
from profdiff.extract.careers import read_careers
from profdiff.extract.headline import read_headline
from profdiff.extract.merge import merge_records
from profdiff.extract.page import Page, Section, walk
from profdiff.extract.passages import fill_passages
from profdiff.extract.prose import read_prose
from profdiff.extract.state import page_state, set_demo_aside
from profdiff.extract.subject import Subject, page_name, subject_kind, visible_meta
from profdiff.identity import assign_ids
from profdiff.lexicon.positions import group_relation, is_group
from profdiff.lexicon.sections import is_section_title, section_kinds
from profdiff.normal import fold
from profdiff.records import ENTITIES, Profile, SourceInfo


def read_profile(
    document: Document, source: SourceInfo, subject: Subject | None = None, topic: str = ""
) -> Profile:
    """The records of a page. Never raises on content: what is odd becomes a diagnostic.

    `subject` tells whose page it is where the page is one of a site's, and `topic` what it lists,
    by the name of its file.
    """
    page = Page(document)
    if topic in _LISTED:
        page.take_topic(topic)
    data = _data_reader(document)
    if data:
        data.part_front_matter(page)
    if subject:
        page.kind, page.owner = subject
    else:
        page.kind = "organization" if data and data.is_people_list(page) else subject_kind(page)
        page.owner = page_name(page)
    meta = visible_meta(document)
    profile = Profile(
        kind="organization" if page.kind == "organization" else "person",
        name=page.owner,
        title=document.title or meta.get("title"),
        source=source,
        meta=meta,
        diagnostics=document.diagnostics,
    )
    profile.state = page_state(page)
    if profile.state == "content":
        _read_sections(page, data)
    page.found = merge_records(page)
    order = {id(block): n for n, block in enumerate(walk(document.blocks))}
    page.found.sort(key=lambda f: (order.get(id(f.block), 0), f.start))
    _collect(page, profile)
    fill_passages(page, profile)
    assign_ids(profile)
    _name_passage_records(page, profile)
    return profile


#: What a page may list as a whole, so that its sections need not be titled.
_LISTED = frozenset(
    "publications talks teaching awards service news projects experience education".split()
)


def _data_reader(document: Document) -> ModuleType | None:
    """The reader of entries of data, for documents that have any; others need not load it."""
    if not any(block.fields for block in document.blocks):
        return None
    from profdiff.extract import fields

    return fields


def _read_sections(page: Page, data: ModuleType | None) -> None:
    """Reads what the sections hold, then what stands above them all."""
    set_demo_aside(page)
    for section in page.sections:
        if data:
            data.read_entries(page, section)
        _read_section(page, section)
    if data:
        data.apply_context(page)
    elif page.kind == "person":
        read_headline(page)


def _collect(page: Page, profile: Profile) -> None:
    lists_of = {kind: name for name, kind in ENTITIES.values()}
    seen: set[int] = set()
    for found in page.found:
        if id(found.record) not in seen:
            seen.add(id(found.record))
            getattr(profile, lists_of[type(found.record)]).append(found.record)


def _name_passage_records(page: Page, profile: Profile) -> None:
    """Passages name their records by id, which exist only now."""
    for passage, held in zip(profile.passages, page.held, strict=True):
        passage.records = list(dict.fromkeys(record.id for record in held))


def _read_section(page: Page, section: Section) -> None:
    if page.kind == "organization" and (_lists_people(section) or _is_about_member(section)):
        _extract("people", page, section)
        return
    kinds = section.kinds
    if page.kind == "person":
        interests.read_introduced(page, section)
        interests.read_keywords(page, section)
    if (
        section.kind in ("projects", "research", "news", "service")
        and "publications" not in kinds
        and not news.has_dates(section)
    ) or _lists_posters(section):
        lists = _lists_within(page, section, paragraphs=True)
        _read_citations(page, section, [b for b in lists if not any(map(labelled.is_theme, b))])
    if "publications" in kinds and "projects" in kinds:
        kinds = ("publications", *kinds)  # what is no citation may be a project
    for kind in dict.fromkeys(kinds):
        if kind in _EXTRACTORS:
            _extract(_EXTRACTORS[kind], page, section)
    _read_freely(page, section)


def _lists_posters(section: Section) -> bool:
    """Whether a section is one of posters, whose entries may be citations and no talks."""
    return section.kinds == ("talks",) and "posters" in fold(section.title).split()


#: Sections that list something else than people, whatever else their titles say.
_NOT_PEOPLE = frozenset(
    "research publications projects news talks teaching service awards contact about links "
    "blog misc interests".split()
)


def _is_about_member(section: Section) -> bool:
    from profdiff.extract.people import is_about_member

    return section.parent is not None and is_about_member(section)


def _lists_people(section: Section) -> bool:
    if section.title and is_group(section.title):
        return True
    if section.kind == "publications":
        return False
    if not section.title or _NOT_PEOPLE & set(section.own_kinds):
        return bool(section.title) and _is_group_by_theme(section)
    if group_relation(section.title) is not None or {"people", "alumni", "students"} & set(
        section.kinds
    ):
        return True
    return not section.own_kinds and section.parent is not None and _lists_people(section.parent)


def _is_group_by_theme(section: Section) -> bool:
    """Whether people are listed under the theme that they work on: "Tidal Research"."""
    if section.kind != "research":
        return False
    from profdiff.extract.people import lists_members

    return lists_members(section)


#: What a section is about → the module that reads its blocks, loaded once a page has such a
#: section. A new kind of record is a line here.
_EXTRACTORS = {
    "publications": "publications",
    "education": "entries",
    "experience": "entries",
    "people": "people",
    "students": "people",
    "alumni": "people",
    "advisors": "people",
    "collaborators": "people",
    "research": "labelled",
    "news": "news",
    "awards": "awards",
    "talks": "talks",
    "teaching": "teaching",
    "service": "service",
    "interests": "interests",
    "projects": "projects",
}


class _Extractor(Protocol):
    """A module that reads the sections of a kind."""

    def extract_section(self, page: Page, section: Section) -> None:
        """Adds what a section says to the page."""


def _extract(name: str, page: Page, section: Section) -> None:
    cast("_Extractor", import_module(f"profdiff.extract.{name}")).extract_section(page, section)


#: Sections whose rest is not tried as news or citations.
_LISTS = frozenset(
    "news awards talks teaching service interests projects publications hobbies contact "
    "links".split()
)
#: Sections whose sentences say nothing of the person.
_NO_PROSE = frozenset("hobbies news talks publications contact".split())


def _read_freely(page: Page, section: Section) -> None:
    """Reads what no list extractor took by what it looks like."""
    if section.kind not in _LISTS and section.kind != "misc":
        entries_only = {"experience", "education"}.intersection(section.kinds)
        if not entries_only:
            read_careers(page, section, _lists_within(page, section, paragraphs=False))
        if not entries_only and news.looks_like_news(section):
            talks = not section.kinds and _lists_occasions(section)
            _extract("talks" if talks else "news", page, section)
        else:
            lists = _lists_within(page, section, paragraphs=not section.kind)
            _read_citations(page, section, lists)
    for block in section.blocks:
        _read_block(page, section, block)


def _lists_occasions(section: Section) -> bool:
    from profdiff.extract.occasions import lists_occasions

    return lists_occasions(section.blocks)


#: The entry of a publication is longer than this.
_ENTRY_LENGTH = 40


def _read_citations(page: Page, section: Section, lists: list[list[Block]]) -> None:
    """Reads those lists as publications that look so; a short one need not be looked at.

    What stands alone beside such a list may be one more entry.
    """
    found = False
    for blocks in lists:
        long = sum(1 + len(block.children) for block in blocks if len(block.text) > _ENTRY_LENGTH)
        if long > (not found):
            from profdiff.extract import publications

            least = 1 if found else 2
            found = publications.extract_list(page, section, blocks, least=least) or found


#: Sections whose items may bear a label and a link without being a theme.
_NO_THEMES = frozenset("publications experience education teaching talks awards service".split())


def _lists_within(page: Page, section: Section, *, paragraphs: bool) -> list[list[Block]]:
    """The lists and tables of a section, each apart; what stands alone is one more list.

    `paragraphs` says whether these count as standing alone.
    """
    lists: dict[int, list[Block]] = {}
    for block in section.blocks:
        if block.kind in ("item", "row") and not page.is_taken(block):
            lists.setdefault(block.group, []).append(block)
    apart = [blocks for blocks in lists.values() if len(blocks) > 1]
    within = {id(block) for blocks in apart for block in blocks}
    alone = [
        block
        for block in section.blocks
        if id(block) not in within
        and not page.is_taken(block)
        and (block.kind in ("item", "row") or paragraphs)
    ]
    return [*apart, alone] if alone else apart


def _read_block(page: Page, section: Section, block: Block) -> None:
    if block.kind in ("paragraph", "item", "row") and not page.is_taken(block):
        themed = block.kind == "item" and section.kind not in _NO_THEMES
        if not (
            (themed and labelled.extract_theme(page, block))
            or (section.kind != "skills" and labelled.extract_list(page, block, []))
            or section.kind in _NO_PROSE
        ):
            read_prose(page, block)
    label = block.text.rpartition("\n")[2].rstrip(" :")
    if block.children and section_kinds(label) == ("publications",) and is_section_title(label):
        listed = Section(Block("heading", label), section.level + 1, section)
        listed.blocks = block.children
        _extract("publications", page, listed)
    for child in block.children:
        _read_block(page, section, child)
