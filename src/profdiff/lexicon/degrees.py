"""Academic degrees: which spellings name the same degree, and of which rank it is.

The ranks are levels 6, 7 and 8 of UNESCO's ISCED 2011. The spellings are the degree names and
abbreviations in use: English ones after Wikipedia's "List of academic degrees", others after
the national descriptions of the Bologna Process (EHEA) and the degree laws of Japan, China and
Korea. A spelling stands in its folded form: case, dots and punctuation aside.
"""

from functools import cache, lru_cache
from typing import Literal

from profdiff.normal import fold

Rank = Literal["bachelor", "master", "doctor"]

#: Key, rank and spellings of a degree; a key equal to its rank names no degree in particular.
DEGREES: tuple[tuple[str, Rank, str], ...] = (
    (
        "phd",
        "doctor",
        (
            "phd|ph d|dphil|d phil|doctor of philosophy|doctorate|doctoral|doctoral degree"
            "|doctor of philosophy degree|phd degree|phil dr|fil dr|filosofie doktor|ph dr"
            "|doctorat|these de doctorat|thèse de doctorat|thèse|docteur|doctorat en sciences"
            "|doctorado|doctor en filosofía|doctor en ciencias|doutorado|doutoramento|doutor"
            "|dottorato|dottorato di ricerca|dottore di ricerca|doktor|doktorgrad|promotion"
            "|dr rer nat|dr ing|dr phil|dr rer pol|dr rer oec|dr techn|doctor rerum naturalium"
            "|doktoringenieur|doktor der naturwissenschaften|doktor der ingenieurwissenschaften"
            "|teknologie doktor|tekn dr|doctor technices|tohtori|filosofian tohtori|proefschrift"
            "|doktora|doktorat|doktorátus|csc|kandidat nauk|candidate of sciences|кандидат наук"
            "|didaktor|διδακτορικό|doktori|博士|博士後期課程|課程博士|工学博士|理学博士|박사|博士学位"
            "|doktor filsafat|s3|tiến sĩ|پی ایچ ڈی|דוקטורט|دكتوراه"
        ),
    ),
    ("dsc", "doctor", "dsc|d sc|doctor of science|scd|sc d|doktor nauk|доктор наук|drsc"),
    ("engd", "doctor", "engd|eng d|deng|d eng|doctor of engineering|dr eng"),
    ("edd", "doctor", "edd|ed d|doctor of education"),
    ("md", "doctor", "md|m d|doctor of medicine|dr med|mudr"),
    ("jd", "doctor", "jd|j d|juris doctor|doctor of law|dr iur|dr jur"),
    ("dba", "doctor", "dba|doctor of business administration"),
    ("habilitation", "doctor", "habilitation|hdr|habilitation à diriger des recherches|habil"),
    ("mphil", "master", "mphil|m phil|master of philosophy"),
    (
        "ms",
        "master",
        (
            "ms|m s|msc|m sc|sm|s m|scm|master of science|masters of science|master in science"
            "|ms degree|msc degree|master of sciences|maîtrise ès sciences|mestrado em ciências"
            "|理学修士|理学硕士|理學碩士|이학석사|工学修士|工学硕士|工學碩士|공학석사"
        ),
    ),
    ("ma", "master", "ma|m a|am|a m|master of arts|masters of arts|文学硕士|文學碩士|문학석사"),
    (
        "meng",
        "master",
        (
            "meng|m eng|me|m e|msce|master of engineering|diplôme d ingénieur|ingénieur"
            "|engineer s degree"
            "|dipl ing|diplom ingenieur|diplomingenieur|civilingenjör|sivilingeniør|inženýr|ir"
        ),
    ),
    ("mtech", "master", "mtech|m tech|master of technology"),
    ("mba", "master", "mba|master of business administration"),
    ("mcs", "master", "mcs|master of computer science|minf|mcomp|master of computing"),
    ("mmath", "master", "mmath|mmathphys|master of mathematics|part iii"),
    ("mpa", "master", "mpa|master of public administration"),
    ("mpp", "master", "mpp|master of public policy"),
    ("mph", "master", "mph|master of public health"),
    ("mfa", "master", "mfa|master of fine arts"),
    ("med", "master", "med|m ed|master of education"),
    ("llm", "master", "llm|ll m|master of laws"),
    ("mres", "master", "mres|m res|master of research"),
    ("mlis", "master", "mlis|mls|master of library and information science"),
    (
        "master",
        "master",
        (
            "master|masters|master s|master degree|master s degree|masters degree|graduate degree"
            "|maîtrise|master recherche|dea|máster|maestría|mestrado|mestre|laurea magistrale"
            "|laurea specialistica|magister|magister artium|diplom|diplôme|diploma thesis|maisteri"
            "|yüksek lisans|mgr|magisterium|kandidatus|cand scient|hovedfag|doctoraal"
            "|specialist degree"
            "|修士|修士課程|硕士|碩士|硕士学位|석사|s2|thạc sĩ|ماجستير|магистр"
        ),
    ),
    (
        "bs",
        "bachelor",
        (
            "bs|b s|bsc|b sc|sb|s b|scb|bachelor of science|bachelors of science|bsc degree"
            "|bs degree|bsc hons|bachelor in science|理学学士|理學學士|이학사|工学学士|工學學士"
            "|공학사|理学士|工学士"
        ),
    ),
    (
        "ba",
        "bachelor",
        "ba|b a|ab|a b|bachelor of arts|bachelors of arts|ba hons|文学学士|文學學士|문학사",
    ),
    ("beng", "bachelor", "beng|b eng|be|b e|bachelor of engineering|bse|b s e"),
    ("basc", "bachelor", "basc|b a sc|bachelor of applied science"),
    ("btech", "bachelor", "btech|b tech|bachelor of technology"),
    ("bba", "bachelor", "bba|bachelor of business administration"),
    ("bcs", "bachelor", "bcs|bachelor of computer science|bmath|bachelor of mathematics"),
    ("bcom", "bachelor", "bcom|b com|bachelor of commerce"),
    ("bfa", "bachelor", "bfa|bachelor of fine arts"),
    ("bed", "bachelor", "bed|b ed|bachelor of education"),
    ("mbbs", "bachelor", "mbbs|mbchb|bachelor of medicine"),
    ("llb", "bachelor", "llb|ll b|bachelor of laws"),
    (
        "bachelor",
        "bachelor",
        (
            "bachelor|bachelors|bachelor s|bachelor degree|bachelor s degree|bachelors degree"
            "|undergraduate degree|undergraduate|undergrad|licence|licenciatura|grado|licenciado"
            "|bacharelado|bacharel|laurea|laurea triennale|kandidat|kandidatexamen|lisans|licencjat"
            "|inżynier|vordiplom|bakalář|bakalavr|kandidaatti|бакалавр|学士|學士|本科|학사|s1|sarjana"
            "|cử nhân|بكالوريوس"
        ),
    ),
)

_LONGEST = 6


@cache
def _spellings() -> dict[str, tuple[str, Rank]]:
    return {
        spelling: (key, rank)
        for key, rank, spellings in DEGREES
        for spelling in spellings.split("|")
    }


@lru_cache(maxsize=4096)
def _degree(text: str) -> tuple[str, Rank] | None:
    """The degree that a text names: its longest known run of words, else a known ending.

    The ending is for scripts that put no space between a field and its degree.
    """
    spellings = _spellings()
    words = fold(text).split(" ")
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = spellings.get(" ".join(words[start : start + length]))
            if found:
                return found
    ends = [s for s in spellings if not s.isascii() and len(s) > 1 and words[-1].endswith(s)]
    return spellings[max(ends, key=len)] if ends else None


def degree_key(text: str | None) -> str:
    """The same string for two spellings of one degree ("Ph.D.", "Doctor of Philosophy").

    A text that names no known degree is its own key, folded; None and "" give "".
    """
    if not text:
        return ""
    found = _degree(text)
    return found[0] if found else fold(text)


def degree_rank(text: str | None) -> Rank | None:
    """Whether a text names a bachelor's, a master's or a doctor's degree; None if none of them."""
    found = _degree(text) if text else None
    return found[1] if found else None
