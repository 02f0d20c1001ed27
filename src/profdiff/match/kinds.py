"""How each kind of record climbs the ladder: what makes an old and a new one the same.

Each function settles the pairs of one entity. Rungs that ask only for an equal name come after
those that ask for more, so that of several records of one name the right two meet.
"""

from bisect import bisect_left
from collections.abc import Mapping

from profdiff.identity import is_identifying, name_key, title_key
from profdiff.lexicon.degrees import degree_key, degree_rank
from profdiff.match.candidates import words
from profdiff.match.forms import compact_name, text_form
from profdiff.match.ladder import Ladder, together
from profdiff.match.organizations import Organizations
from profdiff.match.page import Page
from profdiff.match.scores import (
    blend,
    likeness,
    plain,
    same_start,
    years_agree,
)
from profdiff.normal import fold, url_key
from profdiff.patterns import Pattern
from profdiff.records import (
    Area,
    Award,
    Education,
    Interest,
    Link,
    News,
    Person,
    Project,
    Service,
    Statement,
    Talk,
    Teaching,
)

_ASIDE = Pattern(r"\s*\([^()]*\)", "(")


def match_projects(ladder: Ladder[Project], _old: Page, _new: Page) -> None:
    """By name and address, by name, by address, by likeness of names."""
    ladder.by("name", lambda p: together(title_key(p.name), url_key(p.url or "")))
    ladder.by("name", lambda p: together(title_key(p.name)))
    ladder.by("url", lambda p: together(url_key(p.url or "")), alone_on_page=True)
    ladder.similar(
        lambda p: words(p.name),
        lambda a, b: plain(likeness(a.name, b.name), 85),
        "similarity",
    )


def match_areas(ladder: Ladder[Area], held: Mapping[tuple[str, str], int]) -> None:
    """By title, by what they hold, by likeness of titles.

    `held` counts the matched projects and publications that two areas, given by their folded
    titles, both hold.
    """
    ladder.by("title", lambda a: together(title_key(a.title)))
    olds = {text_form(ladder.old[o].title): o for o in ladder.old_free}
    news = {text_form(ladder.new[n].title): n for n in ladder.new_free}
    ladder.assign(
        [(olds[a], news[b]) for a, b in held if a in olds and b in news],
        lambda a, b: held[text_form(a.title), text_form(b.title)],
        "contents",
    )
    ladder.similar(
        lambda a: words(a.title),
        lambda a, b: plain(likeness(a.title, b.title), 65),
        "similarity",
    )


def match_education(ladder: Ladder[Education], names: Organizations) -> None:
    """By degree, institution and field; by two of them; by degree; by institution and rank.

    Last by degree and an institution that is spelled almost alike: a slip that was mended.
    """

    def place(e: Education) -> str:
        return names.key(e.institution)

    def degree(e: Education) -> str:
        return degree_key(e.degree)

    def field(e: Education) -> str:
        return text_form(e.field)

    ladder.by("degree", lambda e: together(degree(e), place(e), field(e)))
    ladder.by("degree", lambda e: together(degree(e), place(e)))
    ladder.by("degree", lambda e: together(degree(e), field(e)))
    ladder.by("institution", lambda e: together(place(e), degree_rank(e.degree)))
    ladder.by("degree", lambda e: together(degree_key(e.degree)), alone_on_page=True)
    ladder.by("institution", lambda e: together(place(e)), lambda a, b: not (a.degree and b.degree))
    ladder.by("institution", lambda e: together(place(e), field(e)))
    ladder.similar(
        lambda e: [degree(e)],
        lambda a, b: plain(likeness(a.institution, b.institution), 90),
        "similarity",
    )


def match_awards(ladder: Ladder[Award], old: Page, new: Page) -> None:
    """By name and year, by name, by likeness of names with agreeing years.

    Last by what else their items say, year and occasion, under names that are somewhat alike.
    """
    ladder.by("name", lambda a: together(title_key(a.name), a.year))
    ladder.by("name", lambda a: together(title_key(a.name)), alone_on_page=True)
    ladder.by(
        "name", lambda a: together(title_key(a.name)), lambda a, b: years_agree(a.year, b.year)
    )
    ladder.by(
        "name",
        lambda a: together(title_key(_without_asides(a.name))),
        lambda a, b: years_agree(a.year, b.year),
        alone_on_page=True,
    )
    ladder.similar(
        lambda a: words(a.name),
        lambda a, b: plain(likeness(a.name, b.name), 85) * years_agree(a.year, b.year),
        "similarity",
    )
    pages = {id(a): old for a in ladder.old} | {id(a): new for a in ladder.new}
    ladder.by(
        "occasion",
        lambda a: together(_beside_name(a, pages[id(a)]), a.year),
        lambda a, b: likeness(a.name, b.name) >= 70,
    )


def _beside_name(award: Award, page: Page) -> frozenset[str]:
    """What the item of an award says beside its name and year: by whom and where it was given."""
    return frozenset(page.own_words(award)) - {*words(award.name), award.year}


def _without_asides(name: str) -> str:
    """A name without its brackets: "(nominated)", "(ranked 4th)"."""
    return _ASIDE.sub("", name)


def match_people(ladder: Ladder[Person], _old: Page, _new: Page) -> None:
    """By name and relation, by name, by address, by initials, by likeness of names."""
    ladder.by("name", lambda p: together(compact_name(p.name), text_form(p.relation)))
    ladder.by("name", lambda p: together(compact_name(p.name), text_form(p.group)))
    ladder.by("name", lambda p: together(compact_name(p.name)))
    ladder.by("url", lambda p: together(url_key(p.url or "")), _share_a_name, alone_on_page=True)
    ladder.by(
        "initials", lambda p: together(_initial_form(p.name)), _one_is_short, alone_on_page=True
    )
    ladder.similar(
        lambda p: words(p.name),
        lambda a, b: plain(likeness(" ".join(words(a.name)), " ".join(words(b.name))), 90),
        "similarity",
    )


def _initial_form(name: str) -> str:
    """First letter and surname: "E. Xing" and "Eric Xing" agree."""
    parts = name_key(name).split()
    return f"{parts[0][0]} {parts[-1]}" if len(parts) > 1 else ""


def _one_is_short(old: Person, new: Person) -> bool:
    firsts = [name_key(p.name).split()[0] for p in (old, new)]
    return firsts[0] == firsts[1] or min(map(len, firsts)) == 1


def _share_a_name(old: Person, new: Person) -> bool:
    return bool({*words(old.name)} & {*words(new.name)})


def match_interests(ladder: Ladder[Interest], _old: Page, _new: Page) -> None:
    """By name alone: a reworded interest is one removed and one added."""
    ladder.by("name", lambda i: together(fold(i.name)))


def match_news(ladder: Ladder[News], old: Page, new: Page) -> None:
    """By text, by a link of its own, by date and likeness of texts.

    Last by texts almost alike, at one place in the list, of which not both are dated.
    """
    ladder.by("text", lambda n: together(text_form(n.text), n.date))
    ladder.by("text", lambda n: together(text_form(n.text)), lambda a, b: not (a.date and b.date))
    ladder.by("text", lambda n: together(text_form(n.text)), alone_on_page=True)
    pages = {id(n): old for n in ladder.old} | {id(n): new for n in ladder.new}
    ladder.by(
        "link",
        lambda n: [a for a in pages[id(n)].addresses(n) if is_identifying(a)],
        lambda a, b: likeness(a.text, b.text) >= 50,
        alone_on_page=True,
    )
    ladder.similar(
        lambda n: [*words(n.text), f"on {n.date}"],
        lambda a, b: plain(likeness(a.text, b.text), 55) if a.date and a.date == b.date else 0,
        "date",
    )
    places = _places(ladder)
    ladder.similar(
        lambda n: words(n.text),
        lambda a, b: (
            plain(likeness(a.text, b.text), 85)
            * (not (a.date and b.date) and _figures(a.text) == _figures(b.text))
            * (not {*places[id(a)]}.isdisjoint(places[id(b)]))
        ),
        "place",
    )


def _places(ladder: Ladder[News]) -> dict[int, tuple[str, str]]:
    """Item without a partner → the pairs that stand nearest above and below it."""
    places: dict[int, tuple[str, str]] = {}
    for items, free, side in ((ladder.old, ladder.old_free, 0), (ladder.new, ladder.new_free, 1)):
        paired = sorted((pair[side], f"{pair[0]}-{pair[1]}") for pair in ladder.found)
        for index in free:
            at = bisect_left(paired, (index, ""))
            above = paired[at - 1][1] if at else "first"
            below = paired[at][1] if at < len(paired) else "last"
            places[id(items[index])] = (f"after {above}", f"before {below}")
    return places


def _figures(text: str) -> list[str]:
    """The numbers of a text: of two alike, those tell which year or paper is meant."""
    return [word for word in fold(text).split() if any(map(str.isdigit, word))]


def match_talks(ladder: Ladder[Talk], _old: Page, _new: Page) -> None:
    """By title, event and date; by two of them; by a title given once; by likeness."""
    ladder.by("title", lambda t: together(title_key(t.title), text_form(t.event), t.date))
    ladder.by("title", lambda t: together(title_key(t.title), text_form(t.event)))
    ladder.by("title", lambda t: together(title_key(t.title), t.date))
    ladder.by("title", lambda t: together(title_key(t.title)), alone_on_page=True)
    ladder.by("event", lambda t: together(text_form(t.event), t.date), _talks_alike)
    ladder.similar(
        lambda t: words(t.title),
        lambda a, b: plain(likeness(a.title, b.title), 88) * _one_occasion(a, b),
        "similarity",
    )


def _talks_alike(old: Talk, new: Talk) -> bool:
    return likeness(old.title, new.title) >= 40


def _one_occasion(old: Talk, new: Talk) -> bool:
    return not (old.date and new.date) or old.date[:4] == new.date[:4]


def match_teaching(ladder: Ladder[Teaching], _old: Page, _new: Page) -> None:
    """By course, term and role; by course and term; by a course given once; by likeness."""
    ladder.by(
        "course", lambda t: together(title_key(t.course), text_form(t.term), text_form(t.role))
    )
    ladder.by("course", lambda t: together(title_key(t.course), text_form(t.term)))
    ladder.by("course", lambda t: together(title_key(t.course)), alone_on_page=True)
    ladder.similar(
        lambda t: words(t.course),
        lambda a, b: (
            plain(likeness(a.course, b.course), 85) * (text_form(a.term) == text_form(b.term))
        ),
        "similarity",
    )


#: The short name of a venue behind its name: "(ICSME)", "(ICML 2024)", "(ACM TKDD)".
_SHORT_NAME = Pattern(r"\((?:(?:ACM|IEEE)[ /])?([A-Z][A-Za-z&-]{1,11})\b[^()]*\)", "(")


def _other_short_names(one: str | None, other: str | None) -> bool:
    """Whether two venues whose names are alike go by different short names."""
    shorts = [_SHORT_NAME.search(venue or "") for venue in (one, other)]
    return all(shorts) and len({found[1].lower() for found in shorts if found}) > 1


def match_service(ladder: Ladder[Service], _old: Page, _new: Page) -> None:
    """By role, venue and year; by two of them where the years may be one duty's; by likeness."""

    def one_duty(old: Service, new: Service) -> bool:
        return same_start(old.year, new.year)

    ladder.by("venue", lambda s: together(text_form(s.venue), text_form(s.role), s.year))
    ladder.by("venue", lambda s: together(text_form(s.venue), text_form(s.role)), one_duty)
    ladder.by("venue", lambda s: together(text_form(s.venue), s.year))
    ladder.by("venue", lambda s: together(text_form(s.venue)), one_duty, alone_on_page=True)
    ladder.by("role", lambda s: together(text_form(s.role)), lambda a, b: not (a.venue and b.venue))
    ladder.similar(
        lambda s: words(s.role, s.venue),
        lambda a, b: (
            plain(blend((likeness(a.venue, b.venue), 2), (likeness(a.role, b.role), 1)), 85)
            * one_duty(a, b)
            * (not _other_short_names(a.venue, b.venue))
        ),
        "similarity",
    )


def match_links(ladder: Ladder[Link], _old: Page, _new: Page) -> None:
    """By address, by label, by a kind given once."""
    ladder.by("url", lambda k: together(url_key(k.url), text_form(k.label)))
    ladder.by("url", lambda k: together(url_key(k.url)))
    ladder.by("label", lambda k: together(text_form(k.label)), alone_on_page=True)
    ladder.by("kind", lambda k: together(k.kind), alone_on_page=True)


def match_statements(ladder: Ladder[Statement], _old: Page, _new: Page) -> None:
    """By text, by likeness of texts."""
    ladder.by("text", lambda s: together(text_form(s.text)))
    ladder.similar(
        lambda s: words(s.text),
        lambda a, b: plain(likeness(a.text, b.text), 60),
        "similarity",
    )
