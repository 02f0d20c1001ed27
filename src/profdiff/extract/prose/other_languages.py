"""Sentences in German, French, Spanish, Italian, Portuguese, Chinese and Japanese about a person.

The same few facts as in English prose: a position ("Ich bin T an der O", "我是O的T"), who advises,
and what the interests are. Each language gives the words that open and part them.
"""

from typing import NamedTuple

from profdiff.extract.name_list import names_at
from profdiff.extract.organizations import split_unit
from profdiff.extract.page import Page
from profdiff.extract.patterns import Pattern
from profdiff.extract.stretches import Stretch
from profdiff.extract.topics import topics
from profdiff.lexicon.positions import heads_title, organization_class, student_degree
from profdiff.normal import squeeze
from profdiff.records import Education, Interest, Person, Role

_MAX_TITLE = 90


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
            r"\b(?:[Jj]['’]étais|[Jj]['’]ai été|[Ii]l était|[Ee]lle était)\s+(?:une?\s+)?", "ét"
        ),
        Pattern(
            r"\s+(?:à l['’]|à la |à |au |chez |dans le |dans l['’])\s*(?=[A-ZÀ-Þ]|laboratoire)"
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
    r"sous la direction (?:de |d['’])|encadrée? par|dirigid[oa] por|"
    r"bajo la (?:dirección|supervisión) de|sotto la supervisione di|orientad[oa] por)\s*"
    r"(?:Prof\.\s*Dr\.\s*|el |la |il |le )?|"
    r"(?:导师(?:是|为|：|:)|師從|师从|指導教員(?:は|：|:))\s*",
    "betreu|leitung|direc|encadr|dirigid|supervis|orientad|导师|師從|师从|指導教員",
)
_INTERESTS = Pattern(
    r"\b(?:[Mm]eine (?:\w+\s+)?Forschungsinteressen|"
    r"[Mm]es (?:intérêts|thèmes|domaines) de recherche|"
    r"[Mm]is (?:intereses|áreas|líneas) de investigación|[Ii] miei interessi di ricerca|"
    r"[Mm]eus interesses de pesquisa)\s+"
    r"(?:sind|umfassen|liegen|beinhalten|son|sont|incluent|incluyen|portent|includono|sono|incluem|são)"
    r"\s*(?:in den Bereichen|im Bereich|in|sur|vor allem|principalement|:)?\s*(?P<list>[^\n]+)|"
    r"(?:研究兴趣|研究興趣|研究方向|研究领域|研究分野)(?:主要)?(?:包括|是|为|為|集中在|は|有|涵盖)[：:]?"
    r"\s*(?P<cjk>[^\n]+)",
    "forschungsinteressen|recherche|investigación|ricerca|pesquisa|研究",
)
#: A title behind a name; a name is read up to four signs, which may cut it.
_TITLE_BEHIND = Pattern(r"(?<=[\u4e00-\u9fff]{2})(?:副?教授?|老师?|先生?|研究员?)$")
_CONJUNCTION = Pattern(r"\s+(?:und|et|sowie|ainsi que|y|e|así como)\s+|以及|和|与|及|と")


def read_sentence(page: Page, sentence: Stretch) -> None:
    """Reads a sentence in another language than English for what it tells."""
    if page.kind == "person":
        _role(page, sentence)
    _people(page, sentence)
    _interests(page, sentence)


#: What places a position in the past: "此前，我是…", "以前は".
_BYGONE_CJK = Pattern(r"此前|之前|以前|曾经?|原为|历任|歴任", "前|曾|原|历|歴")
#: "저는 한빛대학교 수학과 교수입니다", with what the language puts behind a name and a title.
_OF_KOREAN = Pattern(
    r"(?:저는|나는|본인은)\s*(?P<now>현재\s*)?(?P<place>\S+(?:\s\S+){0,3}?)(?:의|에서)?\s+"
    r"(?P<title>\S{2,12}?)(?P<past>으?로 근무했|였|이었)?"
    r"(?:입니다|이다|습니다|으?로 재직|으?로 근무)",
    "저는|나는|본인은",
)


def _role(page: Page, sentence: Stretch) -> None:
    text = sentence.text
    for language in _POSITIONS:
        for pattern, current in ((language.past, False), (language.now, True)):
            found = pattern.search(text)
            place = language.place.search(text, found.end()) if found else None
            if found and place and place.start() - found.end() <= _MAX_TITLE:
                title = squeeze(text[found.end() : place.start()]).strip(" ,")
                if heads_title(title) and "," not in title:
                    name, unit = _organization(sentence, place.end(), language.place)
                    role = Role(title=title, organization=name or None, unit=unit, current=current)
                    _add(page, sentence, role)
                    return
    found = _OF_CJK.search(text)
    if found and heads_title(found["title"]) and organization_class(found["place"]):
        name, unit = split_unit(found["place"])
        current = not _BYGONE_CJK.search(text[: found.end()])
        _add(
            page,
            sentence,
            Role(title=found["title"], organization=name, unit=unit, current=current),
        )
        return
    found = _OF_KOREAN.search(text)
    if found and heads_title(found["title"]) and organization_class(found["place"]):
        name, unit = split_unit(found["place"])
        role = Role(title=found["title"], organization=name, unit=unit, current=not found["past"])
        _add(page, sentence, role)


def _organization(sentence: Stretch, at: int, place: Pattern) -> tuple[str, str | None]:
    """The organisation at a place, up to the end of its link or phrase, and the unit within it."""
    text = sentence.text[at:]
    link = sentence.block.link_at(sentence.start + at)
    end = _PHRASE_END.search(text)
    stop = link[1] - link[0] if link else end.start() if end else len(text)
    phrase = squeeze(text[:stop]).strip(" .")
    for inner in place.finditer(phrase):
        unit, name = phrase[: inner.start()], phrase[inner.end() :]
        if organization_class(unit) and organization_class(name):
            return name, unit
    return phrase, None


def _add(page: Page, place: Stretch, role: Role) -> None:
    page.add(role, *place, rule="prose-role")
    degree = student_degree(role.title or "")
    if degree and role.current and role.organization:
        study = Education(degree=degree, institution=role.organization, status="in_progress")
        page.add(study, *place, rule="student-role")


def _people(page: Page, sentence: Stretch) -> None:
    block, start, end = sentence
    for found in _ADVISED.finditer(sentence.text):
        for named in names_at(block, start + found.end(), end):
            person = Person(
                name=_TITLE_BEHIND.sub("", named.name),
                relation="advisor",
                url=block.url_at(named.start),
            )
            page.add(person, block, named.start, named.end, rule="prose-person")


def _interests(page: Page, sentence: Stretch) -> None:
    block, start, end = sentence
    found = _INTERESTS.search(sentence.text)
    if not found:
        return
    listed = found["list"] or found["cjk"]
    for topic in topics(_CONJUNCTION.sub(", ", listed.rstrip("。."))):
        at = block.text.find(topic, start)
        stretch = (at, at + len(topic)) if at >= 0 else (start, end)
        page.add(Interest(name=topic), block, *stretch, rule="prose-interest")
