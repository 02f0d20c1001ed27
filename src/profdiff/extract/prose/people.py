"""Those named with a relation: "advised by A and B", "working with C", "hosted by D"."""

import re

from profdiff.extract.name_list import names_at
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.patterns import Pattern
from profdiff.records import Person

#: What may stand between "work at" and "with Prof. A", in the same clause.
_UP_TO_WITH = (
    r"(?:(?!\b(?:and|where|while|work\w*|collabor\w*|joint\w*|co-?auth\w*)\b)[^.;,]){2,100}?"
    r"\swith(?=\s+(?:prof|dr\b))"
)
_RELATION = Pattern(
    r"\b(?:"
    r"(?P<advisor>co-?advis(?:ed|or)|advis(?:ed|ors?|ers?)|supervis(?:ed|[eo]rs?|ion|ing)|"
    r"guidance|mentorship|tutelage|"
    r"(?:a?m|was|is|been)\s+(?:an?\s+|the\s+)?(?:[\w.-]+\s+){0,3}(?:student|advisee)\s+of"
    r"(?!\s+(?:fine|liberal|visual|performing)\s)|"
    r"(?:did|doing|completed|finished|obtained)\s+(?:an?|my|his|her)\s+(?:ph\.?d\.?|doctorate)"
    r"(?:\s+(?!and\b|where\b)[\w-]+){0,4}?\s+with(?=\s(?:prof|dr\b|(?-i:[A-Z]\w+\s+[A-Z])))|"
    r"under(?=\s+(?:prof|dr\b|(?-i:[A-Z]\w+\s+[A-Z]))))|"
    r"(?P<thesis>(?:ph\.?d\.?|doctorate|master(?:['’]s)?\s+thesis)\s"
    r"(?:(?!\bwork|\bcollab|\bpost|\bnow\b)[^;,]){0,120}?\swith"
    r"(?=\s+(?:prof|professor|dr)\b))|"
    r"(?P<mentor>mentor(?:ed|s)?)|"
    r"(?P<host>host(?:ed|s)?)|"
    r"(?P<collaborator>post-?doc\s+with(?=\s(?:prof|dr\b|(?-i:[A-Z]\w+\s+[A-Z])))|"
    rf"work(?:s|ed|ing)?\s+(?:at|in|on)\s{_UP_TO_WITH}|"
    r"(?:work(?:ing|ed)?(?:\s+(?:closely|mainly|also))*|"
    r"collaborat(?:ed?|ing|or|ors)(?:\s+closely)?)\s+(?:with|under)|"
    r"collaborators?\s+(?:are|include)|"
    r"work(?:ing|ed)?\s+(?:on|in|for)\s[^;]{0,160}?\bled\s+by"
    r"(?=\s+(?:prof|professor|dr)\b))"
    r")"
    r"(?:\s+(?:jointly|also|is|are|was|were|have been|include|includes|mainly|primarily|being))*"
    r"\s*(?:by|of|from|:|with)?\s*(?=\S)",
    "advis|supervis|guidance|with |mentor|tutelage|under|host|work|collabor|student",
    re.IGNORECASE,
)
_RELATIONS = ("advisor", "mentor", "host", "collaborator")


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the people that it names with a relation."""
    block, start, end = sentence
    for found in _RELATION.finditer(sentence.text):
        relation = "advisor" if found["thesis"] else next(r for r in _RELATIONS if found[r])
        names = names_at(block, start + found.end(), end)
        if sentence.text[: found.start()].lower().endswith(("other ", "other co-")):
            continue  # of a student, beside whose page it is: "Other supervisor: Ann Lee"
        if names and found[0].startswith("Working") and block.text[names[-1].end : end].strip(" ."):
            continue  # a title: "Working with Tidal Features in Pages"
        for named in names:
            person = Person(name=named.name, relation=relation, url=block.url_at(named.start))
            reading.add(person, block, start + found.start(), named.end, rule="prose-person")
