"""Sentences about a person → roles, degrees, people, awards, interests, projects.

A small grammar over clauses: few verbs, an open set of titles and organisations. Tense and time
words give `current`, `status` and dates.
"""

import re

from profdiff.document import Block
from profdiff.extract.citations import venue_like
from profdiff.extract.dates import Period, date_in, period_in
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.page import Page
from profdiff.extract.patterns import Pattern
from profdiff.extract.phrases import (
    Organization,
    Title,
    link_at,
    names_at,
    organization_at,
    title_at,
    topics,
)
from profdiff.extract.service_roles import is_service_title
from profdiff.lexicon.positions import begins_title, is_award, organization_class, student_degree
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze
from profdiff.records import Award, Education, Interest, Person, Project, Role, Service, Talk

_BE = Pattern(
    r"(?:\b(?i:(?P<i>i|he|she))(?:['’](?:m|s|ve been)|\s+(?i:am|is|was|were|have been|"
    r"has been|will be|served?|serves|worked|works|"
    r"currently|also|now|previously|recently|formerly)(?=\s))"
    r"|(?P<name>(?:(?:Dr|Prof)\.\s+)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3})\s+(?P<verb>is|was|has been|will be|serves as))"
    r"(?:\s+(?i:am|is|was|currently|now|also|presently|(?:honored|proud|fortunate|excited|"
    r"happy|delighted|pleased) to be|working|work|works|worked|"
    r"employed|serving|serve|served|been|previously|formerly|recently|primarily|started|"
    r"starting|be))*\s+(?:(?i:as)\s+)?(?=[A-Za-z])",
    "i |i'|i’|he|is|was|has been|will be|serves",
)
_AS = Pattern(
    r"\b(?P<verb>work(?:ed|ing|s)?|interned|serv(?:e|es|ed|ing)|employed|appointed|"
    r"spent\b[^.;]{0,60}?|visit(?:ed|ing)?|stint|time|experience|started|position|"
    r"join(?:ed|ing|s)?\s+(?:the\s+)?(?P<org>[^.;,]{2,90}?)|(?:was|am|been|be|"
    r"is)(?:\s+\w+)?)\s+as\s+(?=(?:an?|the|their|its|research|visiting|assistant|[a-z])\b)",
    "as ",
    re.IGNORECASE,
)
_JOIN = Pattern(
    r"\b(?P<will>will(?:\s+\w+)?\s+)?(?P<verb>join(?:ed|ing|s)?)\s+(?:the\s+)?(?=[A-Z])", "join"
)
_INTERN = Pattern(
    r"\b(?:interned|(?:did|completed|had) (?:an|my) internships?)\s+(?:at|with|"
    r"in)\s+(?:the\s+)?",
    "intern",
    re.IGNORECASE,
)
_FOUND = Pattern(
    r"\b(?P<co>co-?\s?)?(?P<verb>found(?:ed|er of|ing)|created|"
    r"started)\s+(?P<rest>(?:(?:the|a|an|our|my|non-?profit|organi[sz]ation|company|"
    r"start-?up|initiative|community|called|named|[a-z-]+)\s+){0,5})(?=[A-Z])",
    "found",
    re.IGNORECASE,
)
_FRAGMENT = Pattern(
    r"^(?:(?:previously|formerly|currently|before that|prior to (?:that|this)|"
    r"earlier)[,:]?\s+)(?=\w)",
    "previous|former|current|before|prior|earlier",
    re.IGNORECASE,
)
_SINCE = Pattern(
    r"\b(?:since|starting(?: in| from)?|as of|beginning(?: in)?)\s+(?=[A-Z\d])",
    "since|start|as of|beginning",
    re.IGNORECASE,
)
_DEGREE = (
    r"(?:(?:joint|dual|double|honou?rs|integrated|combined|first|"
    r"second)\s+)?(?:Ph\.?\s?D\.?|D\.?Phil\.?|Doctor(?:ate|"
    r"al(?=\s+degree))?(?:\s+of\s+Philosophy)?|(?:M|B)\.?\s?Sc\.?|(?:M|B)\.?S\.?(?![\w])|"
    r"(?:M|B)\.?A\.?(?![\w])|"
    r"(?:M|B)\.?\s?Eng\.?|(?:M|B)\.?\s?Tech\.?|MBA|M\.?Phil\.?|MFA|M\.?D\.?(?!\w)|"
    r"J\.?D\.?(?!\w)|LL\.?M\.?|(?:M|m)aster(?:['’]?s|"
    r"s['’])?(?:\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?|(?:B|b)achelor(?:['’]?s|"
    r"s['’])?(?:\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?|"
    r"undergraduate|S\.?B\.?(?!\w)|S\.?M\.?(?!\w)|A\.?B\.?(?!\w)|Diplom\w*|Laurea|Licence|PhD)"
)
_EARN = Pattern(
    r"\b(?P<verb>(?:have\s+|has\s+|recently\s+|just\s+)?(?:completed?|obtain(?:ed)?|"
    r"receiv(?:ed|e)|earn(?:ed)?|got|hold(?:s)?|finish(?:ed)?|did|pursu(?:ed|ing)|defended|"
    r"awarded|graduated with|"
    r"conferred|got|had|have|do(?:ing)?|complet(?:ed|ing)|working (?:on|toward|towards)|"
    r"with|studying for|read for))\s+(?:(?:my|a|an|the|his|her|their|both|both my|all my|"
    r"combined)\s+)*"
    r"(?P<degrees>"
    + _DEGREE
    + r"(?:\s+degrees?)?(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*)(?:(?:my|a|an|the|"
    r"his|her)\s+)?"
    + _DEGREE
    + r")*)(?P<after>\s+(?:degrees?|dissertation|thesis|studies|training|education|"
    r"program(?:me)?))?",
    "d|s|master|bachelor|undergrad",
)
_POSSESSIVE = Pattern(
    r"\b(?:[Mm]y|[Hh]is|[Hh]er)\s+(?P<degrees>"
    + _DEGREE
    + r")(?:\s+degrees?)?\s+(?P<verb>(?:is|was)\s+)?(?=(?:from|at|in)\b)",
    "my |his |her ",
)
_GRADUATED = Pattern(
    r"\bgraduat(?:ed|ing|e)\s+(?:(?:summa|magna)?\s*cum laude\s+|"
    r"with [\w ]*?honou?rs\s+)?(?:from|at)\s+(?:the\s+)?",
    "graduat",
    re.IGNORECASE,
)
_PURSUING = Pattern(
    r"pursu(?:ing)|working (?:on|toward)|studying for|doing|will|am ", "", re.IGNORECASE
)
_FIELD = Pattern(r"\s*\(?(?:in|of|on)\s+(?=[A-Z])|\s*,\s*(?=[A-Z][a-z]+ (?:Science|Engineering))")
_PEOPLE = Pattern(
    r"\b(?:(?P<advisor>co-?advis(?:ed|or)|advis(?:ed|ors?|ers?)|supervis(?:ed|ors?|ion|ing)|"
    r"guidance|mentorship|tutelage)|(?P<mentor>mentor(?:ed|s)?)|(?P<host>host(?:ed|s)?)|"
    r"(?P<collaborator>(?:work(?:ing|ed)?(?:\s+(?:closely|mainly|also))*|collaborat(?:ed?|"
    r"ing|or|ors)(?:\s+closely)?)\s+(?:with|under)))"
    r"(?:\s+(?:jointly|also|is|are|was|were|have been|include|includes|mainly|primarily|"
    r"being))*\s*(?:by|of|from|:|with)?\s*(?=\S)",
    "advis|supervis|guidance|mentor|tutelage|host|work|collabor",
    re.IGNORECASE,
)
_AWARD = Pattern(
    r"\b(?:awarded(?: with| as)?|recei(?:ve|ved|ving|ves)|recipient of|won|win|"
    r"honou?red (?:with|by|to receive|to be)|honou?r of|named(?: as| to)?|granted|"
    r"selected (?:as|for|to|in)|"
    r"supported by|holder of|winner of|funded by|recognized (?:as|with|by)|earned)\s+(?=\S)",
    "award|recei|recip|won|win|hono|named|grant|select|support|holder|funded|recogn|earned",
    re.IGNORECASE,
)
_AWARD_END = Pattern(
    r"[.;!](?=\s|$)|\s(?:for (?:my|his|her|our|the|their|outstanding|best|work|research|"
    r"contrib\w+|being)|in recognition|to support|from|where|which|who|with|because|on|"
    r"during|given|while|when|among|as well as)\b|"
    r",\s(?:in recognition|for|which|where|and (?:i|was|am|have|the|a)\b)|$",
    "",
    re.IGNORECASE,
)
_TWICE = Pattern(
    r"\s*\(?\b(?:(twice)|(thrice|three times)|(\d) times|[x×](\d)|(\d)[x×])\)?",
    "twice|thrice|times|x|×",
    re.IGNORECASE,
)
_INTEREST = Pattern(
    r"(?:\b(?:(?:research|current|academic|primary|main|broad|general|scientific|"
    r"professional|specific)\s+)*"
    r"(?:interests?|expertise)\b(?:\s+(?:currently|mainly|primarily|broadly|generally|also|"
    r"now|mostly))*"
    r"(?:\s*:|\s+(?:include[sd]?|are|is|lies?|spans?|covers?|focus(?:es)?|revolves?|"
    r"cent(?:er|re)s?|range|encompass(?:es)?|involves?)\b)"
    r"(?:\s+(?:in|on|at|around|broadly|mainly|primarily|generally|across|from|within|"
    r"but (?:are )?not limited to|"
    r"the (?:broad |general )?(?:areas?|fields?|topics?|domains?) of|both|centered|focused|"
    r"developing))*\s+"
    r"|\b(?:am|is|I['’]m|are)\s+(?:\w+ly\s+|also\s+|most\s+|very\s+|"
    r"always\s+)*interested in\s+)(?P<list>[^\n]+)",
    "interest|expertise",
    re.IGNORECASE,
)
_HOBBY = Pattern(
    r"\b(?:personal|hobb|outside|free time|spare time|besides|non-research)\w*",
    "personal|hobb|outside|time|besides",
    re.IGNORECASE,
)
_INCLUDING = Pattern(
    r"\b(?:technolog(?:y|ies)|projects?|systems?|software|tools?|models?|platforms?|"
    r"libraries|packages|frameworks?)\s+(?:such as|including|like)\s+",
    "including|such as|like",
    re.IGNORECASE,
)
_PAST = frozenset(
    (
        "was",
        "were",
        "worked",
        "served",
        "been",
        "previously",
        "formerly",
        "interned",
        "spent",
        "had",
        "joined",
        "did",
    )
)
_RELATIONS = ("advisor", "mentor", "host", "collaborator")


def read_sentence(page: Page, block: Block, start: int, end: int) -> None:
    """Reads one sentence (a stretch of a block) for all that it says."""
    roles(page, block, start, end)
    degrees(page, block, start, end)
    people(page, block, start, end)
    awards(page, block, start, end)
    interests(page, block, start, end)
    talks(page, block, start, end)
    if page.kind == "organization":
        projects(page, block, start, end)


def roles(page: Page, block: Block, start: int, end: int) -> None:
    """Positions held: "I am a T at O", "worked as a T at O", "interned at O", "co-founded O"."""
    text = block.text
    sentence = text[start:end]
    since = _SINCE.search(sentence)
    opening = period_in(sentence[since.end() :]) if since and since.start() < 30 else None
    seen: set[int] = set()
    for pattern in (_BE, _AS, _FRAGMENT):
        for found in pattern.finditer(sentence):
            at = start + found.end()
            if at in seen or any(abs(at - s) < 3 for s in seen):
                continue
            if _denied(sentence, found.start()) or not _about_subject(page, found):
                continue
            seen.add(at)
            tense = _tense(found[0], sentence[: found.start()])
            _roles_from(page, block, at, end, tense, opening, found)
    for found in _INTERN.finditer(sentence):
        organization = organization_at(block, start + found.end(), end)
        if organization:
            _add_role(
                page,
                block,
                start + found.start(),
                end,
                Title("intern", None, None, 0),
                organization,
                "past",
                None,
            )
    for found in _FOUND.finditer(sentence):
        if fold(found["verb"]).startswith("found") and (found["co"] or "found" in found["verb"]):
            organization = organization_at(block, start + found.end(), end)
            if organization and _speaks_of_subject(sentence[: found.start()]):
                name = "co-founder" if found["co"] else "founder"
                _add_role(
                    page,
                    block,
                    start + found.start(),
                    end,
                    Title(name, None, None, 0),
                    organization,
                    "now",
                    None,
                )
    if not seen:
        _joined(page, block, start, end)


def _speaks_of_subject(before: str) -> bool:
    """Whether what founded something is "I", "he", … and not a third party in passing."""
    words = before.split()
    return not words or words[-1].lower() in (
        "i",
        "he",
        "she",
        "also",
        "and",
        "previously",
        "recently",
        "have",
        "has",
        "they",
        "then",
    )


def _about_subject(page: Page, found) -> bool:  # type: ignore[no-untyped-def]
    """Whether a named subject of a clause is whom the page is about."""
    name = found.groupdict().get("name")
    if not name:
        return True
    if page.kind == "organization":
        return False
    words = set(fold(name).split()) - {"dr", "prof"}
    if page.owner:
        return bool(words & set(fold(page.owner).split()))
    return is_name(clean_name(name)) and found.start() == 0


def _denied(sentence: str, at: int) -> bool:
    """Whether the clause is about a condition or somebody else: "If you are a student …"."""
    before = sentence[max(0, at - 14) : at].lower()
    return before.rstrip().endswith(
        ("if", "if you", "when", "where", "that", "while", "who", "once", "before", "since")
    ) and not before.rstrip().endswith(("where", "that"))


def _tense(phrase: str, before: str) -> str:
    words = set(fold(phrase).split())
    if "will" in words or "announced" in before.lower():
        return "future"
    if words & _PAST and not words & {"am", "is", "currently", "now"}:
        return "past"
    low = before.lower()
    if (
        "previously" in low or "before" in low or "prior" in low or "formerly" in low
    ) and not words & {"am", "is"}:
        return "past"
    return "now"


def _roles_from(
    page: Page, block: Block, at: int, end: int, tense: str, opening: Period | None, found
) -> None:  # type: ignore[no-untyped-def]
    """Reads the coordinated titles that follow a verb: "a T at O, a T2 of O2, and T3 for O3"."""
    text = block.text
    count = 0
    joined = found.groupdict().get("org") if found.re.groupindex.get("org") else None
    while at < end and count < 6:
        title = title_at(text, at, end)
        if title is None:
            return
        organization = None
        stop = title.end
        preposition = _ROLE_AT.match(text, stop)
        if preposition and preposition.end() < end:
            organization = organization_at(block, preposition.end(), end)
            if organization and "with" in preposition[0] and _is_person(organization.name):
                organization = None
            if organization:
                stop = organization.end
                also = _ALSO_AT.match(text, stop)
                if also and also.end() < end:
                    second = organization_at(block, also.end(), end)
                    if (
                        second
                        and organization_class(second.name)
                        == organization_class(organization.name)
                        == "organization"
                    ):
                        _add_role(page, block, at, second.end, title, second, tense, opening)
                        stop = second.end
        if organization is None and joined:
            organization = Organization(squeeze(joined), None, stop)
        if organization is None and (
            title.text.lower() in ("student", "member", "fan", "part") or " of " in title.text
        ):
            return
        _add_role(page, block, at, max(stop, title.end), title, organization, tense, opening)
        count += 1
        following = _AND_ROLE.match(text, stop)
        if not following or following.end() >= end:
            return
        word = text[following.end() : end].split(" ", 1)[0]
        if not begins_title(word.strip(",.")) and not begins_title(word.split("-")[0]):
            return
        at = following.end()


_ROLE_AT = Pattern(
    r"\s*,?\s*(?:(?:jointly|both|affiliated|position)\s+)?(?:@|at|in|with|for|from|of|"
    r"within)\s+(?:the\s+)?(?=\S)"
)
_ALSO_AT = Pattern(r"\s+and\s+(?:at\s+)?(?:the\s+)?(?=[A-Z])")
_AND_ROLE = Pattern(
    r"\s*(?:,\s*and(?:\s+also)?|,|\s+and(?:\s+also)?|;|\s+as well as)\s+(?:(?:was|am|is|"
    r"formerly|previously|currently)\s+)?(?:(?:as\s+)?(?:an?|the)\s+)?"
)


def _is_person(name: str) -> bool:
    """Whether what follows "with" is somebody and not an organisation."""
    bare = clean_name(name)
    return is_name(bare) and " " in bare and not organization_class(bare)


_YEAR_TAIL = Pattern(r"[\s,(]*['’]?((?:19|20)\d\d|(?<=['’])\d\d)\)?$")


def _is_service(title: str, organization: Organization | None) -> bool:
    """Whether a title is held at an event or journal: "Area Chair for NeurIPS 2020"."""
    if organization is None or not is_service_title(title):
        return False
    return (
        venue_like(organization.name)
        or known_venue(_YEAR_TAIL.sub("", organization.name)) is not None
    )


def _add_service(
    page: Page, block: Block, start: int, end: int, title: Title, organization: Organization
) -> None:
    year = _YEAR_TAIL.search(organization.name)
    period = _period_after(block.text, end, len(block.text))
    when = year[1] if year else period.start if period else None
    if when and len(when) == 2:
        when = f"20{when}"
    name = _YEAR_TAIL.sub("", organization.name) if year else organization.name
    page.add(
        Service(role=title.text, venue=name, year=when), block, start, end, rule="prose-service"
    )


def _add_role(
    page: Page,
    block: Block,
    start: int,
    end: int,
    title: Title,
    organization: Organization | None,
    tense: str,
    opening: Period | None,
) -> None:
    if title.text.lower().startswith(("your", "their", "our")):
        return
    if organization is not None and _is_service(title.text, organization):
        _add_service(page, block, start, max(end, start + 1), title, organization)
        return
    period = (
        title.period or opening or _period_after(block.text, max(end, title.end), len(block.text))
    )
    name = organization.name if organization else None
    if (
        organization
        and title.text.lower() != "intern"
        and names_at(block, block.text.find(name or "", start), end)
        and not organization_class(name or "")
    ):
        if (
            link_at(block, block.text.find(name or "", start)) is None
            and name
            and len(name.split()) == 2
        ):
            pass
    role = Role(
        title=title.text,
        organization=name,
        unit=organization.unit if organization else None,
        current=tense == "now" and not (period and period.end),
        start=period.start if period else None,
        end=period.end if period else None,
    )
    if tense == "past" and period and not period.end and period is opening:
        role.start = None
    page.add(role, block, start, max(end, start + 1), rule="prose-role")
    degree = student_degree(title.text)
    if degree and tense == "now" and name:
        page.add(
            Education(degree=degree, field=title.field, institution=name, status="in_progress"),
            block,
            start,
            max(end, start + 1),
            rule="student-role",
        )


_AFTER = Pattern(
    r"\s*(?:\(|,?\s*(?:from|in|during|between|since|starting(?: in| from)?|"
    r"beginning)\s+(?:the\s+)?(?:summer|fall|spring|winter|autumn)?(?:\s+of)?\s*)(?=[A-Z\d])",
    "",
    re.IGNORECASE,
)


def _period_after(text: str, at: int, stop: int) -> Period | None:
    """A date told right after a phrase: " (2015-2018)", " from 2015 to 2018", " in 2019"."""
    found = _AFTER.match(text, at)
    if not found or found.end() >= stop:
        return None
    rest = text[found.end() : min(stop, found.end() + 45)]
    period = period_in(rest)
    if period is None or rest[: period.at].strip():
        return None
    words = found[0].lower()
    if (" in " in f" {words.strip()} " or "during" in words) and period.end is None:
        period.end = period.start
    return period


def _joined(page: Page, block: Block, start: int, end: int) -> None:
    """ "I joined O as a T": the title may stand on either side."""
    sentence = block.text[start:end]
    found = _JOIN.search(sentence)
    if not found or " as " not in sentence[found.end() :]:
        return
    organization = organization_at(block, start + found.end(), end)
    at = sentence.find(" as ", found.end()) + 4
    title = title_at(block.text, start + at, end)
    if organization and title:
        tense = (
            "future"
            if found["will"] or "will" in sentence[: found.start()].lower().split()[-2:]
            else "now"
        )
        _add_role(page, block, start + found.start(), end, title, organization, tense, None)


def degrees(page: Page, block: Block, start: int, end: int) -> None:
    """Degrees earned or under way: "received my D in F from I in Y"."""
    text = block.text
    sentence = text[start:end]
    spans: list[tuple[int, int]] = []
    for pattern in (_EARN, _POSSESSIVE):
        for found in pattern.finditer(sentence):
            if any(a <= found.start("degrees") < b for a, b in spans):
                continue
            spans.append(found.span("degrees"))
            _degrees_from(page, block, start, end, found)
    found = _GRADUATED.search(sentence)
    if found and not spans:
        organization = organization_at(block, start + found.end(), end)
        if organization:
            degree = Pattern(r"\bwith (?:an?|my)?\s*(" + _DEGREE + ")").search(
                sentence, found.end()
            )
            page.add(
                Education(
                    degree=squeeze(degree[1]) if degree else None,
                    institution=organization.name,
                    status="completed",
                    end=_year_after(text, organization.end, end),
                ),
                block,
                start + found.start(),
                end,
                rule="prose-degree",
            )


_EACH_DEGREE = Pattern(_DEGREE)


def _degrees_from(page: Page, block: Block, start: int, end: int, found) -> None:  # type: ignore[no-untyped-def]
    text = block.text
    names = [
        _degree_name(d)
        for d in (m[0] for m in _EACH_DEGREE.finditer(found["degrees"]))
        if d.strip()
    ]
    at = start + found.end()
    if text[at : at + 8].lstrip().lower().startswith("degree"):
        at = text.find("egree", at) + 5
        at += text[at : at + 1] == "s"
    honors = None
    field = None
    topic = _FIELD.match(text, at)
    if topic and topic.end() < end:
        stop = _field_end(text, topic.end(), end)
        field = squeeze(text[topic.end() : stop]).strip(" ,)") or None
        if field and period_in(field):
            field, stop = None, topic.start()
        at = stop
        if (
            field
            and organization_class(field) in ("organization", "known")
            and not _AT_SCHOOL.match(text, at)
        ):
            field, at = None, topic.start()
    aside = Pattern(r"\s*\(([^)]{3,60})\)").match(text, at)
    if aside and aside.end() <= end:
        if "laude" in aside[1].lower() or "honor" in aside[1].lower():
            honors = aside[1]
        at = aside.end()
    school = _AT_SCHOOL.match(text, at)
    organization = (
        organization_at(block, school.end(), end) if school and school.end() < end else None
    )
    if organization is None and topic is None and not school:
        near = Pattern(r"[^.;,]{0,50}?\b(?:from|at)\s+(?:the\s+)?(?=[A-Z])").match(text, at)
        organization = (
            organization_at(block, near.end(), end) if near and near.end() < end else None
        )
    if organization is None and field is None:
        return
    verb = fold(found["verb"] or "") if "verb" in found.re.groupindex else ""
    status = (
        "in_progress"
        if any(w in verb for w in ("pursuing", "working", "studying", "doing", "completing"))
        else "completed"
    )
    if "will" in text[max(start, start + found.start() - 12) : start + found.start()].lower():
        status = "planned"
    years = _years_after(text, organization.end if organization else at, end)
    if field is None and organization:
        late = Pattern(
            r"\s+(?:in|with a major in|majoring in)\s+(?=[A-Z]{2,6}\b|[A-Z][a-z]+ (?:Science|"
            r"Engineering)|[A-Z][a-z]+(?:\s+and\s+[A-Z][a-z]+)?[.,])"
        ).match(text, organization.end)
        if late and late.end() < end:
            stop = _field_end(text, late.end(), end)
            field = squeeze(text[late.end() : stop]).strip(" ,)")
    for number, name in enumerate(names):
        year = (
            years[number]
            if number < len(years) and len(years) == len(names)
            else years[0]
            if len(years) == 1 and len(names) == 1
            else None
        )
        page.add(
            Education(
                degree=name,
                field=field,
                institution=organization.name if organization else None,
                end=year,
                status=status,
                honors=honors,  # type: ignore[arg-type]
            ),
            block,
            start + found.start(),
            organization.end if organization else at,
            rule="prose-degree",
        )


_AT_SCHOOL = Pattern(
    r"[\s,]*(?:\(?(?:with (?:[\w-]+ )?honou?rs|summa cum laude|magna cum laude|"
    r"cum laude)\)?,?\s*)?(?:(?:degrees?|all|both|each|program)\s+)*(?:from|at|of|@|"
    r"in)\s+(?:the\s+)?(?=\S)"
)
_FIELD_END = Pattern(
    r"[.;](?=\s|$)|\s(?:from|at|in (?=[12]|the)|under|with|where|advised|supervised|on|by|"
    r"and (?:an?|my|the|i)\b|respectively|before|after)\b|,|\s?\(|\n|$"
)


def _field_end(text: str, at: int, end: int) -> int:
    found = _FIELD_END.search(text, at)
    return min(found.start(), end) if found else end


def _degree_name(text: str) -> str:
    name = squeeze(text)
    for plural in ("Bachelors", "Masters", "bachelors", "masters"):
        if name == plural:
            return name[:-1] + "'s"
    return name.strip(" ,")


def _year_after(text: str, at: int, end: int) -> str | None:
    years = _years_after(text, at, end)
    return years[0] if len(years) == 1 else None


_IN_YEAR = Pattern(
    r"[\s,(]*(?:in|on)?\s*(?:the\s+)?(?:(?:spring|summer|fall|autumn|"
    r"winter)\s+(?:of\s+)?)?(?=[A-Z\d])",
    "",
    re.IGNORECASE,
)


def _years_after(text: str, at: int, end: int) -> list[str]:
    """The dates told right after a place: " in 2013 and 2010, respectively"."""
    found = _IN_YEAR.match(text, at)
    dates: list[str] = []
    at = found.end() if found else at
    while at < end:
        date = date_in(text[at : min(end, at + 24)])
        if date is None or text[at : at + date[1]].strip(" ("):
            break
        dates.append(date[0])
        at += date[2]
        more = Pattern(r"\s*(?:,\s*and|,|and|&)\s+(?=\d|[A-Z])").match(text, at)
        if not more:
            break
        at = more.end()
    return dates


def people(page: Page, block: Block, start: int, end: int) -> None:
    """Those named with a relation: "advised by A and B", "working with C", "hosted by D"."""
    for found in _PEOPLE.finditer(block.text[start:end]):
        relation = next(r for r in _RELATIONS if found[r])
        at = start + found.end()
        named = names_at(block, at, end)
        for person in named:
            page.add(
                Person(name=person.name, relation=relation, url=_url_of(block, person.start)),
                block,
                start + found.start(),
                person.end,
                rule="prose-person",
            )


def _url_of(block: Block, at: int) -> str | None:
    return next((m.value for m in block.marks if m.kind == "link" and m.start <= at < m.end), None)


def awards(page: Page, block: Block, start: int, end: int) -> None:
    """Prizes and fellowships received: "received the A and the B (twice)"."""
    text = block.text
    for found in _AWARD.finditer(text[start:end]):
        at = start + found.end()
        border = _AWARD_END.search(text, at)
        stop = min(border.start(), end) if border else end
        for a, b in _award_pieces(text, at, stop):
            name = squeeze(text[a:b])
            if not is_award(name) or len(name) > 160 or not any(c.isupper() for c in name):
                continue
            if page.is_taken(block, a, b) and any(
                f.rule in ("prose-award", "prose-degree") and f.start <= a < f.end
                for f in page.found
                if f.block is block
            ):
                continue
            _add_award(page, block, a, b)


def _award_pieces(text: str, at: int, stop: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    split = Pattern(
        r",\s*(?:and\s+)?(?:(?:the|an?)\s+)?|\s+and\s+(?:(?:the|"
        r"an?)\s+)?(?=[A-Z0-9a-z]+\s?[A-Z0-9])|\s+and\s+(?=the\s|an?\s)"
    )
    begin = at
    for border in [*split.finditer(text), None]:
        edge = border.start() if border else stop
        if edge < at:
            continue
        edge = min(edge, stop)
        if begin < edge:
            a, b = begin, edge
            for article in ("the ", "a ", "an ", "The ", "my ", "as ", "one of "):
                if text.startswith(article, a):
                    a += len(article)
            pieces.append((a, b))
        if border is None or border.start() >= stop:
            break
        begin = border.end()
    return pieces


def _add_award(page: Page, block: Block, start: int, end: int) -> None:
    text = squeeze(block.text[start:end])
    count = None
    twice = _TWICE.search(text)
    if twice:
        count = 2 if twice[1] else 3 if twice[2] else int(twice[3] or twice[4] or twice[5])
        text = squeeze(text[: twice.start()] + " " + text[twice.end() :])
    year = date_in(text)
    if year:
        text = squeeze(text[: year[1]].rstrip(" (,") + " " + text[year[2] :].lstrip(" ),"))
        for tail in (" in", " for", " of", " from"):
            text = text.removesuffix(tail)
    page.add(
        Award(name=text.strip(" ,.()"), year=year[0][:4] if year else None, count=count),
        block,
        start,
        end,
        rule="prose-award",
    )


def interests(page: Page, block: Block, start: int, end: int) -> None:
    """Topics: "my research interests include A, B and C"."""
    sentence = block.text[start:end]
    found = _INTEREST.search(sentence)
    if not found or _HOBBY.search(sentence[: found.start("list")]):
        return
    if "you" in fold(sentence[: found.start()]).split()[-3:]:
        return
    offset = start + found.start("list")
    for topic in topics(found["list"]):
        if fold(topic).split()[0] in _NO_TOPIC:
            continue
        at = block.text.find(topic, offset)
        a, b = (at, at + len(topic)) if at >= 0 else (offset, end)
        page.add(Interest(name=topic), block, a, b, rule="prose-interest")


#: Words that begin what one would do ("interested in joining …"), not a topic.
_NO_TOPIC = frozenset(
    "collaborating working joining applying doing pursuing hiring hearing finding "
    "discussing about you our my "
    "your this these how what why whether".split()
)


_TALK = Pattern(
    r"\b(?:give|gave|giving|given|presented?|presenting|deliver(?:ed|ing)?|organi[sz](?:e|"
    r"ed|ing))\s+(?:an?|the|our|my)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:talk|tutorial|lecture|keynote|seminar|colloquium)s?\s+(?:on|titled|entitled|about|"
    r"called)\s+(?=\S)",
    "talk|tutorial|lecture|keynote|seminar|colloqu",
    re.IGNORECASE,
)
_TALK_EVENT = Pattern(r"[\"”]?,?\s+(?:at|in|for|during)\s+(?:the\s+)?(?=[A-Z\d])")


def talks(page: Page, block: Block, start: int, end: int) -> None:
    """A talk told in a sentence: "I will give a tutorial on X at CVPR 2020"."""
    text = block.text
    found = _TALK.search(text[start:end])
    if not found:
        return
    at = start + found.end()
    event = _TALK_EVENT.search(text, at)
    stop = min(event.start(), end) if event else end
    title = squeeze(text[at:stop]).strip(' .,"“”')
    if not 2 <= len(title.split()) <= 30 or not title[0].isupper():
        return
    where = organization_at(block, event.end(), end) if event and event.end() < end else None
    page.add(
        Talk(title=title, event=where.name if where else None),
        block,
        start + found.start(),
        stop,
        rule="prose-talk",
    )


def projects(page: Page, block: Block, start: int, end: int) -> None:
    """An organisation's works: "technologies including A, B and C", each a proper name."""
    text = block.text
    found = _INCLUDING.search(text[start:end])
    if not found:
        return
    at = start + found.end()
    name = Pattern(r"[A-Z0-9][\w.+-]*(?:\s+[A-Z0-9][\w.+-]*){0,3}")
    while at < end:
        match = name.match(text, at)
        if not match:
            return
        label = match[0].rstrip(".")
        page.add(
            Project(name=label, url=_url_of(block, at)),
            block,
            at,
            match.end(),
            rule="prose-project",
        )
        border = Pattern(r"\s*(?:,\s*and|,|and|&)\s+").match(text, match.end())
        if not border:
            return
        at = border.end()
