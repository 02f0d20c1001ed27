"""Sentences about a person → roles, degrees, people, awards, interests, talks, projects.

A small grammar over clauses: few verbs, an open set of titles and organisations. Tense and time
words give `current`, `status` and dates. Each kind of record has its own module, with one
function that reads a sentence for it.
"""

from profdiff.extract.page import Page
from profdiff.extract.prose import awards, degrees, interests, people, roles, service_lists, talks
from profdiff.extract.stretches import Stretch

#: Small words that sentences in other languages hold; others need not load their grammar.
_FOREIGN = frozenset(
    "ich ist bin war meine je suis est mes sous soy es fui era mis bajo sou meus sono miei sotto "
    "dirigido dirigida betreut promoviere forsche interessiere mon ma j'ai j’ai obtuve investigo "
    "interesa interesan ho nel occupo fiz doutor doutora mestre pela na".split()
)


def read_sentence(page: Page, sentence: Stretch) -> None:
    """Reads one sentence for all that it says."""
    for kind in (service_lists, roles, degrees, people, awards, interests, talks):
        kind.read_sentence(page, sentence)
    if not sentence.text.isascii() or not _FOREIGN.isdisjoint(sentence.text.lower().split()):
        from profdiff.extract.prose import other_languages

        other_languages.read_sentence(page, sentence)
    if page.kind == "organization":
        from profdiff.extract.prose import projects

        projects.read_sentence(page, sentence)
