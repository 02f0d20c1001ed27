"""Home pages, curricula vitae and bibliographies of nobody, in each format and of any length.

A seeded generator invents the facts; a function for each format writes them down as pages of that
format commonly are. The same seed and length give the same page; another seed gives other people,
titles and prose, so that a row of pages does not repeat itself.
"""

import json
import random
from collections.abc import Callable

SYLLABLES = "ka lo mi ren ta su vel dor an bri cho del es fi gar hu il jo ne pra quin ra".split()
FIRST = "Ada Ben Chloe Dev Eva Finn Gita Hugo Ines Jon Kira Leo Mina Noor Omar Pia Rui Tia".split()
ADJECTIVES = (
    "sparse dense neural causal robust latent adaptive distributed federated hierarchical "
    "private probabilistic scalable symbolic temporal visual multilingual interactive"
).split()
NOUNS = (
    "graphs tensors kernels streams caches queries proofs agents sensors signals images speech "
    "markets proteins soils rivers glaciers alloys catalysts policies archives dialects robots"
).split()
ACTS = (
    "learning search inference scheduling alignment retrieval planning sampling pruning parsing "
    "segmentation forecasting compression verification calibration translation tracking"
).split()
CONFERENCES = (
    ("Advances in Neural Information Processing Systems", "NeurIPS"),
    ("International Conference on Machine Learning", "ICML"),
    ("Annual Meeting of the Association for Computational Linguistics", "ACL"),
    ("IEEE/CVF Conference on Computer Vision and Pattern Recognition", "CVPR"),
    ("USENIX Symposium on Operating Systems Design and Implementation", "OSDI"),
    ("International Conference on Learning Representations", "ICLR"),
)
JOURNALS = (
    ("Journal of Machine Learning Research", "JMLR"),
    ("Transactions of the Association for Computational Linguistics", "TACL"),
    ("Proceedings of the National Academy of Sciences", "PNAS"),
    ("Physical Review Letters", "PRL"),
)
PLACES = (
    "University of {}",
    "{} University",
    "{} Institute of Technology",
    "{} Labs",
    "Technical University of {}",
)

Facts = dict[str, list[dict[str, str]]]


class Inventor:
    """What one seed makes up."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311  # the same pages in every run
        self.owner = self.name()

    def word(self) -> str:
        """A word of no language, as family names and towns are made of."""
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 3))).capitalize()

    def name(self) -> str:
        """A given name and a family name."""
        return f"{self.dice.choice(FIRST)} {self.word()}"

    def topic(self) -> str:
        """What somebody might work on."""
        pick = self.dice.choice
        return f"{pick(ADJECTIVES)} {pick(ACTS)} for {pick(NOUNS)}"

    def title(self) -> str:
        """The title of a paper, talk or course."""
        pick = self.dice.choice
        head = f"{self.word()}: " if self.dice.random() < 0.4 else ""
        topic = f"{pick(ADJECTIVES)} {pick(ACTS)} of {pick(ADJECTIVES)} {pick(NOUNS)}"
        return f"{head}{topic.title().replace(' Of ', ' of ')}"

    def place(self) -> str:
        """An organization."""
        return self.dice.choice(PLACES).format(self.word())

    def year(self) -> int:
        """A year of the last twenty."""
        return self.dice.randint(2005, 2025)

    def authors(self) -> list[str]:
        """The authors of a paper, the owner among them."""
        names = [self.name() for _ in range(self.dice.randint(1, 5))]
        names.insert(self.dice.randint(0, len(names)), self.owner)
        return names

    def prose(self, sentences: int) -> str:
        """Sentences about work, as bios and abstracts have them."""
        shapes = (
            "We study {} and {}, with {} in mind.",
            "My work on {} asks how {} can be made to last.",
            "It turns out that {} needs less data than {} does.",
            "Before that, I worked with {} on {}.",
        )
        return " ".join(
            self.dice.choice(shapes).format(self.topic(), self.topic(), self.word())
            for _ in range(sentences)
        )

    def paper(self) -> dict[str, str]:
        """A paper; `series` is where it appeared written out, `venue` the same in short."""
        year = self.year()
        number = f"{year % 100:02}{self.dice.randint(1, 12):02}.{self.dice.randint(0, 99999):05}"
        journal = self.dice.random() < 0.3
        series, short = self.dice.choice(JOURNALS if journal else CONFERENCES)
        return {
            "title": self.title(),
            "authors": ", ".join(self.authors()),
            "series": series,
            "venue": short,
            "kind": "article" if journal else "inproceedings",
            "year": str(year),
            "pages": f"{self.dice.randint(1, 400)}--{self.dice.randint(401, 800)}",
            "url": f"https://arxiv.org/abs/{number}",
            "doi": f"10.1000/{self.word().lower()}.{self.dice.randint(1000, 99999)}",
            "code": f"https://code.example/{self.word().lower()}/{self.word().lower()}",
            "abstract": self.prose(4) if self.dice.random() < 0.4 else "",
        }

    def post(self) -> dict[str, str]:
        """A job; `end` may be "present"."""
        start = self.year()
        return {
            "title": self.dice.choice(
                ("Research Scientist", "Postdoctoral Researcher", "Lecturer")
            ),
            "place": self.place(),
            "start": str(start),
            "end": self.dice.choice((str(start + 3), "present")),
            "text": self.prose(1),
        }

    def facts(self, length: float) -> Facts:
        """All that a page says; each list grows with `length`, 1 being a common page."""
        pick = self.dice.choice

        def some(count: int, make: Callable[[], dict[str, str]]) -> list[dict[str, str]]:
            return [make() for _ in range(max(round(count * length), 1))]

        return {
            "bio": [{"text": self.prose(max(round(5 * length), 2))}],
            "posts": some(3, self.post),
            "degrees": some(
                2,
                lambda: {
                    "degree": pick(("Ph.D.", "M.Sc.", "B.Sc.")),
                    "field": pick(("Computer Science", "Hydrology", "Linguistics", "Physics")),
                    "place": self.place(),
                    "year": str(self.year()),
                },
            ),
            "papers": some(24, self.paper),
            "awards": some(
                4,
                lambda: {
                    "name": f"{self.word()} {pick(('Fellowship', 'Best Paper Award', 'Prize'))}",
                    "year": str(self.year()),
                },
            ),
            "news": some(
                6,
                lambda: {
                    "date": f"{self.year()}-{self.dice.randint(1, 12):02}",
                    "text": f"Our paper {self.title()} was accepted to {pick(CONFERENCES)[1]}.",
                },
            ),
            "talks": some(
                4, lambda: {"title": self.title(), "place": self.place(), "year": str(self.year())}
            ),
            "teaching": some(
                3,
                lambda: {
                    "course": f"CS {self.dice.randint(100, 699)} {pick(ACTS).title()}",
                    "term": f"{pick(('Fall', 'Spring'))} {self.year()}",
                },
            ),
            "service": some(3, lambda: {"venue": pick(CONFERENCES)[1], "year": str(self.year())}),
        }


def markdown(seed: int, length: float) -> str:
    """A home page as themes of Jekyll have it."""
    who = Inventor(seed)
    facts = who.facts(length)
    lines = [f"---\nlayout: page\ntitle: {who.owner}\npermalink: /\n---\n", f"# {who.owner}\n"]
    lines += [facts["bio"][0]["text"] + "\n", "## News\n"]
    lines += [f"- **[{n['date']}]** {n['text']}" for n in facts["news"]]
    lines.append("\n## Publications\n")
    for paper in facts["papers"]:
        authors = paper["authors"].replace(who.owner, f"**{who.owner}**")
        lines.append(
            f"- **{paper['title']}**  \n  {authors}  \n  *{paper['venue']} {paper['year']}*. "
            f"[[paper]]({paper['url']}) [[code]]({paper['code']})"
        )
    lines.append("\n## Experience\n")
    for post in facts["posts"]:
        lines.append(f"- {post['title']}, {post['place']}, {post['start']} - {post['end']}")
    lines.append("\n## Education\n")
    lines += [
        f"- {d['degree']} in {d['field']}, {d['place']}, {d['year']}" for d in facts["degrees"]
    ]
    lines.append("\n## Awards\n")
    lines += [f"- {award['name']}, {award['year']}" for award in facts["awards"]]
    lines.append("\n## Talks\n")
    lines += [f"- *{t['title']}*, {t['place']}, {t['year']}" for t in facts["talks"]]
    lines.append("\n## Teaching\n")
    lines += [f"- {course['course']}, {course['term']}" for course in facts["teaching"]]
    lines.append("\n## Service\n")
    lines += [f"- Reviewer, {s['venue']} {s['year']}" for s in facts["service"]]
    return "\n".join(lines) + "\n"


def html(seed: int, length: float) -> str:
    """A home page as a generator of static sites writes it: links, classes, a menu, a style."""
    who = Inventor(seed)
    facts = who.facts(length)
    sections = "about news publications experience education awards talks teaching".split()
    menu = "".join(
        f'<li class="nav-item"><a class="nav-link" href="#{name}">{name.title()}</a></li>\n'
        for name in sections
    )
    head = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{who.owner}</title>\n"
        '<link rel="stylesheet" href="/assets/css/main.css">\n'
        "<style>body{margin:0}.nav-link{padding:0 1em}.pub .title{font-weight:600}</style>\n"
        "<script>window.dataLayer=window.dataLayer||[];function tag(){dataLayer.push(arguments)}"
        "</script>\n</head>\n<body>\n"
        f'<nav class="navbar"><ul>\n{menu}</ul></nav>\n<main class="container">\n'
        f'<h1 class="title">{who.owner}</h1>\n<p>{facts["bio"][0]["text"]}</p>\n'
    )
    parts = [head]

    def section(name: str, items: list[str]) -> None:
        rows = "".join(f"<li>{item}</li>\n" for item in items)
        parts.append(f'<h2 id="{name}">{name.title()}</h2>\n<ul class="{name}">\n{rows}</ul>\n')

    section("news", [f"<b>{n['date']}</b> {n['text']}" for n in facts["news"]])
    papers = []
    for paper in facts["papers"]:
        authors = paper["authors"].replace(who.owner, f"<em>{who.owner}</em>")
        abstract = f'\n<div class="abstract hidden"><p>{paper["abstract"]}</p></div>'
        papers.append(
            f'<div class="row pub">\n<div class="col-2"><abbr class="badge">{paper["venue"]}</abbr>'
            f'</div>\n<div class="col-8">\n<div class="title">{paper["title"]}</div>\n'
            f'<div class="author">{authors}</div>\n'
            f'<div class="periodical"><em>In {paper["series"]}</em>, {paper["year"]}</div>\n'
            f'<div class="links"><a class="btn" href="{paper["url"]}">arXiv</a> '
            f'<a class="btn" href="{paper["code"]}">Code</a></div>'
            f"{abstract if paper['abstract'] else ''}\n</div>\n</div>"
        )
    section("publications", papers)
    section(
        "experience",
        [
            f"<strong>{p['title']}</strong>, {p['place']}, {p['start']} &ndash; {p['end']}"
            for p in facts["posts"]
        ],
    )
    section(
        "education",
        [f"{d['degree']} in {d['field']}, {d['place']}, {d['year']}" for d in facts["degrees"]],
    )
    section("awards", [f"{award['name']}, {award['year']}" for award in facts["awards"]])
    section("talks", [f"<i>{t['title']}</i>, {t['place']}, {t['year']}" for t in facts["talks"]])
    section("teaching", [f"{t['course']}, {t['term']}" for t in facts["teaching"]])
    section("service", [f"Reviewer, {s['venue']} {s['year']}" for s in facts["service"]])
    return "".join(parts) + "</main>\n<footer>Made by hand.</footer>\n</body>\n</html>\n"


def bibtex(seed: int, length: float) -> str:
    """A bibliography as al-folio and reference managers have it."""
    who = Inventor(seed)
    entries = []
    for number, paper in enumerate(who.facts(length)["papers"]):
        fields = {
            "title": paper["title"].replace(
                paper["title"].split()[-1], f"{{{paper['title'].split()[-1]}}}"
            ),
            "author": " and ".join(
                ", ".join(reversed(name.split())) for name in paper["authors"].split(", ")
            ),
            "journal" if paper["kind"] == "article" else "booktitle": paper["series"],
            "year": paper["year"],
            "pages": paper["pages"],
            "doi": paper["doi"],
            "url": paper["url"],
            "abstract": paper["abstract"],
        }
        rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        entries.append(f"@{paper['kind']}{{key{number},\n{rows}}}\n")
    return "\n".join(entries)


def latex(seed: int, length: float) -> str:
    """A curriculum vitae in the article class with a few macros of its own."""
    who = Inventor(seed)
    facts = who.facts(length)
    head = (
        "\\documentclass[11pt]{article}\n\\usepackage[margin=1in]{geometry}\n"
        "\\usepackage{hyperref,enumitem}\n"
        "\\newcommand{\\entry}[3]{\\noindent\\textbf{#1} \\hfill #2\\\\ \\textit{#3}\\\\[2pt]}\n"
        "\\newcommand{\\me}[1]{\\textbf{#1}}\n\\begin{document}\n"
        f"\\begin{{center}}{{\\LARGE\\bfseries {who.owner}}}\\end{{center}}\n"
        f"{facts['bio'][0]['text']}\n"
    )
    parts = [head]

    def section(name: str, rows: list[str]) -> None:
        items = "".join(f"  \\item {row}\n" for row in rows)
        parts.append(f"\\section*{{{name}}}\n\\begin{{itemize}}\n{items}\\end{{itemize}}\n")

    parts.append("\\section*{Experience}\n")
    for post in facts["posts"]:
        dates = f"{post['start']}--{post['end']}"
        parts.append(
            f"\\entry{{{post['title']}}}{{{dates}}}{{{post['place']}}}\n{post['text']}\n\n"
        )
    parts.append("\\section*{Education}\n")
    for degree in facts["degrees"]:
        what = f"{degree['degree']} in {degree['field']}"
        parts.append(f"\\entry{{{what}}}{{{degree['year']}}}{{{degree['place']}}}\n\n")
    papers = []
    for paper in facts["papers"]:
        authors = paper["authors"].replace(who.owner, f"\\me{{{who.owner}}}")
        papers.append(
            f"{authors}. ``{paper['title']}''. \\emph{{{paper['series']}}}, {paper['year']}, "
            f"pp.~{paper['pages']}. \\href{{{paper['url']}}}{{[arXiv]}}"
        )
    section("Publications", papers)
    section("Awards", [f"{award['name']}, {award['year']}" for award in facts["awards"]])
    section("Talks", [f"\\emph{{{t['title']}}}, {t['place']}, {t['year']}" for t in facts["talks"]])
    section("Teaching", [f"{t['course']}, {t['term']}" for t in facts["teaching"]])
    section("Service", [f"Reviewer, {s['venue']} {s['year']}" for s in facts["service"]])
    return "".join(parts) + "\\end{document}\n"


def yaml(seed: int, length: float) -> str:
    """A curriculum vitae as RenderCV has it."""
    who = Inventor(seed)
    facts = who.facts(length)
    lines = ["cv:", f"  name: {who.owner}", "  location: Oddport", "  sections:", "    summary:"]
    lines += [f"      - {facts['bio'][0]['text']}", "    education:"]
    for degree in facts["degrees"]:
        lines += [
            f"      - institution: {degree['place']}",
            f"        area: {degree['field']}",
            f"        degree: {degree['degree']}",
            f"        end_date: {degree['year']}",
        ]
    lines.append("    experience:")
    for post in facts["posts"]:
        lines += [
            f"      - company: {post['place']}",
            f"        position: {post['title']}",
            f"        start_date: {post['start']}",
            f"        end_date: {post['end']}",
            f"        highlights:\n          - {post['text']}",
        ]
    lines.append("    publications:")
    for paper in facts["papers"]:
        lines += [f'      - title: "{paper["title"]}"', "        authors:"]
        lines += [
            f"          - {'*' + name + '*' if name == who.owner else name}".replace("- *", "- '*")
            + ("'" if name == who.owner else "")
            for name in paper["authors"].split(", ")
        ]
        lines += [
            f"        doi: {paper['doi']}",
            f"        url: {paper['url']}",
            f"        journal: {paper['series']}",
            f"        date: {paper['year']}",
        ]
    lines.append("    awards:")
    lines += [f"      - bullet: {award['name']}, {award['year']}" for award in facts["awards"]]
    lines.append("    talks:")
    for talk in facts["talks"]:
        lines += [
            f'      - name: "{talk["title"]}"',
            f"        location: {talk['place']}",
            f"        date: {talk['year']}",
        ]
    return "\n".join(lines) + "\n"


def json_resume(seed: int, length: float) -> str:
    """A curriculum vitae as JSON Resume has it."""
    who = Inventor(seed)
    facts = who.facts(length)
    resume = {
        "basics": {"name": who.owner, "summary": facts["bio"][0]["text"]},
        "work": [
            {
                "name": post["place"],
                "position": post["title"],
                "startDate": post["start"],
                **({} if post["end"] == "present" else {"endDate": post["end"]}),
                "highlights": [post["text"]],
            }
            for post in facts["posts"]
        ],
        "education": [
            {
                "institution": degree["place"],
                "area": degree["field"],
                "studyType": degree["degree"],
                "endDate": degree["year"],
            }
            for degree in facts["degrees"]
        ],
        "awards": [{"title": award["name"], "date": award["year"]} for award in facts["awards"]],
        "publications": [
            {
                "name": paper["title"],
                "publisher": paper["series"],
                "releaseDate": paper["year"],
                "url": paper["url"],
                "summary": paper["abstract"],
            }
            for paper in facts["papers"]
        ],
    }
    return json.dumps(resume, indent=2) + "\n"


#: Format → (what its files end in, what writes a page of it).
PAGES: dict[str, tuple[str, Callable[[int, float], str]]] = {
    "markdown": (".md", markdown),
    "html": (".html", html),
    "bibtex": (".bib", bibtex),
    "latex": (".tex", latex),
    "yaml": (".yml", yaml),
    "json": (".json", json_resume),
}
