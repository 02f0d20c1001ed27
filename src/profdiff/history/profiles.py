"""The profiles of versions, each distinct content parsed once and kept as long as it is needed."""

from collections import Counter
from collections.abc import Callable, Sequence

from profdiff.records import Profile
from profdiff.sources.history import GONE, Version


class Profiles:
    """The profiles of a page's versions, so that thousands of them need little memory at a time."""

    def __init__(self, versions: Sequence[Version], parse: Callable[[Version], Profile]) -> None:
        self._parse = parse
        self._held: dict[str, Profile] = {}
        contents = {version.commit: version.content for version in versions}
        self._uses = Counter(contents.values())
        for version in versions:
            self._uses.update(contents[each] for each in version.parents if each in contents)

    def of(self, version: Version) -> Profile:
        """The profile of a version."""
        if version.content not in self._held:
            self._held[version.content] = self._parse(version)
        return self._held[version.content]

    def state(self, version: Version) -> str:
        """`content`, `stub`, `template`, or `gone` where a version deletes the page."""
        return "gone" if version.content == GONE else self.of(version).state

    def speaks(self, version: Version) -> bool:
        """Whether a version holds a profile."""
        return self.state(version) == "content"

    def done_with(self, *versions: Version) -> None:
        """Forget what nothing will ask for again."""
        for version in versions:
            self._uses[version.content] -= 1
            if self._uses[version.content] <= 0:
                self._held.pop(version.content, None)
