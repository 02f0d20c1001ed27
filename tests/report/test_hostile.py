"""What pages may say: anything; it is text and nothing else, whichever field it stands in."""

import types
import typing

import msgspec
import pytest

from payloads import PAYLOADS
from profdiff import api
from profdiff.history.chronicle import chronicle
from profdiff.records import ENTITIES, LabelledUrl, Passage, Profile, SourceInfo, Venue
from profdiff.render.report import render_comparison, render_history
from profdiff.sources.history import Version
from profdiff.span import Span


def filled(kind, text):
    """A record, or a part of one, with a text in each field that can have it."""
    values = {}
    for field in msgspec.structs.fields(kind):
        options = typing.get_args(field.type)
        alone = options[0] if isinstance(field.type, types.UnionType) else field.type
        if alone is str:
            values[field.name] = text
        elif alone == list[str]:
            values[field.name] = [text]
        elif alone is Venue:
            values[field.name] = filled(Venue, text)
        elif alone == list[LabelledUrl]:
            values[field.name] = [LabelledUrl(label=text, url=text)]
    return kind(**values)


def profile(texts, path):
    """A page that says each text in every field of a record of every kind."""
    made = Profile(
        name=texts[0],
        title=texts[1],
        meta={texts[2]: texts[3]},
        source=SourceInfo(path=path, format="markdown", sha256=path, captured_at=texts[4]),
    )
    for entity, (attribute, kind) in ENTITIES.items():
        records = []
        for line, text in enumerate(texts, 1):
            record = filled(kind, text)
            record.id = f"{entity}:{text}"
            record.span = Span(path=path, line=line, column=1, end_line=line, end_column=2)
            records.append(record)
            made.passages.append(Passage(text=f"{entity} {text}", records=[record.id]))
        setattr(made, attribute, records)
    return made


def version(at, parents):
    said = PAYLOADS[at]
    day = f"2024-01-{at + 1:02}"
    return Version(
        commit=said,
        path=said,
        author=said,
        authored=day,
        committed=day,
        subject=said,
        content=str(at),
        parents=parents,
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    half = len(PAYLOADS) // 2
    old, new = profile(PAYLOADS[: half + 5], PAYLOADS[0]), profile(PAYLOADS[half:], PAYLOADS[1])
    last = profile(PAYLOADS, PAYLOADS[2])
    versions = [version(2, (PAYLOADS[1],)), version(1, (PAYLOADS[0],)), version(0, ())]
    read = {"0": old, "1": new, "2": last}
    told = chronicle(PAYLOADS[3], "", versions, lambda each: read[each.content])
    texts = {
        "pair": render_comparison(api.compare(old, new), old, new),
        "history": render_history(told),
    }
    files = {}
    for kind, text in texts.items():
        files[kind] = folder / f"{kind}.html"
        files[kind].write_text(text, encoding="utf-8")
    return files


def test_there_are_sixty():
    assert len(set(PAYLOADS)) == 60


@pytest.mark.parametrize("kind", ["pair", "history"])
def test_nothing_runs(hostile, opened, kind):
    page = opened(hostile[kind])
    elements = "[...document.querySelectorAll('script, style')].length"
    own = page.evaluate(elements)
    assert own == {"pair": 2, "history": 4}[kind]
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.get_by_label("Search").first.fill("<script>window.ran=1</script>")
    assert page.locator(".told .change:visible").count() > 0
    if kind == "history":
        page.select_option("#old", "1")
        assert page.locator("#result .change").count() > 0
        page.get_by_role("button", name="Older").click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.evaluate(elements) == own
    assert not page.locator("iframe, object, embed, img, base, link, math, input[onfocus]").count()
    shown = page.locator("body").text_content()
    assert "<img src=x onerror=window.ran=1>" in shown


def test_pages_and_names_of_files(tmp_path, opened):
    """The whole way: in the words of a page, raw and escaped, and in the names of files."""
    said_so = "- {0}\n- **{0}**. Mira Sol. *NeurIPS 2022*. [{0}]({0})"
    lines = [said_so.format(text.replace("\0", "")) for text in PAYLOADS]
    escaped = [line.replace("<", "&lt;").replace("\n", "\n\n") for line in lines]
    pages = []
    for at, said in enumerate((lines[::2] + escaped, lines + escaped[::2])):
        name = PAYLOADS[30 + at].replace("/", "∕")
        pages.append(tmp_path / f"{name}.md")
        pages[-1].write_text("# Mira Sol\n\n## Publications\n\n" + "\n".join(said), "utf-8")
    file = tmp_path / "report.html"
    file.write_text(api.report(*pages), encoding="utf-8")
    page = opened(file)
    page.wait_for_timeout(200)
    assert page.locator(".change").count() > 10
    assert page.evaluate("window.ran") is None
