"""What a list of entries is about: which kind of record its entries are, if any.

Evidence is weighed: what the headings above the list and the file's name say, the keys that only
one kind has, and what the values look like.
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from profdiff.document import Block
from profdiff.extract.field_values import Values, as_text
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.page import Page, Section
from profdiff.lexicon.degrees import degree_rank
from profdiff.lexicon.fields import field_keys, papers, signs
from profdiff.lexicon.positions import heads_title, is_award, organization_class
from profdiff.lexicon.sections import section_kinds
from profdiff.normal import fold
from profdiff.patterns import Pattern

#: What a section is about → what its entries are.
_OF_SECTION = {
    "publications": "publication",
    "education": "education",
    "experience": "role",
    "awards": "award",
    "projects": "project",
    "talks": "talk",
    "teaching": "teaching",
    "service": "service",
    "news": "news",
    "interests": "interest",
    "people": "person",
    "students": "person",
    "alumni": "person",
    "advisors": "person",
    "collaborators": "person",
}
_NOTHING = frozenset(("skills", "misc", "hobbies", "contact", "links", "blog"))
_HEAD_KEYS = frozenset(
    "label headline employer affiliation affiliations organizations role jobtitle bio tagline "
    "email fullname firstname lastname pronouns googlescholar orcid position displayname".split()
)
_HEAD_SECTIONS = frozenset(
    ("basics", "author", "personal", "profile", "me", "about", "info", "contact", "bio")
) | {"personal info", "personal information", "contact info"}
_NO_NAMES = frozenset(
    "data index cv resume new old main site config bio about profile home pages posts includes "
    "layouts drafts bibliography".split()
)
#: Short names of files that are no words of headings.
_FILES = {"edu": "education", **dict.fromkeys(("pub", "pubs", "publist"), "publications")}
#: A course as its catalogue has it: "CS 229".
COURSE_CODE = Pattern(r"\b[A-Z]{2,6}[ -]?\d{2,4}[A-Z]?\b")
_ENOUGH, _SAMPLE = 2, 24
_NEARLY_ALL = 0.8
#: Keys of entries about positions, degrees, papers and events, which those about people lack.
_HOUSES = frozenset(
    "institution school university company employer organization organisation position jobtitle "
    "studytype highlights summary responsibilities description repo repository code year date "
    "authors author venue journal event course semester award amount grade".split()
)


@lru_cache(maxsize=256)
def _names_of(path: str) -> tuple[str, ...]:
    """The names of a file and of its folder that may say what it holds, as words."""
    if path.endswith(".toml"):
        return ()  # the configuration of a site, whose languages are none of its author's
    parts = path.replace(":", "/").replace("\\", "/").split("/")
    stem = parts[-1].partition(".")[0]
    folder = parts[-2].removeprefix("_") if len(parts) > 1 and parts[-2].startswith("_") else ""
    names = [name for name in (stem, folder) if name and name.lower() not in _NO_NAMES]
    names = [_FILES.get(name.lower(), name) for name in names]
    return tuple(name.replace("_", " ").replace("-", " ") for name in names)


def path_names(page: Page) -> tuple[str, ...]:
    """The words of a page's file name, then of its folder's, without those that say nothing."""
    return _names_of(page.document.path)


def path_words(page: Page) -> tuple[tuple[str, ...], ...]:
    """The kinds of section that a page's path names, the file's own name first."""
    return tuple(filter(None, map(section_kinds, path_names(page))))


def kind_of(page: Page, section: Section, run: list[Block]) -> str | None:
    """The kind of record that a list's entries are, None where nothing speaks for one."""
    if page.document.format == "bibtex":
        return "publication"
    kinds = section.kinds or next(iter(path_words(page)), ())
    if "@item" in run[0].fields:
        return next((_OF_SECTION[kind] for kind in kinds if kind in _OF_SECTION), None)
    if set(kinds) & _NOTHING:
        return None
    sample = run[:_SAMPLE]
    scores = _scores((*kinds, *_kinds_around(section)), sample)
    best = max(scores.values())
    if _is_head(page, section, run, best):
        return "head"
    for kind in sorted(scores, key=lambda kind: -scores[kind]):
        if scores[kind] >= _ENOUGH and _share(sample, kind, _can_be) >= 0.5:
            return kind
    return None


def _kinds_around(section: Section) -> tuple[str, ...]:
    """What the headings above a section's own say that its entries are."""
    above = section.parent if section.own_kinds else None
    return above.kinds if above else ()


def _scores(kinds: tuple[str, ...], sample: list[Block]) -> dict[str, float]:
    """How much speaks for each kind: what is said, the keys, then the values where they count."""
    scores = dict.fromkeys(_OF_SECTION.values(), 0.0)
    told = dict.fromkeys(_OF_SECTION[kind] for kind in kinds if kind in _OF_SECTION)
    for number, kind in enumerate(told):
        scores[kind] += max(5 - number, 1)
    counts = Counter(key for block in sample for key in block.fields)
    common = {key for key, count in counts.items() if count * 2 >= len(sample)}
    for kind, keys in signs().items():
        scores[kind] += min(2.0 * len(keys & common), 4.0)
    if common & (signs()["publication"] | signs()["talk"]):
        # "activities" may be anything; news has no authors
        scores["news"] -= 2
    best = max(scores.values())
    people = _share(sample, "person", _names_only_person) >= _NEARLY_ALL
    scores["person"] += _ENOUGH if people else 0
    for kind, weight in _BY_CONTENTS.items():
        if people and kind in ("education", "role"):
            continue  # "name" is that of the student, not of the school
        if scores[kind] + weight >= best:
            scores[kind] += weight * _share(sample, kind, _looks)
    return scores


def _is_head(page: Page, section: Section, run: list[Block], best: float) -> bool:
    """Whether a lone entry is what a page says of its subject as a whole."""
    if len(run) > 1:
        return False
    if _is_subject(page, run[0]):
        return True
    if best >= 5:
        return False
    keys = {key for key in run[0].fields if not key.startswith("@")}
    titled = section.title.lower() in _HEAD_SECTIONS or not section.title
    return titled and (len(keys & _HEAD_KEYS) > 0 or bool(page.document.meta.get("name")))


def _is_subject(page: Page, block: Block) -> bool:
    """Whether an entry bears the name that the file gives its subject."""
    values = Values(block, "person")
    first, last = values.text("first"), values.text("last")
    name = f"{first} {last}" if first and last else values.text("name")
    return bool(name) and fold(name or "") == fold(str(page.document.meta.get("name") or ""))


def _share(sample: list[Block], kind: str, holds: Callable[[str, Block], bool]) -> float:
    return sum(bool(holds(kind, block)) for block in sample) / len(sample)


#: Up to how many points the look of the values gives a kind.
_BY_CONTENTS = {"education": 3.0, "award": 2.0, "role": 2.0, "person": 2.0, "teaching": 1.0}


def _looks(kind: str, block: Block) -> bool:
    if kind == "education":
        titles = [as_text(block.fields[key]) for key in _DEGREE_KEYS if key in block.fields]
        ranked = any(degree_rank(title[:60]) is not None for title in titles if title)
        return ranked and _has(block, kind, "institution")
    if kind == "role":
        title = Values(block, kind).text("title")
        return bool(title and heads_title(title)) and _has(block, kind, "organization")
    if kind == "award":
        return is_award(Values(block, kind).text("name") or "")
    if kind == "person":
        return _names_person(block)
    return bool(COURSE_CODE.search(Values(block, kind).text("course") or ""))


def _names_only_person(_: str, block: Block) -> bool:
    """Whether an entry is called by the full name of a person and names no school or company."""
    name = clean_name(Values(block, "person").text("name") or "")
    keys = {*block.fields, *(block.fields.get("@theme") or ())}
    housed = keys & _HOUSES
    return " " in name and not housed and is_name(name) and not organization_class(name)


def _names_person(block: Block) -> bool:
    """Whether an entry is called by a person's name and has a sign that it is about a person."""
    keys = set(block.fields) | set(block.fields.get("@theme") or ())
    about = keys & (signs()["person"] | _PICTURES | {"website", "url", "homepage", "webpage"})
    values = Values(block, "person")
    if values.text("first") and values.text("last"):
        return True
    name = clean_name(values.text("name") or "")
    return bool(about) and is_name(name) and not organization_class(name) and not is_award(name)


_DEGREE_KEYS = ("degree", "title", "area", "course", "studytype", "name")
_PICTURES = frozenset("photo image img picture avatar pic portrait headshot".split())


def _has(block: Block, kind: str, field: str) -> bool:
    return any(block.fields.get(key) for key in field_keys(kind)[field])


def _can_be(kind: str, block: Block) -> bool:
    """Whether an entry says enough to be a record of a kind."""
    values = Values(block, "service_role" if kind == "service" else kind)
    if kind == "publication":
        return _can_be_publication(values, block)
    if kind == "role":
        placed = values.text("organization", shared=True) or _has(block, "role", "current")
        dated = any(_has(block, "*", field) for field in ("date", "start", "end"))
        return bool(values.text("title") and (placed or dated))
    if kind == "project" and values.address():
        return True
    shared = kind == "education"
    return any(values.text(field, shared=shared) for field in _NEEDED.get(kind, ("name",)))


#: The fields of which one is enough to tell what an entry is called.
_NEEDED = {
    "education": ("institution", "degree"),
    "service": ("role", "venue"),
    "talk": ("title",),
    "teaching": ("course",),
    "news": ("text",),
    "person": ("name", "first"),
}


def _can_be_publication(values: Values, block: Block) -> bool:
    if values.text("citation"):
        return True
    typed = block.fields.get("type") in papers()
    named = any(_has(block, "publication", field) for field in ("doi", "arxiv", "url"))
    if not values.text("title"):
        return typed and named
    told = ("authors", "venue", "date", "place")
    return typed or named or any(_has(block, "publication", field) for field in told)
