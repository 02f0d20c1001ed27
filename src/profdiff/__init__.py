"""profdiff says what changed in a person's page: roles, papers, projects, not lines."""

__version__ = "0.1.0"

# Named as `typing` has it, which type checkers know; `import profdiff` need not load typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from profdiff.api import (
        blame,
        changelog,
        check,
        check_sides,
        compare,
        export,
        log,
        parse,
        reparse,
        report,
        show,
        timeline,
    )
    from profdiff.changelogs import Changelog, Section
    from profdiff.changes import Change, Comparison, FieldChange, Headline
    from profdiff.config import Config, Site, Words, find_config, read_config
    from profdiff.errors import (
        ConfigError,
        InputError,
        NoRepositoryError,
        ProfdiffError,
        RevisionError,
        SnapshotError,
        UsageError,
    )
    from profdiff.findings import Checked, Finding, Report
    from profdiff.history.blame import Blame, Fact
    from profdiff.history.log import History
    from profdiff.history.steps import Step
    from profdiff.history.timeline import Interval, Moment, Spell, Timeline
    from profdiff.records import (
        Area,
        Award,
        Diagnostic,
        Education,
        Interest,
        LabelledUrl,
        Link,
        News,
        Passage,
        Person,
        Profile,
        Project,
        Publication,
        Record,
        Role,
        Service,
        SitePage,
        SourceInfo,
        Statement,
        Talk,
        Teaching,
        Venue,
    )
    from profdiff.render.export import Exported
    from profdiff.sources.history import Version
    from profdiff.span import Span
    from profdiff.store.reparsing import Reparsing, Reread

__all__ = [
    "Area",
    "Award",
    "Blame",
    "Change",
    "Changelog",
    "Checked",
    "Comparison",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Education",
    "Exported",
    "Fact",
    "FieldChange",
    "Finding",
    "Headline",
    "History",
    "InputError",
    "Interest",
    "Interval",
    "LabelledUrl",
    "Link",
    "Moment",
    "News",
    "NoRepositoryError",
    "Passage",
    "Person",
    "ProfdiffError",
    "Profile",
    "Project",
    "Publication",
    "Record",
    "Reparsing",
    "Report",
    "Reread",
    "RevisionError",
    "Role",
    "Section",
    "Service",
    "Site",
    "SitePage",
    "SnapshotError",
    "SourceInfo",
    "Span",
    "Spell",
    "Statement",
    "Step",
    "Talk",
    "Teaching",
    "Timeline",
    "UsageError",
    "Venue",
    "Version",
    "Words",
    "__version__",
    "blame",
    "changelog",
    "check",
    "check_sides",
    "compare",
    "export",
    "find_config",
    "log",
    "parse",
    "read_config",
    "reparse",
    "report",
    "show",
    "timeline",
]

_MODULES = (
    "profdiff.api",
    "profdiff.changelogs",
    "profdiff.changes",
    "profdiff.config",
    "profdiff.errors",
    "profdiff.findings",
    "profdiff.records",
    "profdiff.span",
    "profdiff.history.blame",
    "profdiff.history.log",
    "profdiff.history.steps",
    "profdiff.history.timeline",
    "profdiff.render.export",
    "profdiff.sources.history",
    "profdiff.store.reparsing",
)


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562): `import profdiff` costs next to nothing."""
    if name in __all__:
        from importlib import import_module

        for module in _MODULES:
            found = getattr(import_module(module), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
