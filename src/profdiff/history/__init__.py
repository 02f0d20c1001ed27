"""Versions in time: what each version of a page changed, and which one set each fact."""

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
