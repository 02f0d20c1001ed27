"""Pages of one person held together: what they state, each fact with all the pages that do."""

from collections.abc import Sequence

from profdiff.identity import surname
from profdiff.records import ENTITIES
from profdiff.rules.subjects import Page
from profdiff.site.facts import Fact, Telling, merge_facts


def facts_of(pages: Sequence[Page]) -> dict[str, list[Fact]]:
    """Entity → its facts; pages of several people share no more than papers.

    Pages that hold no profile say nothing.
    """
    told = [page for page in pages if page.profile.state == "content"]
    entities = list(ENTITIES) if _of_one(told) else ["publication"]
    kind = told[0].profile.kind if told else "person"
    return {entity: merge_facts(_tellings(entity, told), kind) for entity in entities}


def _tellings(entity: str, pages: Sequence[Page]) -> list[Telling]:
    attribute = ENTITIES[entity][0]
    return [
        Telling(page.path, page.unit, record)
        for page in pages
        for record in getattr(page.profile, attribute)
    ]


def _of_one(pages: Sequence[Page]) -> bool:
    """Whether all pages that name their subject name the same."""
    names = [page.profile.name for page in pages if page.profile.name]
    return len({surname(name) for name in names}) < 2


def owner_of(pages: Sequence[Page]) -> str | None:
    """Whose pages they are, None for pages of several people."""
    if not _of_one(pages):
        return None
    return next((page.profile.name for page in pages if page.profile.name), None)
