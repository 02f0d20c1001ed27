"""Sentences in German, French, Spanish, Italian, Portuguese, Chinese and Japanese about a person.

The same few facts as in English prose: a position ("Ich bin T an der O", "我是O的T"), who advises,
and what the interests are. Each language gives the words that open and part them.
"""

from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.name_list import names_at
from profdiff.extract.names import Named
from profdiff.extract.organizations import split_unit
from profdiff.extract.prose.foreign_degrees import read_degree, uninflected
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.extract.topics import topics
from profdiff.lexicon.positions import (
    heads_title,
    names_organization,
    organization_class,
    student_degree,
)
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Education, Interest, Person, Role

_MAX_TITLE = 90
#: The short form of a title behind it: "… d'enseignement et de recherche (ATER)".
_SHORT_FORM = Pattern(r"\s*\([A-Z]{2,8}\)$")


class _Position(NamedTuple):
    """How a language tells a position: what opens it, and what stands before the organisation."""

    now: Pattern
    past: Pattern
    place: Pattern


_PHRASE_END = Pattern(
    r"[,;:.](?=\s|$)|[（(，。；]|\s[–—|]\s|"
    r"\s(?:und|wo|seit|mit|et|où|depuis|sous|avec|y|donde|desde|con|bajo|e|dove|dal|onde|desde)\s"
)
_POSITIONS = (
    _Position(
        Pattern(
            r"\b(?:[Ii]ch bin|[Bb]in ich|[Ii]ch arbeite|arbeite ich|[Ee]r ist|[Ss]ie ist)\s+"
            r"(?:(?:derzeit|zurzeit|aktuell|momentan|seit [\w. ]{4,18})\s+)?(?:als\s+)?"
            r"(?:ein(?:er?|en)?\s+|der\s+|die\s+)?",
            "bin|arbeite|ist ",
        ),
        Pattern(
            r"\b(?:[Ii]ch war|war ich|[Ee]r war|[Ss]ie war)\s+"
            r"(?:(?:zuvor|davor|bis \d{4})\s+)?(?:als\s+)?(?:ein(?:er?|en)?\s+)?",
            "war ",
        ),
        Pattern(r"\s+(?:am|an der|an dem|an|beim|bei der|bei|im|in der|der)\s+(?=[A-ZÄÖÜ])"),
    ),
    _Position(
        Pattern(
            r"\b(?:[Jj]e suis|[Ii]l est|[Ee]lle est|[Jj]e travaille (?:comme|en tant que))\s+"
            r"(?:actuellement\s+|aujourd['’]hui\s+)?(?:une?\s+)?",
            "suis|est |travaille",
        ),
        Pattern(
            r"\b(?:[Jj]['’]étais|[Jj]['’]ai été|[Ii]l était|[Ee]lle était|[Jj]e travaillais comme|"
            r"(?:[Jj]['’]ai|a) occupé (?:les fonctions|le poste|un poste) (?:de\s|d['’]))\s*"
            r"(?:une?\s+)?",
            "ét|travaillais|occupé",
        ),
        Pattern(
            r"\s+(?:à l['’]|à la |à |au |chez |dans le |dans la |dans l['’])\s*"
            r"(?=[A-ZÀ-Þ]|laboratoire|département|université|école|institut|équipe|centre|lycée)"
        ),
    ),
    _Position(
        Pattern(
            r"\b(?:[Ss]oy|[Ee]s|[Tt]rabajo como|[Ss]ou|[Ss]ono|[Éé] atualmente)\s+"
            r"(?:actualmente\s+|atualmente\s+|attualmente\s+)?(?:un[ao]?\s+|uma?\s+)?",
            "so|es |trabajo|é ",
        ),
        Pattern(
            r"\b(?:[Ff]ui|[Ee]ra|[Ee]ro stat[oa]|[Ss]ono stat[oa])\s+(?:un[ao]?\s+)?", "fui|er|stat"
        ),
        Pattern(
            r"\s+(?:en el|en la|en|del|de la|na|no|da|do|presso (?:l['’]|il |la )|presso|"
            r"all['’]|alla|al)\s*(?=[A-ZÀ-Þ])"
        ),
    ),
)
#: "我目前是清华大学计算机系的三年级博士生", "私は東京大学の博士研究員です".
_OF_CJK = Pattern(
    r"(?:我|本人|私|僕)(?:目前|现在|現在|现)?(?:是|为|任|就职于|就读于|は|現在)、?(?:一名|一位)?"
    r"(?P<place>[^，。、；,;\s]{2,30}?)的?の?(?P<title>[^，。、；,;的の\s]{2,16}?)"
    r"(?=[，。、；,;\s]|です|として|をして|$)",
    "我|本人|私|僕",
)
_ADVISED = Pattern(
    r"\b(?:betreut (?:von|durch)|unter (?:der )?(?:Betreuung|Leitung) von|"
    r"[Pp]romoviere bei|sous la (?:direction|supervision) (?:de |d['’])|encadrée? par|"
    r"dirigid[oa] por|"
    r"bajo la (?:dirección|supervisión) de|sotto la (?:supervisione|guida) di|"
    r"(?:co)?orientad[oa] por|sob (?:a )?(?:orientação|supervisão) d[eoa])\s*"
    r"(?:Prof\.\s*Dr\.\s*|el |la |il |le )?|"
    r"(?:导师(?:是|为|：|:)|師從|师从|指導教員(?:は|：|:)|지도\s?교수(?:님은|는|:))\s*",
    "betreu|leitung|promoviere|direc|encadr|dirigid|supervis|guida|orienta|sob |导师|師從|师从|"
    "指導教員|지도",
)
_INTERESTS = Pattern(
    r"\b(?:[Mm]eine (?:\w+\s+)?Forschungsinteressen|"
    r"[Mm]es (?:intérêts|thèmes|domaines) de recherche|"
    r"[Mm]is (?:intereses|áreas|líneas) de investigación|[Ii] miei interessi di ricerca|"
    r"[Mm]eus interesses de pesquisa|[Mm]es (?:travaux|recherches)|"
    r"[Mm]eine Forschung|[Mm]i investigación|[Mm]inha pesquisa|[Ll]a mia ricerca)\s+"
    r"(?:sind|umfassen|umfasst|liegen|beinhalten|beschäftigt sich mit|son|sont|incluent|incluyen|"
    r"portent|s['’]articulent autour de|se centra en|abarca|aborda|foca em|abrange|"
    r"riguarda|verte su|includono|sono|incluem|são)"
    r"\s*(?:in den Bereichen|im Bereich|in|sur|vor allem|principalement|:)?\s*(?P<list>[^\n]+)|"
    r"\b(?:[Jj]e m['’]intéresse (?:à|aux?)|[Ii]ch (?:interessiere mich für|forsche (?:zu|an|über))|"
    r"[Mm]e interesan?|[Mm]i occupo di|[Ii]nvestigo (?:en|sobre)|[Ii]nteresso-me por)\s+"
    r"(?P<verb>[^\n]+)|"
    r"(?:研究兴趣|研究興趣|研究方向|研究领域|研究分野)(?:主要)?(?:包括|是|为|為|集中在|は|有|涵盖)[：:]?"
    r"\s*(?P<cjk>[^\n]+)|"
    r"(?:研究)?専門(?:分野)?は\s*(?P<ja>[^\n]+?)(?:です|である|。|$)|"
    r"(?:연구\s?(?:관심사|분야|주제)|관심\s?분야)(?:는|은|:)\s*(?P<ko>[^\n]+?)(?:입니다|이다|등|\.|$)",
    "forsch|recherche|travaux|intéresse|interes|occupo|investig|ricerca|pesquisa|研究|専門|연구|관심",
)
#: A title behind a name; a name is read up to four signs, which may cut it.
_TITLE_BEHIND = Pattern(r"(?<=[\u4e00-\u9fff]{2})(?:副?教授?|老师?|先生?|研究员?)$")
#: The articles before topics, which are none of their names: "la cosmología", "l'algorithmique".
_ARTICLE = Pattern(
    r"^(?:(?:à|aux?|de|des|di) )?(?:l['’]|"
    r"(?:l[aeo]s?|les|el|il|gli|i|der|die|das|des|os?|as?|aux?) )"
)
_CONJUNCTION = Pattern(r"\s+(?:und|et|sowie|ainsi que|y|e|así como)\s+|以及|和|与|及|と")


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence in another language than English for what it tells."""
    if reading.kind == "person":
        _role(reading, sentence)
        read_degree(reading, sentence)
    _people(reading, sentence)
    _interests(reading, sentence)


#: What places a position in the past: "此前，我是…", "以前は".
_BYGONE_CJK = Pattern(r"此前|之前|以前|曾经?|原为|历任|歴任", "前|曾|原|历|歴")
#: "저는 한빛대학교 수학과 교수입니다", with what the language puts behind a name and a title.
_OF_KOREAN = Pattern(
    r"(?:저는|나는|본인은)\s*(?P<now>현재\s*)?(?P<place>\S+(?:\s\S+){0,3}?)(?:의|에서)?\s+"
    r"(?P<title>\S{2,12}?)(?P<past>으?로 근무했|였|이었)?"
    r"(?:입니다|이다|습니다|으?로 재직|으?로 근무)",
    "저는|나는|본인은",
)


def _role(reading: Reading, sentence: Stretch) -> None:
    text = sentence.text
    for language in _POSITIONS:
        for pattern, current in ((language.past, False), (language.now, True)):
            found = pattern.search(text)
            place = language.place.search(text, found.end()) if found else None
            if found and place and place.start() - found.end() <= _MAX_TITLE:
                title = squeeze(text[found.end() : place.start()]).strip(" ,")
                title = _SHORT_FORM.sub("", title)
                if heads_title(title) and "," not in title:
                    name, unit = _organization(sentence, place.end(), language.place)
                    role = Role(title=title, organization=name or None, unit=unit, current=current)
                    _add(reading, sentence, role)
                    return
    found = _OF_CJK.search(text)
    if found and heads_title(found["title"]) and organization_class(found["place"]):
        name, unit = split_unit(found["place"])
        current = not _BYGONE_CJK.search(text[: found.end()])
        _add(
            reading,
            sentence,
            Role(title=found["title"], organization=name, unit=unit, current=current),
        )
        return
    found = _OF_KOREAN.search(text)
    if found and heads_title(found["title"]) and organization_class(found["place"]):
        name, unit = split_unit(found["place"])
        role = Role(title=found["title"], organization=name, unit=unit, current=not found["past"])
        _add(reading, sentence, role)


def _organization(sentence: Stretch, at: int, place: Pattern) -> tuple[str, str | None]:
    """The organisation at a place, up to the end of its link or phrase, and the unit within it."""
    text = sentence.text[at:]
    link = sentence.block.link_at(sentence.start + at)
    if link:
        whole = _OUTER.match(text, link[1] - link[0])
        if whole and organization_class(text[: link[1] - link[0]]) == "unit":
            return uninflected(squeeze(whole["name"])), squeeze(text[: link[1] - link[0]])
    end = _PHRASE_END.search(text)
    stop = link[1] - link[0] if link else end.start() if end else len(text)
    phrase = squeeze(text[:stop]).strip(" .")
    for border in (place, _OF):
        for inner in border.finditer(phrase):
            unit, name = phrase[: inner.start()], phrase[inner.end() :]
            if organization_class(unit) and names_organization(name):
                return name, unit
    return uninflected(phrase), None


_OF = Pattern(
    r"\s+(?:der|des|de la|de l['’]|du|del|dell['’]|della|da|do|de)\s*(?=[A-ZÀ-Þ]|univ|école)"
)
#: The organisation of a unit that is a link: "[Lehrstuhl für X] der Universität Y".
_OUTER = Pattern(
    r"\s+(?:der|des|an der|am|de la|de l['’]|du|del|dell['’]|della|da|do|de)\s*"
    r"(?P<name>[A-ZÀ-Þ][^,.;:()\n]{3,80}?)(?=[,.;:()\n]|$)"
)


def _add(reading: Reading, place: Stretch, role: Role) -> None:
    reading.add(role, *place, rule="prose-role")
    degree = student_degree(role.title or "")
    if degree and role.current and role.organization:
        study = Education(degree=degree, institution=role.organization, status="in_progress")
        reading.add(study, *place, rule="student-role")


def _people(reading: Reading, sentence: Stretch) -> None:
    block, start, end = sentence
    for found in _ADVISED.finditer(sentence.text):
        for named in _names(block, start + found.end(), end):
            person = Person(
                name=_TITLE_BEHIND.sub("", named.name),
                relation="advisor",
                url=block.url_at(named.start),
            )
            reading.add(person, block, named.start, named.end, rule="prose-person")


_AND_NAME = Pattern(r"\s+(?:et|y|e|und|sowie|와|과)\s+(?:de\s+)?(?=[^\W\d_a-z])")


def _names(block: Block, start: int, end: int) -> list[Named]:
    """The names at a place, and those that the language's own "and" joins to them."""
    found = list(names_at(block, start, end))
    joined = _AND_NAME.match(block.text, found[-1].end) if found else None
    if joined and joined.end() < end:
        found += names_at(block, joined.end(), end)
    return found


def _interests(reading: Reading, sentence: Stretch) -> None:
    block, start, end = sentence
    found = _INTERESTS.search(sentence.text)
    if not found:
        return
    listed = next(words for words in found.groups() if words)
    for named in topics(_CONJUNCTION.sub(", ", listed.rstrip("。."))):
        topic = _ARTICLE.sub("", named)
        at = block.text.find(topic, start)
        stretch = (at, at + len(topic)) if at >= 0 else (start, end)
        reading.add(Interest(name=topic), block, *stretch, rule="prose-interest")
