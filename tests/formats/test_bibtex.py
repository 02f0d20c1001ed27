"""BibTeX: what becomes of entries, values, names and faults."""

import pytest

from cost import calls_of
from profdiff.formats import read_document
from profdiff.formats.bibtex import people
from profdiff.formats.bibtex_split import _plain, _through_bibtexparser
from profdiff.formats.bibtex_written import written

KITES = "@article{kites, title={Kites}, author={Sol, Mira}, journal={Wind}, year=2021}\n"


def read(text):
    return read_document(text.encode(), "papers.bib")[0]


def fields_of(text):
    (block,) = (b for b in read(text).blocks if b.kind == "entry")
    return block.fields


def codes(document):
    return [(d.code, d.line) for d in document.diagnostics]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{Kites and Strings}", "Kites and Strings"),
        ('"Kites and Strings"', "Kites and Strings"),
        ("{{Kites} and {S}trings}", "Kites and Strings"),
        ('"The {"}kite{"} word"', 'The "kite" word'),
        ("{Kites\n      over   two lines}", "Kites over two lines"),
        (
            r"{K{\"o}rper, {\AA}s, \v{C}apek, Stra{\ss}e, na{\"\i}ve}",
            "Körper, Ås, Čapek, Straße, naïve",
        ),
        (r"{{\L}\'od\'z and {\'E}t{\'e}}", "Łódź and Été"),
        (r"{Kites \& Strings: 10\% of \#1}", "Kites & Strings: 10% of #1"),
        (r"{An $\alpha$-kite in $\mathbb{R}^3$}", "An α-kite in ℝ^3"),
        (r"{\emph{Kites} in \textbf{bold}}", "Kites in bold"),
        ("{Kites~and~strings}", "Kites and strings"),
        ("{``Kites'' and strings}", "“Kites” and strings"),
        ("{Kites---a story, 1--2}", "Kites—a story, 1–2"),
        ("{Kites-{}-strings and {-}{-}all}", "Kites--strings and --all"),
        ("{C# for kites}", "C# for kites"),
        ("2021", "2021"),
        ("jow", "Journal of Wind"),
        ('jow # ", Series B"', "Journal of Wind, Series B"),
        ('"Third " # jow', "Third Journal of Wind"),
        ("{Third } # JOW", "Third Journal of Wind"),
        ("unknown", "unknown"),
    ],
)
def test_values(value, expected):
    head = '@string{jow = "Journal of Wind"}\n'
    assert fields_of(f"{head}@misc{{k, title = {value}}}")["title"] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mira Sol", ["Mira Sol"]),
        ("Sol, Mira", ["Mira Sol"]),
        ("Sol, Mira and Tom Oak", ["Mira Sol", "Tom Oak"]),
        ("Sol, Mira AND Oak, Tom", ["Mira Sol", "Tom Oak"]),
        ("Sol, Mira\n  and  Oak, Tom", ["Mira Sol", "Tom Oak"]),
        ("van der Elm, Ada", ["Ada van der Elm"]),
        ("Ada van der Elm", ["Ada van der Elm"]),
        ("Oak, Jr., Tom", ["Tom Oak, Jr."]),
        ("de la Oak, III, Tom", ["Tom de la Oak, III"]),
        (r"S{\"o}l, M{\'\i}ra and {\O}en, {\AA}sa", ["Míra Söl", "Åsa Øen"]),
        ("{Kites and Strings Group} and Sol, Mira", ["Kites and Strings Group", "Mira Sol"]),
        ("{Kites, Inc.} and Sol, Mira", ["Kites, Inc.", "Mira Sol"]),
        ("Sol, Mira and others", ["Mira Sol"]),
        ("Sol, M.~Q.", ["M. Q. Sol"]),
        ("Sandoval, Mira", ["Mira Sandoval"]),
        ("王, 小明", ["王小明"]),
        ("", []),
    ],
)
def test_names(value, expected):
    assert people(value) == expected


def test_an_entry_has_its_lines_and_its_words():
    document = read("% mine\n\n" + KITES + "\n@misc{two,\n  title = {Two}\n}\n")
    first, second = document.blocks
    assert first.text == "Kites\nMira Sol\nWind\n2021"
    spans = [document.span(block) for block in document.blocks]
    assert [(s.line, s.end_line) for s in spans] == [(3, 3), (5, 7)]
    assert second.fields == {"entrytype": "misc", "citationkey": "two", "title": "Two"}
    assert not document.diagnostics


def test_addresses_are_links_under_the_names_of_their_fields():
    (block,) = read(
        "@misc{k, title={Kites}, doi={10.5555/k}, pdf={kites.pdf}, code={https://a.example/k\\_1},\n"
        "url = {https://b.example/}, arxiv={2101.00001}, preview={k.png}}"
    ).blocks
    assert sorted(mark.value for mark in block.marks) == [
        "https://a.example/k_1",
        "https://arxiv.org/abs/2101.00001",
        "https://b.example/",
        "https://doi.org/10.5555/k",
        "kites.pdf",
    ]
    assert block.text == "Kites"


def test_the_order_of_fields_says_nothing():
    turned = "@article{kites, year={2021}, journal={Wind}, author={Sol, Mira}, title={Kites}}"
    assert read(turned).blocks[0].text == read(KITES).blocks[0].text


def test_children_inherit():
    document = read(
        "@inproceedings{a, title={Kites}, crossref={p}}\n@inproceedings{b, title={Own}, crossref=P,"
        " year=2020}\n@proceedings{p, title={Proc. of Wind}, year=2019, publisher={Gale}}\n"
    )
    shown = [
        (b.fields["title"], b.fields.get("booktitle"), b.fields["year"]) for b in document.blocks
    ]
    assert shown == [
        ("Kites", "Proc. of Wind", "2019"),
        ("Own", "Proc. of Wind", "2020"),
        ("Proc. of Wind", None, "2019"),
    ]


def test_an_entry_that_refers_to_itself_or_to_nothing():
    document = read("@misc{a, title={A}, crossref={a}}\n@misc{b, title={B}, crossref={nowhere}}")
    assert [b.fields["title"] for b in document.blocks] == ["A", "B"]


def test_what_bibtex_passes_over_is_no_part_of_the_page():
    document = read(f'Notes of mine.\n@comment{{not this}}\n@preamble{{"x"}}\n% nor this\n{KITES}')
    assert [b.fields["title"] for b in document.blocks] == ["Kites"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("@article{bad title={Bad}, year=2020}\n", [("bibtex-mended-entry", 2)]),
        ("@article{bad, title={Bad} year=2020}\n", [("bibtex-mended-entry", 2)]),
        ("@article{bad, title={Bad}\n  year=2020\n}\nnotes\n", [("bibtex-mended-entry", 2)]),
        ("@article{bad, title={Bad {it},\n}\n", [("bibtex-mended-entry", 2)]),
        ("@article{bad, title={Bad},\n\n", [("bibtex-mended-entry", 2)]),
        ("@article{bad, title={Bad\n\n", [("bibtex-unreadable-entry", 2)]),
        ("@article{title={Bad}, , {}\n", [("bibtex-unreadable-entry", 2)]),
        ("@article{kites, title={Bad}}\n", [("bibtex-duplicate-key", 2)]),
        ("@article{bad, title={Bad}, title={Worse}}\n", [("bibtex-duplicate-field", 2)]),
    ],
)
def test_faults_cost_nothing_but_a_diagnostic(fault, expected):
    document = read(KITES + fault + KITES.replace("ites", "nots"))
    assert [(code, line) for code, line in codes(document)] == expected
    text = "\n".join(block.text for block in document.blocks)
    assert "Kites" in text
    assert "Bad" in text
    assert "Knots" in text
    assert [document.span(block).line for block in document.blocks] == sorted(
        document.span(block).line for block in document.blocks
    )


def test_a_number_of_pubmed_is_no_link_to_arxiv():
    document = read("@article{k, title={Kites}, eprint={12345678}, eprinttype={pmid}}")
    assert document.blocks[0].marked("link") == []
    assert document.blocks[0].fields["eprint"] == "12345678"


def test_text_decoded_wrongly_before_is_repaired():
    document = read("@misc{k, title={Stra\u00c3\u0178e der Drachen}}")
    assert document.blocks[0].fields["title"] == "Straße der Drachen"
    assert codes(document) == [("mojibake", 1)]


@pytest.mark.parametrize(
    "text",
    [
        KITES,
        KITES + "\n" + KITES.replace("kites", "other"),
        KITES + KITES,
        '@string{w = {Wind}}\n@article{a,\n  title = "A {\\"o} b",\n journal = w,\n}\n',
        "@Article { a , title = {x{y{z}}} , year = 1999 }",
        "text before\n@misc{a, title={An e-mail: a@b.example, {braced}}}\ntext after",
        '@misc{a, note={}, title = {50\\% {\\"{o}}}}',
    ],
)
def test_plain_files_are_parted_as_bibtexparser_parts_them(text):
    assert _plain(text) == _through_bibtexparser(text)


def test_most_files_are_plain():
    assert _plain(KITES)
    assert _plain(KITES + "@comment{x}") is None


FILES = (
    r"{Project page:https\://a.example/~sol/k_1:URL;Notes:notes/kites.pdf:PDF;"
    r"Map\; large:map.pdf:URL;:/home/sol/kites.pdf:PDF}"
)


def test_files_on_the_web_are_links_and_others_are_the_authors_own():
    document = read(f"@misc{{k, title={{Kites}}, file={FILES}}}")
    (block,) = document.blocks
    assert block.fields["file"] == [
        {"label": "Project page", "url": "https://a.example/~sol/k_1"},
        {"label": "Map; large", "url": "map.pdf"},
    ]
    assert [link.url for link in block.links()] == ["https://a.example/~sol/k_1", "map.pdf"]
    assert block.text == "Kites"


@pytest.mark.parametrize("brace", [r"\textbraceleft{}", r"\lbrace "])
def test_braces_that_are_shown(brace):
    assert fields_of(f"@misc{{k, title={{Kites {brace}x}}}}")["title"] == "Kites {x"


def test_entries_as_they_are_written():
    text = (
        '@string{jow = "Journal of Wind"}\n@Book{b, title={{Wind}}, year=2020}\n'
        "@article{K1, Title = {On {Kites}}, journal = jow # { B}, month = jun,\n"
        "  author+an = {1=equal}, crossref={b}}"
    )
    book, article = written(text)
    assert book[:3] == ("book", "b", {"title": "{Wind}", "year": "2020"})
    assert article[:2] == ("article", "K1")
    assert article.fields == {
        "booktitle": "{Wind}",
        "year": "2020",
        "Title": "On {Kites}",
        "journal": "Journal of Wind B",
        "month": "jun",
        "author+an": "1=equal",
        "crossref": "b",
    }


HOSTILE = {
    "open braces": lambda n: "@a{k, title = " + "{" * n,
    "nested braces": lambda n: "@a{k, title = " + "{" * n + "}" * n + "}",
    "starts": lambda n: "@" * n,
    "unclosed entries": lambda n: "@a{k, title={a\n" * (n // 15),
    "quotes": lambda n: '@a{k, title="' + '"' * n,
    "backslashes": lambda n: "@a{k, title={" + "\\" * n + "}}",
    "mathematics": lambda n: "@a{k, title={" + "$" * n + "}}",
    "authors": lambda n: "@a{k, author={" + " and ".join(["A, B"] * (n // 9)) + "}}",
    "braced authors": lambda n: "@a{k, author={" + " and ".join(["{A, B}"] * (n // 11)) + "}}",
    "pieces": lambda n: "@a{k, title=" + " # ".join(['"x"'] * (n // 6)) + "}",
    "fields": lambda n: "@a{k, " + ", ".join(f"f{i}={{x}}" for i in range(n // 12)) + "}",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_cost_what_they_weigh(make):
    read(make(1000))
    small, large = (calls_of(read, make(size)) for size in (10_000, 80_000))
    assert large < 12 * small
