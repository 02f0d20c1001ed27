"""profdiff says what changed in a person's page: roles, papers, projects, not lines."""

__version__ = "0.1.0"

# Named as `typing` has it, which type checkers know; `import profdiff` need not load typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from profdiff.api import compare, parse
    from profdiff.changes import Change, Comparison, FieldChange, Headline
    from profdiff.config import Config, Site, Words, find_config, read_config
    from profdiff.errors import (
        ConfigError,
        InputError,
        ProfdiffError,
        RevisionError,
        SnapshotError,
        UsageError,
    )
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
    from profdiff.span import Span

__all__ = [
    "Area",
    "Award",
    "Change",
    "Comparison",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Education",
    "FieldChange",
    "Headline",
    "InputError",
    "Interest",
    "LabelledUrl",
    "Link",
    "News",
    "Passage",
    "Person",
    "ProfdiffError",
    "Profile",
    "Project",
    "Publication",
    "Record",
    "RevisionError",
    "Role",
    "Service",
    "Site",
    "SitePage",
    "SnapshotError",
    "SourceInfo",
    "Span",
    "Statement",
    "Talk",
    "Teaching",
    "UsageError",
    "Venue",
    "Words",
    "__version__",
    "compare",
    "find_config",
    "parse",
    "read_config",
]

_MODULES = (
    "profdiff.api",
    "profdiff.changes",
    "profdiff.config",
    "profdiff.errors",
    "profdiff.records",
)


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562): `import profdiff` costs next to nothing."""
    if name in __all__:
        from importlib import import_module

        for module in (*_MODULES, "profdiff.span"):
            found = getattr(import_module(module), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
