"""Dates in the form of others."""

import datetime as dt

import pytest

from profdiff.news.dates import rewritten

DAY = dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("written", "iso", "new"),
    [
        ("Sep 2024", "2024-09", "Nov 2026"),
        ("Sept. 2024", "2024-09", "Nov. 2026"),
        ("SEP 2024", "2024-09", "NOV 2026"),
        ("september 2024", "2024-09", "november 2026"),
        ("Sep 25, 2024", "2024-09-25", "Nov 3, 2026"),
        ("September 5th, 2024", "2024-09-05", "November 3rd, 2026"),
        ("25 Sep. 2024", "2024-09-25", "3 Nov. 2026"),
        ("2024-09-25", "2024-09-25", "2026-11-03"),
        ("2024/9/5", "2024-09-05", "2026/11/3"),
        ("2024/09", "2024-09", "2026/11"),
        ("2024.09", "2024-09", "2026.11"),
        ("2024", "2024", "2026"),
        ("09/2024", "2024-09", "11/2026"),
        ("09/25/2024", "2024-09-25", "11/03/2026"),
        ("3.9.2024", "2024-09-03", "3.11.2026"),
        ("05.05.2024", "2024-05-05", "03.11.2026"),
        ("09/24", "2024-09", "11/26"),
        ("Sept '24", "2024-09", "Nov '26"),
        ("Mar-25", "2025-03", "Nov-26"),
        ("25. März 2024", "2024-03-25", "3. November 2026"),
        ("Okt. 2024", "2024-10", "Nov. 2026"),
        ("1er février 2024", "2024-02-01", None),
        ("août 2024", "2024-08", "novembre 2026"),
        ("25 de septiembre de 2024", "2024-09-25", "3 de noviembre de 2026"),
        ("set 2024", "2024-09", "nov 2026"),
        ("2024年9月", "2024-09", "2026年11月"),
        ("2024年9月25日", "2024-09-25", "2026年11月3日"),
        ("Fall 2024", "2024", None),
        ("Mon, Sep 2, 2024", "2024-09-02", None),
    ],
)
def test_a_date_like_another(written, iso, new):
    assert rewritten(written, iso, DAY) == new


@pytest.mark.parametrize(
    ("written", "others", "new"),
    [
        ("May 2024", ["Jun 2023"], "Nov 2026"),
        ("May 2024", ["June 2023", "December 2022"], "November 2026"),
        ("mai 2024", ["juin 2023", "avril 2022"], "novembre 2026"),
        ("Mai 2024", ["Okt 2023"], "Nov 2026"),
    ],
)
def test_other_dates_tell_the_language_and_the_length(written, others, new):
    assert rewritten(written, "2024-05", DAY, others) == new


@pytest.mark.parametrize(
    ("others", "new"), [(["4/12/2023"], "11/3/2026"), (["04/12/2023"], "11/03/2026")]
)
def test_other_dates_tell_whether_zeros_are_written(others, new):
    assert rewritten("10/12/2024", "2024-10-12", DAY, others) == new


@pytest.mark.parametrize(("day", "shown"), [(1, "1st"), (2, "2nd"), (11, "11th"), (23, "23rd")])
def test_ordinals(day, shown):
    new = rewritten("May 5th, 2024", "2024-05-05", dt.date(2026, 6, day), ["April 7th, 2023"])
    assert new == f"June {shown}, 2026"
