"""Hand-made comparisons and profiles that the renderers are shown at work on."""

from profdiff.changes import Change, Comparison, FieldChange, Headline
from profdiff.records import (
    Area,
    Award,
    Diagnostic,
    Education,
    LabelledUrl,
    Link,
    News,
    Passage,
    Profile,
    Project,
    Publication,
    Role,
    SourceInfo,
    Statement,
    Venue,
)
from profdiff.span import Span


def source(path="about.md", captured_at=None, **given):
    return SourceInfo(
        path=path,
        format="markdown",
        captured_at=captured_at,
        sha256="0" * 64,
        chosen_by="content: front matter",
        **given,
    )


def at(line):
    return Span("about.md", line, 1, line, 80)


def field(name, before, after):
    return FieldChange(field=name, before=before, after=after)


def change(  # as short as the examples want it
    entity, op, label="", fields=(), old=None, new=None, *, transitions=(), **given
):
    return Change(
        id=f"{entity}:{label}",
        fingerprint="0123456789ab",
        entity=entity,
        op=op,
        label=label,
        fields=list(fields),
        old=old,
        new=new,
        transitions=list(transitions),
        **given,
    )


def comparison(*changes, unchanged=32, status="complete", headline=None, **sides):
    summary = {}
    for each in changes:
        kinds = summary.setdefault(each.entity, {"added": 0, "removed": 0, "changed": 0})
        kinds[each.op] += 1
    return Comparison(
        status=status,
        old=sides.get("old") or source(captured_at="2021-02-14T08:00:00Z"),
        new=sides.get("new") or source(captured_at="2024-09-30"),
        headline=headline,
        summary=summary,
        unchanged=unchanged,
        changes=list(changes),
    )


def career():
    """A student who graduated and moved on: every kind of phrase that a report has."""
    before = Role(
        span=at(12),
        title="final-year Ph.D. student",
        organization="Halden University",
        current=True,
    )
    after = Role(
        span=at(12), title="research scientist", organization="Brightwater Labs", current=True
    )
    paper = Publication(span=at(24), arxiv="2104.01234", venue=Venue(text="Preprint 2021"))
    accepted = Publication(span=at(26), arxiv="2104.01234", venue=Venue(text="NeurIPS 2022"))
    titled = (
        "Sparse Gradients in Dense Cities: a Study of Traffic Forecasting under Missing Sensors"
    )
    return comparison(
        change(
            "role",
            "changed",
            "research scientist",
            [
                field("title", before.title, after.title),
                field("organization", before.organization, after.organization),
            ],
            before,
            after,
            transitions=["moved"],
            matched_by="slot",
            severity="major",
        ),
        change(
            "role",
            "added",
            new=Role(
                span=at(19), title="co-founder", organization="openroads.example", start="2023"
            ),
            transitions=["joined"],
        ),
        change(
            "education",
            "changed",
            fields=[field("status", "in_progress", "completed"), field("end", None, "2024")],
            old=Education(span=at(12), degree="Ph.D.", institution="Halden University"),
            new=Education(span=at(15), degree="Ph.D.", institution="Halden University"),
            transitions=["graduated"],
        ),
        change(
            "education",
            "added",
            new=Education(
                span=at(16),
                degree="B.S.",
                field="Mathematics",
                institution="Quay College",
                start="2014",
                end="2018",
            ),
        ),
        change(
            "award",
            "changed",
            fields=[field("count", None, 2)],
            old=Award(span=at(14), name="Open Instruments Grant"),
            new=Award(span=at(17), name="Open Instruments Grant", count=2),
        ),
        change("project", "added", new=Project(span=at(25), name="Roadside", lead=True)),
        change(
            "project",
            "changed",
            fields=[field("lead", False, True)],
            old=Project(span=at(22), name="Kerb", lead=False),
            new=Project(span=at(25), name="Kerb", lead=True),
            transitions=["lead-gained"],
        ),
        change(
            "publication",
            "changed",
            "arXiv:2104.01234",
            [field("venue", "Preprint 2021", "NeurIPS 2022"), field("distinction", None, "oral")],
            paper,
            accepted,
            transitions=["accepted", "distinguished"],
            matched_by="arxiv",
        ),
        change(
            "publication",
            "changed",
            titled,
            [
                field("authors", ["Mira Sol", "Ivo Brandt"], ["Mira Sol", "Ivo Brandt", "Lin Qiu"]),
                field(
                    "links",
                    [],
                    [LabelledUrl("code", "https://code.example/sparse-gradients-in-dense-cities")],
                ),
            ],
            Publication(span=at(30), title=titled),
            Publication(span=at(31), title=titled),
        ),
        change(
            "publication",
            "removed",
            titled,
            old=Publication(
                span=at(131),
                title="A Note on Kerbs",
                venue=Venue(text="TRB 2020"),
                authorship="first",
                status="submitted",
            ),
        ),
        change(
            "area",
            "changed",
            fields=[field("title", "Traffic models", "Forecasting for cities that lack sensors")],
            old=Area(span=at(31), title="Traffic models"),
            new=Area(span=at(33), title="Forecasting for cities that lack sensors"),
            transitions=["renamed"],
        ),
        change(
            "news", "added", new=News(span=at(40), date="2024-09", text="I joined Brightwater.")
        ),
        change(
            "link", "added", new=Link(span=at(5), label="CV", url="https://mira.example/cv.pdf")
        ),
        change("statement", "removed", old=Statement(span=at(9), text="I like kerbs.")),
        change("page", "changed", "title", [field("title", "Mira", "Mira Sol")]),
        headline=Headline(before=before, after=after),
    )


def nothing():
    """Two versions that say the same."""
    return comparison(unchanged=41)


def nothing_asked_for():
    """Changes, but none of the kinds asked for; the style says how many are hidden."""
    return comparison(unchanged=41)


def collapsed():
    """A page that broke."""
    return comparison(
        change(
            "page",
            "changed",
            "about.md",
            [field("publications", 41, 0), field("state", "content", "stub")],
        ),
        status="collapsed",
        unchanged=0,
        old=source("pages/of/a/department/with/long/names/about.md", revision="a" * 40),
        new=source("pages/of/a/department/with/long/names/about.md", revision="b" * 40),
    )


def limited():
    """An answer that a limit cut short, between two files."""
    return comparison(status="limited", old=source("old.md"), new=source("new.md"))


def only_links():
    """Nothing but what is folded beside better news, between two pages of a store."""
    return comparison(
        change(
            "link", "added", new=Link(span=at(5), label="CV", url="https://mira.example/cv.pdf")
        ),
        change("statement", "removed", old=Statement(span=at(9), text="I like kerbs.")),
        old=source("snapshots/mira/2021-02-14.md", captured_at="2021-02-14"),
        new=source("snapshots/mira/2024-09-30.html", captured_at="2024-09-30"),
    )


def reworded():
    """A sentence with a few other words in it."""
    before, after = "I like kerbs, really", "I love kerbs, really and truly"
    return comparison(
        change(
            "statement",
            "changed",
            fields=[field("text", before, after)],
            old=Statement(span=at(9), text=before),
            new=Statement(span=at(9), text=after),
        )
    )


def moved_on():
    """A headline that is two changes: the old role ended, another began."""
    before = Role(span=at(12), title="lecturer", organization="Quay College", current=True)
    past = Role(span=at(14), title="lecturer", organization="Quay College", end="2024")
    after = Role(span=at(12), title="reader", organization="Halden University", current=True)
    return comparison(
        change(
            "role",
            "changed",
            fields=[field("end", None, "2024"), field("current", True, False)],
            old=before,
            new=past,
            transitions=["ended"],
        ),
        change("role", "added", new=after, transitions=["joined"]),
        headline=Headline(before=before, after=after),
    )


def first_role():
    """A headline with no role before."""
    after = Role(span=at(3), title="reader", organization="Halden University", current=True)
    return comparison(
        change("role", "added", new=after), headline=Headline(before=None, after=after)
    )


def hostile(text="\x1b]0;owned\x07\x1b[31m[pdf] :robot: \u202egnihsif\u202c @all #1 </li>\r\n\x9b"):
    """Page text that a terminal or a Markdown reader would obey, in every place that shows text."""
    paper = Publication(
        span=at(3),
        title=text,
        authors=[text],
        venue=Venue(text=text, track=text, distinction=text),
        links=[LabelledUrl(text, text)],
    )
    role = Role(span=at(3), title=text, organization=text, unit=text, start=text, end=text)
    return comparison(
        change(
            "role",
            "changed",
            text,
            [field("title", text, text + "!")],
            role,
            role,
            matched_by="url",
        ),
        change("role", "removed", text, old=role, transitions=["left"]),
        change(
            "education", "added", text, new=Education(degree=text, field=text, institution=text)
        ),
        change("award", "added", text, new=Award(name=text, grantor=text, year=text)),
        change(
            "publication",
            "changed",
            text,
            [field("links", [], paper.links), field("venue", text, None), field(text, text, text)],
            paper,
            paper,
            transitions=["accepted"],
        ),
        change("news", "added", text, new=News(date=text, text=text)),
        change("link", "added", text, new=Link(label=text, url=text, kind=text)),
        change("page", "changed", text, [field("name", text, [text, text])]),
        old=source(text, revision=text),
        new=source(text, captured_at=text),
        headline=Headline(before=role, after=None),
    )


def page():
    """The later page of the career, as records."""
    paper = Publication(
        id="publication:arxiv:2104.01234",
        span=at(26),
        arxiv="2104.01234",
        venue=Venue(text="NeurIPS 2022", distinction="oral"),
        authorship="first",
    )
    return Profile(
        name="Mira Sol",
        source=source(captured_at="2024-09-30"),
        roles=[
            Role(
                id="role:research scientist",
                span=at(12),
                title="research scientist",
                organization="Brightwater Labs",
                current=True,
                start="2024",
            )
        ],
        education=[
            Education(
                id="education:phd",
                span=at(15),
                degree="Ph.D.",
                institution="Halden University",
                status="completed",
                end="2024",
            )
        ],
        publications=[paper],
        statements=[Statement(id="statement:1", span=at(9), text="I like kerbs.")],
        diagnostics=[Diagnostic(code="mojibake", message="text repaired: RĂ©", line=14)],
        passages=[
            Passage(text="I like kerbs.", span=at(9), records=["statement:1"], rules=["statement"]),
            Passage(
                text="I am a research scientist at Brightwater Labs since 2024.",
                span=at(12),
                records=["role:research scientist"],
                rules=["role-in-prose"],
            ),
            Passage(text="Publications", span=at(20)),
            Passage(text="NeurIPS 22", span=at(26), records=[paper.id], rules=["venue-link"]),
        ],
    )


def stub():
    """A page that holds nothing."""
    return Profile(source=source("stub.html"), state="stub")
