"""Awards as a section lists them: one an item, with its grantor, year and how often."""

import re

from profdiff.extract.dates import Period, period_beside, period_in, years_of
from profdiff.extract.link_labels import LABELS
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import Stretch, is_date, listed, whole, years_above
from profdiff.lexicon.positions import is_award, organization_class
from profdiff.normal import fold, squeeze, trim
from profdiff.patterns import Pattern
from profdiff.records import Award

#: A longer item tells a story and not the name of an award.
_MAX_LENGTH = 320
#: A name alone has no more words than this; what has more is a description.
_FEW_WORDS = 6
#: Words of a heading above those who gave money, which is no award yet.
_FUNDERS = frozenset(("funding", "funders", "funder", "sponsors", "support", "supporters"))
#: The years of an award that was won several times: "(2019, 2021)".
_YEARS = Pattern(r"\(((?:19|20)\d\d)(?:\s*(?:,|&|/|and)\s*((?:19|20)\d\d))+\)", "(")
_YEAR = Pattern(r"\d{4}")
#: Brackets without words, or with how long something lasts.
_EMPTY_BRACKETS = Pattern(r"\(\s*\)|\[\s*\]|\(\s*\d+\s+(?:year|month|week|semester|term)s?\s*\)")
#: The comma that a year leaves at the end of a bracket: "(Example Trust, 2020)".
_BRACKET_END = Pattern(r",\s*(?=[)\]])", ",")
_BORDER = Pattern(
    r",\s(?![^()]*\))|[，、；]\s*|\s[–—-]\s|;\s(?![^()]*\))|\s\|\s|(?:(?<=[a-z)\d]{3})|(?<=\)))\.\s"
)
_LEADING_SIGNS = Pattern(r"^[^\w\"“”'‘(\[«「『&]+\s*")
#: How one came out, which names no award without the contest: "Finalist, Example Cup".
_RANK = Pattern(
    r"(?:(?:semi-?|quarter-?)?finalist|winner|winning team|(?:first |1st )?runner[- ]up|"
    r"nominee|champion|honou?rable mention|"
    r"(?:(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:place|prize|rank)|"
    r"(?:gold|silver|bronze) (?:medal(?:l?ist)?|prize|award)|top \d+ ?%?|ranked? #?\d+\w*))",
    "",
    re.IGNORECASE,
)
_RANK_WORDS = 3
#: What one is in a grant, which is not its name.
_INVESTIGATOR = Pattern(
    r"(?:co-?|lead |sole |institutional )?(?:pi|principal investigator|investigator|"
    r"applicant|grant holder)|co-?i",
    "",
    re.IGNORECASE,
)
_LABEL = Pattern(r"\s*\[([A-Za-z]{2,12})\]", "[")
#: What heads the columns of a table of awards.
_HEADERS = frozenset("award awards honor honors honour prize prizes name title year".split())
_HOW_OFTEN = Pattern(
    r"\s*\(?\b(?:twice|thrice|\d times|[x×]\d|\d[x×])\b\)?", "twice|thrice|times|x|×", re.IGNORECASE
)
_RECEIVED = Pattern(
    r"^(?:(?:I (?:was |have been )?|was |been )?(?:awarded|received|won)|recipient of|winner of)\s+"
    r"(?:(?:the|an?)\s+)?",
    "award|receiv|won|recipient|winner",
    re.IGNORECASE,
)
#: What one was given for, and by whom, below its name: "Grant awarded for the research program …".
_TOLD_FOR = Pattern(
    r"\s*(?:(?:grant|scholarship|fellowship|award|prize|funding)s? (?:was |were )?)?"
    r"(?:awarded|granted|presented|given) (?:for|as|by|during|in recognition)\b",
    "award|grant|present|given",
    re.IGNORECASE,
)
_TIMES = Pattern(r"\b(?:(\d) times|[x×](\d)|(\d)[x×])\b", "times|x|×")


def extract_section(page: Page, section: Section) -> None:
    """One award an item: its name, grantor and year."""
    years = years_above(section)
    funders = not _FUNDERS.isdisjoint(fold(section.title).split()) and not is_award(section.title)
    described: set[int] = set()
    last: tuple[Stretch, Award] | None = None
    for item in listed(page, section):
        if id(item.block) in described:
            continue
        if last and _tells_grantor(item, last):
            last[1].grantor = last[1].grantor or trim(squeeze(item.text))
            continue
        if item.block.kind == "paragraph" and _describes(item):
            continue
        if _TOLD_FOR.match(item.text):
            continue  # what the award above was given for
        award = _read(item.text) if len(item.text) <= _MAX_LENGTH else None
        if award is not None and funders and not award.year and organization_class(award.name):
            continue
        if award is not None:
            award.year = award.year or years.get(id(item.block))
            page.add(award, *item, rule="award-item")
            last = (item, award)
            if award.year and not is_date(item.text):
                described.update(id(child) for child in item.block.children)
            elif is_award(award.name):
                described.update(id(c) for c in item.block.children if _describes(whole(c)))


def _describes(line: Stretch) -> bool:
    """Whether a line of prose names no award: no word for one, no year, no bold beginning.

    A short line that no full stop ends may still be the bare name of one ("Phi Beta Kappa").
    """
    words = line.text.strip()
    if len(words.split()) <= _FEW_WORDS and not words.endswith("."):
        return False
    bold = any(line.start <= m.start < line.start + 3 for m in line.block.marked("strong"))
    return not (bold or is_award(words) or period_in(words))


def _tells_grantor(line: Stretch, last: tuple[Stretch, Award]) -> bool:
    """Whether a line of a paragraph goes on with the award above it: who gave it, or what for."""
    above, award = last
    if line.block is not above.block or line.block.kind != "paragraph" or is_award(line.text):
        return False
    words = line.text.strip()
    told = bool(organization_class(words)) or award.grantor is not None
    return is_award(award.name) and (told or words[:1].islower()) and period_in(words) is None


def _read(text: str) -> Award | None:
    years = _YEARS.search(text)
    if years:
        name, year = text[: years.start()] + text[years.end() :], years[2]
    else:
        name, year = _without_year(text)
    lines = _BRACKET_END.sub("", _EMPTY_BRACKETS.sub("", name)).replace("\t", "\n").split("\n")
    cells = [cell for cell in (trim(line) for line in lines) if cell]
    cells = [cell for cell in cells if not _INVESTIGATOR.fullmatch(cell)]
    if not cells:
        return None
    title, grantor = _title_and_grantor(next((c for c in cells if is_award(c)), cells[0]))
    name = _LEADING_SIGNS.sub("", trim(squeeze(_HOW_OFTEN.sub("", title))))
    name = _RECEIVED.sub("", name)
    if not any(c.isalpha() for c in name) or fold(name) in _HEADERS:
        return None
    count = len(_YEAR.findall(years[0])) if years else _count(title)
    return Award(name=name, grantor=grantor, year=year, count=count)


def _without_year(text: str) -> tuple[str, str | None]:
    """An item's words without its date, and the date as a year or a range."""
    period = period_beside(text)
    if period is None:
        return text, None
    if _is_within_words(text, period):
        return text, years_of(period)
    name = f"{text[: period.at].rstrip(' ')} {text[period.end_at :].lstrip(' ')}"
    return name, years_of(period)


def _is_within_words(text: str, period: Period) -> bool:
    """Whether a date belongs to the words around it: "(4th in 2020)", "KDD 2025 Reviewer"."""
    opening = text.rfind("(", 0, period.at)
    if opening >= 0 and text.find(")", opening) >= period.end_at:
        return bool(text[opening + 1 : period.at].rpartition(",")[2].strip())
    after = text[period.end_at :]
    return any(map(str.isalpha, text[: period.at])) and after[:1] == " " and after[1:2].isalpha()


def _title_and_grantor(text: str) -> tuple[str, str | None]:
    """The piece that names the award, and the one that names an organisation beside it."""
    text = _LABEL.sub(lambda found: "" if found[1].lower() in LABELS else found[0], text)
    bare = (_LEADING_SIGNS.sub("", trim(piece)) for piece in _BORDER.split(text))
    pieces = [piece for piece in bare if piece]
    if len(pieces) < 2:
        return text, None
    index = next((n for n, p in enumerate(pieces) if is_award(p)), 0)
    if _RANK.match(pieces[index]) and len(pieces[index].split()) <= _RANK_WORDS:
        # the contest before it, "Example Cup, 2nd place", else the one behind it
        contest = [p for p in pieces[:index] if not organization_class(p)] or pieces[:index][-1:]
        pieces[: index + 1] = [*contest, pieces[index]] if contest else pieces[: index + 1]
        last = len(contest) + 1 if contest else index + 2
        index = 0 if contest else index
        pieces[index:last] = [", ".join(pieces[index:last])]
    others = pieces[:index] + pieces[index + 1 :]
    return pieces[index], next((p for p in others if organization_class(p)), None)


def _count(text: str) -> int | None:
    """How many times an award was won, where the text says so."""
    low = text.lower()
    if "twice" in low:
        return 2
    found = _TIMES.search(low)
    return int(found[1] or found[2] or found[3]) if found else None
