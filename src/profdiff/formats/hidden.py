"""Hidden parts of a page that a reader can open: "show more", abstracts, BibTeX blocks."""

from collections import Counter

from profdiff.patterns import Pattern

_WORD = Pattern(r"[\w:.-]+")


class Controls:
    """Tells which hidden elements the page has a control for that opens them.

    A control names the element by its id: `href="#id"`, `data-target`, `aria-controls`, a script.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: set[str] | None = None

    def opened(self, attributes: dict[str, str]) -> dict[str, str]:
        """An element's attributes as they are once its control, if any, was used."""
        if "none" not in attributes.get("style", "") and "hidden" not in attributes:
            return attributes
        name = attributes.get("id")
        if name and name in self._named_twice():
            return {k: v for k, v in attributes.items() if k not in ("hidden", "style")}
        return attributes

    def _named_twice(self) -> set[str]:
        if self.words is None:
            counts = Counter(_WORD.findall(self.text))
            self.words = {word for word, count in counts.items() if count > 1}
        return self.words
