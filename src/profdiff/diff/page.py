"""What changed about the page itself: its name, its title, the front matter that a reader sees."""

from profdiff.changes import Change, FieldChange
from profdiff.identity import name_key
from profdiff.match.forms import text_form
from profdiff.records import Profile

PAGE_ID = "page"


def page_change(old: Profile, new: Profile) -> Change | None:
    """The change of a page's own fields, None if they say the same."""
    fields = []
    if name_key(old.name or "") != name_key(new.name or ""):
        fields.append(FieldChange(field="name", before=old.name, after=new.name))
    if text_form(old.title) != text_form(new.title):
        fields.append(FieldChange(field="title", before=old.title, after=new.title))
    for key in sorted({*old.meta, *new.meta}):
        before, after = old.meta.get(key), new.meta.get(key)
        if text_form(before) != text_form(after):
            fields.append(FieldChange(field=f"meta.{key}", before=before, after=after))
    return changed_page(new, fields) if fields else None


def changed_page(new: Profile, fields: list[FieldChange]) -> Change:
    """A change of the page with these fields."""
    return Change(
        id=PAGE_ID,
        entity="page",
        op="changed",
        label=new.name or new.title or "page",
        fields=fields,
    )
