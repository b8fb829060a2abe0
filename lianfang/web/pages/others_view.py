"""In the list of bulletins: those of months and campaigns, supplements, and the forms that begin them."""

from datetime import timedelta

from bulletins.register.subjects import period_of
from bulletins.register.vocabulary import KIND_WORDS, Work, issue_name
from lianfang.web.answers import new_key
from lianfang.web.looks.bulletins import Published
from lianfang.web.views import Choice, Form, Link, Others
from lianfang.web.views import Week as Row
from zones.ground.weeks import Week, month_of, weeks_of


def others(one: Published) -> tuple[Row, ...]:
    return tuple(_row(work, one.done.get(work.id)) for work in one.others)


def _row(work: Work, done: int | None) -> Row:
    base = f"/bulletins/{work.id}"
    kind = KIND_WORDS[work.kind]
    if done is None:
        return Row(period_of(work.about), kind, "draft", "拟稿", (), (Link("接着拟", base),))
    name = issue_name(work.kind, done, " ")
    links = (Link("看", base), Link("成品 PDF", f"{base}.pdf"))
    return Row(period_of(work.about), kind, "issued", f"已签发{name}", (), links)


def begin_others(one: Published, last: Week) -> Others:
    """`last` is the week that is over."""
    publisher = one.publisher
    whose = ("station", str(publisher.station)) if publisher.station else ("bureau", str(publisher.bureau))

    def form(kind: str) -> Form:
        return Form("/bulletins", new_key(), (whose, ("kind", kind)))

    return Others(form("monthly"), _months(one.weeks, last), form("special"), form("supplement"))


def _months(weeks: tuple[Week, ...], last: Week) -> tuple[Choice, ...]:
    """Months of these weeks of which the last is over, the latest first."""
    thursdays = (week.monday + timedelta(days=3) for week in weeks)
    days = {day.replace(day=1) for day in thursdays if weeks_of(day).last <= last}
    return tuple(Choice(month_of(day), f"{day.year}年{day.month}月") for day in sorted(days, reverse=True))
