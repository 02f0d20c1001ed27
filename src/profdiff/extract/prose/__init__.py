"""Sentences about a person → roles, degrees, people, awards, interests, talks, projects.

A small grammar over clauses: few verbs, an open set of titles and organisations. Tense and time
words give `current`, `status` and dates. Each kind of record has its own module, with one
function that reads a sentence for it.
"""

import msgspec

from profdiff.document import Block, Mark
from profdiff.extract.page import Found, Page
from profdiff.extract.prose import awards, degrees, interests, people, roles, service_lists, talks
from profdiff.extract.prose.reading import Reading
from profdiff.extract.sentences import sentences
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.tables import remembered
from profdiff.records import Project

#: Small words that sentences in other languages hold; others need not load their grammar.
_FOREIGN = frozenset(
    "ich ist bin war meine je suis est mes sous soy es fui era mis bajo sou meus sono miei sotto "
    "dirigido dirigida betreut promoviere forsche interessiere mon ma j'ai j’ai obtuve investigo "
    "interesa interesan ho nel occupo fiz doutor doutora mestre pela na".split()
)


def read_prose(page: Page, block: Block, start: int = 0, end: int | None = None) -> None:
    """Reads the sentences of a stretch of a block for all that they say."""
    stop = len(block.text) if end is None else end
    told = _told(
        (block.text, start, stop), tuple(block.marks), page.kind, page.owner, block is page.opening
    )
    for found in told:
        record = msgspec.structs.replace(found.record)
        if isinstance(record, Project):
            record.areas = []  # what each page fills for itself
        page.add(record, block, found.start, found.end, rule=found.rule)


@remembered(4096)  # both sides of a comparison, and all versions of a page, share most of it
def _told(
    stretch: tuple[str, int, int],
    marks: tuple[Mark, ...],
    kind: str,
    owner: str | None,
    opens: bool,  # what is remembered goes by places
) -> list[Found]:
    """What a stretch of a text says on the page of an owner of that kind, its opening or not."""
    text, start, end = stretch
    block = Block("paragraph", text, [*marks])
    reading = Reading(kind, owner, opens=opens)
    for at, stop in sentences(text, start, end):
        _read_sentence(reading, Stretch(block, at, stop))
    return reading.found


def _read_sentence(reading: Reading, sentence: Stretch) -> None:
    for kind in (service_lists, roles, degrees, people, awards, interests, talks):
        kind.read_sentence(reading, sentence)
    if not sentence.text.isascii() or not _FOREIGN.isdisjoint(sentence.text.lower().split()):
        from profdiff.extract.prose import other_languages

        other_languages.read_sentence(reading, sentence)
    if reading.kind == "organization":
        from profdiff.extract.prose import projects

        projects.read_sentence(reading, sentence)
