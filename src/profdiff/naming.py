"""What a record is called, in the page's own words."""

from profdiff.records import Education, Link, Publication, Record, Role

#: Entity → the fields that make up the name of a record, in reading order.
NAMING = {
    "role": ("title", "organization"),
    "education": ("degree", "field", "institution"),
    "award": ("name",),
    "project": ("name",),
    "publication": ("title",),
    "area": ("title",),
    "person": ("name",),
    "interest": ("name",),
    "news": ("text",),
    "talk": ("title",),
    "teaching": ("course",),
    "service": ("role", "venue"),
    "link": ("label", "url"),
    "statement": ("text",),
}


def called(entity: str, record: Record | None) -> str:
    """The name of a record: "member of technical staff, xAI"; "" where the page gives none."""
    if record is None:
        return ""
    parts = [getattr(record, field) or "" for field in NAMING.get(entity, ())]
    if isinstance(record, Education):
        degree, field, institution = parts
        parts = [" in ".join(filter(None, (degree, field))), institution]
    if isinstance(record, Role) and not record.organization:
        parts.append(record.unit or "")
    name = (" " if isinstance(record, Link) else ", ").join(filter(None, parts))
    return name or (_identifier(record) if isinstance(record, Publication) else "")


def _identifier(paper: Publication) -> str:
    """What stands in for the title of a paper that a page names by a link alone."""
    if paper.arxiv:
        return f"arXiv:{paper.arxiv}"
    return f"doi:{paper.doi}" if paper.doi else paper.url or ""
