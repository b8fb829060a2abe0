"""The list of weeks and an issued bulletin's own page."""

from datetime import datetime

from bulletins.register.vocabulary import Issued
from bulletins.telling.phrases import span
from lianfang.flows.bulletin.preview import SHOWN, issuer_of
from lianfang.web.views import BulletinsPage, Fact, Frame, IssuedPage, Link
from lianfang.web.views import Week as WeekRow
from zones.ground.weeks import SHANGHAI, Week, parse_week
from zones.roster.reads import StationRow

NAME = "保安联勤联防工作通报"


def weeks_page(
    frame: Frame,
    station: StationRow,
    weeks: list[Week],
    came: dict[str, set[str]],
    drafted: dict[str, datetime],
    done: list[Issued],
) -> BulletinsPage:
    """Every week, newest first. `came` are the kinds of sheets by week."""
    numbers = {one.week: one.number for one in done}
    return BulletinsPage(
        frame,
        NAME,
        issuer_of(station).name,
        tuple(
            _week(
                f"/stations/{station.id}/bulletins/{week}",
                week,
                numbers.get(str(week)),
                str(week) in drafted,
                came.get(str(week), set()),
            )
            for week in weeks
        ),
    )


def _week(base: str, week: Week, number: int | None, drafted: bool, came: set[str]) -> WeekRow:
    missing = tuple(shown for kind, shown in SHOWN.items() if kind not in came)
    year = f"{week.monday.year}年"
    if number is not None:
        return WeekRow(
            year + span(week),
            f"第 {number} 期",
            "issued",
            f"已签发第 {number} 期",
            (),
            (Link("看", base), Link("成品 PDF", f"{base}.pdf")),
        )
    state, text, link = ("draft", "拟稿", "接着拟") if drafted else ("none", "未拟稿", "去拟稿")
    return WeekRow(year + span(week), "", state, text, missing, (Link(link, base),))  # type: ignore[arg-type]


def issued_page(frame: Frame, station: StationRow, one: Issued, notice: str) -> IssuedPage:
    """An issued bulletin: who, when, the file's digest, the frozen figures."""
    at, base, figures = one.issued_at.astimezone(SHANGHAI), f"/stations/{station.id}/bulletins/{one.week}", one.figures
    rate = f"{figures.roll_call.rate_pct:.1f}%" if figures.roll_call.rate_pct is not None else "—"
    return IssuedPage(
        frame,
        NAME,
        f"第 {one.number} 期",
        span(parse_week(one.week)),
        (
            Fact("什么时候", f"{at:%Y年%m月%d日 %H:%M}"),
            Fact("谁签发的", one.issued_by),
            Fact("核稿", one.reviewed_by),
            Fact("发文", issuer_of(station).name),
        ),
        one.sha256,
        (
            Fact("可防性案件", f"{figures.cases.this_week} 起"),
            Fact("巡逻", f"{figures.patrol.patrols} 次"),
            Fact("点名应答率", rate),
            Fact("实地检查", f"{figures.inspection.visits} 次"),
        ),
        f"{base}.pdf",
        f"/stations/{station.id}/bulletins",
        notice,
    )
