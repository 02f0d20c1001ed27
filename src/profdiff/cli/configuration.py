"""The configuration of a run: the file that is named, else the nearest one to the page."""

from profdiff.config import Config, find_config_for, read_config


def configuration(path: str | None, page: str) -> Config | None:
    """What configures the reading of a page; None where nothing does. Raises ConfigError."""
    path = path or find_config_for(page)
    return read_config(path) if path else None
