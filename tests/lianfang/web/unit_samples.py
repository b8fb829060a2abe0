"""Filled contexts of the unit's, the company's and the officer's pages. Names and units are invented."""

from lianfang.web.views import (
    BeatPage,
    Count,
    Form,
    Frame,
    GuardRow,
    GuardsPage,
    LinesPage,
    Link,
    NavItem,
    Post,
    PostsPage,
    Shift,
    Slip,
    SlipSheetPage,
    Tag,
    UnitLine,
    UnitRow,
    UnitsPage,
    qr_drawing,
)

BESIDE = (
    NavItem("/units/12/guards", "users", "保安", current=True),
    NavItem("/units/12/posts", "map-pin", "岗位"),
    NavItem("/units/12/lines", "file-text", "通报里那几行"),
)
CERTIFIED, WITHOUT = Tag("有证", "ok"), Tag("未报名", "mute")


def _code(person: int) -> Form:
    return Form(f"/units/12/guards/{person}/code", f"key-{person}")


def guards(frame: Frame) -> GuardsPage:
    return GuardsPage(
        frame,
        "新城名苑",
        counts=(Count("保安", "6", "人"), Count("有证", "4", "人"), Count("在用", "3", "人", warn=True)),
        guards=(
            GuardRow("李大海", "东门岗 · 白班", CERTIFIED, Tag("在用", "ok"), _code(1), "换手机，再发"),
            GuardRow("陈国平", "东门岗 · 夜班", CERTIFIED, Tag("已发码", "gold"), _code(2), "再发一个"),
            GuardRow("何守义", "巡逻岗 · 白班", WITHOUT, Tag("未发码", "mute"), _code(3)),
        ),
    )


def guards_desk(frame: Frame) -> GuardsPage:
    return GuardsPage(
        frame, "新城名苑", (Count("保安", "0", "人"),), (), back="/beat", beside=BESIDE, notice="已经换过码。"
    )


def slips(frame: Frame) -> SlipSheetPage:
    def one(name: str, code: str) -> Slip:
        qr = qr_drawing("https://lf.example/in/8Kq2pXcVn3")
        return Slip("新城名苑", name, qr, code, "11月27日 星期五 18:00", "lf.example")

    return SlipSheetPage(frame, (one("何守义", "402 918"), one("陈国平", "775 031")), "/units/12/guards")


def posts(frame: Frame) -> PostsPage:
    return PostsPage(
        frame,
        "新城名苑",
        (
            Post("东门岗", (Shift("白班", ("李大海",)), Shift("夜班", ("陈国平", "马全胜"))), "不可离"),
            Post("巡逻岗", (Shift("白班", ("何守义",)), Shift("夜班", ())), "流动可抽"),
        ),
        hours="/units/12/duty-posts",
    )


def lines(frame: Frame) -> LinesPage:
    return LinesPage(
        frame,
        "新城名苑",
        period="10月8日至14日",
        state=Tag("待答", "gold"),
        until="周一 12:00 前答，过了就按属实。",
        lines=LINES,
        agree=Form("/units/12/lines/2018-W41", "key-agree"),
        dispute=Form("/units/12/lines/2018-W41", "key-dispute"),
        earlier=(
            Link("10月1日至7日", "/units/12/lines?week=2018-W40", "属实"),
            Link("9月24日至30日", "/units/12/lines?week=2018-W39", "有异议，已改"),
        ),
        whole="/bulletin",
        unsigned=Tag("1 期待签收", "info"),
    )


def lines_disputed(frame: Frame) -> LinesPage:
    return LinesPage(
        frame,
        "新城名苑",
        period="10月8日至14日",
        state=Tag("有异议", "warn"),
        until="已过 12:00，不能再改。",
        lines=LINES,
        said="12 日晚走了，手机没电，有纸质单。",
        back="/company",
        beside=BESIDE,
    )


LINES = (
    UnitLine("点名", "应到 42 岗次，应答 41", "免点 3 岗次不算"),
    UnitLine("巡逻", "应走 2 轮，走了 1 轮", "12 日那轮没有登记"),
    UnitLine("检查", "发现 1 处，已改", "消防通道堆物"),
)


def _unit(at: int, name: str, note: str, *numbers: str) -> UnitRow:
    labels = ("保安", "持证", "点名应答", "未到巡逻", "待核事项", "有异议")
    counts = tuple(
        Count(label, number, warn=at > 2 and number != "0")
        for at, (label, number) in enumerate(zip(labels, numbers, strict=True))
    )
    links = (
        Link("保安", f"/units/{at}/guards"),
        Link("岗位", f"/units/{at}/posts"),
        Link("通报", f"/units/{at}/lines"),
    )
    return UnitRow(name, note, counts, links)


def beat(frame: Frame) -> BeatPage:
    return BeatPage(
        frame,
        "我的几家",
        "10月8日至14日",
        (
            _unit(12, "新城名苑", "西片区", "6", "4", "41/42", "1", "2", "1"),
            _unit(13, "河滨小区", "西片区", "4", "4", "28/28", "0", "0", "0"),
            _unit(14, "洋河新区第一实验学校", "南片区", "8", "5", "—", "0", "1", "0"),
            _unit(15, "酒都花园", "西片区", "12", "9", "80/84", "0", "0", "0"),
        ),
    )


def beat_empty(frame: Frame) -> BeatPage:
    return BeatPage(frame, "各单位", "", ())


def units(frame: Frame) -> UnitsPage:
    def row(at: int, name: str, guards: str, certified: str) -> UnitRow:
        counts = (Count("保安", guards, "人"), Count("有证", certified, "人"))
        return UnitRow(
            name, "西片区", counts, (Link("保安", f"/units/{at}/guards"), Link("岗位", f"/units/{at}/posts"))
        )

    return UnitsPage(
        frame,
        "平安卫士保安服务公司",
        (Count("单位", "3", "家"), Count("保安", "22", "人"), Count("有证", "17", "人")),
        (row(12, "新城名苑", "6", "4"), row(13, "河滨小区", "4", "4"), row(15, "酒都花园", "12", "9")),
    )
