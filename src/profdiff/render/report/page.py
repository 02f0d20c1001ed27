"""A report's file: a template filled, with style, script and a policy that allows only these."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from jinja2 import Environment

#: What would end a script element, or be a line's end in JavaScript, as JSON may write it instead.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def fill(template: str, context: dict[str, Any]) -> str:
    """The file. `data`, if the context has it, is what the script gets as JSON."""
    data = json_for_script(context["data"]) if "data" in context else ""
    style = _asset("report.css")
    scripts = [_asset(name) for name in ("report.js", *(("versions.js",) if data else ()))]
    own = {
        "style": style,
        "scripts": scripts,
        "json": data,
        "policy": (
            f"default-src 'none'; style-src {_hash(style)}; "
            f"script-src {' '.join(map(_hash, scripts))}; base-uri 'none'; form-action 'none'"
        ),
    }
    return _environment().get_template(template).render({**context, **own})


def json_for_script(data: Any) -> str:
    """JSON that may stand in a script element."""
    return msgspec.json.encode(data).decode().translate(_ESCAPES)


@cache
def _asset(name: str) -> str:
    return (files("profdiff.render.report") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a policy calls the content of an element (Content Security Policy Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: _asset(f"templates/{name}")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
