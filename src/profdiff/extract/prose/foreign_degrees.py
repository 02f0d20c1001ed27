"""Degrees in sentences of other languages: "J'ai obtenu mon doctorat en X à l'O en 2019"."""

from profdiff.extract.dates import years_in
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import names_organization, organization_class
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Education

_DEGREE = Pattern(
    r"(?<![\w-])(?P<degree>[Dd]octorat|thèse(?:\s+de\s+doctorat)?|[Mm]aîtrise|[Ll]icence|"
    r"[Mm]aster(?:\s+[12])?|"
    r"Promotion|Doktorat|Dissertation|Diplom|Bachelor|[Dd]octorado|[Mm]áster|[Mm]aestría|[Ll]icenciatura|"
    r"[Dd]octora?(?=\sen\s)|[Dd]ottorato(?:\s+di\s+ricerca)?|[Ll]aurea(?:\s+(?:magistrale|triennale))?|"
    r"[Dd]outorado|[Dd]outoramento|[Mm]estrado|[Bb]acharelado|[Gg]raduação|[Dd]outora?(?=\sem\s))"
    r"(?:\s+(?:en|in|em|de|di)\s+(?P<field>[^,.;()\d]{3,60}?))?"
    r"(?=\s+(?:à\s|de\sl['’]univ|an\s|am\s|bei|por\s|en\s|pel|na\s|no\s|presso|all|dell|im\s|habe|"
    r"nel|\d|au\s|\()|[,.;]|$)"
)
_PLACE = Pattern(
    r"\s(?:à l['’]|à la |à |au |de l['’]|an der |am |bei der |por la |por el |en la |en el |"
    r"en |pela |pelo |"
    r"na |no |presso (?:l['’]|la |il )?|alla |all['’]|dell['’]|della |da )\s*(?=[A-ZÀ-Þ]|universi)"
)
_NAME = Pattern(r"[^,.;()\n]*")
_NAME_ENDS = Pattern(
    r"\s(?:en|im|nel|em|in|sous|unter|bajo|sotto|sob|avec|bei|con|com|mit|abgeschlossen|erworben|"
    r"erhalten|et|und|y|e|sur|über|sobre|su)(?=\s|$)|\s(?:19|20)\d\d"
)
_ONGOING = Pattern(
    r"\b(?:actuellement|prépare|en cours|derzeit|zurzeit|promoviere|actualmente|curso|atualmente|"
    r"cursando|attualmente|sto )\b"
)
_INFLECTED = Pattern(r"\b(Technische|Freie|Katholische|Pädagogische|Eidgenössische)n ")
#: "2015年于清华大学获得计算机科学博士学位", "2019년 KAIST에서 전산학 박사 학위를 받았습니다".
_CJK = Pattern(
    r"(?:于|在|から|より)?(?P<place>[^，。、；,\s年月于在]{2,24}?)(?:获得?|取得|獲得?|にて|で)了?"
    r"(?P<field>[^，。、；,\s]{0,16}?)(?P<degree>博士|硕士|碩士|修士|学士|學士)(?:学位|號|号|\()?|"
    r"(?P<kplace>[^\s\d]\S*?)에서\s(?P<kfield>\S+)?\s?(?P<kdegree>박사|석사|학사)\s?학위",
    "博士|硕士|碩士|修士|学士|學士|학위",
)


def read_degree(reading: Reading, sentence: Stretch) -> None:
    """Reads a degree with the organisation that gave it, and the last year of the sentence."""
    study = _spaced(sentence.text) or _unspaced(sentence.text)
    if study is not None:
        years = years_in(sentence.text)
        study.end = years[-1] if years and study.status == "completed" else None
        reading.add(study, *sentence, rule="prose-degree")


def _spaced(text: str) -> Education | None:
    degree = _DEGREE.search(text)
    name = _named_by(text) if degree else None
    if degree is None or name is None:
        return None
    return Education(
        degree=squeeze(degree["degree"]),
        field=squeeze(degree["field"]) if degree["field"] else None,
        institution=name,
        status="in_progress" if _ONGOING.search(text) else "completed",
    )


def _named_by(text: str) -> str | None:
    """The organisation that a preposition of place leads to."""
    for place in _PLACE.finditer(text):
        found = _NAME.match(text, place.end())
        words = found[0] if found else ""
        end = _NAME_ENDS.search(words)
        name = squeeze(words[: end.start() if end else None]).strip(" .")
        if names_organization(name):
            return uninflected(name)
    return None


def uninflected(name: str) -> str:
    """A German name in the nominative: "der Technischen Universität X"."""
    return _INFLECTED.sub(r"\1 ", name)


def _unspaced(text: str) -> Education | None:
    found = _CJK.search(text)
    if found is None:
        return None
    place = found["place"] or found["kplace"]
    field, degree = found["field"] or found["kfield"], found["degree"] or found["kdegree"]
    if not organization_class(place):
        return None
    return Education(degree=degree, field=field or None, institution=place, status="completed")
