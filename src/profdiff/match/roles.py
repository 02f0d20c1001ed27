"""Which old role is which new one."""

from profdiff.match.forms import text_form
from profdiff.match.ladder import Keys, Ladder
from profdiff.match.organizations import Organizations
from profdiff.match.page import Page, primary_role
from profdiff.records import Role


def match_roles(
    ladder: Ladder[Role], names: Organizations, pages: tuple[Page, Page] | None
) -> None:
    """By organization and title, by organization, by title; then the primary slot.

    Where the pages are of two subjects, `pages` is None, and what one of them is does not become
    what the other is.

    The slot is what is left of the primary role of each page: one position was given up for
    another. An old primary role that stands on the new page as a past one is found by its
    organization, before the slot is asked for.
    """

    def place(role: Role) -> str:
        return names.key(role.organization)

    def title(role: Role) -> str:
        return text_form(role.title)

    def both(role: Role, *more: str | None) -> Keys:
        parts = (place(role), title(role), *more)
        return (parts,) if title(role) and any(parts[:2]) and all(parts[2:]) else ()

    ladder.by("organization and title", lambda r: both(r, r.start), _may_be_one)
    ladder.by("organization and title", lambda r: both(r, r.end), _may_be_one)
    ladder.by("organization and title", lambda r: both(r, str(r.current)), _may_be_one)
    ladder.by("organization and title", both, _may_be_one)
    ladder.by("organization and title", both, _meet, alone_on_page=True)
    if pages is None:
        return
    ladder.by("organization", lambda r: [(place(r), r.start)] if place(r) and r.start else [])
    ladder.by("organization", lambda r: [(place(r), r.current)] if place(r) else [], _may_follow)
    ladder.by("organization", lambda r: [place(r)] if place(r) else [], _may_be_one)
    ladder.by("title", lambda r: [(title(r), r.current)] if title(r) else [], _may_follow)
    ladder.by("title", lambda r: [title(r)] if title(r) else [], _may_be_one)
    _match_primary(ladder, *pages)


def _may_be_one(old: Role, new: Role) -> bool:
    """Whether the dates do not tell two roles apart."""
    starts, ends = (old.start, new.start), (old.end, new.end)
    if all(starts) and _differ(*starts):
        return False
    return not (all(ends) and _differ(*ends) and not (starts[0] and starts[0] == starts[1]))


def _meet(old: Role, new: Role) -> bool:
    """Whether two periods share some time: those of one position whose dates were corrected."""
    return _begins_before_end(old, new) and _begins_before_end(new, old)


def _begins_before_end(one: Role, other: Role) -> bool:
    """Whether a role with a known start began before another, which may go on, had ended."""
    end = other.end or (None if other.current else other.start)
    return one.start is not None and (end is None or one.start < end)


def _may_follow(old: Role, new: Role) -> bool:
    """Whether two roles may be one position before and after a promotion or a move."""
    return (old.current and new.current) or _may_be_one(old, new)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two dates are of different times; a year and a month of it are not."""
    return not ((one or "").startswith(other or "") or (other or "").startswith(one or ""))


def _match_primary(ladder: Ladder[Role], old: Page, new: Page) -> None:
    """Pair the primary roles if both are still free."""
    before, after = primary_role(old.profile), primary_role(new.profile)
    olds = [o for o in ladder.old_free if ladder.old[o] is before]
    news = [n for n in ladder.new_free if ladder.new[n] is after]
    if olds and news:
        ladder.take(olds[0], news[0], "slot")
