"""Which changes tell no fact: stamps, counts, times that run on, invitations, rights and credits.

Only what is wholly such is noise. Where a sentence says more, its other words decide.
"""

from profdiff.changes import Change
from profdiff.lexicon.noise import is_all_noise, is_badge, is_invitation, same_but_noise
from profdiff.normal import squeeze
from profdiff.records import Link, Record, Statement


def is_noise(change: Change) -> bool:
    """Whether a change tells nothing that a reader would want to be told."""
    if change.entity == "statement":
        return _is_noise_statement(change)
    if change.entity == "link":
        return _is_noise_link(change)
    return False


def _is_noise_statement(change: Change) -> bool:
    before, after = _text(change.old), _text(change.new)
    if change.op != "changed":
        return is_all_noise(before or after)
    fields = {field.field: field for field in change.fields}
    links = fields.get("links")
    if links and not all(map(_is_fleeting, {*links.before} ^ {*links.after})):
        return False
    return squeeze(before) == squeeze(after) or same_but_noise(before, after)


def _is_noise_link(change: Change) -> bool:
    links = [link for link in (change.old, change.new) if isinstance(link, Link)]
    if all(_is_fleeting(link.url) for link in links):
        return True
    labels = [link.label or "" for link in links]
    if len(links) == 1:
        return is_all_noise(labels[0])
    return links[0].url == links[1].url and same_but_noise(*labels)


def _is_fleeting(url: str) -> bool:
    """Whether an address is an invitation, or a picture of a count."""
    return is_invitation(url) or is_badge(url)


def _text(record: Record | None) -> str:
    return record.text if isinstance(record, Statement) else ""
