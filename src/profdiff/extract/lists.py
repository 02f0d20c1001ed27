"""Lists of one kind: news, awards, talks, teaching, service, interests, projects, people."""

import re
from collections.abc import Callable

from profdiff.document import Block
from profdiff.extract.citations import LABELS, venue_like
from profdiff.extract.dates import date_in, period_in, short_month, year_in
from profdiff.extract.labelled import label_of, list_pieces
from profdiff.extract.names import clean_name, is_name, read_names
from profdiff.extract.page import Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.phrases import names_at, topics
from profdiff.extract.service_roles import SERVICE_ROLE as _SERVICE_ROLE
from profdiff.extract.service_roles import is_service_title
from profdiff.lexicon.positions import group_relation, heads_title, is_award, organization_class
from profdiff.lexicon.states import is_noise
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze, trim
from profdiff.records import Award, Interest, News, Person, Project, Service, Talk, Teaching

_EDGE = " \t\n,.;:|/·•–—-()[]"
_PEOPLE_LEAD = Pattern(
    r"^(?:joint(?:ly)? (?:work )?with|with|together with|co-presented with|speakers?:|"
    r"presenters?:)\s+",
    "with|speaker|presenter",
    re.IGNORECASE,
)
_TERM = Pattern(
    r"\b(spring|summer|fall|autumn|winter|ws|ss)\b[\s'’]*((?:19|20)\d\d|"
    r"\d\d)(?:\s*[/-]\s*\d\d(?:\d\d)?)?",
    "spring|summer|fall|autumn|winter|ws|ss",
    re.IGNORECASE,
)
_TEACHING_ROLE = Pattern(
    r"\b((?:head |graduate |undergraduate |lead |senior )?(?:teaching|course) assistants?|"
    r"(?:co-)?instructor|(?:guest |associate |assistant )?lecturer|tutor|grader|head ta|ta|"
    r"teaching fellow|(?:graduate )?student instructor|course (?:staff|coordinator)|"
    r"professor)\b",
    "assist|instruct|lectur|tutor|grader|ta|fellow|staff|coord|profess",
    re.IGNORECASE,
)


def each(section: Section, page: Page) -> list[tuple[Block, int, int]]:
    """The things a list section lists: items, rows, and the lines of paragraphs of many lines."""
    found: list[tuple[Block, int, int]] = []
    for block in section.blocks:
        found.extend(_stretches(block, page))
    return found


def _stretches(block: Block, page: Page) -> list[tuple[Block, int, int]]:
    found: list[tuple[Block, int, int]] = []
    if (
        block.kind in ("item", "row", "paragraph")
        and block.text
        and not page.is_taken(block)
        and not is_noise(block.text)
    ):
        if block.kind == "paragraph" and "\n" in block.text:
            at = 0
            for line in block.text.split("\n"):
                if line.strip():
                    found.append((block, at, at + len(line)))
                at += len(line) + 1
        else:
            found.append((block, 0, len(block.text)))
    for child in block.children:
        found.extend(_stretches(child, page))
    return found


def news(page: Page, section: Section) -> None:
    """Dated items: "[2020/04] …", "Sep 2023: …", a row with a date cell."""
    dated_lines: list[tuple[Block, int, int]] = []
    for block, start, end in each(section, page):
        if block.kind == "paragraph" and dated_lines and dated_lines[-1][0] is block:
            if news_date(block.text[start:end]) is None:
                dated_lines[-1] = (block, dated_lines[-1][1], end)
                continue
        dated_lines.append((block, start, end))
    for block, start, end in dated_lines:
        text = block.text[start:end]
        found = news_date(text)
        if found is None and block.kind == "paragraph":
            continue
        body = (
            squeeze(text[found[1] :] if found and found[1] else text).lstrip(" :;,.-–—|)]").strip()
        )
        if body:
            page.add(
                News(date=found[0] if found else None, text=body),
                block,
                start,
                end,
                rule="news-item",
            )


def news_date(text: str) -> tuple[str, int] | None:
    """The date that an item begins with, and where its text goes on after it."""
    lead = len(text) - len(text.lstrip(" [(*•-–—🎉🔥🚀📢✨:"))
    found = date_in(text[: lead + 40])
    if found is None or text[lead : found[1]].strip(" [("):
        found = short_month(text) or found
    if found is None or text[lead : found[1]].strip(" [(📅🗓️"):
        return None
    return found[0], found[2]


def looks_like_news(section: Section) -> bool:
    """Whether the items of an unnamed list begin with dates, most of them."""
    items = [b for b in section.blocks if b.kind in ("item", "row")]
    dated = [b for b in items if news_date(b.text)]
    return len(dated) > 2 and len(dated) * 3 > len(items) * 2


def awards(page: Page, section: Section) -> None:
    """One award an item: its name, grantor and year."""
    for block, start, end in each(section, page):
        text = block.text[start:end]
        if len(text) > 320:
            continue
        period = period_in(text)
        name = text
        year = None
        if period:
            year = (
                period.start[:4]
                if not period.end or period.end[:4] == period.start[:4]
                else f"{period.start}-{period.end}"
            )
            name = squeeze(text[: period.at] + " " + text[period.end_at :])
        name = Pattern(r"\(\s*\)|\[\s*\]").sub("", name)
        cells = [trim(c) for c in name.replace("\t", "\n").split("\n") if trim(c)]
        if not cells:
            continue
        title = next((c for c in cells if is_award(c)), cells[0])
        grantor = None
        pieces = [
            trim(p)
            for p in Pattern(r",\s|\s[–—-]\s|;\s|\s\|\s|(?<=[a-z)\d]{3})\.\s").split(title)
        ]
        pieces = [p for p in pieces if p]
        if len(pieces) > 1:
            index = next((n for n, p in enumerate(pieces) if is_award(p)), 0)
            if index == 0 or not is_award(pieces[0]):
                grantor = next(
                    (p for n, p in enumerate(pieces) if n != index and organization_class(p)), None
                )
                title = pieces[index]
        count = _count(title)
        title = Pattern(
            r"\s*\(?\b(?:twice|thrice|\d times|[x×]\d|\d[x×])\b\)?", "", re.IGNORECASE
        ).sub("", title)
        title = trim(squeeze(title))
        if title and any(c.isalpha() for c in title):
            page.add(
                Award(name=title, grantor=grantor, year=year, count=count),
                block,
                start,
                end,
                rule="award-item",
            )


def _count(text: str) -> int | None:
    low = text.lower()
    if "twice" in low:
        return 2
    found = Pattern(r"\b(?:(\d) times|[x×](\d)|(\d)[x×])\b").search(low)
    return int(found[1] or found[2] or found[3]) if found else None


def talks(page: Page, section: Section) -> None:
    """One talk an item: title, event, date, with whom; one an occasion where these are listed."""
    for block in section.blocks:
        if block.kind == "item" and block.children and not page.is_taken(block):
            _occasions(page, block)
    for block, start, end in each(section, page):
        text = block.text[start:end]
        if len(text) > 700:
            continue
        _talk(page, block, start, end)


def _talk(page: Page, block: Block, start: int, end: int) -> None:
    text = block.text[start:end]
    date = date_in(text)
    lines = [line for line in text.replace("\t", "\n").split("\n") if line.strip(_EDGE)]
    people: list[str] = []
    rest: list[str] = []
    title = _talk_title(block, start, end, lines)
    for line in lines:
        lead = _PEOPLE_LEAD.match(line.strip())
        if title and title in line:
            rest.append(line)
            continue
        named, score = read_names(line.strip()[lead.end() :] if lead else line)
        if (lead and named) or (score > 0.8 and len(named) > 1):
            people = [n.name for n in named]
        else:
            rest.append(line)
    title = _talk_title(block, start, end, rest) or title
    if not title or (len(title.split()) < 2 and not any(ord(c) > 0x2E80 for c in title)):
        return
    if _occasion_lines(page, block, start, end, title):
        return
    event = _talk_event(" , ".join(rest), title)
    page.add(
        Talk(title=title, event=event, date=date[0] if date else None, people=people),
        block,
        start,
        end,
        rule="talk-item",
    )


def _occasion_lines(page: Page, block: Block, start: int, end: int, title: str) -> bool:
    """Reads a talk whose occasions stand on lines of their own, each with its date."""
    text = block.text[start:end]
    if "\n" not in text or "\t" in text or title not in text.split("\n")[0]:
        return False
    lines: list[tuple[int, int]] = []
    at = start
    for line in text.split("\n"):
        if line.strip(_EDGE):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    if len(lines) > 2 and block.text[slice(*lines[0])].strip(_EDGE) == title:
        lines[:2] = [(lines[0][0], lines[1][1])]
    dates = [date_in(block.text[a:b]) for a, b in lines]
    if len(lines) < 2 or not all(dates):
        return False
    for (a, b), date in zip(lines, dates, strict=True):
        event = _talk_event(block.text[a:b].replace("\n", " , "), title)
        record = Talk(title=title, event=event, date=date[0] if date else None)
        page.add(record, block, a, b, rule="talk-occasion")
    return True


def _occasions(page: Page, block: Block) -> None:
    """The occasions of one talk, nested beneath its title."""
    title = _talk_title(block, 0, len(block.text), [block.text])
    places = [c for c in block.children if len(c.text) < 200]
    if not title or len(places) != len(block.children):
        return
    for child in places:
        date = date_in(child.text)
        event = squeeze(child.text[: date[1]] if date and date[1] > 3 else child.text).strip(_EDGE)
        page.add(
            Talk(title=title, event=event or None, date=date[0] if date else None),
            child,
            rule="talk-occasion",
        )
        page.add_part(page.found[-1].record, block)


def _talk_title(block: Block, start: int, end: int, lines: list[str]) -> str | None:
    text = block.text[start:end]
    quoted = Pattern(r"[“\"„«]([^“”\"„«»]{6,300})[”\"“»]", '“|"|„|«').search(text)
    if quoted and (len(quoted[1].split()) > 2 or quoted.start() < 3):
        return squeeze(quoted[1]).strip(" ,.")
    for kind in ("strong", "link", "em"):
        for mark in block.marked(kind):
            if start <= mark.start < end:
                label = block.text[mark.start : min(mark.end, end)].strip(_EDGE)
                words = fold(label).split()
                if (
                    (len(words) > 2 or len(label) > 18 or any(ord(c) > 0x2E80 for c in label))
                    and not all(w in LABELS for w in words)
                    and not venue_like(label)
                    and not date_only(label)
                ):
                    return squeeze(label)
    for line in lines:
        date = date_in(line)
        bare = line
        if date and date[1] < 4:
            bare = line[date[2] :]
        first = Pattern(r"\.\s|,\s(?=[A-Z])|\s[–—|]\s|\s-\s|\t").split(bare.strip(_EDGE))[0]
        if date_only(first) or len(first.split()) < 2:
            continue
        return squeeze(first).strip(_EDGE)
    return None


#: What kind of talk it was; where it was given comes after.
_TALK_KIND = Pattern(
    r"(?:(?:invited|contributed|plenary|keynote|public|department(?:al)?|virtual|online|oral|poster|"
    r"interdisciplinary|flash|lightning|guest|conference|workshop|research|special|remote)\s+)*"
    r"(?:seminar|colloquium|talk|lecture|tutorial|poster|presentation|keynote|plenary|panel(?:ist)?|"
    r"workshop|speaker|invited|oral|discussant|invited speaker)",
    "",
    re.IGNORECASE,
)


def _talk_event(text: str, title: str) -> str | None:
    """The first piece after the title that is no date; "Seminar" takes the place with it."""
    at = text.find(title)
    rest = text[at + len(title) :] if at >= 0 else text
    kind = ""
    for piece in Pattern(r"[\"”]?[.,;]\s|\s[–—|]\s|\s-\s|\n|\s,\s|\(|\)|\[|\]|:\s").split(rest):
        bare = piece.strip(_EDGE + "\"”“'")
        if (
            bare
            and len(bare) > 2
            and not date_only(bare)
            and not all(w in LABELS for w in fold(bare).split())
        ):
            if not kind and _TALK_KIND.fullmatch(bare):
                kind = bare
                continue
            lead = Pattern(
                r"^(?:invited talk |talk |keynote |tutorial )?(?:at|in|for)\s+(?:the\s+)?",
                "",
                re.IGNORECASE,
            )
            event = squeeze(lead.sub("", bare))
            return f"{kind}, {event}" if kind and event else event or kind or None
    return kind or None


def date_only(text: str) -> bool:
    """Whether a text is a date or a range and nothing else."""
    found = period_in(text)
    return bool(found and not (text[: found.at] + text[found.end_at :]).strip(_EDGE))


def teaching(page: Page, section: Section) -> None:
    """Courses: "CS 188 Introduction to AI, teaching assistant, Spring 2017"."""
    for block, start, end in each(section, page):
        text = block.text[start:end]
        if len(text) > 400:
            continue
        term = _TERM.search(text)
        when = squeeze(term[0]) if term else None
        if when is None:
            period = period_in(text)
            when = (
                (f"{period.start}-{period.end}" if period.end else period.start) if period else None
            )
            bare = text[: period.at] + "\n" + text[period.end_at :] if period else text
        else:
            bare = text[: term.start()] + "\n" + text[term.end() :]  # type: ignore[union-attr]
        role = _TEACHING_ROLE.search(bare)
        parts = [
            p.strip(_EDGE)
            for p in Pattern(r"\n|\t|,\s|\s[–—|]\s|\s-\s|;\s|\(|\)|:\s|\.\s").split(bare)
        ]
        parts = [p for p in parts if len(p) > 2 and not (role and fold(p) == fold(role[0]))]
        course = next((p for p in parts if not organization_class(p) and not date_only(p)), None)
        if role and course and fold(course).startswith(fold(role[0])):
            course = Pattern(r"^.{0,40}?\b(?:for|of|in)\s+").sub("", course)
        if course and (role or when or (section.kind == "teaching" and block.kind != "paragraph")):
            index = parts.index(course) if course in parts else 0
            if (
                index + 1 < len(parts)
                and len(course) < 14
                and any(c.isdigit() for c in course)
                and not organization_class(parts[index + 1])
            ):
                course = (
                    f"{course}: {parts[index + 1]}"
                    if ":" in bare
                    else f"{course} {parts[index + 1]}"
                )
            page.add(
                Teaching(course=squeeze(course), role=role[0] if role else None, term=when),
                block,
                start,
                end,
                rule="course-item",
            )


def service(page: Page, section: Section) -> None:
    """Reviewing and organising, a venue each: "Reviewer: NeurIPS 2020, 2021; ICML 2022"."""
    inherited = trim(section.title) if is_service_title(section.title) else None
    for block, start, end in each(section, page):
        if end - start <= 1500:
            _service_line(page, block, start, end, inherited)


_ROLE_FOR = Pattern(
    r"^\s*(?P<role>[^,;:()]{3,60}?)\s*(?:\bfor\b|\bof\b|\bat\b|\bon\b)\s+(?:the\s+)?(?=\S)"
)
_YEARS = Pattern(
    r"^\(?(?:since\s+)?['’]?\d\d(?:\d\d)?(?:\s*[-–—,/&]\s*(?:['’]?\d\d(?:\d\d)?|present|"
    r"now)?)*\)?$"
)


def _service_line(page: Page, block: Block, start: int, end: int, inherited: str | None) -> None:
    text = block.text[start:end]
    label, at = label_of(Block("item", text))
    role = inherited
    if label and (
        is_service_title(label)
        or _SERVICE_ROLE.search(label)
        or (not known_venue(label) and "," in text[at:])
    ):
        role = trim(squeeze(label))
    else:
        at = 0
        found = _ROLE_FOR.match(text)
        if found and is_service_title(found["role"]):
            role, at = squeeze(found["role"]), found.end()
    parts = _service_parts(block, start + at, end)
    texts = [trim(squeeze(block.text[a:b])) for a, b in parts]
    venues = sum(known_venue(_without_date(t)[0]) is not None for t in texts)
    if role is inherited and inherited is None and venues < 2 and len(parts) > 1:
        _one_service(page, block, start, end, texts)
        return
    last: str | None = None
    for (a, b), piece in zip(parts, texts, strict=True):
        if _YEARS.match(piece):
            if last:
                page.add(
                    Service(role=role, venue=last, year=_full_year(piece)),
                    block,
                    a,
                    b,
                    rule="service-list",
                )
            continue
        own = _ROLE_FOR.match(piece)
        own_role = squeeze(own["role"]) if own and is_service_title(own["role"]) else None
        name, year = _without_date(piece[own.end() :] if own and own_role else piece)
        inner = Pattern(r"\(([^()]*)\)\s*$").search(name)
        if inner and is_service_title(inner[1]):
            own_role, name = squeeze(inner[1]), name[: inner.start()].strip(_EDGE)
        if (
            name
            and len(name) <= 120
            and any(c.isalpha() for c in name)
            and fold(name) not in _FILLERS
        ):
            last = name
            page.add(
                Service(role=own_role or role, venue=name, year=year),
                block,
                a,
                b,
                rule="service-list",
            )


_FILLERS = frozenset(("etc", "and", "others", "and others", "more", "various", "including"))


def _service_parts(block: Block, start: int, end: int) -> list[tuple[int, int]]:
    text = block.text[:end]
    if ";" in text[start:]:
        return [
            p
            for p in list_pieces(text.replace(",", "\u200b").replace("\t", ";"), start)
            if text[p[0] : p[1]].strip()
        ]
    parts = list_pieces(text.replace("|", ",").replace("\t", ","), start)
    if parts and " and " in text[parts[-1][0] : parts[-1][1]]:
        a, b = parts[-1]
        at = text.rfind(" and ", a, b)
        right = _without_date(text[at + 5 : b])[0]
        if known_venue(right) or (right.isupper() and len(right) < 12):
            parts[-1:] = [(a, at), (at + 5, b)]
    return parts


def _one_service(page: Page, block: Block, start: int, end: int, texts: list[str]) -> None:
    """A line that tells one service: its venue, the role in it, and when, in any order."""
    year: str | None = None
    names: list[str] = []
    for piece in texts:
        name, when = _without_date(piece)
        year = year or when or (_full_year(piece) if _YEARS.match(piece) else None)
        if name and not _YEARS.match(piece):
            names.append(name)
    if not names:
        return
    role = next((n for n in names if is_service_title(n)), None)
    role = role or next((n for n in names[1:] if heads_title(n)), None)
    others = [n for n in names if n is not role]
    if role and not others:
        found = _ROLE_FOR.match(role)
        if found:
            role, others = squeeze(found["role"]), [role[found.end() :]]
    venue = others[0] if others else names[0]
    if role is None and len(others) > 1:
        role = others[1]
    page.add(
        Service(role=role if role != venue else None, venue=venue, year=year),
        block,
        start,
        end,
        rule="service-item",
    )


def _full_year(text: str) -> str:
    bare = text.strip("'’ ()").removeprefix("since ").strip()
    return f"20{bare}" if len(bare) == 2 and bare.isdigit() else squeeze(bare).replace("–", "-")


def _without_date(piece: str) -> tuple[str, str | None]:
    """A piece without the date in it, and the date as a year or a range."""
    period = period_in(piece)
    if period:
        year = period.start
        if period.ongoing:
            year = f"{period.start[:4]}-present"
        elif period.end:
            year = (
                f"{period.start[:4]}-{period.end[:4]}"
                if period.end[:4] != period.start[:4]
                else period.start[:4]
            )
        name = squeeze(piece[: period.at] + " " + piece[period.end_at :])
        name = Pattern(
            r"\(\s*\)|\b(?:spring|summer|fall|autumn|winter|since)\s*$", "", re.IGNORECASE
        ).sub("", name)
        return trim(name), year
    short = Pattern(r"^(.*\S)\s*['’](\d\d)$").match(piece)
    if short:
        return trim(short[1]), f"20{short[2]}"
    return trim(piece), None


def interests(page: Page, section: Section) -> None:
    """One topic an item, or a list of topics in one line."""
    for block in section.blocks:
        if block.kind in ("item", "row") and 0 < len(block.text) < 120 and not page.is_taken(block):
            page.add(Interest(name=squeeze(block.text).strip(" .,;")), block, rule="interest-item")
        elif (
            block.kind == "paragraph"
            and len(block.text) < 400
            and not page.is_taken(block)
            and block.text.count(".") <= 1
        ):
            found = topics(block.text)
            if len(found) > 1 and all(len(t.split()) < 8 for t in found):
                for topic in found:
                    at = max(block.text.find(topic), 0)
                    page.add(Interest(name=topic), block, at, at + len(topic), rule="interest-list")


def projects(page: Page, section: Section) -> None:
    """One project an item: its name before a colon or dash, or in bold, or linked."""
    for block in section.blocks:
        if block.kind not in ("item", "row", "paragraph") or not block.text or page.is_taken(block):
            continue
        if is_noise(block.text) or (block.kind == "paragraph" and _is_prose(block.text)):
            continue
        for start, end in _project_stretches(block):
            name, stop = _project_name(block, start, end)
            if not name:
                continue
            url = next(
                (m.value for m in block.marks if m.kind == "link" and start <= m.start <= stop),
                None,
            )
            description = squeeze(block.text[stop:end]).strip(_EDGE) or None
            page.add(
                Project(name=name, url=url, description=description),
                block,
                start,
                end,
                rule="project-item",
            )


def _is_prose(text: str) -> bool:
    """Whether a paragraph speaks ("I work on …", "We build …") and names nothing first."""
    first = fold(text).split()[:1]
    return bool(first) and first[0] in (
        "i",
        "we",
        "my",
        "our",
        "in",
        "the",
        "this",
        "these",
        "here",
        "see",
        "for",
        "as",
        "with",
    )


def _project_stretches(block: Block) -> list[tuple[int, int]]:
    if block.kind == "paragraph" and "\n" in block.text:
        found, at = [], 0
        for line in block.text.split("\n"):
            if line.strip():
                found.append((at, at + len(line)))
            at += len(line) + 1
        named = [_project_name(block, a, b)[0] for a, b in found]
        if all(named) and len(named) > 1 and all(":" in block.text[a:b] for a, b in found):
            return found
    return [(0, len(block.text))]


_DEVELOPED_AS = Pattern(r"\s*[^:,\n]{3,40}:\s+")


def _project_name(block: Block, start: int, end: int) -> tuple[str | None, int]:
    """A project's name and where it ends; the years and the role it may begin with passed over."""
    text = block.text[start:end]
    period = period_in(text[:40])
    if (
        period
        and period.at <= 12
        and not text[: period.at].strip(_EDGE + "SpringsummerfallwinterSumFtWAua")
    ):
        start += (
            period.end_at + len(text[period.end_at :]) - len(text[period.end_at :].lstrip(_EDGE))
        )
        text = block.text[start:end]
    as_role = _DEVELOPED_AS.match(text)
    if as_role and heads_title(as_role[0]):
        start += as_role.end()
        text = block.text[start:end]
    for kind in ("strong", "link"):
        for mark in block.marked(kind):
            if mark.start - start in range(3) and mark.end <= end:
                label = squeeze(block.text[mark.start : mark.end]).strip(" :.,–—-")
                if 1 < len(label) < 110 and not all(w in LABELS for w in fold(label).split()):
                    return label, mark.end
    found = Pattern(r"([^\n:.]{2,70}?)\s*(?::\s|\s[–—-]\s|\n|,\s|$)").match(text)
    if found and len(found[1].split()) <= 8 and _begins_like_a_name(found[1]):
        if not fold(found[1]).split()[:1] or fold(found[1]).split()[0] not in (
            "i",
            "we",
            "my",
            "our",
            "the",
            "this",
            "here",
            "a",
            "in",
            "for",
            "see",
        ):
            return squeeze(found[1]), start + found.end(1)
    return None, start


def _begins_like_a_name(text: str) -> bool:
    """Whether a first word is capitalised, a number, or spelled like "vLLM"."""
    return (
        text[0].isupper()
        or text[0].isdigit()
        or any(c.isupper() for c in text.split(maxsplit=1)[0])
    )


def people(page: Page, section: Section, relation: str | None = None) -> None:
    """The people of a group: name lists, cards, items; the heading tells the relation."""
    relation = relation or relation_of(section)
    for block in section.blocks:
        _people_in(page, block, section, relation)


def relation_of(section: Section | None) -> str:
    """The relation that the nearest heading with one gives; whoever stands under alumni is one."""
    nearest: str | None = None
    while section is not None:
        found = group_relation(section.title) if section.title else None
        if found == "alumnus":
            return found
        nearest = nearest or found
        section = section.parent
    return nearest or "member"


def _people_in(page: Page, block: Block, section: Section, relation: str) -> None:
    if block.kind not in ("item", "row", "paragraph") or page.is_taken(block):
        for child in block.children:
            _people_in(page, child, section, relation)
        return
    text = block.text
    named, score = read_names(text)
    full = sum(" " in n.name for n in named)
    if (
        block.kind == "paragraph"
        and full > 1
        and full * 2 > len(named)
        and score > 0.75
        and "\n" not in text
    ):
        for person in named:
            _add_person(page, block, person.name, person.start, person.end, relation, section)
    else:
        for _, start, end in _person_stretches(block):
            found = _first_name(block, start, end)
            if found:
                name, a, b = found
                _add_person(
                    page,
                    block,
                    name,
                    start,
                    end if block.kind != "paragraph" else max(b, a + 1),
                    relation,
                    section,
                )
    for child in block.children:
        _people_in(page, child, section, relation)


def _person_stretches(block: Block) -> list[tuple[Block, int, int]]:
    if block.kind == "paragraph" and "\n" in block.text:
        found, at = [], 0
        for line in block.text.split("\n"):
            if line.strip():
                found.append((block, at, at + len(line)))
            at += len(line) + 1
        if sum(_first_name(b, a, e) is not None for b, a, e in found) * 2 > len(found):
            return found
    return [(block, 0, len(block.text))]


def _first_name(block: Block, start: int, end: int) -> tuple[str, int, int] | None:
    """The name that a stretch begins with: linked, bold, or before the first separator."""
    period = period_in(block.text[start : min(end, start + 40)])
    if period and not block.text[start : start + period.at].strip(_EDGE):
        start += period.end_at
        start += len(block.text[start:end]) - len(block.text[start:end].lstrip(_EDGE))
    for mark in sorted(block.marks):
        if mark.kind in ("link", "strong") and start <= mark.start <= start + 6 and mark.end <= end:
            name = clean_name(block.text[mark.start : mark.end])
            if is_name(name) and not organization_class(name) and not heads_title(name):
                return name, mark.start, mark.end
    found = names_at(block, start, end)
    if found and (is_name(found[0].name)) and found[0].start - start < 8:
        after = block.text[found[0].end : end].lstrip(" ")
        if not after or after[0] in ",(;:|\n\t-–—[.@" or after[:1].isdigit():
            if not heads_title(found[0].name):
                return found[0].name, found[0].start, found[0].end
    return None


def _add_person(
    page: Page, block: Block, name: str, start: int, end: int, relation: str, section: Section
) -> None:
    url = next(
        (m.value for m in block.marks if m.kind == "link" and m.start < end and m.end > start), None
    )
    page.add(
        Person(name=name, relation=relation, group=section.title or None, url=url),
        block,
        start,
        end,
        rule="person-item",
    )


#: Kind of section → the extractor of its lists.
LISTS: dict[str, Callable[[Page, Section], None]] = {
    "news": news,
    "awards": awards,
    "talks": talks,
    "teaching": teaching,
    "service": service,
    "interests": interests,
    "projects": projects,
}
__all__ = ["LISTS", "looks_like_news", "people", "relation_of", "year_in"]
