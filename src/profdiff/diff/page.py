"""What changed about the page itself: its name, its title, the front matter that a reader sees."""

from profdiff.changes import Change, FieldChange
from profdiff.identity import name_key
from profdiff.match.forms import text_form
from profdiff.normal import fold
from profdiff.records import Profile

PAGE_ID = "page"


def page_change(old: Profile, new: Profile, *, other_subject: bool = False) -> Change | None:
    """The change of a page's own fields, None if they say the same.

    Where the pages are of two subjects, the change of the name says so.

    A text dump has neither title nor front matter: against it only what both give is compared.
    """
    one_is_text = "text" in (old.source.format, new.source.format)
    fields = []
    named: tuple[str | None, str | None] | None = None
    renamed = name_key(old.name or "") != name_key(new.name or "")
    if renamed and (other_subject or not (_says(new, old.name) and _says(old, new.name))):
        fields.append(FieldChange(field="name", before=old.name, after=new.name))
        named = old.name, new.name
    if _differ(old.title, new.title, one_is_text):
        fields.append(FieldChange(field="title", before=old.title, after=new.title))
    for key in sorted({*old.meta, *new.meta}):
        before, after = old.meta.get(key), new.meta.get(key)
        if (before, after) in ((old.title, new.title), named):
            continue  # told as the title or the name
        if _differ(before, after, one_is_text):
            fields.append(FieldChange(field=f"meta.{key}", before=before, after=after))
    change = changed_page(new, fields) if fields else None
    if change and other_subject:
        change.transitions = ["subject-changed"]
    return change


def _says(page: Profile, name: str | None) -> bool:
    """Whether a page says a name, whoever it takes it for; a name that is not given it does."""
    if not name:
        return True
    texts = [page.title or "", *page.meta.values(), *(p.text for p in page.passages)]
    return bool(page.passages) and f" {fold(name)} " in f" {fold(' '.join(texts))} "


def _differ(before: str | None, after: str | None, one_is_text: bool) -> bool:
    if one_is_text and not (before and after):
        return False
    return text_form(before) != text_form(after)


def changed_page(new: Profile, fields: list[FieldChange]) -> Change:
    """A change of the page with these fields."""
    return Change(
        id=PAGE_ID,
        entity="page",
        op="changed",
        label=new.name or new.title or "page",
        fields=fields,
    )
