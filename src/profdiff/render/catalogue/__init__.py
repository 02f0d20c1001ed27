"""The outputs of `rules` and `explain`: adding one is a module and its line here."""

from importlib import import_module
from typing import Protocol, cast

from profdiff.checking.catalogue import Explained, Listed
from profdiff.render.style import Style

#: Output of `rules` → the module whose `render_rules` writes it.
RULES = {
    "text": "profdiff.render.catalogue.text",
    "json": "profdiff.render.catalogue.machine",
}
#: Output of `explain` → the module whose `render_rule` writes it.
RULE = {
    "text": "profdiff.render.catalogue.text",
    "json": "profdiff.render.catalogue.machine",
    "markdown": "profdiff.render.catalogue.markdown",
}


class RulesRenderer(Protocol):
    """A module that writes lists of rules."""

    def render_rules(self, rules: list[Listed], style: Style) -> str:
        """The whole output, with the newline that ends it."""


class RuleRenderer(Protocol):
    """A module that writes what there is to say of a rule."""

    def render_rule(self, rule: Explained, style: Style) -> str:
        """The whole output, with the newline that ends it."""


def render_rules(rules: list[Listed], output: str, style: Style) -> str:
    """Rules in one of the outputs of `RULES`."""
    module = cast("RulesRenderer", import_module(RULES[output]))
    return module.render_rules(rules, style)


def render_rule(rule: Explained, output: str, style: Style) -> str:
    """A rule in one of the outputs of `RULE`."""
    module = cast("RuleRenderer", import_module(RULE[output]))
    return module.render_rule(rule, style)
