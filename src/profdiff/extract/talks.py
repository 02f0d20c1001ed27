"""Talks as a section lists them: title, event, date and with whom, one an item or an occasion."""

import re

from profdiff.document import Block
from profdiff.extract.citations import without_labels
from profdiff.extract.citations.authors import authors_end
from profdiff.extract.dates import DAY_LABEL, Date, date_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.names import is_name, read_names
from profdiff.extract.occasions import (
    EVENT_BORDER,
    event_in,
    is_occasion,
    title_behind,
    without_kind,
)
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import (
    EDGE,
    Stretch,
    is_date,
    is_detail,
    lines_of,
    listed,
    skip,
    whole,
)
from profdiff.extract.venue_phrase import venue_like
from profdiff.lexicon.positions import names_organization
from profdiff.lexicon.states import is_noise
from profdiff.normal import fold, spaceless, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Talk

#: A longer item tells of a talk and does not list one.
_MAX_LENGTH = 700
#: A talk under its own heading is told in no more blocks than this.
_TALK_BLOCKS = 3
#: A sentence about oneself with more words than this is no talk, whatever its date.
_MANY_WORDS = 30
#: The name of an occasion is no longer than this.
_MAX_OCCASION = 200
_PEOPLE_LEAD = Pattern(
    r"^(?:joint(?:ly)? (?:work )?with|with|together with|co-presented with|speakers?:|"
    r"presenters?:)\s+",
    "with|speaker|presenter",
    re.IGNORECASE,
)
#: Who gave it: "…, presented by A. Elm, University Hospital, 2024".
_PRESENTED = Pattern(
    r",?\s*\b(?:presented|given|delivered) by (?:[A-Z]\.\s?)*[A-Z][\w-]+(?: [A-Z][\w-]+)?",
    " by ",
)
_TITLE_LABEL = Pattern(r"^(?:talk )?title:\s*", "itle:", re.IGNORECASE)
_BRACKETED = Pattern(r"\s*\[([^\[\]]{2,40})\]", "[")
_QUOTED = Pattern(r"[“\"„«]([^“”\"„«»]{6,300})[”\"“»]", '“|"|„|«')
_TITLE_BORDER = Pattern(r"\.\s|,\s(?=[^\Wa-z\d_])|[，、](?=\S)|\s[–—|]\s|\s-\s|\t")
#: "Invited talk at the Workshop on Tides": a talk without a title of its own.
_GIVEN_AT = Pattern(
    r"(?P<kind>(?:(?:invited|contributed|plenary|keynote|guest|public|oral|poster|virtual)\s+)*"
    r"(?:talk|lecture|presentation|keynote|poster|tutorial|speaker|panelist|seminar))\s+"
    r"(?:at|in)\s+(?:the\s+)?(?P<event>\S.{2,})$",
    "at|in",
    re.IGNORECASE,
)
_BADGE = Pattern(r"^[\s*]*(?:\[?new!?\]|\(?new!?\)|new[!:])[\s*]*", "new", re.IGNORECASE)
#: What stands in brackets before a title: "[Summit 2024 Tutorial] Waves". Its own first bracket
#: is gone with the edges of the line.
_IN_BRACKETS = Pattern(r"\[?([^\[\]]{2,60})\]\s*(?=\w)", "]")


_SPEAKS = Pattern(r"\b(?:i|we) (?:offer|give|gave|am|are|have|will|list|often|also)\b")


def extract_section(page: Page, section: Section) -> None:
    """One talk an item: title, event, date, with whom; one an occasion where these are listed."""
    for block in section.blocks:
        if block.kind == "item" and block.children and not page.is_taken(block):
            _read_occasions(page, block)
    if _heads_talk(section):
        _read_headed(page, section)
        return
    above: Stretch | None = None
    for item in _with_titles(listed(page, section)):
        if above is not None and _tells_where(item, above):
            _fill(page, item)
        elif (
            len(item.text) <= _MAX_LENGTH and not _is_prose(item.text) and not is_detail(item.text)
        ):
            _read(page, item)
        above = item


def _tells_where(item: Stretch, above: Stretch) -> bool:
    """Whether a row only says where the talk in the row above it was: that one alone is dated."""
    return (
        item.block.kind == "row"
        and item.block.group == above.block.group
        and item.block is not above.block
        and date_in(item.text) is None
        and date_in(above.text) is not None
        and names_organization(item.text.split(",")[0])
    )


def _fill(page: Page, item: Stretch) -> None:
    """Gives the talk that was read last the place that a row tells."""
    last = page.found[-1].record if page.found else None
    if isinstance(last, Talk):
        last.event = last.event or squeeze(item.text.split(",")[0]).strip(EDGE)
        page.add_part(last, item.block)


def _with_titles(items: list[Stretch]) -> list[Stretch]:
    """The items, a dated line of a paragraph joined with the quoted title in the next line."""
    joined: list[Stretch] = []
    for item in items:
        last = joined[-1] if joined else None
        if (
            last is not None
            and item.block is last.block
            and _QUOTED.search(item.text)
            and not (date_in(item.text) or _QUOTED.search(last.text))
            and date_in(last.text)
        ):
            joined[-1] = last._replace(end=item.end)
        else:
            joined.append(item)
    return joined


def _is_prose(text: str) -> bool:
    """Whether an item speaks to the reader and lists no talk: "Please see this overview video"."""
    told = fold(text)
    speaks = told.startswith(("i ", "we ")) or _SPEAKS.search(told)
    if speaks and (len(told.split()) > _MANY_WORDS or date_in(text) is None):
        return True
    return told.startswith(("please ", "see ", "here is ", "here are ", "check out ", "in this "))


def _heads_talk(section: Section) -> bool:
    """Whether a section below the talks is headed by the title of one, told in a line or two."""
    if section.heading is None or section.own_kinds or len(section.title.split()) < 3:
        return False
    texts = [block.text for block in section.blocks if not is_noise(block.text)]
    return 0 < len(texts) <= _TALK_BLOCKS and date_in(" ".join(texts)) is not None


def _read_headed(page: Page, section: Section) -> None:
    """Reads a talk whose title is a heading: place, event and date stand below it."""
    lines = [line for block in section.blocks for line in lines_of(whole(block))]
    words = " , ".join(_without_labels(line) for line in lines)
    date = date_in(words)
    pieces = [piece.strip(EDGE) for piece in EVENT_BORDER.split(words)]
    event = next((p for p in pieces if venue_like(p)), None) or event_in(words, "")
    talk = Talk(title=section.title, event=event, date=date.iso if date else None)
    if section.heading is not None:
        page.add(talk, section.heading, rule="talk-heading")
    for block in section.blocks:
        page.add_part(talk, block)


def _read(page: Page, item: Stretch) -> None:
    words = "\n".join(_without_labels(line) for line in lines_of(item))
    words = _TITLE_LABEL.sub("", _PRESENTED.sub("", words))
    lines = [line for line in words.replace("\t", "\n").split("\n") if line.strip(EDGE)]
    speakers: list[str] = []
    if lines and not _marked_title(item) and not _QUOTED.search(item.text):
        speakers, lines[0] = _without_speakers(lines[0], page.owner)
    own = _title(item, lines)
    people, others = _without_people(lines, own)
    people = people or speakers
    title = _title(item, others) or own
    if not title:
        return
    named = len(title.split()) > 1 or spaceless(title) or _is_dated_quote(item.text, title)
    if not named or _occasion_lines(page, item, title):
        return
    date = _date(item.text)
    behind = title_behind(item, title)
    event = title if behind else event_in(" , ".join(others), title)
    title = without_kind(_without_badge(DAY_LABEL.sub("", behind or title)))
    given = _GIVEN_AT.match(title)
    if given:
        title, event = given["kind"], given["event"]
    before = _IN_BRACKETS.match(title)
    if before:
        title = title[before.end() :]
        event = event if all(w in LABELS for w in fold(before[1]).split()) else before[1]
    talk = Talk(title=title, event=event, date=date.iso if date else None, people=people)
    page.add(talk, *item, rule="talk-item")


def _without_badge(title: str) -> str:
    """A title without the badge before it, stray marks, and half a bracket."""
    title = _BADGE.sub("", title).strip(" *")
    return f"{title})" if title.count("(") > title.count(")") else title


def _date(text: str) -> Date | None:
    """The first date of an item, or the fuller form it has later: "EGU 2021, Wien, May 2021"."""
    first = date_in(text)
    if first and len(first.iso) == len("2021"):
        again = date_in(text[first.end :])
        return again if again and again.iso.startswith(f"{first.iso}-") else first
    return first


def _is_dated_quote(text: str, title: str) -> bool:
    """Whether a title of one word is quoted, with a date beside it."""
    quoted = _QUOTED.search(text)
    return quoted is not None and title in quoted[1] and date_in(text) is not None


def _without_labels(line: Stretch) -> str:
    """A line without its links to slides, video, … and the brackets around such words."""
    return _BRACKETED.sub(
        lambda found: "" if all(w in LABELS for w in fold(found[1]).split()) else found[0],
        without_labels(line),
    )


def _without_people(lines: list[str], title: str | None) -> tuple[list[str], list[str]]:
    """Those with whom a talk was given, and the other lines, the title's own among them."""
    people: list[str] = []
    others: list[str] = []
    for line in lines:
        if title and title in line:
            others.append(line)
            continue
        lead = _PEOPLE_LEAD.match(line.strip())
        named, score = read_names(line.strip()[lead.end() :] if lead else line)
        full = sum(" " in n.name for n in named)  # "Oslo, Norway" is a place
        listed = score > 0.8 and len(named) > 1 and full * 2 > len(named)
        if (lead and named) or (listed and not any(is_occasion(n.name) for n in named)):
            people = [n.name for n in named]
        else:
            others.append(line)
    return people, others


def _without_speakers(line: str, owner: str | None) -> tuple[list[str], str]:
    """Those who are named before the title, as authors are before that of a paper, and the rest.

    Their names stand at the beginning, or behind a date there. A single one has to be the owner's.
    """
    date = date_in(line)
    start = skip(line, date.end if date and date.start < len("(1 ") else 0, EDGE)
    end = authors_end(line, start, owner)
    rest = line[end:].lstrip(EDGE) if end else ""
    if end is None or len(rest.split()) < 2 or line[end - 1 : end + 1].strip()[-1:] not in ".:,)":
        return [], line
    named, score = read_names(line[start:end])
    names = [each.name for each in named]
    owned = owner is not None and fold(names[0]).split()[-1:] == fold(owner).split()[-1:]
    if score < 1 or not (len(names) > 1 or owned):
        return [], line
    return names[1:] if owned else names, line[:start] + rest


def _occasion_lines(page: Page, item: Stretch, title: str) -> bool:
    """Reads a talk whose occasions stand on lines of their own, each with its date."""
    if "\t" in item.text or title not in item.text.split("\n")[0]:
        return False
    lines = [line for line in lines_of(item) if line.text.strip(EDGE)]
    if len(lines) > 2 and lines[0].text.strip(EDGE) == title:
        lines[:2] = [lines[0]._replace(end=lines[1].end)]
    dates = [date for date in (date_in(line.text) for line in lines) if date]
    if len(lines) < 2 or len(dates) < len(lines):
        return False
    for line, date in zip(lines, dates, strict=True):
        event = event_in(line.text.replace("\n", " , "), title)
        page.add(Talk(title=title, event=event, date=date.iso), *line, rule="talk-occasion")
    return True


def _read_occasions(page: Page, block: Block) -> None:
    """The occasions of one talk, nested beneath its title."""
    title = _title(whole(block), [block.text])
    occasions = [child for child in block.children if not is_detail(child.text)]
    if not title or any(len(child.text) >= _MAX_OCCASION for child in occasions):
        return
    for child in occasions:
        date = date_in(child.text)
        words = child.text[: date.start] if date and date.start > 3 else child.text
        event = squeeze(words).strip(EDGE) or None
        talk = Talk(title=title, event=event, date=date.iso if date else None)
        page.add(talk, child, rule="talk-occasion")
        page.add_part(talk, block)


def _title(item: Stretch, lines: list[str]) -> str | None:
    """A talk's title: in quotes, else set apart by markup, else the first words of a line."""
    quoted = _QUOTED.search(item.text)
    if quoted and (len(quoted[1].split()) > 2 or quoted.start() < 3):
        return squeeze(quoted[1]).strip(" ,.")
    return _marked_title(item) or _first_words(lines)


def _marked_title(item: Stretch) -> str | None:
    for kinds in (("strong",), ("link", "em")):
        for mark in (mark for mark in item.block.marks if mark.kind in kinds):
            if item.start <= mark.start < item.end:
                label = item.block.text[mark.start : min(mark.end, item.end)].strip(EDGE)
                label = _TITLE_LABEL.sub("", label)
                if _may_be_title(label):
                    return squeeze(label)
    return None


def _may_be_title(label: str) -> bool:
    words = fold(label).split()
    if len(words) <= 2 and len(label) <= 18 and not spaceless(label):
        return False
    return not (all(w in LABELS for w in words) or venue_like(label) or is_date(label))


def _first_words(lines: list[str]) -> str | None:
    """The words up to the first border of the first line that begins with more than a date."""
    for line in lines:
        date = date_in(line)
        bare = line[date.end :] if date and date.start < 4 else line
        first, *rest = _TITLE_BORDER.split(bare.strip(EDGE))
        while len(rest) > 1 and (is_date(first) or (is_name(first) and is_date(rest[0]))):
            first, *rest = rest  # "谢某，2020，On Rivers": who, when, what
        if (len(first.split()) > 1 or spaceless(first)) and not is_date(first):
            return squeeze(first).strip(EDGE)
    return None
