"""Document → profile: what each section is about, then one extractor for each kind of record."""

from types import ModuleType

from profdiff.document import Block, Document
from profdiff.extract import entries, labelled, lists, prose, publications
from profdiff.extract.merge import merge_records
from profdiff.extract.page import Page, Section
from profdiff.extract.passages import fill_passages
from profdiff.extract.sentences import sentences
from profdiff.extract.subject import page_name, page_state, subject_kind, visible_meta
from profdiff.identity import assign_ids
from profdiff.lexicon.positions import group_relation, is_group
from profdiff.records import ENTITIES, Profile, SourceInfo


def read_profile(document: Document, source: SourceInfo) -> Profile:
    """The records of a page. Never raises on content: what is odd becomes a diagnostic."""
    page = Page(document)
    data = _data_reader(document)
    if data:
        data.part_front_matter(page)
    page.kind = "organization" if data and data.is_people_list(page) else subject_kind(page)
    page.owner = page_name(page)
    profile = Profile(
        kind="organization" if page.kind == "organization" else "person",
        name=page.owner,
        title=document.title,
        source=source,
        meta=visible_meta(document),
        diagnostics=document.diagnostics,
    )
    profile.state = page_state(page)
    if profile.state == "content":
        for section in page.sections:
            if data:
                data.read_entries(page, section)
            _read_section(page, section)
        if data:
            data.apply_context(page)
    page.found = merge_records(page)
    order = {id(block): n for n, block in enumerate(_all_blocks(document.blocks))}
    page.found.sort(key=lambda f: (order.get(id(f.block), 0), f.start))
    _collect(page, profile)
    fill_passages(page, profile)
    assign_ids(profile)
    _name_passage_records(page, profile)
    return profile


def _data_reader(document: Document) -> ModuleType | None:
    """The reader of entries of data, for documents that have any; others need not load it."""
    if not any(block.fields for block in document.blocks):
        return None
    from profdiff.extract import fields

    return fields


def _all_blocks(blocks: list[Block]) -> list[Block]:
    from profdiff.extract.page import walk

    return list(walk(blocks))


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
    kinds = section.kinds
    if page.kind == "organization" and _lists_people(section):
        lists.people(page, section)
        return
    if section.kind in ("projects", "research") and publications.looks_like_citations(
        section.blocks, page.owner
    ):
        publications.extract_section(page, section)
    for kind in kinds:
        if kind == "publications":
            publications.extract_section(page, section)
        elif kind in ("education", "experience"):
            entries.extract_section(page, section)
        elif kind in ("people", "students", "alumni", "advisors", "collaborators"):
            lists.people(page, section)
        elif kind == "research":
            _themes(page, section)
        elif kind in lists.LISTS:
            lists.LISTS[kind](page, section)
    _read_freely(page, section)


#: Sections that list something else than people, whatever else their titles say.
_NOT_PEOPLE = frozenset(
    "research publications projects news talks teaching service awards contact about links "
    "blog misc interests".split()
)


def _lists_people(section: Section) -> bool:
    if section.title and is_group(section.title):
        return True
    if not section.title or _NOT_PEOPLE & set(section.own_kinds):
        return False
    if group_relation(section.title) is not None or {"people", "alumni", "students"} & set(
        section.kinds
    ):
        return True
    return not section.own_kinds and section.parent is not None and _lists_people(section.parent)


def _themes(page: Page, section: Section) -> None:
    for block in section.blocks:
        if block.kind == "item" and not page.is_taken(block):
            labelled.extract_theme(page, block)


def _read_freely(page: Page, section: Section) -> None:
    """Reads what no list extractor took by what it looks like."""
    items = [b for b in section.blocks if b.kind in ("item", "row") and not page.is_taken(b)]
    listy = section.kind in lists.LISTS or section.kind in (
        "publications",
        "hobbies",
        "contact",
        "links",
    )
    if not listy:
        if lists.looks_like_news(section):
            lists.news(page, section)
        elif publications.looks_like_citations(
            section.blocks if not section.kind else items, page.owner
        ):
            publications.extract_section(page, section)
    for block in section.blocks:
        _read_block(page, section, block)


def _read_block(page: Page, section: Section, block: Block) -> None:
    if block.kind in ("paragraph", "item", "row") and not page.is_taken(block):
        if not (
            block.kind == "item"
            and section.kind not in ("publications",)
            and labelled.extract_theme(page, block)
        ):
            if not labelled.extract_list(page, block, []):
                if section.kind not in ("hobbies", "news", "talks", "publications", "contact"):
                    for start, end in sentences(block.text):
                        prose.read_sentence(page, block, start, end)
    for child in block.children:
        _read_block(page, section, child)
