"""The text that a browser copies from a page: `innerText`, as a headless Chromium gives it."""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

#: Names under which a Chromium is installed, those without a window first.
NAMES = (
    "chromium-headless-shell chrome-headless-shell chromium chromium-browser google-chrome "
    "google-chrome-stable chrome"
).split()
FLAGS = (
    "--headless",
    "--no-sandbox",  # asks for rights that containers do not give; no script of a page runs
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # pictures are not fetched
    "--dump-dom",
)
#: Shows one page after the other in a frame without scripts; leaves nothing but their texts.
READER = """<!doctype html><meta charset="utf-8"><body>
<iframe sandbox="allow-same-origin" width="1000"></iframe><script>
const shown = document.querySelector("iframe").contentDocument;
const texts = %s.map((page) => {
  shown.documentElement.innerHTML = page;
  return shown.body.innerText;
});
let bytes = "";
for (const byte of new TextEncoder().encode(JSON.stringify(texts)))
  bytes += String.fromCharCode(byte);
document.documentElement.textContent = "texts:" + btoa(bytes) + ":";
</script>"""
_TEXTS = re.compile(rb"texts:([A-Za-z0-9+/=]+):")


def find_browser():
    """The program of a Chromium: what PROFDIFF_BROWSER names, else the first on PATH, or None.

    Fails where PROFDIFF_BROWSER names no program, or is `required` and there is none.
    """
    named = os.environ.get("PROFDIFF_BROWSER", "")
    if named not in ("", "required"):
        found = shutil.which(named)
        assert found, f"PROFDIFF_BROWSER names no program: {named}"
        return found
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found or not named, f"a browser is required, and none of these is on PATH: {NAMES}"
    return found


def inner_texts(browser, pages):
    """The `innerText` of each of some pages of HTML, by one run of the browser."""
    quoted = json.dumps(pages).replace("<", "\\u003c")
    with tempfile.TemporaryDirectory() as folder:
        reader = Path(folder) / "reader.html"
        reader.write_text(READER % quoted, encoding="utf-8")
        run = subprocess.run(
            [browser, *FLAGS, f"--user-data-dir={folder}/profile", reader.as_uri()],
            capture_output=True,
            timeout=300,
            check=False,
        )
    found = _TEXTS.search(run.stdout)
    assert found, f"{browser} shows no texts: {run.stderr.decode(errors='replace')[-2000:]}"
    return json.loads(base64.b64decode(found[1]))
