"""One run of a check: which pages are looked at, by which rules, and what of it is told."""

import os
import posixpath
from collections import Counter
from collections.abc import Callable, Sequence

from profdiff.changes import Comparison, Status
from profdiff.checking import running
from profdiff.checking.accepted import read_accepted
from profdiff.checking.ages import Ages
from profdiff.checking.choosing import pages_among
from profdiff.checking.elsewhere import Elsewhere
from profdiff.checking.ignoring import mistaken
from profdiff.checking.pages import beside, read_page
from profdiff.checking.placing import place_below
from profdiff.checking.settings import read_settings
from profdiff.config import Config, Site
from profdiff.diff import compare_profiles
from profdiff.errors import InputError, NoRepositoryError, RevisionError
from profdiff.findings import SEVERITIES, Checked, Finding, Report
from profdiff.records import Diagnostic, Profile
from profdiff.rules import RULES
from profdiff.rules.subjects import OtherPages, Page, Pair
from profdiff.site import pages_of, read_each
from profdiff.sources import Tree
from profdiff.sources.git import INDEX
from profdiff.sources.git_tree import GitTree
from profdiff.sources.repository import Repository
from profdiff.sources.source import MAX_BYTES, Source, shown, too_big
from profdiff.sources.staged import base, staged

#: What a page that is deleted says.
_NOTHING = b""
_COLLAPSED = "page-collapsed"


class Checking:
    """One run of a check: it is given pages, and reports what rules find in them.

    `works` is what the user trusts beside the pages, `accepted` the file of acceptances where it is
    not the configured one, `today` an ISO day.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        works: Profile | None = None,
        accepted: str | None = None,
        max_bytes: int | None = None,
        today: str,
    ) -> None:
        self.settings = read_settings(config)
        self._site = config.site if config else Site()
        self._works, self._limit, self._today = works, max_bytes or MAX_BYTES, today
        self._accepted = accepted or self.settings.accepted_path
        self._report = Report()
        self._pages: list[Page] = []

    def staged(self, paths: Sequence[str] = (), against: str = "HEAD") -> Report:
        """Checks what is staged: the pages in the index that differ from those of a commit.

        `paths` are files or folders, from the current folder; a file that is named is checked
        whatever its name says. Raises RevisionError, and InputError for a page that cannot be read.
        """
        repository = _repository(against)
        commit = base(repository, against)
        files = staged(repository, commit, paths)
        if not files:
            return self.done()
        if all(file.new is None for file in files) and repository.top is None:
            why, hint = "has no work tree: nothing is staged", "--old and --new take REVISION:path"
            raise RevisionError("this repository", why, hint)
        tree = GitTree(repository, None, "")
        elsewhere = Elsewhere(tree, self._site)
        with repository.reader() as read:

            def page(content: str | None, path: str, revision: str | None) -> Page | None:
                if content is None:
                    return None
                data = read(content)
                if data is None:
                    raise RevisionError(shown(path), "is missing from this clone", "run git fsck")
                return self._page(data, path, revision, tree.has)

            pairs = [
                (
                    page(file.old, file.old_path or file.path, commit),
                    page(file.new, file.path, INDEX) or self._page(_NOTHING, file.path, INDEX),
                )
                for file in pages_among(files, paths, repository, tree, self._site)
            ]
        self._changes(pairs, elsewhere)
        self._across_staged(repository, tree, commit, {file.path for file in files})
        return self.done()

    def sides(self, old: Source, new: Source) -> Report:
        """Checks one page as it was and as it is, each from anywhere."""
        before = self._page(old.data, old.path, old.revision)
        self._changes([(before, self._page(new.data, new.path, new.revision))])
        return self.done()

    def page(self, source: Source) -> None:
        """Checks a page as it is."""
        self._state(self._page(source.data, source.path, source.revision, file=source.spec))

    def site(self, tree: Tree) -> None:
        """Checks all pages of a site as they are, and against each other."""
        report = self._report
        checked, told = len(report.pages), len(report.findings)
        pages = self._read(tree, pages_of(tree, self._site))
        for page in pages:
            self._state(page)
        parts = read_each(tree, self._site, max_bytes=self._limit)
        known = {page.path: page for page in pages}
        further = [part.path for part, _ in parts if shown(part.path) not in known]
        known |= {page.path: page for page in self._read(tree, further)}
        self._across(
            [known[shown(part.path)].within(profile, part.unit) for part, profile in parts]
        )
        place_below(tree.path, report.pages[checked:], report.findings[told:], known)

    def across(self, sources: Sequence[Source]) -> Report:
        """Checks pages of one person as they are, and against each other."""
        pages = [
            self._page(each.data, each.path, each.revision, file=each.spec) for each in sources
        ]
        for page in pages:
            self._state(page)
        self._across(pages)
        return self.done(every=True)

    def _page(
        self,
        data: bytes,
        path: str,
        revision: str | None,
        has: Callable[[str], bool] | None = None,
        *,
        file: str = "",
    ) -> Page:
        """A page of a revision, or as it is now in a file that may have a history."""
        if len(data) > self._limit:
            raise too_big(shown(path), len(data), self._limit)
        return read_page(
            data,
            path,
            revision=revision,
            exists=beside(path, has) if has else None,
            since=Ages(file, self._limit) if file and revision is None else lambda _: None,
            today=self._today,
        )

    def _changes(
        self, pairs: Sequence[tuple[Page | None, Page]], elsewhere: Elsewhere | None = None
    ) -> None:
        """Looks at pages that are new, or that changed: at each change, and what is new in states.

        What left one page with its passage for another was there before.
        """
        gone: Counter[str] = Counter()
        fresh = []
        for old, new in pairs:
            before = running.counted(self._own(old) if old else ())
            state = self._own(new)
            told = running.fresh(state, before)
            self._report.standing += len(state) - len(told)
            gone += before
            fresh.append(told)
        for (old, new), candidates in zip(pairs, fresh, strict=True):
            told = running.fresh(candidates, gone)
            self._report.standing += len(candidates) - len(told)
            others = elsewhere.beside(new.path) if elsewhere else None
            self._take([*self._change(old, new, others), *told], [new])

    def _change(self, old: Page | None, new: Page, others: OtherPages | None) -> list[Finding]:
        """What rules find in what changed on a page."""
        if old is None:
            self._checked(new)
            return []
        compared = compare_profiles(old.profile, new.profile)
        self._checked(new, old, compared)
        return running.of_change(Pair(old, new, compared, others), self.settings)

    def _state(self, page: Page) -> None:
        """Looks at a page as it is."""
        self._checked(page)
        self._take(self._own(page), [page])

    def _own(self, page: Page) -> list[Finding]:
        """What a page itself has that rules object to."""
        found = running.of_state(page, self.settings)
        if self._works is not None:
            found += running.against_works(page, self._works, self.settings)
        return found

    def _across(self, pages: Sequence[Page], before: Sequence[Page] = ()) -> None:
        """Looks at what pages of one person say of the same things, and did not say before."""
        found = running.across(pages, self.settings)
        known = running.counted(running.across(before, self.settings) if before else ())
        told = running.fresh(found, known)
        self._report.standing += len(found) - len(told)
        self._take(told, pages)

    def _across_staged(
        self, repository: Repository, tree: Tree, commit: str | None, touched: set[str]
    ) -> None:
        """Holds the configured pages against each other where one of them is touched."""
        if not self.settings.across:
            return
        top = repository.top
        folder = posixpath.relpath(os.path.abspath(self.settings.folder), top) if top else "."
        paths = [posixpath.normpath(f"{folder}/{path}") for path in self.settings.across]
        if touched.isdisjoint(paths):
            return
        before = self._read(GitTree(repository, commit, ""), paths) if commit else []
        pages = self._read(tree, paths)
        missing = {shown(path) for path in paths} - {page.path for page in [*pages, *before]}
        for path in sorted(missing):
            raise InputError(path, "is not in the repository", "across in [check] names it")
        self._across(pages, before)

    def _read(self, tree: Tree, paths: Sequence[str]) -> list[Page]:
        """The pages of a tree at some paths, without those that are not there.

        One that cannot be read makes the report one of less than all that was asked for.
        """
        pages = []
        for path, data in tree.read(paths, self._limit).items():
            file = os.path.join(tree.path, path)
            if isinstance(data, bytes):
                try:
                    pages.append(self._page(data, path, tree.revision, tree.has, file=file))
                except InputError as error:
                    self._report.pages.append(_unread(shown(path), error.why))
        return pages

    def _checked(self, page: Page, old: Page | None = None, to: Comparison | None = None) -> None:
        profile = page.profile
        self._report.pages.append(
            Checked(
                path=page.path,
                old=_version(old) if old else None,
                new=_version(page),
                status=to.status if to else "limited" if page.document.limited else "complete",
                records=sum(1 for _ in page.records()),
                diagnostics=[*profile.diagnostics, *mistaken(page)],
            )
        )

    def _take(self, findings: list[Finding], pages: Sequence[Page]) -> None:
        """Keeps the findings that no comment on a page silences."""
        told, ignored = running.heeded(findings, pages)
        self._report.findings += told
        self._report.ignored += ignored

    def done(self, *, every: bool = False) -> Report:
        """The report, without what is accepted; `every` says that pages were looked at whole."""
        report = self._report
        entries = {entry.fingerprint: entry for entry in read_accepted(self._accepted)}
        found = {finding.fingerprint for finding in report.findings}
        told = []
        for finding in report.findings:
            entry = entries.get(finding.fingerprint)
            if entry is None:
                told.append(finding)
            elif entry.until and not entry.holds(self._today):
                finding.until = entry.until
                told.append(finding)
        report.accepted = len(report.findings) - len(told)
        report.findings = sorted(told, key=_rank)
        report.status = _status(report)
        if every:
            looked_at = {page.path for page in report.pages}
            report.unused = [
                entry.fingerprint
                for entry in entries.values()
                if entry.fingerprint not in found
                and entry.path in looked_at
                and entry.rule not in RULES["change"]
            ]
        return report


def _repository(against: str) -> Repository:
    try:
        return Repository(shown(against))
    except NoRepositoryError as error:
        why, hint = "is in no git repository: nothing is staged", "--all checks pages as they are"
        raise RevisionError("this folder", why, hint) from error


def _unread(path: str, why: str) -> Checked:
    found = Diagnostic(code="site-unreadable", message=f"the file {why}")
    return Checked(path=path, new=path, status="limited", diagnostics=[found])


def _version(page: Page) -> str:
    revision = page.profile.source.revision
    return revision or page.path


def _rank(finding: Finding) -> tuple[str, int, int, int, str]:
    span = finding.span
    line, column = (span.line, span.column) if span else (0, 0)
    return finding.path, line, column, SEVERITIES.index(finding.severity), finding.rule


def _status(report: Report) -> Status:
    """Whether the answer is whole; a page that broke is as it should be once that is accepted."""
    if any(page.status == "limited" for page in report.pages):
        return "limited"
    if any(finding.rule == _COLLAPSED for finding in report.findings):
        return "collapsed"
    return "complete"
