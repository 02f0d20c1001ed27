"""Writes the pictures of docs/report.md: reports on invented pages, as a browser shows them.

Run as a program where there is a Chromium (PROFDIFF_BROWSER names it); look at them before you
commit them.
"""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browser import find_browser
from profdiff import api

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
PAPERS = {
    "Tides of Sparse Gradients": ("2018", "NeurIPS 2018"),
    "A Note on Kerbs": ("2019", "TRB 2020"),
    "Lanterns: Learning to Light Streets": ("2020", "ICML 2021"),
    "Dense Cities, Thin Models": ("2021", "NeurIPS 2022"),
    "What a Crossing Knows": ("2021", "ICLR 2022"),
    "Forecasting Rain by the Block": ("2023", "ICML 2024"),
    "Maps That Forget": ("2024", "CHI 2025"),
    "Quiet Streets by Night": ("2025", "ICML 2026"),
}
PAGE = """---
title: Mira Sol
---

{role}

## Education

{education}

## Projects

{projects}

## Publications

{papers}
"""
#: Year, position, projects; a preprint goes to its venue in the year before that of the venue.
CAREER = [
    (2018, "I am a PhD student at Halden University.", ["Kerbstone"]),
    (2019, "I am a PhD student at Halden University.", ["Kerbstone", "Streetlight"]),
    (2020, "I am a PhD student at Halden University.", ["Kerbstone", "Streetlight"]),
    (2021, "I am a PhD student at Halden University.", ["Streetlight"]),
    (2022, "I am a research scientist at Brightwater.", ["Streetlight", "Rainmap"]),
    (2023, "I am a research scientist at Brightwater.", ["Rainmap"]),
    (2024, "I am an assistant professor at Ferrow University.", ["Rainmap", "Quiet Map"]),
    (2025, "I am an assistant professor at Ferrow University.", ["Rainmap", "Quiet Map"]),
]


def page(year: int, role: str, projects: list[str]) -> str:
    """A version of the page."""
    degree = "MSc in Transport, Ostrava Polytechnic, 2015 - 2017"
    done = f"- PhD in Computer Science, Halden University, 2017 - 2022\n- {degree}"
    return PAGE.format(
        role=role,
        education=done if year >= 2022 else f"- {degree}",
        projects="\n".join(f"- [{name}](https://example.org/{name[:4]})" for name in projects),
        papers="\n".join(
            f"- Mira Sol, Ivo Brandt. *{title}*. {venue if year >= int(venue[-4:]) else 'arXiv'} "
            f"{'' if year >= int(venue[-4:]) else first}".rstrip()
            + "."
            for title, (first, venue) in reversed(PAPERS.items())
            if int(first) <= year
        ),
    )


def show(browser: Browser, html: str, name: str, height: int, scheme: str) -> None:
    """One picture, small enough to be kept."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        shown = browser.new_page(
            viewport={"width": 1100, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        shown.goto(file.as_uri())
        shown.screenshot(path=IMAGES / name)


def main() -> None:
    """Write both."""
    program = find_browser()
    if program is None:
        sys.exit("there is no browser")
    with tempfile.TemporaryDirectory() as store, sync_playwright() as running:
        folder = Path(store) / "mira-sol"
        folder.mkdir()
        for version in CAREER:
            (folder / f"{version[0]}-04-01.md").write_text(page(*version), encoding="utf-8")
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        history = api.report("mira-sol", store=store)
        show(browser, history, "report-history.png", 1500, "light")
        os.chdir(ROOT)  # paths are shown as they are given
        pair = api.report("maren-oduya@first", "maren-oduya@last")
        show(browser, pair, "report-pair.png", 1400, "dark")
        browser.close()


if __name__ == "__main__":
    main()
