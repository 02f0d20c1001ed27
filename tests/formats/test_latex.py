"""LaTeX: what a reader of the printed page sees, and a diagnostic for what is not followed."""

import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profdiff.api import parse
from profdiff.extract.page import walk
from profdiff.formats import choose
from profdiff.formats.latex import read
from profdiff.formats.latex.tokens import tokenize

CASES = Path(__file__).parents[1] / "cases" / "latex"


def blocks(source):
    return read(source, "page.tex").blocks


def lines(source):
    """Each block as its kind's first letter and its text, nested ones indented."""

    def told(found, depth):
        for block in found:
            yield f"{' ' * depth}{block.kind[0]}{block.level or ''} {block.text}"
            yield from told(block.children, depth + 1)

    return list(told(blocks(source), 0))


def text(source):
    return "\n".join(block.text for block in walk(blocks(source)))


def codes(source):
    return [diagnostic.code for diagnostic in read(source, "page.tex").diagnostics]


def links(source):
    return [(link.label, link.url) for b in walk(blocks(source)) for link in b.links()]


# Whole pages


def facts(record):
    kept = {k: v for k, v in record.items() if k not in ("entity", "kind")}
    return kept if record["entity"] != "page" else {"name": record["name"]}


@pytest.mark.parametrize("page", sorted(CASES.glob("*.tex")), ids=lambda p: p.stem)
def test_pages_give_their_records(page):
    profile = parse(page)
    lists = {
        "role": profile.roles,
        "education": profile.education,
        "award": profile.awards,
        "service": profile.service,
        "link": profile.links,
        "person": profile.people,
        "publication": profile.publications,
        "talk": profile.talks,
        "teaching": profile.teaching,
        "page": [profile],
    }
    gold = page.with_suffix(".records.jsonl").read_text(encoding="utf-8").splitlines()
    for line in gold:
        wanted = json.loads(line)
        found = lists[wanted["entity"]]
        assert any(_holds(record, facts(wanted)) for record in found), (line, found)
    listed = {json.loads(line)["entity"] for line in gold} - {"page", "person"}
    for entity in listed:
        assert len(lists[entity]) == sum(json.loads(line)["entity"] == entity for line in gold)


def test_posts_and_their_details_are_no_news():
    assert parse(CASES / "short_dates.tex").news == []


def test_a_table_of_personal_data_gives_the_name():
    source = (
        "\\begin{document}\\section*{Personal data}\\begin{tabular}{ll}"
        "Full name & Petra Nowhere, n\\'ee Elsewhere\\\\Born & 7 May 1977\\\\\\end{tabular}\n"
        "\\section*{Education}\\begin{tabular}{ll}2001 & PhD, Example University\\end{tabular}"
        "\\end{document}"
    )
    profile = parse(source.encode(), format="latex")
    assert profile.name == "Petra Nowhere"
    assert not profile.projects


def _holds(record, wanted):
    for field, value in wanted.items():
        got = getattr(record, field)
        got = getattr(got, "text", got)
        if _without_stops(got) != _without_stops(value):
            return False
    return True


@pytest.mark.parametrize("page", sorted(CASES.glob("*.tex")), ids=lambda p: p.stem)
def test_spans_point_into_the_source(page):
    source = page.read_text(encoding="utf-8")
    height = source.count("\n") + 1
    document = read(source, page.name)
    for block in walk(document.blocks):
        span = document.span(block)
        assert 1 <= span.line <= span.end_line <= height
        word = re.match(r"[A-Za-z]{4,}", block.text)
        if word and word[0] in source:
            assert word[0] in source.split("\n")[span.line - 1] or "\\" in source


def test_a_words_place_is_its_own():
    source = (
        "\\documentclass{article}\n\\begin{document}\nFirst line.\n\nSecond \\emph{line} here.\n"
    )
    document = read(source, "page.tex")
    second = document.blocks[1]
    assert document.span(second, 7, 11).column == 14
    assert document.span(second, 7, 11).line == 5


def _without_stops(value):
    return [name.rstrip(".") for name in value] if isinstance(value, list) else value


# Letters


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        (
            r"Sch\"olkopf, Gabri\'{e}, Oklop{\v{c}}i{\'c}, Ga{\l}ecki",
            "Schölkopf, Gabrié, Oklopčić, Gałecki",
        ),
        (r"\'{\i} \o \ss{}n \AA \c{c} \~n \k a", "í øßn Åç ñ ą"),
        (r"``quoted'' and `single'", "“quoted” and ‘single'"),
        ("2014--2018 --- and a-b", "2014–2018 — and a-b"),
        (r"A~B \& C, 5\,\% of \$7, \#1, a\_b", "A B & C, 5 % of $7, #1, a_b"),
        (r"$\alpha$-ray, H$_2$O, $10^{-3}$, $^{*}$, $|$", "α-ray, H2O, 10-3, *, |"),
        (r"90$^\circ$ and \textdegree", "90∘ and °"),
        (r"\textsuperscript{‡} \dag", "‡ †"),
        ("one % a comment\n  two", "one two"),
        ("one%\n  two", "onetwo"),
        (r"50\% of", "50% of"),
        (r"\textsc{nc} and \textsc{Duke}", "NC and Duke"),
        (r"\verb|a_b%c| \LaTeX", "a_b%c LaTeX"),
        (r"\ensuremath{\to} \ldots", "→ …"),
        ("R&D", "R&D"),
    ],
)
def test_letters_as_a_reader_sees_them(source, seen):
    assert text(source) == seen


def test_umlauts_of_babel():
    source = '\\usepackage[ngerman]{babel}\\begin{document}M"unchen"`x"\'\\end{document}'
    assert text(source) == "München„x“"


def test_what_comments_environments_and_ends_hide():
    source = "a\n\\begin{comment}\nhidden\n\\end{comment}\nb \\end{document} after"
    assert text(source) == "a b"


# Blocks


def test_headings_lists_and_paragraphs():
    source = (
        "\\section*{One}\nText\nwrapped.\n\nNext.\n\\subsection[short]{Two \\emph{three}}\n"
        "\\begin{itemize}\\item a\\item b\\begin{enumerate}\\item c\\end{enumerate}\\end{itemize}"
    )
    assert lines(source) == [
        "h2 One", "p Text wrapped.", "p Next.", "h3 Two three", "i a", "i b", " i c",
    ]  # fmt: skip


def test_tables_are_rows_and_a_row_without_first_cell_goes_on():
    source = (
        "\\begin{tabular}{@{}l p{3cm}@{}}\\hline 2010--2014 & PhD \\\\ & at home \\\\\n"
        "2009 & Prize \\\\ & Another \\\\ \\multicolumn{2}{l}{Both} \\end{tabular}"
    )
    assert lines(source) == [
        "r 2010–2014\tPhD\nat home", "r 2009\tPrize", "r \tAnother".replace("\t", ""), "r Both",
    ]  # fmt: skip


def test_wide_gaps_part_columns_and_breaks_part_lines():
    assert lines("\\textbf{A b} \\hfill 2019\\\\ c \\hspace{2cm} d \\hspace{1pt} e") == [
        "p A b\t2019\nc\td e"
    ]
    assert lines("a \\quad|\\quad b") == ["p a | b"]
    assert lines("a \\\\ \\\\ b") == ["p a", "p b"]


def test_labels_of_items():
    source = (
        "\\item[{\\color{x}\\scriptsize 99}] a\n\\item[2019] b\n\\item[Languages:] c\n\\item[--] d"
    )
    assert lines(source) == ["i a", "i 2019\nb", "i Languages: c", "i d"]


@pytest.mark.parametrize(
    "source",
    [
        "\\cvheading{Education}\nx",
        "\\newcommand{\\myrubric}[1]{{\\bf #1}}\\myrubric{Education}\nx",
        "{\\large\\bf Education}\\\\ x",
        "\\noindent\\underline{Education}\n\nx",
        "\\begin{rSection}{Education}x\\end{rSection}",
        "\\marginpar{\\textsf{Education}} x",
        "\\begin{cvsection}{Education}x\\end{cvsection}",
        "\\mine{Education}\n\nx",
        "\\roottitle{Education}\nx",
    ],
)
def test_headings_by_whatever_means(source):
    first, second = blocks(source)
    assert (first.kind, first.text) == ("heading", "Education")
    assert second.text == "x"


def test_a_bold_line_that_names_no_section_is_none():
    assert lines("\\textbf{Rainy days} \\\\ by me") == ["p Rainy days\nby me"]


def test_links_of_every_spelling():
    source = (
        "\\href{https://a.example/x%20y#z_1}{A} \\url{b.example/\\~c} \\doi{10.1/x_y}{T} "
        "\\arxiv{2305.00001} \\mylink{https://c.example}{C} \\mylogo{https://d.example}"
        "\\newcommand{\\gh}[1]{\\href{https://github.com/#1}{#1}}\\gh{e_f}"
    )
    assert links(source) == [
        ("A", "https://a.example/x%20y#z_1"),
        ("b.example/~c", "b.example/~c"),
        ("T", "https://doi.org/10.1/x_y"),
        ("arXiv:2305.00001", "https://arxiv.org/abs/2305.00001"),
        ("C", "https://c.example"),
        ("", "https://d.example"),
        ("e_f", "https://github.com/e_f"),
    ]


def test_entries_of_classes_are_items_of_lines():
    assert lines("\\cventry{2019}{PhD}{Uni}{}{}{Text\\begin{itemize}\\item x\\end{itemize}}") == [
        "i 2019\nPhD\nUni\nText", " i x",
    ]  # fmt: skip
    assert lines("\\cventry{Dean}{Uni}{Place}{2020}{}") == ["i Dean\nUni\nPlace\n2020"]
    assert lines("\\cvevent{Dean}{Uni}{2020}{}\\begin{itemize}\\item x\\end{itemize}") == [
        "i Dean\nUni\n2020", " i x",
    ]  # fmt: skip
    assert lines("\\job{a}{b}{c}\n\n\\job{d}{e}{f}") == ["i a\nb\nc", "i d\ne\nf"]
    assert lines("\\begin{job}{Dean}{2020}\nText\\end{job}") == ["i Dean\n2020\nText"]
    assert lines("\\mysubsection{Dean}{2020}Text") == ["i Dean\n2020\nText"]
    assert lines("\\begin{reSubsection}{Dean}{Uni}{2020}x\\end{reSubsection}") == [
        "i Dean\nUni\n2020\nx"
    ]


def test_the_header_that_classes_print():
    source = (
        "\\documentclass{moderncv}\\familyname{Doe}\\firstname{Jo}\\title{Dr}\\phone[mobile]{1}"
        "\\social[github]{jo}\\begin{document}\\makecvtitle x"
    )
    assert lines(source) == ["h1 Jo Doe", "p Dr\n1\njo", "p x"]
    article = "\\title{Vita}\\author{Jo Doe\\thanks{Uni} \\\\ Place}\\begin{document}%s x"
    assert lines(article % "\\maketitle") == ["h1 Vita", "h1 Jo Doe", "p Place", "p x", "p Uni"]
    assert lines(article % "") == ["p x"]


def test_the_first_words_of_an_unknown_macro_are_the_title():
    source = "\\begin{document}\\maintitle{Jo Doe}{}{Uni}\n\nwords"
    assert lines(source)[:2] == ["h1 Jo Doe", "p Uni"]


def test_a_macro_that_sets_headings_elsewhere_sets_one_here():
    source = "\\band{Grains}\n\nSand.\n\n\\band{Education}\n\nPhD\n\n\\band{Awards}\n\nMedal"
    assert lines(source) == [
        "h2 Grains",
        "p Sand.",
        "h2 Education",
        "p PhD",
        "h2 Awards",
        "p Medal",
    ]
    assert lines("\\band{Grains}\n\nSand.")[:1] != ["h2 Grains"]


def test_a_date_in_the_margin_begins_an_entry():
    source = (
        "\\newcommand{\\years}[1]{\\marginpar{\\small #1}}"
        "\\years{1927}% \nPhD, Uni\\\\[.1cm] Advisor: Jo Doe\\\\[.2cm]\n"
        "\\years{1920} DSc, School\n\n"
        "Words \\marginpar{1999} more.\n\n\\marginpar{A long note on what the words say.} x"
    )
    assert lines(source) == [
        "i 1927\tPhD, Uni\nAdvisor: Jo Doe",
        "i 1920\tDSc, School",
        "p Words",
        "p 1999",
        "p more.",
        "p A long note on what the words say.",
        "p x",
    ]


def test_tabs_of_a_tabbing_part_columns():
    source = (
        "\\begin{tabbing}\\hspace{3cm} \\= \\hspace{4cm} \\= \\kill\n"
        "\\textbf{Home} \\> 1 Road\\\\ \\> Town\\\\\n{\\bf Phone} \\> 555\\end{tabbing}"
    )
    assert lines(source) == ["r Home\t1 Road\nTown", "r Phone\t555"]
    assert lines("2016 \\> MSc") == ["p 2016\tMSc"]


def test_lines_of_the_same_unknown_macro_are_paragraphs():
    assert lines("\\point{One thing.}\n\\point{Another}\n\\point{Third}\nrest") == [
        "p One thing.",
        "p Another",
        "p Third",
        "p rest",
    ]
    assert lines("\\tags{a} \\tags{b} \\tags{c}") == ["p a b c"]


def test_a_title_that_no_header_prints_is_printed_where_it_stands():
    source = "\\begin{document}\\title{Jo Doe}words\\end{document}"
    assert lines(source) == ["h1 Jo Doe", "p words"]
    assert lines(source.replace("words", "\\maketitle words")) == ["h1 Jo Doe", "p words"]


def test_bullets_at_the_beginning_of_a_line_are_not_seen():
    source = "$\\bullet$ One \\\\ $\\circ\\;$ two $\\bullet$ three\n\n"
    source += "\\begin{tabular}{ll} & \\textbullet{} x"
    assert lines(source) == ["p One\ntwo • three", "r x"]


def test_a_space_between_lines_ends_the_paragraph():
    assert lines(
        "a \\vspace{0.2cm} \\\\ b \\\\ \\vspace*{2mm} c \\vspace{1pt} \\\\ d \\vspace{1cm} e"
    ) == [
        "p a",
        "p b",
        "p c\nd e",
    ]
    assert lines("\\item a \\\\ \\vspace{1cm} b") == ["i a\nb"]


def test_the_month_before_a_title_is_no_author():
    source = (
        "\\section{Publications}\\item Ann Berg, Paul Gold and Michal Kola (December 2024) "
        "``Contamination in Regressions'' American Economic Review"
        "\\item Jo Wall and Paul Gold (July 2023), ``Rates of Voters'' Review of Financial Studies"
    )
    found = parse(source.encode(), format="latex").publications
    assert [p.authors for p in found] == [
        ["Ann Berg", "Paul Gold", "Michal Kola"],
        ["Jo Wall", "Paul Gold"],
    ]


def test_an_option_that_is_words_is_shown():
    body = "{Example Security}{2016}\\item x \\subitem{y}\\end{job}"
    lists = [" i x", "  i y"]
    entry = ["i Senior Engineer, Norway\nExample Security\n2016", *lists]
    assert lines("\\begin{job}[Senior Engineer, Norway]" + body) == entry
    assert lines("\\begin{job}[leftmargin=1cm, nosep]" + body)[0] == "i Example Security\n2016"
    assert lines("\\foo[Lead, Oslo]{Firm}{2016}\n\nx")[0] == "i Lead, Oslo\nFirm\n2016"
    assert lines("\\mysection[Short Title Here]{Education}")[0] == "h2 Education"


def test_contacts_are_no_heading():
    assert lines("\\begin{document}{\\Huge Jo Doe\n\nj@example.org}\n\nwords") == [
        "h1 Jo Doe",
        "p j@example.org",
        "p words",
    ]


def test_footnotes_stand_at_the_end():
    assert lines("a\\footnote{b\\footnote{c}} d") == ["p a d", "p b", "p c"]


def test_the_preamble_is_not_shown():
    assert text("\\documentclass{a}\\setlength{\\x}{1pt} words\\begin{document}seen") == "seen"


# Macros and switches


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("\\newcommand{\\x}[2][d]{#1-#2}\\x{a} \\x[b]{c}", "d-a b-c"),
        ("\\def\\x#1:#2;{#2 of #1}\\x a:b; c", "b of a c"),
        (
            "\\NewDocumentCommand\\x{s m O{z}}{\\IfBooleanTF{#1}{s}{p} #2#3}\\x*{a} \\x{b}[c]",
            "s az p bc",
        ),
        ("\\let\\y=\\x\\newcommand{\\x}{a}\\let\\z\\x \\z", "a"),
        (
            "\\newenvironment{e}[1]{<#1>}{</#1>}\\begin{e}{k}v\\end{e}".replace("</#1>", "!"),
            "<k>v !".replace(" ", ""),
        ),
        ("\\expandafter\\def\\csname x\\endcsname{a}\\x", "a"),
        ("\\providecommand{\\x}{b}\\newcommand{\\x}{a}\\x", "a"),
        (
            (
                "\\newcommand{\\x}{\\@ifnextchar[{\\y}{no}}\\def\\y[#1]{yes #1}"
                "\\begin{document}\\x[a] \\x{}"
            ),
            "yes a no",
        ),
    ],
)
def test_macros_of_the_page(source, seen):
    assert text(source) == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("\\iffalse a\\else b\\fi", "b"),
        ("\\iftrue a\\else b\\fi{} c", "a c"),
        ("\\newif\\ifshort a\\ifshort b\\fi c", "ac"),
        ("\\newif\\ifshort\\shorttrue\\ifshort b\\else c\\fi", "b"),
        ("\\newif\\ifshort\\shorttrue\\shortfalse\\ifshort b\\else c\\fi", "c"),
        ("\\ifdefined\\withpubs a\\else b\\fi", "b"),
        ("\\def\\withpubs{}\\ifdefined\\withpubs a\\else b\\fi", "a"),
        ("\\ifnum 1<2 a\\else b\\fi", "a"),
        ("\\ifx\\a\\b same\\else other\\fi", "same"),
        ("\\newcommand{\\x}[1]{\\ifx&#1&none\\else some #1\\fi}\\x{} \\x{a}", "none some a"),
        (
            "\\newboolean{s}\\setboolean{s}{true}\\ifthenelse{\\boolean{s}}{a}{b}",
            "a",
        ),
        ("\\ifthenelse{\\equal{x}{y}}{a}{b}", "b"),
        ("\\newtoggle{t}\\toggletrue{t}\\iftoggle{t}{a}{b}", "a"),
        ("\\iffalse a \\iftrue b\\else c\\fi d \\else e\\fi", "e"),
        ("\\ifundefinedhere{a}", "a"),
        ("\\ifnotours a\\else b\\fi", "b"),
    ],
)
def test_switches_as_they_render_by_default(source, seen):
    assert text(source) == seen


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("\\input{pubs} x", "input-not-followed"),
        ("\\printbibliography x", "bibliography-not-followed"),
        ("{\\bf x", "unclosed-group"),
        ("x}", "unopened-group"),
        ("\\begin{center}x", "unclosed-environment"),
        ("x\\end{center}", "unopened-environment"),
        ("x\\iffalse y", "unclosed-conditional"),
        ("\\catcode`\\%=12 x", "catcode-change"),
        ("\\def\\a{\\a\\a}\\a x", "limit-macros"),
        ("\\something{x}", "unknown-macros"),
        ("\\begin{tikzpicture}\\node{y};\\end{tikzpicture}x", "picture-not-read"),
    ],
)
def test_what_is_odd_is_told(source, code):
    assert code in codes(source)
    assert "x" in text(source)


def test_a_limit_makes_the_answer_limited():
    document = read("\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a rest of the page", "page.tex")
    assert document.limited
    assert "rest of the page" in "\n".join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    "source",
    [
        "\\section{open heading\n\nwords after it",
        "\\href{https://a.example}{open link\n\nwords after it",
        "\\textbf{open bold\n\nwords after it",
        "\\newcommand{\\x}{open definition\n\nwords after it",
        "\\cventry{a}{b}{open entry\n\nwords after it",
        "\\begin{itemize}\\item a\n\nwords after it",
        "\\begin{tabular}{ll} a & b \\\\ words after it",
        "\\vspace{open length words after it",
        "\\item[open label words after it",
        "\\begin{comment} words after it",
        "\\url{open words after it",
    ],
)
def test_what_is_never_closed_hides_nothing(source):
    assert "words after it" in text(source)


def _doubling(depth):
    """Macros of which each stands for two of the next."""
    names = [f"\\z{chr(97 + number)}" for number in range(depth + 1)]
    pairs = itertools.pairwise(names)
    return "".join(f"\\def{name}{{{after}{after}}}" for name, after in pairs) + names[0]


DEEP = 100_000
HOSTILE = {
    "braces": "{" * DEEP,
    "closes": "}" * DEEP,
    "bold": "\\textbf{" * DEEP,
    "sections": "\\section{" * DEEP,
    "lists": "\\begin{itemize}\\item x" * 20_000,
    "tables": "\\begin{tabular}{l}" * 20_000,
    "labels": "\\item[" * DEEP,
    "options": "\\\\[" * DEEP,
    "unknown": "\\unknown{" * DEEP,
    "entries": "\\cventry{" * DEEP,
    "own": "\\newcommand{\\x}[1]{\\textbf{#1}}" + "\\x{" * DEEP,
    "delimited": "\\def\\x#1;{#1}" + "\\x a" * 20_000,
    "definitions": "\\newcommand{\\a}{" * 20_000,
    "loop": "\\def\\a{x\\a}\\a",
    "bomb": _doubling(24),
    "aliases": "\\let\\a\\b\\let\\b\\a\\a",
    "environment": "\\newenvironment{x}{\\begin{x}}{\\end{x}}\\begin{x}",
    "false": "\\iffalse " * DEEP,
    "odd": "\\ifq x" * 20_000 + "\\fi",
    "comments": "\\begin{comment}" * 20_000,
    "math": "$" * DEEP,
    "cells": "&" * DEEP,
    "accents": "\\'{" * DEEP,
    "notes": "x\\footnote{a\\footnote{b}}" * 5_000,
    "verb": "\\verb|" * DEEP,
    "catcodes": "\\catcode`\\%=12 " * 20_000,
    "pages": "\\begin{document} x " * 20_000,
    "titles": "\\begin{document}" + "\\title{x}" * 20_000,
    "margins": "\\marginpar{1999} x\\\\[1cm]" * 10_000,
    "tabbing": "\\begin{tabbing}" + "\\> a \\= b \\kill\\\\" * 10_000,
    "repeated": "\\unknown{x}\n" * 10_000,
    "backslashes": "\\" * DEEP,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sources_end_with_places_inside(name):
    source = HOSTILE[name]
    document = read(source, "page.tex")
    lines = source.count("\n") + 1
    assert all(1 <= d.line <= lines for d in document.diagnostics if d.line)
    assert all(b.end <= len(source) for b in walk(document.blocks))


PIECES = st.sampled_from(
    ["{", "}", "[", "]", "\\\\", "\\", "$", "&", "%", "\n\n", "~", "#1", "\\item", "\\fi", "\\else",
     "\\iffalse ", "\\begin{itemize}", "\\end{itemize}", "\\begin{tabular}{ll}", "\\end{tabular}",
     "\\section{", "\\textbf{", "\\href{https://a.example}{", "\\cventry{a}{b}", "\\def\\a#1{#1}",
     "\\a", "\\newcommand{\\x}[2]{#2#1}", "\\x", "\\footnote{", "\\begin{document}", "\\name{",
     "\\makecvtitle", "\\'", "\\hspace{", "\\bf ", "\\csname", "\\verb|", "word ", "\\unknown{"]
)  # fmt: skip


@settings(
    deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, max_examples=300
)
@given(st.lists(PIECES, max_size=40))
def test_no_source_raises(pieces):
    read("".join(pieces), "page.tex")


@settings(
    deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, max_examples=200
)
@given(st.lists(PIECES.filter(lambda p: p not in HIDING), max_size=25), st.integers(0, 25))
def test_words_between_macros_are_seen(pieces, at):
    source = "".join([*pieces[:at], " seen-here \n\n", *pieces[at:]])
    assert "seen-here" in text(source)


#: What takes the words after it away, as TeX would.
HIDING = {
    "%", "\\iffalse ", "\\begin{document}", "\\csname", "\\hspace{", "\\def\\a#1{#1}",
    "\\footnote{",
    "\\newcommand{\\x}[2]{#2#1}", "\\name{", "\\fi", "\\else", "\\verb|", "\\", "\\'",
}  # fmt: skip


def test_tokens_cover_the_source():
    source = "a \\b{c} $d$ & ~ % e\n\\begin{x}[y]\\end{x} \\verb|z| \\'f"
    tokens = tokenize(source)
    assert [token.at for token in tokens] == sorted(token.at for token in tokens)


@pytest.mark.parametrize(
    ("source", "path", "name"),
    [
        ("x", "cv.tex", "latex"),
        ("% c\n\n\\documentclass{article}", "-", "latex"),
        ("\\documentstyle{article}", "cv.txt", "latex"),
        ("plain words", "cv.txt", "text"),
    ],
)
def test_latex_is_told_by_name_and_content(source, path, name):
    assert choose(source, path)[0] == name
