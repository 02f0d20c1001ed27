"""What the name of a file or folder says: its words, its language, and what it may list."""

from profdiff.lexicon.positions import group_relation, is_group
from profdiff.lexicon.sections import is_section_title, section_kinds
from profdiff.lexicon.tables import remembered

#: Names of files and folders that are short for, or more special than, the words of a heading.
_NAMED = {
    **dict.fromkeys(
        "pub pubs publist mypubs publis papers_bib bib bibliography".split(), "publications"
    ),
    **dict.fromkeys("publication paper preprint article".split(), "publications"),
    **dict.fromkeys("event events talk presentation".split(), "talks"),
    **dict.fromkeys("course class classes".split(), "teaching"),
    **dict.fromkeys("member person team_members".split(), "people"),
    **dict.fromkeys("project portfolio".split(), "projects"),
    **dict.fromkeys("edu degrees".split(), "education"),
    **dict.fromkeys("work jobs job positions career".split(), "experience"),
    **dict.fromkeys("award prizes".split(), "awards"),
    **dict.fromkeys("announcement announcements".split(), "news"),
    # What these words head on a page is not what a page of this name is.
    **dict.fromkeys("consulting directions friends phd pi media press".split(), ""),
    **dict.fromkeys("tutorial tutorials workshop workshops lectures notes".split(), ""),
}
_NO_LETTERS = str.maketrans("_-.()", "     ")
#: What a page of a profile may be about, as the lexicon names it, in the order of reading.
KINDS = (
    "about experience education people students alumni advisors collaborators research "
    "publications projects awards talks teaching service interests news"
).split()
LANGUAGES = frozenset(
    "en zh cn tw hk fr de es ja jp ko kr it pt br ru nl he ar fa tr pl cs sv da fi no uk el hu ro "
    "vi th id ca eu zh-cn zh-tw zh-hans zh-hant pt-br en-us en-gb chinese english german french "
    "spanish japanese korean italian portuguese".split()
)


def kind_of_file(path: str) -> str:
    """What a file lists by its name, "" for nothing that a profile holds."""
    return kind_of(stem_of(path))


def stem_of(path: str) -> str:
    """The name of a file without its folders, its language and its suffix."""
    return stem_and_suffix(path.rpartition("/")[2])[0]


@remembered(4096)
def kind_of(name: str) -> str:
    """What a page or folder of this name lists, "" for nothing that a profile holds."""
    low = name.lower()
    if low in _NAMED:
        return _NAMED[low]
    words = " ".join(words_of(name))
    if words in _NAMED:
        return _NAMED[words]
    if is_section_title(words.capitalize()):
        return next((kind for kind in section_kinds(words)[:1] if kind in KINDS), "")
    if is_group(words):
        return "alumni" if group_relation(words) == "alumnus" else "people"
    return ""


def stem_and_suffix(name: str) -> tuple[str, str]:
    """A file's name and its suffix in small letters, the language between them left out."""
    stem, dot, suffix = name.rpartition(".")
    first, _, language = stem.rpartition(".")
    if first and language.lower() in LANGUAGES:
        stem = first
    for sign in "_-":
        first, _, language = stem.rpartition(sign)
        if first and language.lower() in LANGUAGES and language.lower() not in ("no", "id", "it"):
            stem = first
    return stem, (dot + suffix).lower()


def without_language(path: str) -> tuple[str, str]:
    """A path without the language that it names, and that language."""
    *folders, name = path.split("/")
    language = next((f.lower() for f in folders if f.lower() in LANGUAGES), "")
    kept = [folder for folder in folders if folder.lower() not in LANGUAGES]
    stem, suffix = stem_and_suffix(name)
    told = name[len(stem) + 1 : len(name) - len(suffix)].lower()
    return "/".join([*kept, stem + suffix]), told or language


def words_of(name: str) -> list[str]:
    """The words of a name in small letters."""
    return name.lower().translate(_NO_LETTERS).split()
