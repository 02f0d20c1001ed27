"""What is asked of a page's versions: the state of one, and what differs between two.

Each distinct content is parsed once, when first asked for, and forgotten when nothing will ask
again; what an earlier run found out is not worked out anew.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from profdiff.changes import Comparison
from profdiff.history.known import Known
from profdiff.records import Profile, SourceInfo
from profdiff.sources.history import GONE, Version


class Pages:
    """The versions of a page, so that thousands of them need little memory at a time."""

    def __init__(
        self,
        versions: Sequence[Version],
        parse: Callable[[Version], Profile],
        known: Known | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        self._ahead = ahead
        self._parse = parse
        self._known = known or Known()
        self._held: dict[str, Profile] = {}
        contents = {version.commit: version.content for version in versions}
        self._uses = Counter(contents.values())
        for version in versions:
            self._uses.update(contents[each] for each in version.parents if each in contents)

    def profile(self, version: Version) -> Profile:
        """The profile of a version."""
        if version.content not in self._held:
            self._held[version.content] = self._parse(version)
        return self._held[version.content]

    def state(self, version: Version) -> str:
        """`content`, `stub`, `template`, or `gone` where a version deletes the page."""
        if version.content == GONE:
            return "gone"
        state = self._known.state(version)
        if state is None:
            state = self.profile(version).state
            self._known.learn_state(version, state)
        return state

    def speaks(self, version: Version) -> bool:
        """Whether a version holds a profile."""
        return self.state(version) == "content"

    def compare(self, old: Version, new: Version) -> Comparison:
        """What changed from one version to another."""
        compared = self._known.comparison(old, new)
        if compared is None:
            from profdiff.diff import compare_profiles

            compared = compare_profiles(self.profile(old), self.profile(new))
            self._known.learn_comparison(old, new, compared, ahead=self._ahead)
        # The same contents may be those of other commits.
        compared.old, compared.new = _of(compared.old, old), _of(compared.new, new)
        return compared

    def done_with(self, *versions: Version) -> None:
        """Forget what nothing will ask for again."""
        for version in versions:
            self._uses[version.content] -= 1
            if self._uses[version.content] <= 0:
                self._held.pop(version.content, None)


def _of(source: SourceInfo, version: Version) -> SourceInfo:
    return replace(source, revision=version.commit, captured_at=version.committed[:10])
