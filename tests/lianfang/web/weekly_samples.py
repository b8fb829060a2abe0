"""Filled contexts of 周汇总: a week with corrections, and a station that has none yet."""

from datetime import UTC, date, datetime

from msgspec import structs

from lianfang.flows.points.confirmed import Hand
from lianfang.flows.points.why import WhyLine
from lianfang.web.looks.weekly import WeeksSeen
from lianfang.web.pages import entry_view
from lianfang.web.pages.board_paper import board_links
from lianfang.web.pages.weeks_view import weeks_page
from lianfang.web.views import Frame, Link, NavItem, UnitPointsPage, UnitWhyPage, WeeksPage
from lianfang.weekly.vocabulary import Correction, FrozenWeek, GuardWeek, Sums, UnitWeek, ZoneWeek
from scoring.points.reads.lines import Step
from zones.ground.weeks import Week
from zones.roster.reads import StationRow

PLACE = StationRow(1, "洋河派出所", 1, "洋河新区分局", True)
W41, W40, W39 = Week(2018, 41), Week(2018, 40), Week(2018, 39)
HEAD = "9f2c41d07ab3e55017c4d2aa90b16f3301c2d4e5f60718293a4b5c6d7e8f9012"


def frozen(week: Week, seq: int, before: int) -> FrozenWeek:
    return FrozenWeek(1, week, seq, HEAD[seq % 7 :] + HEAD[: seq % 7], datetime(2018, 10, 15, 10, tzinfo=UTC), before)


ZONES = (
    ZoneWeek(
        "东片区",
        (
            UnitWeek(
                12,
                "酒都花园",
                Sums(2, 0, 4),
                (
                    GuardWeek(1, "周建国", Sums(9, 4, 21, (Correction(W39, 3), Correction(W40, -1)))),
                    GuardWeek(2, "万士杰", Sums(12, 12, 30)),
                    GuardWeek(3, "欧阳长河", Sums()),
                ),
            ),
            UnitWeek(13, "洋河中心小学", Sums(), (GuardWeek(4, "李大海", Sums(3, 3, 3)),)),
        ),
    ),
    ZoneWeek("西片区", (UnitWeek(14, "苏酒集团物流园", Sums(1, 0, 1, (Correction(W40, -2),)), ()),)),
)


def weeks(frame: Frame) -> WeeksPage:
    every = [frozen(W41, 12034, 9120), frozen(W40, 9120, 4410), frozen(Week(2017, 52), 4410, 0)]
    return weeks_page(frame, PLACE, WeeksSeen(every, every[0], ZONES), True)


def weeks_none(frame: Frame) -> WeeksPage:
    return weeks_page(frame, PLACE, WeeksSeen([], None, ()), True)


def _line(award: int, kind: str, day: date, points: int, said: str, rule: str = "", because: str = "full") -> WhyLine:
    clause = "单位：牵头一次联防巡逻，记1分" if kind == "patrol.led" else "单位：一个月点名应答率不低于95%，记5分"
    duty = "治安巡防" if kind else ""
    return WhyLine(award, kind, day, points, clause, duty, because, said, "", "巡逻登记", 318, rule)


LED = _line(2031, "patrol.led", date(2018, 10, 8), 1, "牵头联防巡逻")
CLOSED = _line(2207, "", date(2018, 10, 31), 5, "一个月的岗位点名答得好", "month.answered", "month")
MISSED = _line(2051, "patrol.missed", date(2018, 10, 11), 0, "没有派员参加巡逻")


def unit_points(frame: Frame) -> UnitPointsPage:
    return UnitPointsPage(
        frame,
        "新城名苑",
        month="2018年10月",
        points="6",
        entries=tuple(entry_view.entry(line, "/units/12/points/1") for line in (CLOSED, MISSED, LED)),
        previous="/units/12/points?month=2018-09",
        next="/units/12/points?month=2018-11",
        sheets=(
            Link("10月8日—14日", "/units/12/weeks/2018-W41/sheet.pdf", "周积分单，打印一张 A4 贴门岗"),
            Link("10月1日—7日", "/units/12/weeks/2018-W40/sheet.pdf", "周积分单，打印一张 A4 贴门岗"),
        ),
        boards=board_links("/units/12"),
        commended=("2025年度联勤联防先进单位（洋公〔2026〕3号）",),
    )


def unit_points_desk(frame: Frame) -> UnitPointsPage:
    beside = (NavItem("/units/12/guards", "users", "保安"), NavItem("/units/12/points", "star", "积分", True))
    return structs.replace(unit_points(frame), back="/beat", beside=beside)


def unit_points_none(frame: Frame) -> UnitPointsPage:
    return structs.replace(unit_points(frame), points="0", entries=(), sheets=(), next="")


def unit_why(frame: Frame) -> UnitWhyPage:
    at = datetime(2018, 10, 9, 1, tzinfo=UTC)
    return UnitWhyPage(
        frame,
        "新城名苑",
        title=entry_view.title(LED),
        when="10月8日 星期一",
        story="牵头联防巡逻。",
        points=entry_view.points(LED),
        facts=entry_view.facts(
            LED,
            (Hand("led", "周明远"),),
            (Step(2031, 1, "full", at), Step(2040, -1, "reversed", at), Step(2044, 1, "rejudged", at)),
        ),
        back="/units/12/points?month=2018-10",
    )
