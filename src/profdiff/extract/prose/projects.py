"""An organisation's works: "technologies including A, B and C", each a proper name."""

import re

from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.patterns import Pattern
from profdiff.records import Project

_INCLUDING = Pattern(
    r"\b(?:technolog(?:y|ies)|projects?|systems?|software|tools?|models?|platforms?|libraries|"
    r"packages|frameworks?)\s+(?:such as|including|like)\s+",
    "including|such as|like",
    re.IGNORECASE,
)
#: "Its members made A and B", "We develop A": what follows counts where it is a proper name.
_MADE = Pattern(
    r"\b(?:we|members|team|researchers|group|lab)\s+(?:(?:have|has|also|currently|actively)\s+)*"
    r"(?:ma[dk]es?|creat(?:ed?|es)|develop(?:ed|s)?|built|builds?|releas(?:ed?|es)|maintains?|"
    r"maintained|launch(?:ed|es)?|host(?:s|ed)?)\s+(?:and \w+\s+)?(?=[A-Z])",
    "mad|mak|creat|develop|buil|releas|maintain|launch|host",
    re.IGNORECASE,
)
_PROPER_NAME = Pattern(r"[A-Z0-9][\w+-]*(?:\.\w[\w+-]*)*(?:\s+[A-Z0-9][\w+-]*){0,3}")
_BORDER = Pattern(r"\s*(?:,\s*and|,|and|&)\s+")


def _made(text: str) -> re.Match[str] | None:
    found = _MADE.search(text)
    return found if found and text[found.end() : found.end() + 1].isupper() else None


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the works that it lists."""
    block, start, end = sentence
    found = _INCLUDING.search(sentence.text) or _made(sentence.text)
    at = start + found.end() if found else end
    while at < end:
        name = _PROPER_NAME.match(block.text, at)
        if not name:
            return
        project = Project(name=name[0].rstrip("."), url=block.url_at(at))
        reading.add(project, block, at, name.end(), rule="prose-project")
        border = _BORDER.match(block.text, name.end())
        if not border:
            return
        at = border.end()
