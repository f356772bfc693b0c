"""Partial dates and financial quarters: their edges, their words, their mistakes."""

from datetime import date, timedelta

import pytest

from strategy_site.dates import (
    DateProblem,
    PartialDate,
    Quarter,
    last_quarter_ended_by,
    parse_day,
    parse_partial_date,
    parse_quarter,
    quarter_of,
    shown_day,
    shown_span,
)


@pytest.mark.parametrize(
    ("written", "first", "last", "shown"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31), "December 2019"),
        ("2019-12-31", date(2019, 12, 31), date(2019, 12, 31), "31 December 2019"),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), "February 2019"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), "29 February 2020"),
        ("1900-01-01", date(1900, 1, 1), date(1900, 1, 1), "1 January 1900"),
    ],
)
def test_a_partial_date_covers_its_days(written: str, first: date, last: date, shown: str) -> None:
    parsed = parse_partial_date(written)
    assert (parsed.first_day, parsed.last_day, parsed.shown) == (first, last, shown)
    assert str(parsed) == written


@pytest.mark.parametrize(
    ("written", "wrong", "fix"),
    [
        ("2019-06-31", "is not a real date", "June 2019 has 30 days."),
        ("2019-02-29", "is not a real date", "February 2019 has 28 days."),
        ("2019-06-00", "is not a real date", "June 2019 has 30 days."),
        (
            "2019-31-12",
            "is not a real date: there is no month 31",
            "Did you mean 2019-12-31?",
        ),
        ("2017-18", "is not a date", "Write one year: 2017."),
        ("2011-12-32", "is not a real date", "December 2011 has 31 days."),
        ("2019-13", "is not a real date: there is no month 13", "Write year-month-day."),
        ("2019-00", "is not a real date: there is no month 00", "Write year-month-day."),
        ("31/12/2019", "is not a date", "Did you mean 2019-12-31?"),
        ("31/02/2019", "is not a date", "Write 2019, 2019-06 or 2019-12-31."),
        ("December 2019", "is not a date", "Did you mean 2019-12?"),
        ("by the end of Dec. 2019", "is not a date", "Did you mean 2019-12?"),
        ("1st of Sept 2019", "is not a date", "Did you mean 2019-09-01?"),
        ("31/12/19", "is not a date", "Did you mean 2019-12-31?"),
        ("12/2019", "is not a date", "Did you mean 2019-12?"),
        ("13/2019", "is not a date", "Write 2019, 2019-06 or 2019-12-31."),
        ("Smarch 2019", "is not a date", "Write 2019, 2019-06 or 2019-12-31."),
        ("2019-6", "is not a date", "Did you mean 2019-06?"),
        ("1899", "is not a plausible year", "Write a year from 1900 to 2199."),
        ("2200-01-01", "is not a plausible year", "Write a year from 1900 to 2199."),
        ("٢٠١٩", "is not a date", "Write 2019, 2019-06 or 2019-12-31."),
    ],
)
def test_what_is_no_date_says_why_and_what_to_do(written: str, wrong: str, fix: str) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_partial_date(written)
    assert caught.value.args == (wrong, fix)


def test_a_day_needs_all_three_parts() -> None:
    assert parse_day("2019-07-26") == date(2019, 7, 26)
    with pytest.raises(DateProblem) as caught:
        parse_day("2019-07")
    assert caught.value.args == ("is not a whole date", "Write year-month-day, like 2019-12-31.")


@pytest.mark.parametrize(
    ("quarter", "first", "last", "shown"),
    [
        ("2019-q1", date(2019, 4, 1), date(2019, 6, 30), "April to June 2019"),
        ("2019-q2", date(2019, 7, 1), date(2019, 9, 30), "July to September 2019"),
        ("2019-q3", date(2019, 10, 1), date(2019, 12, 31), "October to December 2019"),
        ("2019-q4", date(2020, 1, 1), date(2020, 3, 31), "January to March 2020"),
    ],
)
def test_a_quarter_is_three_months_of_the_financial_year(
    quarter: str, first: date, last: date, shown: str
) -> None:
    parsed = parse_quarter(quarter)
    assert (parsed.first_day, parsed.last_day, parsed.shown) == (first, last, shown)
    assert str(parsed) == quarter


@pytest.mark.parametrize(
    "written", ["2019-q5", "2019-Q1", "2019q1", "q1-2019", "2019-q", "1800-q1"]
)
def test_what_is_no_quarter_is_refused(written: str) -> None:
    with pytest.raises(DateProblem):
        parse_quarter(written)


def test_every_day_of_twelve_years_lies_in_one_quarter_and_quarters_follow_each_other() -> None:
    day, quarter = date(2012, 4, 1), Quarter(2012, 1)
    while day < date(2024, 4, 1):
        if day > quarter.last_day:
            assert quarter.next.previous == quarter
            quarter = quarter.next
            assert quarter.first_day == day
        assert quarter_of(day) == quarter
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2018, 1, 25), "2017-q3"),
        (date(2019, 7, 26), "2019-q1"),
        (date(2019, 6, 29), "2018-q4"),
        (date(2019, 6, 30), "2019-q1"),
        (date(2019, 7, 1), "2019-q1"),
        (date(2020, 3, 30), "2019-q3"),
        (date(2020, 3, 31), "2019-q4"),
    ],
)
def test_the_last_quarter_that_had_ended(day: date, quarter: str) -> None:
    assert str(last_quarter_ended_by(day)) == quarter


def test_a_run_of_quarters_is_shown_by_its_first_and_last_month() -> None:
    assert shown_span(Quarter(2017, 4), Quarter(2018, 4)) == "January 2018 to March 2019"
    assert shown_span(Quarter(2018, 1), Quarter(2018, 1)) == "April to June 2018"


def test_days_are_shown_in_uk_style() -> None:
    assert shown_day(date(2019, 7, 6)) == "6 July 2019"
    assert PartialDate(2018, 6).shown == "June 2018"
