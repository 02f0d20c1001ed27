"""What made a site, and where in its folder the sources of its pages begin."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

Reader = Callable[[str], bytes]

#: Generator → the files that configure it, as each generator's documentation has them.
_CONFIGURED_BY = {
    "quarto": ("_quarto.yml", "_quarto.yaml"),
    "jekyll": ("_config.yml", "_config.yaml", "_config.toml"),
    "hugo": (
        *(
            f"{name}.{ext}"
            for name in ("hugo", "config")
            for ext in ("toml", "yaml", "yml", "json")
        ),
        *(
            f"config/_default/{name}.{ext}"
            for name in ("hugo", "config")
            for ext in ("toml", "yaml", "yml", "json")
        ),
    ),
    "r markdown": ("_site.yml",),
    "mkdocs": ("mkdocs.yml",),
    "pelican": ("pelicanconf.py",),
    "eleventy": (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs"),
    "astro": ("astro.config.mjs", "astro.config.ts", "astro.config.js"),
    "gatsby": ("gatsby-config.js", "gatsby-config.ts"),
    "next.js": ("next.config.js", "next.config.mjs", "next.config.ts"),
}
#: A file that another program may use too counts only beside this folder.
_BESIDE = {"hugo": ("content/",), "pelican": ("content/",), "mkdocs": ("docs/",)}
_CONTENT = {"hugo": "content/", "pelican": "content/", "mkdocs": "docs/"}
#: How a theme is called where a site's configuration names it → its common name.
_THEMES = (
    ("academicpages", "academicpages"),
    ("al-folio", "al-folio"),
    ("alshedivat", "al-folio"),
    ("hugoblox", "hugoblox"),
    ("hugo-blox", "hugoblox"),
    ("wowchemy", "wowchemy"),
    ("starter-hugo-academic", "wowchemy"),
    ("blowfish", "blowfish"),
    ("congo", "congo"),
    ("hugo-academic", "academic"),
    ("academic", "academic"),
    ("papermod", "PaperMod"),
    ("hugo-coder", "coder"),
    ("hugo-profile", "hugo-profile"),
    ("lab-website-template", "lab-website-template"),
    ("greenelab", "lab-website-template"),
    ("allanlab", "allanlab"),
    ("minimal-mistakes", "minimal-mistakes"),
    ("beautiful-jekyll", "beautiful-jekyll"),
    ("beautifuljekyll", "beautiful-jekyll"),
    ("just-the-docs", "just-the-docs"),
    ("hydejack", "hydejack"),
    ("jekyll-theme-minimal", "minimal"),
    ("pages-themes/minimal", "minimal"),
    ("distill", "distill"),
)
#: What else of a site names its theme.
_NAMING_THEMES = (
    "go.mod",
    "config/_default/module.",
    "config/_default/hugo.",
    "config/_default/config.",
)
#: A folder with one of these is a site, or a CV, whatever there is in folders below it.
_FIRST_PAGES = tuple(
    f"{name}.{ext}"
    for name in ("index", "cv", "CV", "resume", "main")
    for ext in ("html", "htm", "md", "qmd", "Rmd", "tex")
)
#: Folders in which a site without a configuration may begin.
_ROOTS = frozenset(
    f"{name}/"
    for name in (
        "docs doc site website web www src source html htdocs public_html homepage home page cv "
        "resume latex tex"
    ).split()
)
_WRITTEN_IN = (".md", ".markdown", ".qmd", ".rmd")


class Generator(NamedTuple):
    """What made a site. `base` is the folder where it begins, `content` where its pages do,
    each "" or with a `/` at the end; `sign` is the file that told.
    """

    name: str
    theme: str = ""
    base: str = ""
    content: str = ""
    sign: str = ""

    def __str__(self) -> str:
        theme = f" ({self.theme})" if self.theme else ""
        return f"{self.name}{theme}: {self.sign}" if self.sign else self.name


def detect(files: list[str], read: Reader) -> Generator:
    """The generator of a site, by its configuration, else by what its pages look like."""
    known = set(files)
    for base in _bases(files):
        for name, signs in _CONFIGURED_BY.items():
            sign = next((base + s for s in signs if base + s in known), None)
            if sign and _stands_beside(files, base, _BESIDE.get(name, ())):
                naming = [base + n for n in _NAMING_THEMES]
                settings = [sign, *(f for f in files if f.startswith(tuple(naming)))]
                made_by = _with_r(name, files, base)
                theme = _theme(name, [read(path) for path in settings], files, base)
                return Generator(made_by, theme, base, base + _CONTENT.get(name, ""), sign)
        if _index(base, known) and (not base or base.lower() in _ROOTS):
            return _by_pages(files, base, read)
    return _by_pages(files, "", read)


def _bases(files: list[str]) -> list[str]:
    """The folders in which a site may begin: the root, then those in it, then those in these."""
    folders = {""}
    for path in files:
        parts = path.split("/")[:-1]
        folders.update("/".join(parts[:depth]) + "/" for depth in (1, 2) if len(parts) >= depth)
    return sorted(folders, key=lambda folder: (folder.count("/"), folder))


def _stands_beside(files: list[str], base: str, folders: Iterable[str]) -> bool:
    return all(any(path.startswith(base + folder) for path in files) for folder in folders)


def _index(base: str, known: set[str]) -> str:
    return next((base + name for name in _FIRST_PAGES if base + name in known), "")


def _with_r(name: str, files: list[str], base: str) -> str:
    """Hugo's name, or blogdown where pages are written in R Markdown."""
    written = any(p.startswith(f"{base}content/") and p.lower().endswith(".rmd") for p in files)
    return "blogdown" if name == "hugo" and written else name


def _theme(name: str, settings: list[bytes], files: list[str], base: str) -> str:
    """The theme that the configuration names, else the one whose folders these are."""
    if name not in ("jekyll", "hugo", "quarto", "r markdown"):
        return ""
    text = b"\n".join(settings).decode("utf-8", "replace").lower()
    for word, theme in _THEMES:
        if word in text:
            return theme
    folders = {path[len(base) :].split("/")[0] for path in files if path.startswith(base)}
    if name == "jekyll" and {"_bibliography", "_news"} <= folders:
        return "al-folio"
    if name == "jekyll" and {"_publications", "_talks", "_teaching"} <= folders:
        return "academicpages"
    authors = any(path.startswith(f"{base}content/authors/") for path in files)
    return "academic" if name == "hugo" and authors else ""


def _by_pages(files: list[str], base: str, read: Reader) -> Generator:
    """What made a site that has no configuration."""
    own = [path for path in files if path.startswith(base)]
    jemdoc = next((path for path in own if path.endswith(".jemdoc")), "")
    if jemdoc:
        return Generator("jemdoc", "", base, base, jemdoc)
    page = next((path for path in (f"{base}index.html", f"{base}index.htm") if path in own), "")
    if page:
        made_by = _named_in(read(page))
        return Generator(f"built by {made_by}" if made_by else "html", "", base, base, page)
    names = [path[len(base) :].lower() for path in own]
    suffixes = {n[n.rfind(".") :] for n in names if "/" not in n and not n.startswith("readme.")}
    for name, endings in (("markdown", _WRITTEN_IN), ("latex", (".tex",))):
        if suffixes.intersection(endings):
            return Generator(name, "", base, base)
    return Generator("files", "", base, base)


def _named_in(page: bytes) -> str:
    """The generator that an HTML page says it was made with."""
    head = page[:20_000].decode("utf-8", "replace")
    if "jemdoc" in head.lower():
        return "jemdoc"
    at = head.lower().find('name="generator"')
    if at < 0:
        return ""
    tag = head[head.rfind("<", 0, at) : head.find(">", at)]
    content = tag.partition('content="')[2].partition('"')[0]
    return " ".join(content.split()[:2])[:40]
