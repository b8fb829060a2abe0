"""Filled contexts of prizes. Names and units are invented."""

from typing import Any

from lianfang.web.views import (
    AppealLine,
    Choice,
    Count,
    Form,
    Frame,
    Link,
    OwnPrize,
    OwnPrizesPage,
    PrizeLine,
    PublicRun,
    RunPage,
    StationPrizesPage,
    Step,
    Tag,
    ZoneShare,
)

RULE = "一个月满 25 分够评奖线，一名 100 元，在片区里比。同分的先看封顶以外的分（支援、调处、救助、信息）多；还一样的抽签，可以复算。"
BASE = "/stations/1/prizes"
MONTHS = (Choice("2026-10", "2026年10月", True), Choice("2026-09", "2026年9月"))
SOURCES = (Choice("fiscal", "财政专项", True), Choice("brave", "见义勇为基金会"))
WHYS = (Choice("veto", "一票否决"), Choice("refused", "本人不要"))
DEED = "10月9日晚把落水的孩子救了上来，送到医院，等家里人来了才走"


def runs(frame: Frame) -> StationPrizesPage:
    return StationPrizesPage(
        frame,
        "洋河派出所",
        (
            AppealLine(
                f"{BASE}/2", "2026年9月", "13 项，1,500 元；预算 1,500 元，财政专项", Tag("批准了，等财务转账", "gold")
            ),
            AppealLine(f"{BASE}/1", "2026年8月", "12 项，1,400 元；预算 1,500 元，财政专项", Tag("办结", "ok")),
        ),
        Form(BASE, "key-1"),
        MONTHS,
        SOURCES,
        RULE,
        "/stations/1/redemptions",
        budget="1,500",
        kept="300",
        error="金额没有看懂，或者不对，没有记下。预算要大于 0，留给一事一奖的不超过预算，单位是元，最多两位小数。",
    )


def runs_none(frame: Frame) -> StationPrizesPage:
    return StationPrizesPage(
        frame, "洋河派出所", (), Form(BASE, "key-1"), MONTHS, SOURCES, RULE, "/stations/1/redemptions", kept="0"
    )


def _line(zone: str, rank: str, who: str, points: str, state: Tag, note: str = "", **more: Any) -> PrizeLine:
    return PrizeLine(zone, rank, who, points, "200" if rank == "一事一奖" else "100", state, note, **more)


def _run(frame: Frame, at: int, lines: tuple[PrizeLine, ...], **more: Any) -> RunPage:
    names = (("拟名单", "王立新"), ("公示", "到11月9日满"), ("批准", "另一个人"), ("转账、领到", "分局财务，转账"))
    steps = tuple(Step(*one, "done" if nth < at else "now" if nth == at else "todo") for nth, one in enumerate(names))
    counts = (Count("预算", "1,500", "元"), Count("名单上", "4", "项"), Count("要发", "500", "元"))
    return RunPage(
        frame,
        title="2026年10月奖励",
        station="洋河派出所",
        back=BASE,
        steps=steps,
        counts=more.pop("counts", counts),
        zones=more.pop("zones", ()),
        lines=lines,
        rule=RULE,
        hint=more.pop("hint"),
        papers=(Link("公示单", f"{BASE}/3/notice.pdf"), *more.pop("papers", ())),
        whys=WHYS,
        **more,
    )


def draft(frame: Frame) -> RunPage:
    proposed = Tag("拟奖励", "info")
    lines = (
        _line("东片区", "第 1 名", "李大海（新城名苑）", "34", proposed, "同分，看有分的天数多"),
        _line("东片区", "第 2 名", "赵长林（酒都花园）", "34", proposed),
        _line("西片区", "第 1 名", "钱玉成（桂花园）", "31", proposed),
        _line(
            "西片区",
            "一事一奖",
            "孙有才（泰和家园）",
            "",
            proposed,
            DEED,
            forms=(("去掉", Form(f"{BASE}/3/lines/9", "k")),),
        ),
    )
    return _run(
        frame,
        0,
        lines,
        hint="看好名单再送公示",
        zones=(ZoneShare("东片区", "73 次", "2 人", "2"), ZoneShare("西片区", "144 次", "1 人", "1")),
        moves=(("送公示", Form(f"{BASE}/3/step", "k1")), ("作废这一期", Form(f"{BASE}/3/step", "k2"))),
        add=Form(f"{BASE}/3/lines", "k3"),
        whose=(Choice("p7", "新城名苑 李大海"), Choice("u3", "单位：泰和家园")),
        words=DEED,
        yuan="400",
        error="留给一事一奖的钱不够，没有记下（差 100 元）。请改金额，或者重拟时多留一些。",
    )


def approving(frame: Frame) -> RunPage:
    lines = (
        _line("东片区", "第 1 名", "李大海（新城名苑）", "34", Tag("拟奖励", "info"), "有一条异议还没有答复，暂缓"),
    )
    counts = (Count("预算", "1,500", "元"), Count("暂缓", "1", "人", warn=True))
    return _run(
        frame, 1, lines, counts=counts, hint="公示满了，可以批准", approve=Form(f"{BASE}/3/approval", "k4"),
        moves=(("撤回来重拟", Form(f"{BASE}/3/step", "k5")),),
    )  # fmt: skip


def paying(frame: Frame) -> RunPage:
    void = Form(f"{BASE}/3/lines/8", "k6", (("act", "void"),))
    lines = (
        _line(
            "东片区",
            "第 1 名",
            "李大海（新城名苑）",
            "34",
            Tag("已转账", "ok"),
            forms=(("本人已在纸上签收", Form(f"{BASE}/3/lines/7", "k9")),),
        ),
        _line(
            "东片区",
            "第 2 名",
            "赵长林（酒都花园）",
            "34",
            Tag("等转账", "gold"),
            "一票否决还没有解除，暂缓",
            void=void,
        ),
        _line("西片区", "第 1 名", "钱玉成（桂花园）", "31", Tag("不发了", "mute"), "本人不要"),
    )
    papers = (Link("奖励发放表", f"{BASE}/3/pay.pdf"), Link("发放表 xlsx", f"{BASE}/3/pay.xlsx"))
    return _run(
        frame, 2, lines, hint="钱已经留好，等财务转账", transfer=Form(f"{BASE}/3/transfer", "k7"), papers=papers,
        notice="转账登记好了，本人收到了通知。",
    )  # fmt: skip


YEAR = PublicRun(
    "2026年度表彰",
    "公示到2027年1月15日。有意见，向分局法制部门提。",
    (("先进保安员", "赵**（酒都花园）", "", ""), ("联勤联防先进单位", "桂花园", "", "")),
)


def own(frame: Frame) -> OwnPrizesPage:
    mine = (
        OwnPrize(
            "2026年10月 · 月奖励 100 元", "西片区第 1 名，34 分", Tag("已转账", "ok"), Form("/points/prizes/7", "k8")
        ),
        OwnPrize("2026年9月 · 一事一奖 200 元", DEED, Tag("领到了（手机）", "ok")),
        OwnPrize("2026年8月 · 月奖励 100 元", "本人不要", Tag("不发了", "mute")),
    )
    lines = (
        ("东片区", "赵长林（酒都花园）", "第 1 名，34 分", "100"),
        ("西片区", "钱**（桂花园）", "第 1 名，31 分", "100"),
        ("西片区", "孙**（泰和家园）", DEED, "200"),
    )
    note = "公示到2026年11月27日。有意见，在“我的积分”里提异议，或者找分局法制部门。"
    return OwnPrizesPage(
        frame,
        mine,
        (PublicRun("洋河派出所2026年10月奖励", note, lines), YEAR),
        RULE,
        notice="记下了，谢谢您为大家出力。",
    )


def own_none(frame: Frame) -> OwnPrizesPage:
    return OwnPrizesPage(frame, (), (), RULE)
