"""Noise: what changes without a fact changing is counted, and told only on request."""

import pytest

from profdiff import compare
from profdiff.lexicon.noise import is_all_noise, same_but_noise

STAMPS = [
    "Last updated: March 2024",
    "Last updated on 2024-01-02 10:11 UTC",
    "This page was last updated in May 2024.",
    "Page generated 2024-02-01 10:33:11 CET",
    "Updated March 2024",
    "3 days ago",
    "5 min read",
    "Zuletzt aktualisiert am 3. Mai 2024",
    "Stand: 12.3.2024",
    "vor 3 Tagen",
    "Dernière mise à jour : 12 mars 2023",
    "il y a 3 jours",
    "Última actualización: 4 de julio de 2022",
    "hace 2 horas",
    "最后更新：2024年1月2日",
    "3天前",
    "最終更新日：2023年4月1日",
    "Última atualização em 3 de maio de 2024",
    "Ultimo aggiornamento: 12 marzo 2024",
    "최종 수정일: 2024년 3월 2일",
]
COUNTS = [
    "Total citations: 1,234, h-index: 20, i10-index: 33 (Google Scholar, as of June 2024)",
    "Cited by 12",
    "Citations: 1.2k",
    "1234 page views",
    "12,345 visitors since 2012",
    "本站总访问量1234次",
    "被引用数：120",
    "조회수 1,234",
    "120 Zitationen",
]
CREDITS = [
    "© 2019–2024 Mira Sol. All rights reserved.",
    "Copyright 2024 Mira Sol",
    "Powered by Jekyll with al-folio theme.",
    "Website built with Hugo and Wowchemy",
    "Propulsé par Hugo",
]
FACTS = [
    "Copyright law is my field",
    "I hosted 3 visitors in 2024",
    "My papers have 1,234 citations",
    "As of 2024, I am a professor",
    "I was last seen in Halden in 2019",
    "Citations: a history",
    "I have 3 students",
    "Published 12 papers in 2020",
    "Updated CV",
    "2024",
    "March 2024: new paper",
    "Built with Rust, it is fast",
    "Theme: rivers",
    "3 downloads of a dataset that I made",
    "NeurIPS 2020, 12 citations",
    "Last updated by the maintainers of a spool",
    "A professor of 30 years ago",
    "Powered by wind and by my students, the kite of 2020 flew over the Halden for 3 days",
]
#: Two versions of a line, and whether nothing but noise tells them apart.
EDITS = [
    ("My papers have 1,234 citations.", "My papers have 1,300 citations.", True),
    ("A Note. NeurIPS 2020. Cited by 12", "A Note. NeurIPS 2020. Cited by 14", True),
    ("A Note. NeurIPS 2020", "A Note. NeurIPS 2020 (12 citations)", True),
    ("© 2023 Mira Sol", "© 2024 Mira Sol", True),
    ("Last updated May 2023 by Mira", "Last updated June 2024 by Mira", True),
    ("Powered by Jekyll", "Powered by Hugo", True),
    ("A Note. NeurIPS 2020, 12 citations", "A Note. NeurIPS 2021, 12 citations", False),
    ("As of 2024, I am a professor", "As of 2025, I am a professor", False),
    ("I hosted 3 visitors", "I hosted 4 visitors", False),
    ("© 2023 Mira Sol", "© 2023 Ivo Brandt", False),
    ("I have 3 students", "I have 4 students", False),
    ("Last updated May 2023 by Mira", "Last updated June 2024 by Ivo", False),
]
OLD = """\
# Mira Sol

I am a professor at Halden University. My papers have 1,200 citations.

- Join our [channel](https://join.slack.com/t/kites/shared_invite/zt-1)
- [Code](https://code.example/kites)

Last updated: May 2023
"""
NEW = OLD.replace("1,200", "1,300").replace("zt-1", "zt-2").replace("May 2023", "June 2024")


@pytest.mark.parametrize("text", STAMPS + COUNTS + CREDITS)
def test_lines_that_are_wholly_noise(text):
    assert is_all_noise(text)


@pytest.mark.parametrize("text", FACTS)
def test_lines_that_say_more(text):
    assert not is_all_noise(text)


@pytest.mark.parametrize(("old", "new", "noise"), EDITS)
def test_edits(old, new, noise):
    assert same_but_noise(old, new) == same_but_noise(new, old) == noise


def test_noise_is_counted_and_told_on_request():
    counted, told = (compare(OLD.encode(), NEW.encode(), noise=asked) for asked in (False, True))
    assert counted.changes == []
    assert counted.noise == told.noise == len(told.changes)
    assert [(c.entity, c.op, c.noise) for c in told.changes] == [
        ("link", "changed", True),
        ("statement", "changed", True),
        ("statement", "added", True),
        ("statement", "removed", True),
    ]


def test_a_fact_beside_noise_is_told():
    newer = NEW.replace("Halden", "Lenz").replace("code.example/kites", "code.example/spools")
    changes = compare(OLD.encode(), newer.encode()).changes
    assert [(c.entity, c.op) for c in changes] == [("role", "changed"), ("link", "changed")]


def test_a_stamp_alone_does_not_break_an_empty_page():
    for text in (b"Under construction.\n\nLast updated: May 2023\n", b"Under construction.\n"):
        compared = compare(b"Under construction.\n", text)
        assert (compared.status, compared.changes) == ("complete", [])
