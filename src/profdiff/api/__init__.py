"""The public functions: they compose the layers and hold no logic of their own.

Each is loaded on first use (PEP 562), as a command needs one of them alone.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profdiff.api.announcing import news
    from profdiff.api.checks import check, check_sides
    from profdiff.api.exports import export
    from profdiff.api.pages import compare, parse
    from profdiff.api.reading import Page, parse_bytes
    from profdiff.api.reports import report
    from profdiff.api.versions import blame, changelog, log, reparse, show, timeline

__all__ = [
    "Page",
    "blame",
    "changelog",
    "check",
    "check_sides",
    "compare",
    "export",
    "log",
    "news",
    "parse",
    "parse_bytes",
    "reparse",
    "report",
    "show",
    "timeline",
]

_MODULES = {
    "Page": "reading",
    "blame": "versions",
    "changelog": "versions",
    "check": "checks",
    "check_sides": "checks",
    "compare": "pages",
    "export": "exports",
    "log": "versions",
    "news": "announcing",
    "parse": "pages",
    "parse_bytes": "reading",
    "reparse": "versions",
    "report": "reports",
    "show": "versions",
    "timeline": "versions",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    return found
