"""What a record of a change is called."""

from profdiff.records import (
    Education,
    Link,
    News,
    Publication,
    Record,
    Role,
    Service,
    Statement,
    Talk,
    Teaching,
)


def label(record: Record) -> str:
    """What a person calls a record: its title or name, for a paper without one its identifier."""
    match record:
        case Role():
            parts = (record.title, record.unit, record.organization)
        case Education():
            parts = (record.degree, record.field, record.institution)
        case Publication():
            return _paper(record)
        case Talk():
            parts = (record.title, record.event, None)
        case Teaching():
            parts = (record.course, record.term, None)
        case Service():
            parts = (record.role, record.venue, record.year)
        case Link():
            parts = (record.label or record.url, None, None)
        case News() | Statement():
            parts = (record.text, None, None)
        case _:
            parts = (getattr(record, "name", None) or getattr(record, "title", None), None, None)
    return ", ".join(part for part in parts if part) or record.id


def _paper(paper: Publication) -> str:
    if paper.title:
        return paper.title
    if paper.arxiv:
        return f"arXiv:{paper.arxiv}"
    venue = paper.venue.text if paper.venue else None
    return paper.doi or paper.url or venue or paper.id
