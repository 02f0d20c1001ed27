"""The command line: one file per command, and the only place that knows click."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with the exit code that the outcome has."""
    import gc
    import signal

    from profdiff import patterns
    from profdiff.cli import cold_start

    # A command is over before collecting would pay: importing alone sets it off a dozen times.
    gc.set_threshold(100_000)
    store = cold_start.PatternStore()
    patterns.compiler = store.compile

    # Ended like any other way, so that a report that is being written leaves no draft behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))

    from profdiff.cli.program import run

    code = run(sys.argv[1:])
    store.save()
    cold_start.leave(code)
