"""The summary of a step in GitHub Actions: a file that Markdown is appended to."""

from collections.abc import Mapping

from profdiff.errors import UsageError

#: GitHub refuses a summary that is larger, and says so in the log alone.
_MOST = 1024 * 1024
_CUT = "\n… and more, which is left out: a summary holds one megabyte.\n"
_VARIABLE = "GITHUB_STEP_SUMMARY"


def summary_path(environ: Mapping[str, str]) -> str | None:
    """The file of the step's summary, None where no step is run."""
    return environ.get(_VARIABLE) or None


def append_summary(path: str, text: str) -> None:
    """Append Markdown to a summary, as many whole lines of it as there is room for.

    Raises UsageError where the file cannot be written.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        with open(path, "ab") as file:
            room = _MOST - file.tell()
            if len(data) > room:
                cut = _CUT.encode()
                data = data[: max(room - len(cut), 0)].rpartition(b"\n")[0] + cut
            if len(data) <= room:
                file.write(data)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"{_VARIABLE}={path}", why, "name a file that can be written") from error
