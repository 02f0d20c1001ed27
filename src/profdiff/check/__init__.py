"""Checks: rules run over pages of a person, as they are and as they change."""

from profdiff.check.checking import Checking
from profdiff.check.pages import current_day
from profdiff.check.settings import Settings, read_settings

__all__ = ["Checking", "Settings", "current_day", "read_settings"]
