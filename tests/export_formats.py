"""The forms that exports are written in, as those who read them define them.

`CSL` and `RESUME` are the parts of the CSL-JSON and JSON Resume schemas that an export writes,
closed; `CONTEXT` is that part of the context of schema.org. PROFDIFF_CSL_SCHEMA,
PROFDIFF_RESUME_SCHEMA and PROFDIFF_SCHEMA_ORG_CONTEXT name files with the whole ones, which then
hold too.
"""

import json
import os
from pathlib import Path

import jsonschema
from pyld import jsonld


def _closed(required, **optional):
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items, **more):
    return {"type": "array", "items": items, "minItems": 1, **more}


TEXT = {"type": "string", "minLength": 1}
FLAG = {"type": "boolean"}
COUNT = {"type": "integer", "minimum": 1}
#: RFC 3986, with a scheme.
ADDRESS = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"}
LINK = _closed({"label": {"type": "string"}, "url": TEXT})

_NAME = {
    "oneOf": [
        _closed({"literal": TEXT}),
        _closed({"family": TEXT, "given": TEXT}, **{"non-dropping-particle": TEXT, "suffix": TEXT}),
    ]
}
_DATE = {
    "oneOf": [
        _closed({"date-parts": _list(_list({"type": "integer"}, maxItems=3), maxItems=2)}),
        _closed({"raw": TEXT}),
    ]
}
#: The types that an export may write, of those that CSL 1.0.2 has.
_TYPES = "article article-journal chapter document paper-conference patent report thesis".split()
_VARIABLES = (
    "title container-title container-title-short event-title publisher publisher-place genre "
    "status DOI URL volume issue page edition chapter-number collection-title ISBN ISSN PMID "
    "language abstract keyword note".split()
)
CSL = {
    "type": "array",
    "items": _closed(
        {"id": TEXT, "type": {"enum": _TYPES}, "citation-key": TEXT},
        **dict.fromkeys(_VARIABLES, TEXT),
        author=_list(_NAME),
        editor=_list(_NAME),
        issued=_DATE,
        custom=_closed(
            {},
            **{
                "arxiv": TEXT,
                "track": TEXT,
                "award": TEXT,
                "imprint": TEXT,
                "equal-contribution": _list(TEXT),
            },
            links=_list(LINK),
        ),
    ),
}

_WHEN = {"type": "string", "pattern": r"^[12]\d{3}(-[01]\d(-[0-3]\d)?)?$"}
_DATES = {"startDate": _WHEN, "endDate": _WHEN, "start": TEXT, "end": TEXT}
_ADDRESSED = {"url": ADDRESS, "link": TEXT}
RESUME = _closed(
    {
        "$schema": ADDRESS,
        "basics": _closed(
            {},
            name=TEXT,
            email={"type": "string", "pattern": "@"},
            profiles=_list(_closed({}, network=TEXT, **_ADDRESSED)),
        ),
    },
    work=_list(
        _closed({}, name=TEXT, position=TEXT, unit=TEXT, current=FLAG, summary=TEXT, **_DATES)
    ),
    volunteer=_list(_closed({}, organization=TEXT, position=TEXT, year=TEXT)),
    education=_list(
        _closed(
            {},
            institution=TEXT,
            area=TEXT,
            studyType=TEXT,
            status={"enum": ["completed", "in progress", "planned"]},
            honors=TEXT,
            **_DATES,
        )
    ),
    awards=_list(
        _closed({"title": TEXT}, date=_WHEN, year=TEXT, awarder=TEXT, count=COUNT, **_DATES)
    ),
    publications=_list(
        _closed(
            {"type": {"enum": _TYPES}},
            **dict.fromkeys("name publisher genre doi track award status year".split(), TEXT),
            releaseDate=_WHEN,
            authors=_list(TEXT),
            equalContribution=_list(TEXT),
            links=_list(LINK),
            **_ADDRESSED,
        )
    ),
    interests=_list(_closed({"name": TEXT})),
    projects=_list(_closed({"name": TEXT}, description=TEXT, lead=FLAG, **_ADDRESSED)),
)


def read_csl(text):
    """A list of items in CSL-JSON, held to its schema; no two have an id."""
    items = _read(text, CSL, "PROFDIFF_CSL_SCHEMA")
    assert len({item["id"] for item in items}) == len(items)
    return items


def read_resume(text):
    """A resume, held to its schema."""
    return _read(text, RESUME, "PROFDIFF_RESUME_SCHEMA")


def _read(text, schema, variable):
    contents = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(contents)
    if whole := os.environ.get(variable):
        published = json.loads(Path(whole).read_text(encoding="utf-8"))
        checks = jsonschema.Draft7Validator.FORMAT_CHECKER
        jsonschema.Draft7Validator(published, format_checker=checks).validate(contents)
    return contents


#: Type → its properties that an export writes (schema.org 30.0; a role stands in any place).
_CREATIVE = (
    "name author datePublished isPartOf genre award creativeWorkStatus identifier url "
    "associatedMedia keywords"
)
_PAPERS = ("ScholarlyArticle", "Thesis", "Chapter", "Report", "CreativeWork")
SCHEMA_ORG = {
    kind: frozenset(properties.split())
    for kind, properties in {
        "Person": (
            "name url givenName familyName honorificSuffix award knowsAbout email sameAs "
            "hasCredential memberOf affiliation alumniOf knows"
        ),
        "Organization": (
            "name award knowsAbout email sameAs hasCredential memberOf member department"
        ),
        "OrganizationRole": (
            "roleName startDate endDate description affiliation alumniOf memberOf"
        ),
        "Role": "roleName knows member instructor",
        "EducationalOrganization": "name",
        "EducationalOccupationalCredential": (
            "credentialCategory about recognizedBy temporalCoverage creativeWorkStatus award"
        ),
        "Project": "name url description keywords member",
        **dict.fromkeys(
            ("ScholarlyArticle", "Thesis", "Chapter", "Report", "CreativeWork"), _CREATIVE
        ),
        **dict.fromkeys(("Periodical", "PublicationVolume", "Book"), "name"),
        "PropertyValue": "propertyID value",
        "MediaObject": "name contentUrl",
        "Event": "name superEvent startDate performer",
        "CourseInstance": "name description instructor",
    }.items()
}
_IRIS = {"url", "sameAs", "contentUrl"}
_DAYS = {"startDate", "endDate", "datePublished"}


def _term(name):
    if name in _IRIS:
        return {"@id": f"schema:{name}", "@type": "@id"}
    return {"@id": f"schema:{name}", **({"@type": "schema:Date"} if name in _DAYS else {})}


CONTEXT = {
    "@context": {
        "type": "@type",
        "id": "@id",
        "schema": "http://schema.org/",
        **{kind: {"@id": f"schema:{kind}"} for kind in SCHEMA_ORG},
        **{name: _term(name) for names in SCHEMA_ORG.values() for name in names},
    }
}
SCHEMA = "http://schema.org/"


def read_schema_org(text):
    """The nodes of a graph, expanded by a processor of JSON-LD; nothing may be lost on the way."""
    contents = json.loads(text)
    nodes = _expanded(contents, CONTEXT)
    assert _size(nodes) == _size(contents["@graph"])
    for node in nodes:
        _hold(node)
    if whole := os.environ.get("PROFDIFF_SCHEMA_ORG_CONTEXT"):
        published = json.loads(Path(whole).read_text(encoding="utf-8"))
        assert _expanded(contents, published) == nodes
    return nodes


def _expanded(contents, context):
    def load(url, _options):
        assert url == "https://schema.org"
        return {"document": context, "documentUrl": url, "contextUrl": None}

    return jsonld.expand(contents, {"documentLoader": load, "base": "https://a.example/page"})


def _size(node):
    """How many values stand in properties, at any depth."""
    if isinstance(node, list):
        return sum(map(_size, node))
    if isinstance(node, dict) and "@value" not in node and set(node) != {"@id"}:
        return sum(_size(value) for key, value in node.items() if key not in ("@type", "@id"))
    return 1


def _hold(node):
    """Each property of a node is one that one of its types has."""
    kinds = [kind.removeprefix(SCHEMA) for kind in node.get("@type", ())]
    for name, values in node.items():
        if name.startswith("@"):
            continue
        assert any(name.removeprefix(SCHEMA) in SCHEMA_ORG[kind] for kind in kinds), (kinds, name)
        for value in values:
            if "@type" in value and "@value" not in value:
                _hold(value)
