"""Filled contexts of 依据与协议, of one unit's own page, of how a guard is called. Names and units are invented."""

from datetime import date

from lianfang.web.views import (
    BackedGuard,
    BackedUnit,
    BackingPage,
    Choice,
    Count,
    Fact,
    Form,
    Frame,
    Insuring,
    NewOrder,
    OrderRow,
    Reached,
    Signing,
    Tag,
    UnitBackingPage,
    WayRow,
)
from tests.lianfang.web.unit_samples import BESIDE

TODAY = date(2026, 11, 20)
SIGNED, UNSIGNED, PAUSED = Tag("已签", "ok"), Tag("没有签", "warn"), Tag("暂停", "gold")
FACTS = (Fact("依据", "洋公（联勤）〔2026〕6号，洋河新区分局"), Fact("协议", "2026年10月21日起，长期"))


def _guards() -> tuple[BackedGuard, ...]:
    why = "没有登记意外保险：打架闹事不叫去，只请守着帮看"
    first, second = (
        Form("/units/12/spared", f"key-s{person}", (("person", person), ("spared", "yes"))) for person in "12"
    )
    certified = Tag("有证", "ok")
    return (
        BackedGuard("李大海", "东门岗", (certified, Tag("保到2027年6月30日", "ok")), "", first, "不参加处突"),
        BackedGuard("陈国平", "东门岗", (certified, Tag("没有保险", "warn")), why, second, "不参加处突"),
    )


def unit_backing(frame: Frame) -> UnitBackingPage:
    return UnitBackingPage(
        frame,
        "新城名苑",
        state=SIGNED,
        means="没有登记意外保险 1 人：打架闹事不叫去，只请守着帮看",
        facts=FACTS,
        guards=_guards(),
        pause=Form("/units/12/pause", "key-p", (("paused", "yes"),)),
        pause_text="暂停一个月",
        back="/units/12/guards",
        notice="恢复了，从现在起照常。派出所已经知道。",
    )


def unit_backing_desk(frame: Frame) -> UnitBackingPage:
    return UnitBackingPage(
        frame,
        "新城名苑",
        state=PAUSED,
        means="单位暂停了，这段时间不排也不叫",
        facts=(*FACTS, Fact("客户", "同意")),
        guards=_guards(),
        sign=Signing(Form("/units/12/agreement", "key-a"), TODAY, True),
        end=Form("/units/12/agreement/end", "key-e"),
        insure=Insuring(
            Form("/units/12/insurance", "key-i"), (Choice("", "全部 2 人", True), Choice("1", "李大海")), TODAY
        ),
        back="/stations/1/backing",
        beside=BESIDE,
        error="日子没有看懂，或者结束在开始之前。请写成 2026-11-20 这样，再记一次。",
    )


def backing(frame: Frame) -> BackingPage:
    rows = (
        (
            "新城名苑",
            SIGNED,
            "2026年10月21日起，长期",
            6,
            1,
            3,
            0,
            "没有登记意外保险 3 人：打架闹事不叫去，只请守着帮看",
        ),
        ("河滨小区", UNSIGNED, "", 4, 0, 0, 0, "没有签协议，不排也不叫"),
        (
            "实验小学",
            PAUSED,
            "2026年10月21日起，长期，暂停到2026年12月20日",
            3,
            0,
            0,
            1,
            "单位暂停了，这段时间不排也不叫",
        ),
    )
    return BackingPage(
        frame,
        "洋河派出所",
        counts=(Count("能叫的单位", "1/3", "家", warn=True), Count("没有保险", "3", "人", warn=True)),
        orders=(
            OrderRow(
                "洋公（联勤）〔2026〕6号",
                "洋河新区分局",
                "2026年10月21日起，长期",
                Tag("有效", "ok"),
                Form("/stations/1/orders/end", "key-o", (("order", "1"),)),
            ),
            OrderRow("洋公〔2025〕2号", "", "2025年1月1日到2025年12月31日", Tag("结束了", "mute")),
        ),
        units=tuple(BackedUnit(name, "/units/12/backing", "西片区", *rest) for name, *rest in rows),
        new=NewOrder(Form("/stations/1/orders", "key-n"), since=TODAY),
    )


def backing_none(frame: Frame) -> BackingPage:
    return BackingPage(frame, "洋河派出所", (), (), (), none="现在没有有效的勤务依据。", notice="依据结束了。")


def reached(spared: str = "") -> Reached:
    up, down = (Form("/settings/ways", key, (("ways", "webhook,page"),)) for key in ("key-w1", "key-w2"))
    return Reached(
        (
            WayRow("这个平台的页面", "开着就看得到", down=down),
            WayRow("分局接的通知系统", "30 秒没看到才发", up=up),
        ),
        "排在前面的先叫；30 秒您还没看到，再叫下一样。页面开着，随时看得到。",
        Tag("参加", "ok"),
        Form("/settings/declined", "key-d", (("declined", "yes"),)),
        "我不参加处突",
        spared,
    )
