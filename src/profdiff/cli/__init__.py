"""The command line: one file per command, and the only place that knows click."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with the exit code that the outcome has."""
    import gc

    # A command is over before collecting would pay: importing alone sets it off a dozen times,
    # and what is frozen need not be walked again at exit. Together a sixth of a cold start.
    gc.set_threshold(100_000)

    from profdiff.cli.program import run

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
