"""What a bulletin may be about, and how it is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bulletins.register.errors import TitleNeeded, TooManyWeeks
from bulletins.register.subjects import monthly, period_of, special, supplement, titled, weekly
from bulletins.register.vocabulary import issue_name
from zones.ground.weeks import NotAMonth, Week, Weeks, month_of, parse_span, week_of, weeks_of

YEAR_END = date(2018, 12, 31)


@given(some.dates(date(1950, 1, 1), date(2190, 1, 1)))
def test_every_week_is_of_one_month(day: date) -> None:
    month = weeks_of(day)
    assert len(list(month)) in (4, 5)
    before = weeks_of(day.replace(day=1) - timedelta(days=1))
    assert before.last.next == month.first
    assert parse_span(str(month)) == month and len(list(month.previous)) == len(list(month))
    assert month.previous.last.next == month.first


def test_each_is_told_by_its_own_name() -> None:
    month, campaign = monthly("2018-10"), special(" 国庆  安保 ", date(2018, 10, 1), date(2018, 10, 9))
    assert month.span == Weeks(Week(2018, 40), Week(2018, 43)) and campaign.span == Weeks(
        Week(2018, 40), Week(2018, 41)
    )
    assert period_of(month) == "2018年10月（10月1日至28日）" and titled(month, YEAR_END) == "10月"
    assert (
        period_of(campaign) == "国庆 安保（10月1日至14日）"
        and titled(campaign, YEAR_END) == "国庆 安保期间（10月1日至14日）"
    )
    assert (
        titled(monthly("2017-12"), YEAR_END) == "2017年12月" and month_of(monthly("2017-12").span.sunday) == "2017-12"
    )
    apart = supplement("关于年终考核的通知", YEAR_END)
    assert period_of(apart) == "关于年终考核的通知" and titled(apart, YEAR_END) == ""
    assert period_of(weekly(week_of(date(2018, 10, 8)))) == "10月8日至14日"
    assert (issue_name("supplement", 2), issue_name("monthly", 12, " ")) == ("增刊第2期", "第 12 期")


def test_what_cannot_be_told_is_refused() -> None:
    for text in ("2018-13", "2018-1", "十月", "0001-01", "9999-12", ""):
        with pytest.raises(NotAMonth):
            monthly(text)
    for title in ("", "　", "字" * 31, "国庆\u200b安保"):
        with pytest.raises(TitleNeeded):
            supplement(title, YEAR_END)
    for first, last in ((date(2018, 10, 8), date(2018, 10, 1)), (date(2018, 1, 1), date(2018, 12, 31))):
        with pytest.raises(TooManyWeeks):
            special("国庆安保", first, last)
