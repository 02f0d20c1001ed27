"""Names given on the command line: a misspelt one is answered with the nearest that there is."""

import click

from profdiff.errors import unknown
from profdiff.records import ENTITIES


def read_format(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A callback for options that name the format of a page."""
    if value is None:
        return None
    from profdiff.formats import FORMATS

    if value not in FORMATS:
        raise click.BadParameter(unknown("format", value, FORMATS), ctx, param)
    return value


def read_entities(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> frozenset[str]:
    """A callback for options that name entities, several at a time after commas.

    The reports' own words for them do as well: `paper` is `publication`.
    """
    if not value:
        return frozenset()
    from profdiff.render.words import NOUNS

    names = {entity: entity for entity in NOUNS}
    for entity, nouns in NOUNS.items():
        names |= dict.fromkeys(nouns, entity)
        names |= {ENTITIES[entity][0]: entity} if entity in ENTITIES else {}
    asked = [name.strip() for part in value for name in part.split(",") if name.strip()]
    for name in asked:
        if name.lower() not in names:
            raise click.BadParameter(unknown("entity", name, NOUNS), ctx, param)
    return frozenset(names[name.lower()] for name in asked)


def read_path(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001  # click's signature
    """A callback for where to write: `-` is standard output, as everywhere."""
    return None if value == "-" else value
