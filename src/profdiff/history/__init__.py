"""Versions in time: what each version of a page changed, and which one set each fact.

Names are loaded on first use (PEP 562): a history that is known already needs no parser.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profdiff.history.blame import Blame, Fact, read_blame
    from profdiff.history.log import History, read_log
    from profdiff.history.show import read_show
    from profdiff.history.steps import Step
    from profdiff.history.timeline import Moment, Spell, Timeline, read_timeline
    from profdiff.history.windows import WINDOWS

__all__ = [
    "WINDOWS",
    "Blame",
    "Fact",
    "History",
    "Moment",
    "Spell",
    "Step",
    "Timeline",
    "read_blame",
    "read_log",
    "read_show",
    "read_timeline",
]

_MODULES = {
    "WINDOWS": "windows",
    "Blame": "blame",
    "Fact": "blame",
    "History": "log",
    "Moment": "timeline",
    "Spell": "timeline",
    "Step": "steps",
    "Timeline": "timeline",
    "read_blame": "blame",
    "read_log": "log",
    "read_show": "show",
    "read_timeline": "timeline",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
