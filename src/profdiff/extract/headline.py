"""The lines beneath a name: "Assistant Professor / Department of X / University of Y"."""

from itertools import pairwise

from profdiff.extract.dates import years_in
from profdiff.extract.degree_words import DEGREE
from profdiff.extract.link_labels import LABELS
from profdiff.extract.names import clean_name
from profdiff.extract.page import Page
from profdiff.extract.stretches import EDGE, Stretch, lines_of, whole
from profdiff.lexicon.positions import heads_title, organization_class, student_degree
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Education, Role

_DEGREE_LINE = Pattern(rf"\s*(?P<degree>{DEGREE})\s+(?:in|of)\s+(?P<field>[A-Z][^(),\n]{{2,60}})")
#: The lines that a name heads are the first few of a page, and short.
_MAX_LINES = 8
_MAX_SECTIONS = 5
_MAX_LENGTH = 90
_MAX_TITLE = 60


def read_headline(page: Page) -> None:
    """Reads the degree and the position beneath the owner's name, where no prose tells them."""
    if not any(isinstance(f.record, Education) for f in page.found):
        for line, following in pairwise(_lines(page)):
            _read_degree(page, line, following)
    if any(isinstance(f.record, Role) and f.record.current for f in page.found):
        return
    lines = _lines(page)
    at = next((n for n, line in enumerate(lines) if _is_title(line.text)), None)
    if at is None:
        return
    title, *behind = [squeeze(part).strip(EDGE) for part in lines[at].text.split(",")]
    parts = [part for part in behind if part]
    used = [lines[at]]
    for line in lines[at + 1 :]:
        if len(line.text) > _MAX_LENGTH or line.text.rstrip().endswith("."):
            break
        pieces = [squeeze(part).strip(EDGE) for part in line.text.split(",")]
        if not organization_class(pieces[0]) or all(w in LABELS for w in fold(line.text).split()):
            break
        parts += [piece for piece in pieces if organization_class(piece)]
        used.append(line)
    named = [part for part in parts if organization_class(part)]
    if named:
        _add(page, used, title, named)


def _read_degree(page: Page, line: Stretch, following: Stretch) -> None:
    """Reads "Ph.D. in Physics (graduated in 2024)" above "University of Y"."""
    degree = _DEGREE_LINE.match(line.text)
    school = squeeze(following.text.split(",")[0]).strip(EDGE)
    if degree is None or heads_title(line.text) or organization_class(school) != "organization":
        return
    years = years_in(line.text)
    ongoing = "expected" in line.text.lower() or not years
    study = Education(
        degree=squeeze(degree["degree"]),
        field=squeeze(degree["field"]).strip(EDGE),
        institution=school,
        end=years[-1] if years else None,
        status="in_progress" if ongoing else "completed",
    )
    page.add(study, *line, rule="headline-degree")
    page.add_part(study, following.block)


def _add(page: Page, used: list[Stretch], title: str, named: list[str]) -> None:
    """Adds the role, at the outermost organisation, and the degree that a student works on."""
    whole_ones = [name for name in named if organization_class(name) != "unit"]
    organization = (whole_ones or named)[-1]
    unit = ", ".join(name for name in named if name != organization) or None
    role = Role(title=title, organization=organization, unit=unit, current=True)
    page.add(role, *used[0], rule="headline")
    for line in used[1:]:
        page.add_part(role, line.block)
    degree = student_degree(title)
    if degree:
        study = Education(degree=degree, institution=organization, status="in_progress")
        page.add(study, *used[0], rule="student-role")


def _lines(page: Page) -> list[Stretch]:
    """The short lines that follow the owner's name at the head of the page."""
    owner = fold(page.owner or "")
    found: list[Stretch] = []
    named = False
    for section in page.sections[:_MAX_SECTIONS]:
        if section.own_kinds and section.heading is not None:
            break
        blocks = [section.heading] if section.heading is not None else []
        for block in [*blocks, *section.blocks]:
            for line in lines_of(whole(block)) if block.zone not in ("nav", "menu") else []:
                if owner and fold(clean_name(line.text)).startswith(owner):
                    named = True
                elif named:
                    found.append(line)
            if len(found) >= _MAX_LINES:
                return found[:_MAX_LINES]
    return found


def _is_title(text: str) -> bool:
    """Whether a line is a position and no sentence about one."""
    title = text.partition(",")[0]
    if len(text) > _MAX_LENGTH or len(title) > _MAX_TITLE or text.rstrip().endswith((".", ":")):
        return False
    return text[:1].isupper() and heads_title(title)
