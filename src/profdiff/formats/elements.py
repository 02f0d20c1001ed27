"""What the elements of a page are to its reader: shown or not, inline or block, and what they hold.

The names are those of HTML, which every format that drives the builder uses.
"""

HEADINGS = {f"h{n}": n for n in range(1, 7)}
#: Elements that pages invent and style themselves.
ALIASES = {"heading": "h2", "subheading": "h3"}
CONTAINERS = frozenset(
    "div section article header footer main nav aside figure figcaption address blockquote center "
    "form fieldset details summary body html hgroup table thead tbody tfoot caption dl menu "
    "dialog".split()
)
LISTS = frozenset(("ul", "ol", "menu"))
ZONES = frozenset(("nav", "header", "footer"))
CELLS = frozenset(("td", "th"))
#: Elements whose end parts what they hold from what follows.
PARTING = CONTAINERS | CELLS | {"p", "dd"}
INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "code": "code"}
#: Elements whose content no reader sees as text.
UNSEEN = frozenset(
    "script style noscript template svg math head select datalist object iframe audio video canvas "
    "map textarea button".split()
)
VOID = frozenset("br hr img input meta link wbr col area base embed param source track".split())


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element is hidden by itself (HTML `hidden`, CSS `display: none`)."""
    style = attributes.get("style")
    if style is not None and "none" in style:
        return "display:none" in style.replace(" ", "").lower()
    return "hidden" in attributes


#: Words in the names of classes that set a span apart from its line, as a column or as a kind of
#: detail: "float-right", "cv-where", "year-inline".
_COLUMNS = frozenset(
    "date dates year years time period when right left end start auto badge column col where place "
    "location venue journal title subtitle author authors org organization institution school "
    "company employer detail details role position degree term course meta tag".split()
)
_COLUMN_STYLES = ("float:", "inline-block", "display:flex", "display:inline-flex", "absolute")
_ROWS = frozenset("d-flex flex flex-row row justify-content-between justify-between".split())


def is_column(attributes: dict[str, str]) -> bool:
    """Whether an inline element is laid out apart from the words beside it."""
    style, names = attributes.get("style"), attributes.get("class")
    if style:
        style = style.replace(" ", "").lower()
        if any(sign in style for sign in _COLUMN_STYLES):
            return True
    if not names:
        return False
    return not _COLUMNS.isdisjoint(names.lower().replace("-", " ").replace("_", " ").split())


def is_flex(attributes: dict[str, str]) -> bool:
    """Whether an element lays out what it holds side by side."""
    style, names = attributes.get("style"), attributes.get("class")
    if style and "flex" in style.replace(" ", "").lower():
        return True
    return names is not None and not _ROWS.isdisjoint(names.lower().split())
