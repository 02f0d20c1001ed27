"""What was found and is meant so: a file in the repository, for people to read and to review.

    [[accepted]]
    fingerprint = "3f2a19c0b7d4"
    rule = "publication-removed"
    what = "Sorting Sand by Colour is no longer on the page"
    reason = "withdrawn by the journal"
    until = 2027-01-01

`until` is the last day on which it holds; without one it holds for good. `rule` and `what` are for
readers.
"""

import datetime as dt
import re
from typing import Any

import msgspec

from profdiff.errors import ConfigError
from profdiff.files import replace_file
from profdiff.findings import Finding

_FINGERPRINT = re.compile(r"[0-9a-f]{12}")
#: An entry begins with the comments right above it.
_ENTRY = re.compile(r"^(?:[ \t]*#[^\n]*\n)*[ \t]*\[\[accepted\]\]", re.MULTILINE)
_NAMED = re.compile(r"^[ \t]*fingerprint[ \t]*=[ \t]*[\"']([0-9a-f]{12})[\"']", re.MULTILINE)
_HEAD = "# What was found and is meant so: written by profdiff accept, read by profdiff check.\n"
_KEYS = ("fingerprint", "rule", "what", "path", "reason", "until")


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that somebody accepted, with the reason; `until` is the last day that it holds."""

    fingerprint: str
    rule: str = ""
    what: str = ""
    path: str = ""
    reason: str = ""
    until: str | None = None

    def holds(self, today: str) -> bool:
        """Whether it holds on a day."""
        return self.until is None or today <= self.until


def read_accepted(path: str) -> list[Acceptance]:
    """The acceptances in a file, none where there is no file. Raises ConfigError for a bad one."""
    import tomllib

    try:
        with open(path, "rb") as file:
            tables = tomllib.load(file)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ConfigError(path, error.strerror or str(error), "make it readable") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(path, f"is no TOML: {error}", "mend that place") from error
    entries = tables.get("accepted", [])
    if not isinstance(entries, list) or set(tables) - {"accepted"}:
        raise ConfigError(path, "holds something else than [[accepted]]", "leave that out")
    return [_acceptance(path, number, entry) for number, entry in enumerate(entries, 1)]


def _acceptance(path: str, number: int, entry: Any) -> Acceptance:
    what = f"{path}: entry {number}"
    if not isinstance(entry, dict) or not _FINGERPRINT.fullmatch(str(entry.get("fingerprint"))):
        raise ConfigError(what, "has no fingerprint", "profdiff check prints those of its findings")
    if unknown := set(entry) - set(_KEYS):
        raise ConfigError(what, f"has an unknown key: {min(unknown)}", f"keys: {', '.join(_KEYS)}")
    until = entry.get("until")
    if until is not None:
        until = str(until)
        try:
            dt.date.fromisoformat(until)
        except ValueError as error:
            raise ConfigError(what, "until is no date", "write until = 2027-01-31") from error
    if not str(entry.get("reason", "")).strip():
        raise ConfigError(what, "has no reason", 'write reason = "…", for whoever reads it later')
    texts = {key: str(entry[key]) for key in _KEYS if key in entry and key != "until"}
    return Acceptance(**texts, until=until)


def accept(path: str, finding: Finding, reason: str, until: str | None) -> Acceptance:
    """Writes a finding down as accepted, at the end of a file, in place of an older entry of it.

    Raises ConfigError where the file is not as it should be, OSError where it cannot be written.
    """
    entry = Acceptance(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        what=finding.message,
        path=finding.path,
        reason=reason,
        until=until,
    )
    read_accepted(path)
    text = _text(path)
    kept = _without(text, {finding.fingerprint}) if text else _HEAD
    replace_file(path, f"{kept.rstrip()}\n\n{_entry(entry)}".encode())
    return entry


def drop(path: str, fingerprints: set[str]) -> None:
    """Takes entries out of a file; what stands around them stays as it is."""
    read_accepted(path)
    replace_file(path, _without(_text(path), fingerprints).encode())


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _without(text: str, fingerprints: set[str]) -> str:
    """A file's text without some entries and the comments right above them."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    ends = [*starts[1:], len(text)]
    kept = [text[: starts[0]] if starts else text]
    for start, end in zip(starts, ends, strict=True):
        found = _NAMED.search(text, start, end)
        if not (found and found[1] in fingerprints):
            kept.append(text[start:end])
    return "".join(kept).rstrip() + "\n"


def _entry(entry: Acceptance) -> str:
    lines = ["[[accepted]]"]
    lines += [
        f"{key} = {_quoted(value)}"
        for key in _KEYS
        if key != "until" and (value := getattr(entry, key))
    ]
    lines += [f"until = {entry.until}"] if entry.until else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML, which is one of JSON but for DEL."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
