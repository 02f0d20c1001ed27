"""News in words, as people and groups announce them on their own pages.

A person speaks in the first person: "I joined xAI as a member of technical staff." A page of a
group tells of it in the third: "Ada Sol joined the group."
"""

import datetime as dt
import html
import re
from collections.abc import Callable

from profdiff.changes import Change
from profdiff.news import Item, Line
from profdiff.records import Award, Education, Person, Publication, Role, Talk, Venue
from profdiff.render import words
from profdiff.render.markdown import escape

#: What a thing is called that one receives.
_RECEIVED = re.compile(
    r"\b(?:award|prize|medal|fellowship|scholarship|grant|honou?r|certificate|studentship|stipend"
    r"|distinction|bursary|mention)s?\b",
    re.IGNORECASE,
)
#: What one is named by an honour that makes somebody something.
_NAMED = re.compile(
    r"\b(?:reviewer|fellow|scholar|finalist|winner|laureate|member|star|chair|editor|speaker)s?\b",
    re.IGNORECASE,
)
#: Kinds of venue that are what was written: it comes out, and is accepted nowhere.
_KINDS = ("thesis", "book", "report", "patent")
#: Meetings whose names, where they are written out, have an article.
_MEETING = re.compile(r"\b(?:conference|symposium|workshop|meeting|congress)\b", re.IGNORECASE)
_LONGEST_SHORT_NAME = 3
#: Positions that one alone holds: "as head of research".
_ALONE = re.compile(
    r"(?:(?:co-?)?(?:head|director|chair|dean|president|ceo|cto|cso|chief|vice|provost|rector)\b)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|a|an|my|our)\b", re.IGNORECASE)
#: Words before which "a" is "an", some of them by the names of their letters.
_AN = re.compile(
    r"(?!uni|use|eur|one\b|u\.?[sk]\b)[aeiou]|hono|hour|m\.?sc?\b|mba\b|n(?:sf|ih)\b",
    re.IGNORECASE,
)
#: What begins a heading, a list or a quotation, where it begins a line.
_OPENING = re.compile(r"^(\d*)([#+>=.)-])")
#: What Jekyll would run, in text as much as in markup.
_LIQUID = re.compile(r"\{(?=[{%])")


def announced(change: Change, day: dt.date, *, group: bool) -> Item:
    """A change that is news as an item of a day; `group` for the page of a group."""
    line = _BY_ENTITY[change.entity](change, day, group)
    return Item(day, line, _markdown(line), _html(line))


def _markdown(line: Line) -> str:
    title = f"*{_inert(escape(line.title))}*" if line.title else ""
    before = _OPENING.sub(r"\1\\\2", _inert(escape(line.before)))
    return f"{before}{title}{_inert(escape(line.after))}"


def _html(line: Line) -> str:
    title = f"<em>{_inert(html.escape(line.title, quote=False))}</em>" if line.title else ""
    before, after = (html.escape(text, quote=False) for text in (line.before, line.after))
    return f"{_inert(before)}{title}{_inert(after)}"


def _inert(text: str) -> str:
    """Text that no template language takes for its own."""
    return _LIQUID.sub("&#123;", text)


def _role(change: Change, _day: dt.date, group: bool) -> Line:
    role = change.new if isinstance(change.new, Role) else Role()
    title, place = words.text(role, "title"), words.text(role, "organization")
    who = "We" if group else "I"
    if not place or "promoted" in change.transitions:
        be = "are" if group else "am"
        return _sentence(f"{who} {be} now {_with_article(title)}{f' at {place}' if place else ''}")
    return _sentence(f"{who} joined {place}{f' as {_with_article(title)}' if title else ''}")


def _education(change: Change, _day: dt.date, group: bool) -> Line:
    degree = change.new if isinstance(change.new, Education) else Education()
    name = words.joined((words.text(degree, "degree"), words.text(degree, "field")), " in ")
    place = words.text(degree, "institution")
    verb = "completed" if "graduated" in change.transitions else "started"
    who, whose = ("We", "our") if group else ("I", "my")
    return _sentence(f"{who} {verb} {whose} {name}{f' at {place}' if place else ''}")


def _award(change: Change, _day: dt.date, group: bool) -> Line:
    award = change.new if isinstance(change.new, Award) else Award(name="")
    name, grantor = words.text(award, "name"), words.text(award, "grantor")
    again = " again" if change.op == "changed" else ""
    source = f" from {grantor}" if grantor and grantor.lower() not in name.lower() else ""
    who = "We" if group else "I"
    if _RECEIVED.search(name):
        the = "" if _ARTICLE.match(name) or name[:1].isdecimal() else "the "
        return _sentence(f"{who} received {the}{name}{source}{again}")
    if _NAMED.search(name):
        return _sentence(f"{who} {'were' if group else 'was'} named {name}{source}{again}")
    return _sentence(f"{who} received {name}{source}{again}")


def _publication(change: Change, _day: dt.date, group: bool) -> Line:
    paper = change.new if isinstance(change.new, Publication) else Publication()
    own = "My" if len(paper.authors) == 1 and not group else "Our"
    kind = paper.venue.kind if paper.venue and paper.venue.kind in _KINDS else "paper"
    what = _standing(paper, change)
    new = "new " if change.op == "added" and what.startswith(("is out", "is on")) else ""
    return Line(f"{own} {new}{kind} ", words.describe("publication", paper), f" {what}.")


def _standing(paper: Publication, change: Change) -> str:
    """How far a paper has come, in words."""
    venue = paper.venue or Venue()
    name = words.text(venue, "text") or words.text(venue, "name")
    distinction = words.text(venue, "distinction")
    if change.transitions == ["distinguished"]:
        place = f" at {name}" if name else ""
        if _RECEIVED.search(distinction):
            return f"received the {distinction}{place}"
        return f"is {_with_article(distinction)}{place}"
    if venue.kind == "preprint" or paper.status == "preprint":
        return "is on arXiv" if paper.arxiv or "arxiv" in name.lower() else "is out"
    if not name or venue.kind in _KINDS:
        return "is out"
    shown = f" ({distinction})" if distinction else ""
    if "published" in change.transitions:
        return f"is published in {name}{shown}"
    return f"is accepted {_where(name, venue)}{shown}"


def _where(name: str, venue: Venue) -> str:
    """The venue that accepted a paper, as a sentence names it."""
    if name.startswith("Findings"):
        return f"to {name}"
    if name.startswith("The "):
        name = f"the {name[4:]}"
    elif len(name.split()) > _LONGEST_SHORT_NAME and _MEETING.search(name):
        name = f"the {name}"
    return f"{'by' if venue.kind == 'journal' else 'at'} {name}"


def _talk(change: Change, day: dt.date, group: bool) -> Line:
    talk = change.new if isinstance(change.new, Talk) else Talk(title="")
    who = "We" if group else "I"
    event, date = words.text(talk, "event"), talk.date or ""
    today = day.isoformat()[: len(date)]
    verb = "will give" if date > today else "gave" if date and date < today else "give"
    return Line(
        f"{who} {verb} a talk{f' at {event}' if event else ''}: ", words.text(talk, "title"), "."
    )


def _person(change: Change, _day: dt.date, group: bool) -> Line:
    person = change.new if isinstance(change.new, Person) else Person(name="")
    return _sentence(f"{words.text(person, 'name')} joined {'the' if group else 'my'} group")


def _sentence(text: str) -> Line:
    return Line(f"{text.rstrip('.')}.")


def _with_article(title: str) -> str:
    """A position as one holds it: "a research scientist", "head of research"."""
    if not title or _ARTICLE.match(title) or _ALONE.match(title):
        return title
    return f"{'an' if _AN.match(title) else 'a'} {title}"


_BY_ENTITY: dict[str, Callable[[Change, dt.date, bool], Line]] = {
    "role": _role,
    "education": _education,
    "award": _award,
    "publication": _publication,
    "person": _person,
    "talk": _talk,
}
