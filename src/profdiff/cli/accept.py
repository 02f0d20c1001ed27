"""`profdiff accept`: write down that what a check found is meant so."""

import datetime as dt
import os

import click

from profdiff import api
from profdiff.checking import read_settings
from profdiff.checking.accepted import Acceptance, accept, drop, read_accepted
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import debug_option, reading_options
from profdiff.config import Config
from profdiff.errors import InputError, UsageError
from profdiff.findings import Finding, Report
from profdiff.render.sanitise import sanitise


@click.command("accept", short_help="Accept what a check found, with the reason.")
@click.argument("fingerprints", metavar="[FINGERPRINT]...", nargs=-1)
@click.option("--reason", metavar="TEXT", help="Why it is meant so, for whoever reads it later.")
@click.option("--until", metavar="DATE", help="The last day on which that holds.")
@click.option("--page", "pages", metavar="PATH", multiple=True, help="Where to look for it.")
@click.option("--against", metavar="REVISION", default="HEAD", help="As for profdiff check.")
@click.option("--prune", is_flag=True, help="Drop what is out of date, or not found any more.")
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    fingerprints: tuple[str, ...],
    reason: str | None,
    until: str | None,
    pages: tuple[str, ...],
    against: str,
    prune: bool,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Accept findings of profdiff check by their fingerprints; without any, list what is accepted.

    What is accepted stands in .profdiff-accepted.toml, to be committed and reviewed: it holds for
    the same thing with the same values, wherever it stands and however it is worded.
    """
    configured = configuration(config, pages[0] if pages else os.curdir)
    file = read_settings(configured).accepted_path
    if prune:
        _prune(file, _reports(pages, against, configured, max_bytes))
    elif fingerprints:
        if not reason or not reason.strip():
            raise UsageError("--reason", "is missing", 'say why, as in --reason "withdrawn"')
        day = _day(until)
        found = {
            finding.fingerprint: finding
            for report in _reports(pages, against, configured, max_bytes)
            for finding in report.findings
        }
        for finding in [_named(fingerprint, found) for fingerprint in fingerprints]:
            _tell(accept(file, finding, reason.strip(), day))
    else:
        for entry in read_accepted(file):
            _tell(entry)
    return exit_codes.DONE


def _reports(
    pages: tuple[str, ...], against: str, config: Config | None, max_bytes: int | None
) -> list[Report]:
    """What is found in what is staged, in the pages as they are, and across those named."""
    nothing = os.devnull
    reports = []
    try:
        reports.append(
            api.check(pages, against=against, accepted=nothing, config=config, max_bytes=max_bytes)
        )
    except InputError:
        if against != "HEAD":
            raise
        # There may be no repository: then pages are checked as they are alone.
    reports.append(
        api.check(pages, every=True, accepted=nothing, config=config, max_bytes=max_bytes)
    )
    if len(pages) > 1:
        reports.append(
            api.check(pages, across=True, accepted=nothing, config=config, max_bytes=max_bytes)
        )
    return reports


def _named(fingerprint: str, found: dict[str, Finding]) -> Finding:
    if fingerprint in found:
        return found[fingerprint]
    begun = [name for name in found if len(fingerprint) >= 4 and name.startswith(fingerprint)]
    if len(begun) == 1:
        return found[begun[0]]
    raise UsageError(
        fingerprint,
        "is the fingerprint of nothing that is found now",
        "profdiff check shows what is; give --against or --page as it was given there",
    )


def _day(until: str | None) -> str | None:
    try:
        return dt.date.fromisoformat(until).isoformat() if until else None
    except ValueError as error:
        raise UsageError(f"--until {until}", "is no date", "write it as 2027-01-31") from error


def _prune(file: str, reports: list[Report]) -> None:
    """Drops the acceptances that have ended, and those of what is not found any more."""
    from profdiff.checking.pages import current_day

    found = {finding.fingerprint for report in reports for finding in report.findings}
    gone = {
        entry.fingerprint
        for entry in read_accepted(file)
        if not entry.holds(current_day()) or entry.fingerprint not in found
    }
    if gone:
        drop(file, gone)
    click.echo(f"{len(gone)} dropped" if gone else "nothing to drop")


def _tell(entry: Acceptance) -> None:
    until = f" until {entry.until}" if entry.until else ""
    click.echo(f"{entry.fingerprint}{until} {sanitise(entry.rule)}: {sanitise(entry.what)}")
    click.echo(f"  {sanitise(entry.reason)}")
