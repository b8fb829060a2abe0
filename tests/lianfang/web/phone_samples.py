"""Filled contexts of the phone pages. Names and units are invented."""

from msgspec import structs

from lianfang.web.views import (
    AppealLine,
    Duty,
    Entry,
    Fact,
    Form,
    Frame,
    Link,
    Meter,
    PlaceRow,
    PointsPage,
    ProblemPage,
    Tag,
    WhyPage,
)
from tests.lianfang.web.appeal_samples import NOTE


def points(frame: Frame) -> PointsPage:
    return PointsPage(
        frame,
        name="李大海",
        unit="新城名苑",
        zone="西片区",
        week_label="10月8日—14日",
        week_points="15",
        month_label="10月",
        month_points="22",
        entries=ENTRIES,
        duties=DUTIES,
        place="西片区第 7 名，共 96 人",
        first=(
            PlaceRow("1", "赵长林", "酒都花园", "34"),
            PlaceRow("2", "没有公开名字", "", "31"),
            PlaceRow("2", "钱玉成", "桂花园", "31"),
            PlaceRow("7", "您", "", "22", own=True),
        ),
        show=Form("/points/name", "key-name", (("shown", "yes"),)),
        show_text="得前三名时公开我的名字",
        cap_note="另有培训 2 分。巡逻、隐患、宣传、培训合起来每周最多 12 分、每月最多 40 分；"
        "支援、救助、线索、调处不封顶。点名不算分。",
        commended=("2025年度先进保安员（洋公〔2026〕3号）",),
        honour="荣誉 · 10月到12月：金色，三颗星。按7月到9月记的 82 分定，这个季度里不降；不能兑换，只给您自己看。",
        exchange=Link("兑换", "/points/exchange", "用能用的分换东西"),
        meter=Meter(220, 250, "再得 3 分，就够 10 月评奖线。"),
        previous="/points?week=2026-10-01",
        next="/points?week=2026-10-15",
        appeals=(
            AppealLine(
                "/points/appeals/4", "联防巡逻 · 11月16日", "11月19日提的，11月26日前答复", Tag("复核中", "gold")
            ),
        ),
    )


def points_empty(frame: Frame) -> PointsPage:
    return PointsPage(
        frame,
        name="李大海",
        unit="新城名苑",
        zone="",
        week_label="10月1日—7日",
        week_points="0",
        month_label="10月",
        month_points="0",
        entries=(),
        duties=tuple(Duty(duty.icon, duty.name, "0") for duty in DUTIES),
        cap_note="巡逻、隐患、宣传、培训合起来每周最多 12 分、每月最多 40 分。",
    )


ENTRIES = (
    Entry("/points/1", "siren", "支援河滨小区", "昨天 16:20，两人同去", "+5"),
    Entry("/points/2", "eye", "守着帮看泰和家园", "周二 13:15，关门、看监控", "+5"),
    Entry("/points/3", "flag", "联防巡逻一整轮", "周一 19:40，走了 52 分钟", "+3", held=True),
    Entry("/points/4", "lock", "信息报送", "内容只有您和民警看得到", "+2"),
    Entry("/points/5", "clock", "劝解漏水纠纷", "今天 09:10，等民警确认", "待定", "wait"),
    Entry("/points/6", "history", "更正：宣传重复登记", "周一，系统查出，已告诉您", "−1", "mute"),
)
DUTIES = (
    Duty("flag", "治安巡防", "7"),
    Duty("siren", "警务协助", "10"),
    Duty("handshake", "矛盾调处", "0"),
    Duty("megaphone", "防范宣传", "1"),
    Duty("heart-pulse", "安保救助", "0"),
    Duty("lock", "信息报送", "2"),
)


def why(frame: Frame) -> WhyPage:
    return WhyPage(
        frame,
        title="这 5 分怎么来的",
        when="10月13日 星期二 16:20",
        story="河滨小区求援，您赶到了，同民警一起劝开两名打架的人。",
        points="+5 分",
        facts=(
            Fact("规则", "警务协助第 1 条：去支援、守着帮看、替人顶岗，都是 5 分。到得快慢不影响分数"),
            Fact("谁确认的", "民警周明远，10月14日 08:12"),
            Fact("凭据", "到场登记 1 次，现场照片 2 张"),
            Fact("积分编号", "2026-10-0318，增援令 2026-0297"),
        ),
        back="/points",
        appeal=Link("分数不对？我有意见", "/points/318/appeal"),
        objection=NOTE,
    )


def why_held(frame: Frame) -> WhyPage:
    told = "11月26日前答复。答复以前，这一条先不算定。"
    return structs.replace(
        why(frame), appeal=Link("复核中，看办到哪一步", "/points/appeals/4"), objection=told, held=True
    )


def problem(frame: Frame) -> ProblemPage:
    return ProblemPage(
        frame,
        status=404,
        title="没有找到这一页",
        what="地址可能抄错了，或者这一页不归您看。",
        do=("看看地址有没有抄错。", "回到我的积分，从那里再点一次。", "还是不行，把下面的记录号告诉社区民警。"),
        links=(Link("回到我的积分", "/points"), Link("重新登录", "/login")),
        reference="8f2c41",
    )
