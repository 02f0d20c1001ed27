"""The command line: one file per command, and the only place that knows click."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with the exit code that the outcome has."""
    import _signal  # type: ignore[import-not-found]  # `signal` makes enumerations first: 0.4 ms
    import gc

    from profdiff.cli import cold_start

    # A command is over before collecting would pay: importing alone sets it off a dozen times.
    gc.set_threshold(100_000)
    stores = cold_start.keep()
    cold_start.spare_translations()

    # Ended like any other way, so that a report that is being written leaves no draft behind.
    _signal.signal(_signal.SIGTERM, lambda *_: sys.exit(128 + _signal.SIGTERM))

    from profdiff.cli.program import run

    code = run(sys.argv[1:])
    for store in stores:
        store.save()
    cold_start.leave(code)
