"""Templates of changelogs: the built-in ones, which a user can copy, and a user's own.

Jinja2 runs them in its sandbox, as a template may come with somebody else's repository: it can
print what it is given, and reach nothing else.
"""

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from profdiff.errors import InputError
from profdiff.render.markdown import escape

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


#: Output → the built-in template that it fills, which a user may copy.
TEMPLATES = {"markdown": "changelog.md.jinja", "html": "changelog.html.jinja"}


def built_in(name: str) -> str:
    """The text of a built-in template."""
    return (files("profdiff.render.changelog") / "templates" / name).read_text(encoding="utf-8")


def fill(template: str, name: str, context: dict[str, Any]) -> str:
    """A template with a changelog put in; what its `name` says is HTML is escaped by itself.

    Raises InputError where the template is wrong, with the line.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return _environment(name).from_string(template).render(context)
    except TemplateSyntaxError as error:
        raise InputError(
            f"{name}:{error.lineno}",
            f"is no template: {error.message}",
            "see the Jinja documentation; profdiff changelog --context prints the data",
        ) from error
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        MemoryError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise InputError(
            name, f"cannot be filled: {error}", "profdiff changelog --context prints the data"
        ) from error


def _environment(name: str) -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    html = name.removesuffix(".jinja").removesuffix(".j2").endswith((".html", ".htm", ".xml"))
    environment = ImmutableSandboxedEnvironment(
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["markdown"] = escape
    return environment
