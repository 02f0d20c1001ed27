"""The command line: one file per command, and the only place that knows click."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with the exit code that the outcome has."""
    import gc
    import signal

    # A command is over before collecting would pay: importing alone sets it off a dozen times,
    # and what is frozen need not be walked again at exit. Together a sixth of a cold start.
    gc.set_threshold(100_000)

    # Ended like any other way, so that a report that is being written leaves no draft behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))

    from profdiff.cli.program import run

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
