"""Rules of a page's source: the place and the values of what they find, and what they know."""

import pytest

from profdiff.checking.pages import beside, read_page
from profdiff.rules import load


def found(rule, text, path="about.md", files=None, today="2026-01-15"):
    exists = None if files is None else beside(path, files.__contains__)
    page = read_page(text.encode(), path, exists=exists, today=today)
    return [
        (each, page.lines[each.span.line - 1][each.span.column - 1 : each.span.end_column - 1])
        for each in load(rule).find(page)
    ]


PAPERS = "# Ada Example\n\n## Publications\n\n"


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_mojibake_has_its_place_the_word_and_whose_name_it_is(codec):
    misread = "Müster".encode().decode(codec)
    text = f"{PAPERS}- A. Example, Jörg {misread}. Sorting Sand by Colour. NeurIPS 2021.\n"
    ((finding, place),) = found("mojibake", text)
    assert (finding.what, place) == ("Jörg Müster", misread)
    assert finding.values == {"text": misread, "meant": "Müster"}


def test_a_no_break_space_that_was_misread():
    ((finding, _),) = found("mojibake", "# Ada Example\n\nI study sandÂ\u00a0and waves.\n")
    assert finding.values == {"text": "sandÂ\u00a0and", "meant": "sand\u00a0and"}
    ((finding, _),) = found("mojibake", "# Ada Example\n\nI study sand. Â\u00a0 Waves, too.\n")
    assert finding.values == {"text": "Â", "meant": "a space"}


def test_mojibake_is_told_once_for_a_word_and_not_where_nobody_sees_it():
    text = f"{PAPERS}- A. MÃ¼ster. Sorting Sand.\n- A. MÃ¼ster. Counting Waves.\n<!-- GrÃ¶sse -->\n"
    assert [place for _, place in found("mojibake", text)] == ["MÃ¼ster"]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("https://arxiv.org/abs/2113.01234", "month"),
        ("https://arxiv.org/abs/2603.01234", "not come yet"),
        ("https://arxiv.org/abs/0703.1234", "April 2007"),
        ("https://arxiv.org/abs/1412.01234", "4 digits"),
        ("https://arxiv.org/pdf/1501.1234v2.pdf", "5 digits"),
        ("https://arxiv.org/abs/", "not formed"),
        ("https://doi.org/", "none"),
        ("https://doi.org/1145/1234567", "slash"),
        ("https://dx.doi.org/10.1145/", "slash"),
    ],
)
def test_identifiers_that_cannot_be(link, why):
    ((finding, place),) = found("malformed-identifier", f"{PAPERS}- [Sorting Sand]({link}).\n")
    assert why in finding.values["why"]
    assert place == "Sorting Sand"


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/abs/2601.01234",
        "https://arxiv.org/abs/0704.0001v1",
        "https://arxiv.org/pdf/1501.00001",
        "https://arxiv.org/abs/hep-th/9901001v3",
        "https://arxiv.org/a/example_a_1",
        "https://export.arxiv.org/abs/2106.01234?context=cs",
        "https://doi.org/10.1145/1234567.1234568",
        "https://doi.org/10.1002/(SICI)1097-0142(1998)82:1",
        "https://doi.org/10.1145%2F1234567",
        "https://doi.org/10/gh2x5c",
        "https://doi.org/abcd",
        "https://example.org/doi.org/",
    ],
)
def test_identifiers_that_may_be(link):
    assert not found("malformed-identifier", f"{PAPERS}- [Sorting Sand]({link}).\n")


def test_a_malformed_field_has_the_place_of_its_value():
    text = "@article{sand,\n  title = {Sorting Sand},\n  doi = {110.5555/sand},\n}\n"
    ((finding, place),) = found("malformed-identifier", text, "works.bib")
    assert (finding.span.line, place) == (3, "110.5555/sand")


@pytest.mark.parametrize(
    ("page", "anchor", "broken"),
    [
        ("## Work & Teaching", "#work--teaching", False),
        ("## Work & Teaching", "#work-teaching", False),
        ("## 2024 Papers", "#papers", False),
        ("## 2024 Papers", "#2024-papers", False),
        ("## [Code](https://example.org)", "#code", False),
        ("## Prizes {#honours}", "#honours", False),
        ("## Prizes\n{: .wide #honours}", "#honours", False),
        ("<a name=honours></a>", "#honours", False),
        ("## Genève", "#gen%C3%A8ve", False),
        ("## News\n\n## News", "#news-1", False),
        ("## Prizes", "#Prizes", True),
        ("## Prizes", "#honours", True),
        ("{% include honours.html %}", "#honours", False),
        ("## Prizes", "#/honours", False),
        ("## Prizes", "#top", False),
    ],
)
def test_anchors(page, anchor, broken):
    assert bool(found("broken-anchor", f"# Ada Example\n\n[there]({anchor})\n\n{page}\n")) is broken


def test_a_colour_is_no_anchor():
    text = (
        "---\ntitle: Sand\ntags:\n- name: Sand\n  color: '#ffaa00'\n---\nI study [sand](#sand).\n"
    )
    assert [each.key for each, _ in found("broken-anchor", text)] == ["sand"]


@pytest.mark.parametrize(("count", "told"), [(20, 20), (21, 1)])
def test_very_many_broken_anchors_are_told_by_the_first(count, told):
    text = "# Ada Example\n\n" + " ".join(f"[Week {n}](#w{n}x)" for n in range(count))
    (finding, place), *others = found("broken-anchor", text)
    assert (finding.key, place, len(others)) == ("w0x", "Week 0", told - 1)
    assert finding.what == ("Week 0" if others else "Week 0 and 20 more")


def test_a_page_that_was_misread_as_a_whole_is_told_by_its_first_word():
    names = [f"{first}ö{last}er" for first in "KLMTR" for last in ("st", "tt", "nn", "hl", "ss")]
    text = PAPERS + "\n".join(f"- A. {name}. Sorting Sand." for name in names)
    ((finding, place),) = found("mojibake", text.encode().decode("cp1252"))
    assert place == finding.values["text"] == "KÃ¶ster"
    assert finding.what.endswith(" and 24 more")


@pytest.mark.parametrize(
    ("link", "files", "dead"),
    [
        ("papers/sand.pdf", {"papers"}, True),
        ("papers/sand.pdf", {"papers", "papers/sand.pdf"}, False),
        ("papers/sand.pdf", set(), False),
        ("papers/my%20sand.pdf", {"papers", "papers/my sand.pdf"}, False),
        ("papers/sand.pdf?raw=true#page=2", {"papers", "papers/sand.pdf"}, False),
        ("{{ site.baseurl }}/papers/sand.pdf", {"papers"}, True),
        ("{{ '/papers/sand.pdf' | relative_url }}", {"papers", "papers/sand.pdf"}, False),
        ("{{ page.pdf }}/sand.pdf", {"papers"}, False),
        ("/home/papers/sand.pdf", {"home", "papers/sand.pdf"}, False),
        ("/~example/sand.pdf", set(), False),
        ("mailto:sand.pdf", set(), False),
        ("sand.html", set(), False),
        ("cv.pdf", set(), True),
        ("cv.pdf", {"cv.Rmd"}, False),
        ("cv.pdf", {"static/_redirects"}, False),
        ("Grösse.pdf", {"Gro\u0308sse.pdf"}, False),
    ],
)
def test_links_to_files(link, files, dead):
    text = f"# Ada Example\n\nRead [this]({link}).\n"
    assert bool(found("dead-relative-link", text, files=files)) is dead
    assert not found("dead-relative-link", text)


def test_files_that_are_all_kept_elsewhere_are_not_told():
    text = "# Ada Example\n\n" + "".join(f"- [Talk](talks/{n}.pdf)\n" for n in range(5))
    assert not found("dead-relative-link", text, files={"talks"})


def test_a_link_around_a_picture_has_the_place_of_its_address():
    text = "# Ada Example\n\nI study sand.\n\n<a href='cv.pdf'>\n<img src='cv.png'></a>\n"
    ((_, place),) = found("dead-relative-link", text, files=set())
    assert place == "cv.pdf"


def test_a_shared_link_is_told_once_for_a_paper():
    entry = "@article{{{}, title={{{}}}, author={{Example, Ada}}, doi={{10.5555/sand}}}}\n"
    text = entry.format("a", "Sorting Sand by Colour") + entry.format(
        "b", "Counting Waves at Night"
    )
    ((finding, place),) = found("link-label-mismatch", text, "works.bib")
    assert finding.values["title"] == "Counting Waves at Night"
    assert place == "10.5555/sand"


@pytest.mark.parametrize(
    "link",
    [
        "https://doi.org/10.5281/zenodo.1234567",
        "https://doi.org/10.1007/978-3-031-12345-6",
        "papers/proceedings-2021.pdf",
        "https://example.org/project",
    ],
)
def test_what_papers_may_share(link):
    entry = "- A. Example, B. Sample. {}. NeurIPS 2021. [link]({})\n"
    text = entry.format("Sorting Sand by Colour", link) + entry.format("Counting Waves", link)
    assert not found("link-label-mismatch", PAPERS + text)


MARKED = """\
<html><body><h1>Ada Example</h1><h2>Publications</h2><ul>
<li><b>A. Example</b><sup>*</sup>, B. Sample{}. <i>Sorting Sand by Colour</i>. NeurIPS 2021.</li>
<li><b>A. Example</b>, C. Muster. <i>Counting Waves at Night</i>. ICML 2022.</li>
<li>C. Muster, <b>A. Example</b>. <i>Weighing Clouds by Ear</i>. JMLR 2023.</li></ul>
<p>{}</p></body></html>
"""


@pytest.mark.parametrize(
    ("mark", "legend", "unexplained", "unused"),
    [
        ("", "", ["*"], []),
        ("†", "<sup>*</sup> Equal contribution", ["†"], []),
        ("†", "*Equal contribution. †Corresponding author.", [], []),
        ("†", "Equal contribution: *; interns: †", [], []),
        ("†", "Marks: equal contribution and corresponding author", [], []),
        ("", "* Equal contribution. ‡ Corresponding author", [], ["‡"]),
        ("", "(∗) joint first authors, (§) supervised jointly", [], ["§"]),
        ("", "{{ page.legend }}", [], []),
    ],
)
def test_marks_and_legends(mark, legend, unexplained, unused):
    text = MARKED.format(mark, legend)
    assert [place for _, place in found("mark-without-legend", text, "index.html")] == unexplained
    assert [place for _, place in found("legend-without-mark", text, "index.html")] == unused
