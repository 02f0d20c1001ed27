"""Dates as pages write them."""

import pytest

from profdiff.extract.dates import date_in, period_in
from profdiff.extract.news import leading_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("11/23/2024: A talk", "2024-11-23"),
        ("23/11/2024: A talk", "2024-11-23"),
        ("02/03/2024: A talk", "2024-02-03"),
        ("02/2024: A talk", "2024-02"),
        ("2024/02/03: A talk", "2024-02-03"),
    ],
)
def test_days_with_slashes(written, iso):
    assert date_in(written).iso == iso
    assert leading_date(written).iso == iso


@pytest.mark.parametrize("written", ["31/31/2024", "13/14/2024", "1/2/3/2024"])
def test_what_is_no_day_gives_no_day(written):
    found = date_in(written)
    assert found is None or len(found.iso) < len("2024-01-01")


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("10/07/2023 - 15/07/2023", "2023-07-10", "2023-07-15"),
        ("02/03/2024 - 04/05/2024", "2024-02-03", "2024-04-05"),
        ("12/30/2022 - 01/03/2023", "2022-12-30", "2023-01-03"),
        ("12/12/2022 - 31/01/2023", "2022-12-12", "2023-01-31"),
    ],
)
def test_both_days_of_a_range_are_written_one_way(written, start, end):
    period = period_in(written)
    assert (period.start, period.end) == (start, end)
