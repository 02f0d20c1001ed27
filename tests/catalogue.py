"""docs/rules.md: the catalogue of rules, as the code has it.

Run as a program, it writes the page; look at the difference before you commit it.
"""

from documented import ROOT
from profdiff.checking import Settings
from profdiff.checking.catalogue import explained
from profdiff.render.catalogue import render_rule
from profdiff.render.catalogue.wording import SCOPES
from profdiff.render.style import Style
from profdiff.rules import RULES, load

PAGE = ROOT / "docs" / "rules.md"
#: How to write the page anew.
COMMAND = "python tests/catalogue.py"
_HEAD = """\
# The rules of the check

<!-- Written from the code by `{command}`. -->

This is what [`profdiff check`](check.md) looks at. `profdiff rules` lists it, and `profdiff explain
RULE` shows a rule in the terminal. In the examples the pages are invented, and it is 15 January
2026.

A rule is an *error* where something is hardly ever meant so, a *warning* where it seldom is, and a
*notice* where it is worth a look. [The check](check.md#when-something-is-meant-so) says how to
accept a finding, silence a rule, or give it another severity.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD.format(command=COMMAND)]
    parts += [_list(*each) for each in RULES.items() if each[1]]
    for scope, names in RULES.items():
        if names:
            parts.append(f"## {SCOPES[scope][0]}\n")
            parts += map(_rule, names)
    return "\n".join(parts).rstrip() + "\n"


def _list(scope, names):
    rows = [
        f"| [`{rule.id}`](#{rule.id}) | {rule.severity} | {rule.summary} |"
        for rule in map(load, names)
    ]
    heading = f"| {SCOPES[scope][0].lower()} | severity | what is found |"
    return "\n".join([heading, "| --- | --- | --- |", *rows, ""])


def _rule(name):
    return render_rule(explained(load(name), Settings()), "markdown", Style()).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
