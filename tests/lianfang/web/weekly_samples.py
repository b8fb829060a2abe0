"""Filled contexts of 周汇总: a week with corrections, and a station that has none yet."""

from datetime import UTC, datetime

from lianfang.web.looks.weekly import WeeksSeen
from lianfang.web.pages.weeks_view import weeks_page
from lianfang.web.views import Frame, WeeksPage
from lianfang.weekly.vocabulary import Correction, FrozenWeek, GuardWeek, Sums, UnitWeek, ZoneWeek
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
