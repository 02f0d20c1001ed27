"""What rules look at: a version of a page, two versions, and a fact's other places."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from profdiff.changes import Change, Comparison
from profdiff.document import Block, Document
from profdiff.extract.page import walk
from profdiff.findings import Finding
from profdiff.naming import called
from profdiff.normal import fold, spaceless, url_key
from profdiff.patterns import Pattern
from profdiff.records import ENTITIES, Passage, Profile, Record
from profdiff.rules.rule import values
from profdiff.rules.theme import are_examples, is_example, is_of_theme
from profdiff.span import Span


def says(text: str, words: str, percent: int = 100) -> bool:
    """Whether a text says these words, or so many in a hundred of them, in whatever order."""
    said, asked = f" {fold(text)} ", fold(words).split()
    found = sum((word if spaceless(word) else f" {word} ") in said for word in asked)
    return bool(asked) and 100 * found >= percent * len(asked)


class _Texts:
    """Texts in which words are looked up, as often as a page has lost something."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [fold(text) for text in texts]
        self._words: dict[str, set[int]] = {}
        for index, text in enumerate(self._texts):
            for word in text.split():
                self._words.setdefault(word, set()).add(index)

    def times(self, words: str, percent: int = 100) -> int:
        """How many of the texts say these words, or so many in a hundred of them."""
        saying = sorted(map(self._saying, fold(words).split()), key=len)
        if percent == 100:
            return len(saying[0].intersection(*saying[1:])) if saying else 0
        said = Counter(index for indexes in saying for index in indexes)
        return sum(100 * found >= percent * len(saying) for found in said.values())

    def _saying(self, word: str) -> set[int]:
        """The numbers of the texts that say a word."""
        if spaceless(word):
            return {index for index, text in enumerate(self._texts) if word in text}
        return self._words.get(word, set())


#: How a page brings in another file: Liquid, Hugo, LaTeX, a server, a script that names papers.
_BRINGS_IN = Pattern(
    r"\{%-?\s*(?:include|bibliography|for)|\{\{[<%]|\\(?:input|include|subfile|printbibliography|"
    r"bibliography)\b|<!--\s*#include|<(?:script|iframe|object)[^>]*(?:bib|publi|paper|orcid|dblp)"
)


class Page:
    """One version of a page.

    `text` is the source that spans refer to. `today` is an ISO day. `exists` tells whether the site
    has a file, by its path from the page's folder, and is None where only the page is known.
    `since` gives the day since when the page has had a record as it is, None where that is unknown.
    `unit` names the list that the page is a part of: the items of a collection are one.
    """

    def __init__(  # noqa: PLR0913  # what there is to know of a page
        self,
        path: str,
        text: str,
        document: Document,
        profile: Profile,
        *,
        today: str,
        exists: Callable[[str], bool] | None = None,
        since: Callable[[Record], str | None] = lambda _: None,
        unit: str = "",
    ) -> None:
        self.path, self.text, self.document, self.profile = path, text, document, profile
        self.today, self.exists, self.since = today, exists, since
        self.unit = unit or path

    def within(self, profile: Profile, unit: str) -> "Page":
        """The page as its site reads it, which knows whose it is and what it lists."""
        return Page(
            self.path,
            self.text,
            self.document,
            profile,
            today=self.today,
            exists=self.exists,
            since=self.since,
            unit=unit,
        )

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source; the first is that of number 1."""
        return self.text.split("\n")

    @cached_property
    def _passages(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.profile.passages:
            for name in passage.records:
                found.setdefault(name, []).append(passage)
        return found

    def passages(self, record: Record) -> list[Passage]:
        """The passages that a record was read from, in the order of the page."""
        return self._passages.get(record.id, [])

    @cached_property
    def _headings(self) -> list[Block]:
        return [block for block in walk(self.document.blocks) if block.kind == "heading"]

    @cached_property
    def _heading_lines(self) -> list[int]:
        return [self.document.span(block).line for block in self._headings]

    def section(self, span: Span | None) -> int:
        """The number of the section that a place stands in, by its heading: 0 above them all."""
        return bisect_right(self._heading_lines, span.line) if span else 0

    def headings(self, span: Span | None) -> Iterator[str]:
        """The headings that a place stands below, the nearest first."""
        level = 7
        for heading in reversed(self._headings[: self.section(span)]):
            if heading.level < level:
                level = heading.level
                yield heading.text

    def records(self) -> Iterator[tuple[str, Record]]:
        """All records of the page, each with its entity."""
        for entity, (attribute, _) in ENTITIES.items():
            for record in getattr(self.profile, attribute):
                yield entity, record

    def times(self, words: str, percent: int = 100) -> int:
        """How many passages of the page say these words, or so many in a hundred of them."""
        return self._said.times(words, percent)

    def times_told(self, entity: str, words: str, percent: int = 100) -> int:
        """How many records of an entity were read from text that says these words, as `times`."""
        if entity not in self._told:
            records: list[Record] = getattr(self.profile, ENTITIES[entity][0])
            self._told[entity] = _Texts(map(self.text_of, records))
        return self._told[entity].times(words, percent)

    @cached_property
    def _told(self) -> "dict[str, _Texts]":
        """Entity → what its records were read from, as it is asked for."""
        return {}

    @cached_property
    def _said(self) -> "_Texts":
        return _Texts(passage.text for passage in self.profile.passages)

    def lists(self, title: str) -> bool:
        """Whether a publication of the page has these words in its title."""
        return self._titles.times(title) > 0

    @cached_property
    def _titles(self) -> "_Texts":
        return _Texts(paper.title or "" for paper in self.profile.publications)

    @cached_property
    def is_spaceless(self) -> bool:
        """Whether most of the page is written in a script without spaces, as Chinese is."""
        passages = self.profile.passages
        return 2 * sum(spaceless(fold(passage.text)) for passage in passages) > len(passages)

    def times_linked(self, url: str) -> int:
        """How many links of the page lead to an address."""
        return self._targets[url_key(url)]

    @cached_property
    def _targets(self) -> Counter[str]:
        passages = self.profile.passages
        return Counter(url_key(link.url) for passage in passages for link in passage.links)

    def text_of(self, record: Record) -> str:
        """All that the passages say that a record was read from."""
        return "\n".join(passage.text for passage in self.passages(record))

    def finding(self, entity: str, record: Record, **given: object) -> Finding:
        """A finding about a record of this page, with the values that it hangs on."""
        return Finding(
            entity=entity,
            what=called(entity, record),
            key=record.id,
            values=values(**given),
            span=record.span,
        )


def _tells_of_another(change: Change) -> bool:
    """Whether the page's own change says that it is about somebody else: no word of the name."""
    if "subject-changed" in change.transitions:
        return True
    names = [(each.before, each.after) for each in change.fields if each.field == "name"]
    if change.entity != "page" or not names or not all(names[0]):
        return False
    before, after = map(fold, names[0])
    return spaceless(before) == spaceless(after) and not set(before.split()) & set(after.split())


#: A name of many words is the same where most of them are: some may stand before or behind it.
_MANY_WORDS, _MOST_WORDS = 8, 75


class OtherPages:
    """What the other pages of a site have; where only one page is known, nothing."""

    def has(self, _entity: str, _record: Record, _text: str) -> bool:
        """Whether one of them has a record that this page has lost, having said it in this text."""
        return False

    def most(self, _entity: str) -> int:
        """How many records of an entity that page has that has most of them."""
        return 0


class Pair:
    """A page before and after, what changed between them, and what other pages of the site have."""

    def __init__(
        self,
        old: Page,
        new: Page,
        comparison: Comparison,
        others: OtherPages | None = None,
    ) -> None:
        self.old, self.new, self.comparison = old, new, comparison
        self.others = others or OtherPages()

    def elsewhere(self, entity: str, record: Record) -> bool:
        """Whether another page of the site has a record of the old page."""
        return self.others.has(entity, record, self.old.text_of(record))

    @cached_property
    def comparable(self) -> bool:
        """Whether the pages can be held against each other: both hold a profile, of one subject.

        A page that bears another name now was most often copied from somebody, or from a theme. One
        that is in another script now says all in other words.
        """
        if self.comparison.status == "collapsed" or is_of_theme(self.old):
            return False
        if self.old.is_spaceless != self.new.is_spaceless:
            return False
        return not any(_tells_of_another(change) for change in self.comparison.changes)

    def changes(self, entity: str, op: str) -> Iterator[Change]:
        """The changes of one kind, as long as the pages can be held against each other."""
        for change in self.comparison.changes if self.comparable else ():
            if change.entity == entity and change.op == op:
                yield change

    def removed(self, entity: str) -> Iterator[Change]:
        """The records of an entity that are gone from the page, and from the site.

        What is gone from a page that was cut at a limit is not known, nor what a page says that
        brings in another file now. What a theme brought as an example is nobody's loss.
        """
        if self.comparison.status != "complete" or self.brings_in_more:
            return
        changes = list(self.changes(entity, "removed"))
        if are_examples(self.old, entity, [change.old for change in changes if change.old]):
            return
        for change in changes:
            record = change.old
            if record is None or is_example(self.old, entity, record):
                continue
            if not self._stays(entity, record) and not self.elsewhere(entity, record):
                yield change

    @cached_property
    def brings_in_more(self) -> bool:
        """Whether the new page brings in files that the old one did not."""
        return len(_BRINGS_IN.findall(self.new.text)) > len(_BRINGS_IN.findall(self.old.text))

    def _stays(self, entity: str, record: Record) -> bool:
        """Whether the page says or links a thing as often as before, though in another place.

        So does a project that became a paper, and an entry that was moved into the prose.
        """
        name = called(entity, record)
        percent = _MOST_WORDS if len(name.split()) >= _MANY_WORDS else 100
        if 0 < self.old.times(name, percent) <= self.new.times(name, percent):
            return True
        url: str | None = getattr(record, "url", None)
        return url is not None and 0 < self.old.times_linked(url) <= self.new.times_linked(url)

    def finding(self, change: Change, **given: object) -> Finding:
        """A finding about a change, with the values that it hangs on."""
        record = change.new or change.old
        return Finding(
            entity=change.entity,
            what=called(change.entity, record) or change.label,
            key=change.id,
            values=values(**given),
            span=change.new.span if change.new else None,
            old_span=change.old.span if change.old else None,
        )
