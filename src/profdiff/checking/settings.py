"""How a project wants to be checked: the table `[check]` of its configuration."""

import os
from typing import Any, cast

import msgspec

from profdiff.config import Config, Place
from profdiff.errors import unknown
from profdiff.findings import SEVERITIES, Severity
from profdiff.rules import ids, load

#: What was found and is meant so, in the folder of the configuration, else of the repository.
ACCEPTED = ".profdiff-accepted.toml"
_KEYS = ("fail-on", "across", "reference", "accepted", "rules")
_OFF = "off"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a check.

    `severities` are those that differ from the rules' own, None for a rule that is off; `options`
    are given by rule. `across` names the files that are always held against each other, `reference`
    a file of works, and `accepted` that of acceptances; paths are relative to `folder`.
    """

    fail_on: Severity = "error"
    severities: dict[str, Severity | None] = {}
    options: dict[str, dict[str, int]] = {}
    across: tuple[str, ...] = ()
    reference: str | None = None
    accepted: str = ACCEPTED
    folder: str = ""

    @property
    def accepted_path(self) -> str:
        """The file of acceptances, from the current folder."""
        return os.path.join(self.folder, self.accepted)

    @property
    def reference_path(self) -> str | None:
        """The file of works, from the current folder."""
        if self.reference is None:
            return None
        return os.path.normpath(os.path.join(self.folder, self.reference))

    def severity(self, rule: str) -> Severity | None:
        """How grave a finding of a rule is, None where the rule is off."""
        return self.severities[rule] if rule in self.severities else load(rule).severity


def read_settings(config: Config | None) -> Settings:
    """The settings that a configuration gives. Raises ConfigError for what is not known."""
    if config is None or not config.check:
        return Settings(folder=_folder(config))
    return _Reader(config).settings()


def _folder(config: Config | None) -> str:
    """The folder of the configuration, else that of the repository, else the current one."""
    if config and config.path:
        return os.path.dirname(config.path) or os.curdir
    folder = os.path.abspath(os.curdir)
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return os.curdir
        folder = above
    return folder


class _Reader:
    """The table of a configuration, checked key by key."""

    def __init__(self, config: Config) -> None:
        self.config, self.place = config, Place(config.path)
        self.base = f"{config.base}check"

    def settings(self) -> Settings:
        table = self.config.check
        for key in table:
            if key not in _KEYS:
                raise self._error(key, "is unknown", unknown("key", key, _KEYS))
        rules = table.get("rules", {})
        if not isinstance(rules, dict):
            raise self._error("rules", "is no table", f"write [{self.base}.rules]")
        read = {name: self._rule(name, content) for name, content in rules.items()}
        return Settings(
            fail_on=self._severity("fail-on", table.get("fail-on", "error")),
            severities={name: given for name, (is_given, given, _) in read.items() if is_given},
            options={name: options for name, (_, _, options) in read.items() if options},
            across=self._paths("across", table.get("across", [])),
            reference=self._path("reference", table.get("reference")),
            accepted=self._path("accepted", table.get("accepted")) or ACCEPTED,
            folder=_folder(self.config),
        )

    def _rule(self, name: str, content: Any) -> tuple[bool, Severity | None, dict[str, int]]:
        """Whether a severity is given for a rule, which (None for off), and the rule's options."""
        if name not in ids():
            raise self._error(f"rules.{name}", "is unknown", unknown("rule", name, ids()))
        key = f"rules.{name}"
        if not isinstance(content, dict):
            return True, self._severity_or_off(key, content), {}
        options = {option: given for option, given in content.items() if option != "severity"}
        known = load(name).options
        for option, given in options.items():
            if option not in known:
                names = ("severity", *known)
                raise self._error(f"{key}.{option}", "is unknown", unknown("key", option, names))
            if not isinstance(given, int) or isinstance(given, bool) or given < 0:
                raise self._error(
                    f"{key}.{option}", "is no whole number", f"write {option} = 3, say"
                )
        if "severity" in content:
            return True, self._severity_or_off(f"{key}.severity", content["severity"]), options
        return False, None, options

    def _severity_or_off(self, key: str, content: Any) -> Severity | None:
        return None if content == _OFF else self._severity(key, content, (*SEVERITIES, _OFF))

    def _severity(self, key: str, content: Any, known: tuple[str, ...] = SEVERITIES) -> Severity:
        if not isinstance(content, str) or content not in known:
            raise self._error(key, "is no severity", unknown("severity", str(content), known))
        return cast("Severity", content)

    def _paths(self, key: str, content: Any) -> tuple[str, ...]:
        if not isinstance(content, list) or not all(isinstance(each, str) for each in content):
            raise self._error(key, "is no list of files", f'write {key} = ["about.md", "cv.tex"]')
        return tuple(content)

    def _path(self, key: str, content: Any) -> str | None:
        if content is not None and not isinstance(content, str):
            raise self._error(key, "is no file", f'write {key} = "works.bib"')
        return content

    def _error(self, key: str, why: str, hint: str) -> Exception:
        return self.place.error(f"{self.base}.{key}", why, hint)
