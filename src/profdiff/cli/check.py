"""`profdiff check`: what a careful colleague would say of a change before it is committed."""

import os
from collections.abc import Mapping

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import debug_option, output_options, reading_options
from profdiff.cli.output import style_for, write
from profdiff.cli.step_summary import append_summary, summary_path
from profdiff.config import Config
from profdiff.errors import UsageError
from profdiff.findings import SEVERITIES, Report
from profdiff.render.check import FOR_PROGRAMS, REPORT, render_report


@click.command("check", short_help="Say what looks wrong in what is about to be committed.")
@click.argument("paths", nargs=-1)
@click.option("--against", metavar="REVISION", help="Hold what is staged against this, not HEAD.")
@click.option("--old", metavar="PAGE", help="Check the change from this page to --new.")
@click.option("--new", metavar="PAGE", help="The page after the change.")
@click.option("--all", "every", is_flag=True, help="Check pages as they are, changed or not.")
@click.option("--across", is_flag=True, help="Check PATHS as they are, and against each other.")
@click.option("--reference", metavar="FILE", help="Hold pages against these works.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="From which severity on to exit with 1: error if not given.",
)
@output_options(REPORT)
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    paths: tuple[str, ...],
    against: str | None,
    old: str | None,
    new: str | None,
    every: bool,
    across: bool,
    reference: str | None,
    fail_on: str | None,
    output: str,
    path: str | None,
    color: str,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Say what looks wrong in what is staged: papers that vanish, venues that go backwards.

    PATHS are files or folders; without any, all pages of the site are looked at. What the pages had
    before is not told: --all tells it.
    """
    _refuse_contradictions(old, new, against, every=every, across=across, paths=paths)
    configured = configuration(config, new or (paths[0] if paths else os.curdir))
    if old is not None and new is not None:
        report = api.check_sides(
            old, new, reference=reference, config=configured, max_bytes=max_bytes
        )
    else:
        report = api.check(
            paths,
            against=against or _asked_by_pre_commit(os.environ) or "HEAD",
            every=every,
            across=across,
            reference=reference,
            config=configured,
            max_bytes=max_bytes,
        )
    style = style_for(color, path, os.environ)
    write(render_report(report, output, style), path, for_programs=output in FOR_PROGRAMS)
    summary = summary_path(os.environ) if output == "github" else None
    if summary:
        append_summary(summary, render_report(report, "markdown", style))
    _note_mistakes(report)
    return _exit_code(report, fail_on, configured)


def _asked_by_pre_commit(environ: Mapping[str, str]) -> str:
    """The revision that pre-commit says the commits to be checked begin at; "" for none.

    It is of zeros for a branch that is pushed for the first time.
    """
    revision = environ.get("PRE_COMMIT_FROM_REF", "")
    return revision if revision.strip("0") else ""


def _note_mistakes(report: Report) -> None:
    """Say which comments on pages silence nothing."""
    from profdiff.render.sanitise import sanitise

    for page in report.pages:
        for found in page.diagnostics:
            if found.code == "unknown-rule":
                where = f"{sanitise(page.path)}:{found.line}"
                click.echo(f"{where}: {sanitise(found.message)}", err=True)


def _exit_code(report: Report, fail_on: str | None, config: Config | None) -> int:
    if report.status != "complete":
        return exit_codes.INCOMPLETE
    from profdiff.checking import read_settings

    least = SEVERITIES.index(fail_on or read_settings(config).fail_on)
    grave = any(SEVERITIES.index(finding.severity) <= least for finding in report.findings)
    return exit_codes.CHANGES if grave else exit_codes.DONE


def _refuse_contradictions(  # noqa: PLR0913  # the options that exclude each other
    old: str | None,
    new: str | None,
    against: str | None,
    *,
    every: bool,
    across: bool,
    paths: tuple[str, ...],
) -> None:
    if (old is None) != (new is None):
        raise UsageError("--old" if new is None else "--new", "stands alone", "give both sides")
    ways = {"--old and --new": old, "--against": against, "--all": every, "--across": across}
    given = [name for name, value in ways.items() if value]
    if len(given) > 1:
        raise UsageError(" and ".join(given), "are two ways to check", "choose one")
    if old is not None and paths:
        raise UsageError(paths[0], "stands beside --old and --new", "leave the paths out")
    if across and len(paths) < 2:
        raise UsageError("--across", "needs two files or more", "name the pages of one person")
