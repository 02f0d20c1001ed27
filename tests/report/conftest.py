"""Reports, and a real browser that shows them; skipped where there is none."""

import os
from pathlib import Path

import pytest

from browser import find_browser
from invented_career import VERSIONS
from profdiff import api


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    (folder / "mira").mkdir()
    for day, page in VERSIONS.items():
        (folder / "mira" / f"{day}.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def reports(store):
    """The files of both kinds of report, by name."""
    files = {"history": store / "history.html", "pair": store / "pair.html"}
    files["history"].write_text(api.report("mira", store=store), encoding="utf-8")
    old, new = (store / "mira" / f"{day}.md" for day in ("2021-05-01", "2024-06-01"))
    files["pair"].write_text(api.report(old, new), encoding="utf-8")
    return files


@pytest.fixture(scope="session")
def chromium():
    program = find_browser()
    if program is None:
        pytest.skip("there is no browser")
    if "PROFDIFF_BROWSER" not in os.environ:
        pytest.importorskip("playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        # Containers give no rights for a sandbox; what is shown is our own.
        shown = running.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield shown
        shown.close()


@pytest.fixture
def opened(chromium):
    """Opens a file, and in the end holds it to what no report may do: fetch, fail, run a script."""
    contexts, told = [], []

    def open_(file, **options):
        context = chromium.new_context(**{"reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        address = Path(file).as_uri()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda popup: told.append(popup.url))
        page.on(
            "request",
            lambda request: request.url.partition("#")[0] == address or told.append(request.url),
        )
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert told == []


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core, where PROFDIFF_AXE says that it is."""
    path = os.environ.get("PROFDIFF_AXE")
    if not path:
        pytest.skip("PROFDIFF_AXE names no axe.min.js")
    return Path(path).read_text(encoding="utf-8")
