"""The command line: one file per command, and the only place that knows click."""

from profdiff.cli.program import main

__all__ = ["main"]
