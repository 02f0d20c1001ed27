"""Fields that name people → their names, each with the marks that stand on it."""

from collections.abc import Sequence
from typing import Any

from profdiff.extract.field_values import as_text
from profdiff.extract.names import Named, read_names
from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_MARKS = "*∗⋆†‡§¶✉✝⁺⁎﹡＊♠♣♦♥♯✱#^"
_MARK = Pattern("[" + _MARKS.replace("^", r"\^") + "⁰¹²³⁴-⁹]")
_SUFFIX = Pattern(r"\s*(?:Jr|Sr|I{2,3}|IV|Ph\.?D)\.?\s*")
_AND = Pattern(r"\s+(?:and|&)\s+", "", 2)


def names_in(value: Any) -> Sequence[Named]:
    """The people that a field names, each with the marks that stand on the name."""
    if isinstance(value, list):
        return _listed(value)
    text = as_text(value) if value else ""
    if not text:
        return []
    pieces = [p.strip() for p in (text.split(";") if ";" in text else _AND.split(text))]
    if len(pieces) > 1 and all(p.count(",") == 1 for p in pieces if p):
        return [named for piece in pieces for named in _one_name(piece)]
    named, score = read_names(text)
    if score > 0.5:
        return named
    return [n for piece in text.split(",") for n in _one_name(piece)] if "," in text else []


def _listed(names: list[Any]) -> Sequence[Named]:
    """The names of a list; most lists hold plain names and nothing else."""
    if all(isinstance(name, str) for name in names):
        joined = " | ".join(names)
        if "," not in joined and " and " not in joined and not _MARK.search(joined):
            return [Named(name, "", 0, 0) for name in names if name]
    return [named for item in names for named in _one_name(as_text(item))]


def _one_name(text: str) -> Sequence[Named]:
    """One name of a list; a text that holds several names gives each."""
    if text.count(",") > 1 or " and " in text:
        return names_in(text)
    marks = ""
    if _MARK.search(text):
        marks = "".join(c for c in text if c in _MARKS)
        text = _MARK.sub("", text)
    last, comma, first = text.partition(",")
    if comma and first.strip() and last.strip() and not _SUFFIX.fullmatch(first):
        text = f"{first.strip()} {last.strip()}"
    name = squeeze(text).strip(" ,;")
    return [Named(name, marks, 0, 0)] if name and name.lower() not in ("others", "et al") else []
