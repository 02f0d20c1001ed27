"""Names of people, and lists of them as authors are written."""

import re
from functools import lru_cache
from typing import NamedTuple

from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_PARTICLES = frozenset(
    "de del della der den des di da dos das du van von zu zum zur la le el al bin ibn ben "
    "abu ter ten af av vd v.d. v.d "
    "y e i dit san st. 't dalla lo mac mc o' vander op".split()
)
#: Words that no name holds; a piece with one of them is not a name.
_NOT_NAMES = frozenset(
    "a an the of for in on with to from by at as is are was were and or via using towards "
    "toward into over under between across without beyond within through during against about "
    "after before versus vs among based driven we our you your how what when why where this "
    "that these those it its proceedings conference journal workshop university institute "
    "department school college paper code pdf slides video poster talk project page blog data "
    "dataset bibtex bib abstract preprint press review submitted accepted accept appear arxiv "
    "link website demo models model learning network networks systems system analysis data "
    "study research international transactions association society press ieee acm volume issue "
    "chapter spotlight oral award best equal contribution corresponding authors author advisor "
    "joint january february march april june july august september october november december "
    "edition version supplementary appendix media coverage news award honorable mention "
    "google studies quarterly letters annals medicine economics science sciences physics "
    "statistics mathematics philosophy politics forthcoming".split()
)
#: Titles before a name that end in a full stop or have a hyphen: "Univ.-Prof.", "Dr.-Ing.", "ir.".
TITLES = (
    r"(?:(?:(?:Univ|apl|a\.o|Hon|Priv)\.?-\s?)?(?:Prof|Doz)\.|Dr\.-Ing\.|Dipl\.-[A-Z]\w+\.|PD\.?(?=\s+Dr)|"
    r"[Ii]r\.|[Ii]ng\.|Mag\.|[Dd]oc\.|Eng\.|[Mm]ed\.|[Pp]hil\.|habil\.|rer\.|nat\.|pol\.|[Ee]m\.|"
    r"Ph\.D\.|M\.?Sc\.|A/Prof\.?|h\.c\.|mult\.)"
)
_LEADING = Pattern(
    r"^(?:(?:and|with|by|joint work with|authors?:|&|und|et|(?-i:y))\s+|"
    r"(?:Assoc\.?|Asst\.?)?\s*Prof(?:essor\s+|\.\s*|\s+)|Drs?(?:\.(?!-)\s*|\s+)|Professors\s+|Mr\.?\s+|Ms\.?\s+|"
    rf"Mrs\.?\s+|Sir\s+|{TITLES}\s+)+",
    flags=re.IGNORECASE,
    begins="and|with|by|joint|author|&|und|et|y|assoc|asst|prof|dr|mr|ms|sir|univ|apl|pd|priv|dipl|"
    "ir.|ing.|mag.|doc.|ph.d|m.sc|msc.|a/prof|em.|rer|med|phil|habil|eng.",
)
#: Degrees and memberships behind a name; without a comma only those that are no initials.
_DEGREES_BEHIND = Pattern(
    r"(?:\s*,\s*(?:Ph\.?\s?D|M\.?D|M\.?P\.?H|M\.?P\.?P|M\.?Sc?|M\.?A|M\.?B\.?A|M\.?Ed|B\.?Sc?|B\.?A|D\.?Phil|"
    r"J\.?D|Ed\.?D|Sc\.?D|D\.?Sc|Pharm\.?D|Psy\.?D|Dr\.?P\.?H|D\.?V\.?M|R\.?N|P\.?E|FRS|FRCP|FACP|FAHA|FIEEE|"
    r"LL\.?[BM])\.?(?=\s*(?:,|$))|\s+Ph\.?\s?D\.?(?=\s*(?:,|$)))+\s*$",
    ",|ph",
)
_MARK = "*∗⋆†‡§¶#^✉✝⁺⁎﹡＊♠♣♦♥♯✱"
_MARKS = frozenset(_MARK)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: What may stand behind a name: footnote marks, numbers, letters set high, LaTeX's signs for them.
_TAIL = f" \t\n\xa0\u2009\u3000,0123456789{_SUPERSCRIPTS}{_MARK}\\{{}}$+" + "".join(
    map(chr, range(0x1D43, 0x1DBC))
)
_EDGE = f' \t\n,;:|/"“”{_MARK}'
_EDGE_AND_STOP = f"{_EDGE}."
_NO_LETTERS = _MARKS | set(_SUPERSCRIPTS)
_PAREN = Pattern(r"\s*[(\[（][^()\[\]（）]*[)\]）]")
#: The look ahead tells most characters apart without trying each border, in two thirds of the time.
_SPLIT = Pattern(
    r"(?=[\s,;，；、])(?:"
    r"\s*(?:[,;，；、]\s*(?:and|und|et|y|&|with)\s+|[,;，；、]|\s(?:and|&|und|et(?!\s+al\b)|和|与|및)\s|"
    # "y" and "e" join the surnames of one person too
    r"\s[ye]\s(?=(?:[A-Z]\.|[^\W\d_]+,\s[A-Z]\.)))\s*|\s·\s|"
    r"\s\|\s|\n)"
)
_SUFFIX = frozenset(
    ("2nd", "3rd", "4th", "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.")
)
_LONGEST_ET_AL = 12
_ET_AL = frozenset(("et al", "et al.", "others", "...", "…", "et. al.", "etc.", "etc", "et al.,"))


class Named(NamedTuple):
    """A name in a list, with the marks that stood on it and where it stands in the text."""

    name: str
    marks: str
    start: int
    end: int


def is_cjk(text: str) -> bool:
    """Whether a text is written in Chinese, Japanese or Korean script."""
    return not text.isascii() and any(
        "\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af"
        for c in text
    )


def is_name(text: str, *, single: bool = False) -> bool:
    """Whether a phrase has the form of a person's name.

    Up to five capitalised words, initials or particles among them; one word alone only when
    `single` says that the company it stands in makes up for it.
    """
    if len(text) > 48 or not text:
        return False
    if not text.isascii() and is_cjk(text):
        words = text.split()
        kana = all(c == " " or "\u30a0" <= c <= "\u30ff" for c in text)
        most, longest = (4, 36) if kana else (2, 14)
        return len(words) <= most and (
            sum(map(len, words)) <= 5 or (len(words) > 1 and len(text) <= longest)
        )
    words = text.replace("\u00a0", " ").split()
    if not 0 < len(words) <= 6 or (len(words) == 1 and not single):
        return False
    own = 0
    several = len(words) > 1
    for word in words:
        if several and len(word) <= _SHORT and word.isalpha() and word[0].isupper():
            low = word.lower()
            if low not in _NO_PLAIN_NAMES:
                own += 1
                continue
        bare = word.strip(".,'’\"“”()")
        if word.lower() in _SUFFIX or bare.lower() in _PARTICLES:
            continue
        if not _is_name_word(word, bare, words):
            return False
        own += 1
    return own > 0


#: A capitalised word of letters alone, no longer than this, is a name but for known exceptions.
_SHORT = 6
_NO_PLAIN_NAMES = _NOT_NAMES | _PARTICLES | _SUFFIX


def _is_name_word(word: str, bare: str, words: list[str]) -> bool:
    """Whether a word, no particle and no suffix, can be part of a name of these words."""
    low = bare.lower()
    if not bare or (low in _NOT_NAMES and not _may_be_surname(words, word)):
        return False
    if len(low) > 6 and low.endswith(_TITLE_ENDINGS):
        return False
    if word is words[0] and len(low) > 7 and low.endswith("ing") and "-" not in low:
        return _TWO_SYLLABLES.fullmatch(low) is not None
    if not bare.isalpha() and not (bare[0].isalpha() and bare.translate(_WITHIN).isalpha()):
        return False
    if bare.isupper() and len(bare) > 5 and len(words) == 1:
        return False
    # O'Brien and d'Alembert; scripts without capitals have no small letters either.
    apostrophe = bare[1:2] in ("'", "’") and bare[2:3].isupper()
    glued = word is words[-1] and len(words) > 1 and _GLUED.fullmatch(bare)
    return bare[0].upper() == bare[0] or apostrophe or bool(glued)


#: A particle that a surname begins with: "deBettencourt", "vanDyck".
_GLUED = Pattern(r"(?:de|del|della|di|da|du|la|le|van|von|mac|ter|ten)[A-ZÀ-Þ][a-zß-ÿ]{2,}")


#: What may stand between the letters of a name.
_WITHIN = dict.fromkeys(map(ord, ".'’-‐‑–`ʼ·"))
#: Endings of abstract nouns, which titles have and names do not.
_TITLE_ENDINGS = ("tion", "tions", "ology", "ologies", "istics", "ability", "ivity", "graphy")
#: Chinese given names that end like a participle: "Shuijing", "Xiaoming".
_TWO_SYLLABLES = Pattern(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])?(?:i?ang|u?ang|i?ong|[ei]ng|i?ao|uai|[ei]n|u?an|ian|uo|ui|ei|ai"
    r"|ou|i?u|ia|ie|ue|[aeiou])(?:[bpmdtnljqxy]ing)"
)
#: Words of citations that are surnames too, behind a given name.
_SURNAMES = frozenset(
    "press page post best code august april june march may case review award talk link you "
    "an so we how on in".split()
)


def _may_be_surname(words: list[str], word: str) -> bool:
    bare = word.strip(".,")
    if len(bare) == 1 and bare.isupper():
        return True
    if word is words[-1] and word is not words[0] and bare.isupper() and len(bare) <= 3:
        return words[0].lower() not in _NOT_NAMES  # initials: "Chan IS"
    if word is words[0] and len(words) > 1 and bare.isupper() and len(bare) <= 3:
        last = words[-1].strip(".,")
        return last[1:2].islower() and last.lower() not in _NOT_NAMES  # "AS Falk"
    return (
        word is not words[0]
        and word is words[-1]
        and bare[:1].isupper()
        and not bare.isupper()
        and bare.lower() in _SURNAMES
    )


#: Four letters, each with a stop, a hyphen and spaces.
_LONGEST_INITIALS = 20


def looks_initialled(text: str) -> bool:
    """Whether a piece is initials only ("J. K.", "LM")."""
    if len(text) > _LONGEST_INITIALS:
        return False
    bare = text.replace(".", "").replace("-", "").replace(" ", "")
    return 0 < len(bare) <= 4 and bare.isalpha() and bare.isupper()


def clean_name(text: str) -> str:
    """A name without titles, degrees, marks, affiliations and surrounding punctuation."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return squeeze(_LEADING.sub("", text.strip()))
    text = _DEGREES_BEHIND.sub("", _without_brackets(text).rstrip(_TAIL))
    text = text.strip(_EDGE if text.rstrip().endswith(".") else _EDGE_AND_STOP)
    text = _LEADING.sub("", text)
    last = text.split()[-1] if text.split() else ""
    if last.endswith(".") and not looks_initialled(last) and last.lower() not in _SUFFIX:
        text = text[:-1]
    if not _NO_LETTERS.isdisjoint(text):
        text = "".join(c for c in text if c not in _NO_LETTERS)
    return squeeze(text).strip("'’` ")


def _without_brackets(text: str) -> str:
    return _PAREN.sub("", text) if "(" in text or "[" in text or "（" in text else text


def pieces(text: str) -> list[tuple[str, int, int]]:
    """The pieces of a list at commas, semicolons and "and", with their places."""
    found = []
    at = 0
    brackets = "(" in text
    semicolons = _semicolons_part(text)
    for separator in _SPLIT.finditer(text):
        if semicolons and "," in separator[0] and ";" not in separator[0]:
            continue
        if brackets and _inside_brackets(text, separator.start()):
            continue
        found.append((text[at : separator.start()], at, separator.start()))
        at = separator.end()
    found.append((text[at:], at, len(text)))
    return [(piece, a, b) for piece, a, b in found if piece.strip(" .")]


def _semicolons_part(text: str) -> bool:
    """Whether semicolons part a list of names that have commas within: "Moss, A.; Rill, B."."""
    first, semicolon, _ = text.partition(";")
    if not semicolon:
        return False
    surname, _, initials = first.partition(",")
    inverted = bool(surname) and looks_initialled(initials.strip())
    # "A Moss, B Rill. On Tides; a Study" has a list before its first semicolon
    return inverted or (first.count(",") < 2 and text.count(";") >= text.count(",") // 2)


def _inside_brackets(text: str, at: int) -> bool:
    start = text.rfind("(", 0, at)
    return start >= 0 and text.find(")", start) > at


def _stands_for_others(piece: str) -> bool:
    """Whether a piece of a list is "et al." or the like."""
    if len(piece.strip(" .")) > _LONGEST_ET_AL and not piece.endswith((")", "]", "）")):
        return False
    low = _without_brackets(piece).strip(" .()").lower()
    return low in _ET_AL or low == "al" or piece.strip().lower() in _ET_AL


@lru_cache(maxsize=2048)  # a line of a citation is asked for its names by several signs
def read_names(text: str) -> tuple[tuple[Named, ...], float]:
    """The names in a list of people, and the share of its pieces that are names (0 to 1)."""
    parts = pieces(text)
    named: list[Named] = []
    good = total = 0
    bares = [piece for piece, _, _ in parts]
    if "et al" in text.lower():
        bares = [without_et_al(piece)[0] for piece in bares]
    marked = not _MARKS.isdisjoint(text)
    cleaned = [clean_name(bare) for bare in bares]
    inverted = _is_inverted(cleaned)
    index = 0
    while index < len(parts):
        raw, start, end = parts[index]
        index += 1
        if _stands_for_others(raw):
            continue
        if inverted and index < len(parts) and looks_initialled(cleaned[index]):
            _, _, end = parts[index]
            following, given = bares[index], cleaned[index]
            index += 1
            if len(given) > 1 and given[-1] != "." and "." in given:
                given += "."
            named.append(Named(f"{clean_name(raw)}, {given}", _marks(raw + following), start, end))
            good, total = good + 1, total + 1
            continue
        end -= len(raw) - len(bares[index - 1])
        name = cleaned[index - 1]
        low = name.lower()
        if not name or low in _ET_AL:
            continue
        if low in _SUFFIX and named:
            last = named.pop()
            named.append(Named(f"{last.name}, {name}", last.marks, last.start, end))
            continue
        total += 1
        if is_name(name, single=len(parts) > 1) and len(name) > 1:
            good += 1
            named.append(Named(name, _marks(raw) if marked else "", start, end))
    return tuple(named), good / total if total else 0.0


_ET_AL_TAIL = Pattern(r",?\s+et\s+al\b\.?,?\s*(?:\([^()]*\))?[\s.,]*$", flags=re.IGNORECASE)


def without_et_al(raw: str) -> tuple[str, bool]:
    """A piece without the "et al." at its end, and whether it had one."""
    found = _ET_AL_TAIL.search(raw) if "et al" in raw.lower() else None
    return (raw[: found.start()], True) if found and found.start() else (raw, False)


def _marks(raw: str) -> str:
    return "" if _MARKS.isdisjoint(raw) else "".join(c for c in raw if c in _MARKS)


def _is_inverted(cleaned: list[str]) -> bool:
    """Whether a list is written "Last, F., Last, F."."""
    initials = sum(looks_initialled(p) for p in cleaned)
    return initials >= 1 and initials * 2.6 >= len([c for c in cleaned if c])
