"""Checks: rules run over pages of a person, as they are and as they change."""

from profdiff.checking.settings import Settings, read_settings

__all__ = ["Settings", "read_settings"]
