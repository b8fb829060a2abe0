"""Filled contexts of 查岗: the station's wall, the screen at a gate, a unit's screens. Names and units are invented."""

from msgspec import structs

from lianfang.web.pages.rollcall_view import ways
from lianfang.web.views import (
    CallLine,
    Choice,
    Count,
    Fact,
    Form,
    Frame,
    GateOfPost,
    GatePage,
    GatesPage,
    Link,
    MissingRow,
    PairPage,
    PostGates,
    RollCallPage,
    RollCallsPage,
    Tag,
    Tick,
    Verdict,
    Wall,
    WallZone,
    qr_drawing,
)

AT = "/stations/1/roll-calls"
RULE = "洋公（联勤）〔2026〕6号 查岗办法"
HOWS = (Choice("line", "座机"), Choice("radio", "对讲"), Choice("phone", "电话"), Choice("desk", "到岗看过"))
TICKS = [Tick(Form(f"{AT}/7/ticks", f"key-tick-{nth}"), HOWS) for nth in range(2)]
SAYS = (Choice("excused", "免点"), Choice("silent", "算没有应答"))
VERDICTS = [Verdict(Form(f"{AT}/7/reasons", f"key-why-{nth}"), SAYS) for nth in range(3)]
MISSING = (
    MissingRow(1, "新城名苑 东门岗", "", Tag("还没有应答", "gold"), "0527-1234567", TICKS[0], VERDICTS[0]),
    MissingRow(2, "河滨小区 北门岗", "", Tag("还没有应答", "gold"), "", TICKS[1], VERDICTS[1]),
    MissingRow(3, "酒都花园 地下车库出口值班岗", "门岗屏上自己点的。", Tag("免点：在巡逻"), "", None, VERDICTS[2]),
)
WALL = Wall(
    "马上查岗 21:00",
    Tag("正在查，催过一次", "gold"),
    f"还有 4 分 26 秒。依据：{RULE}",
    (
        Count("应到", "96", "岗"),
        Count("应答", "81", "岗"),
        Count("还没有应答", "15", "岗", warn=True),
        Count("免点，不进应答率", "11", "岗"),
    ),
    (
        WallZone("西片区", "30/34", 88, "免点 4"),
        WallZone("中片区", "28/35", 80),
        WallZone("南片区", "23/27", 85, "免点 7"),
    ),
    (Fact("交接班", "5 岗"), Fact("护学岗", "3 岗"), Fact("在巡逻", "3 岗")),
    MISSING,
    "后面还有 12 岗",
    (Link("后 20 岗", f"{AT}/7?sheet=1"),),
)
CALLS = (
    CallLine(
        "",
        "随机查岗",
        "11月20日 星期五 14:00—17:00 之间，几点不显示",
        RULE,
        Tag("还没有到"),
        Form(f"{AT}/9/cancel", "k9"),
    ),
    CallLine(
        f"{AT}/7",
        "马上查岗",
        "11月20日 星期五 21:00",
        "应到 96 岗，应答 81，免点 11，没有应答 0",
        Tag("正在查", "gold"),
    ),
    CallLine(
        f"{AT}/6",
        "随机查岗（夜里）",
        "11月19日 星期四 02:10",
        "应到 71 岗，应答 69，免点 6，没有应答 2",
        Tag("应答率 97.2%", "ok"),
    ),
    CallLine(
        f"{AT}/5",
        "抽查几岗",
        "11月18日 星期三 10:05",
        "应到 4 岗，应答 4，免点 0，没有应答 0",
        Tag("4/4，不到 20 岗不评"),
    ),
    CallLine("", "定时查岗", "11月17日 星期二 15:00", "平台停着，过了时候", Tag("没有查成")),
)
ZONES = (Choice("", "全所", True), Choice("1", "西片区"), Choice("2", "中片区"))


def calls(frame: Frame) -> RollCallsPage:
    return RollCallsPage(frame, "洋河派出所", WALL, CALLS, ways(AT), ZONES, (RULE,), {"basis": RULE}, 3)


def calls_refused(frame: Frame) -> RollCallsPage:
    error = "夜里 23:00 到 6:00 最多查 1 次，这一夜已经有了。重要日子写上事由，可以查两次。"
    typed = {"kind": "random", "basis": RULE, "since": "2026-11-20T23:00", "until": "2026-11-21T02:00", "zone": "2"}
    return structs.replace(calls(frame), wall=None, typed=typed, again_s=0, error=error)


def call(frame: Frame) -> RollCallPage:
    """An auxiliary's: he ticks, and writes no reason."""
    rows = tuple(structs.replace(row, verdict=None) for row in MISSING)
    return RollCallPage(frame, "洋河派出所", structs.replace(WALL, missing=rows), AT, 3, notice="记上了。")


GATE = GatePage(
    Frame("", "/gate"),
    unit="新城名苑",
    post="东门岗",
    says="",
    foot="只查岗位，不算个人分。21:00 发起。",
    code="402918",
    drawing=qr_drawing("https://lianfang.example/q/post7.402918"),
    dial="0527-1234567",
    answer=Form("/gate/answer", "key-here", (("call", "7"), ("row", "1"), ("phone_at", ""))),
    excuses=tuple((word, Form("/gate/excuse", f"key-{word}")) for word in ("在巡逻", "在处置", "交接班")),
    left_s=566,
    left="9 分 26 秒",
    share=94,
)


def gate(frame: Frame) -> GatePage:
    return structs.replace(GATE, frame=frame)


def gate_rings(frame: Frame) -> GatePage:
    says = "21:02 记上了，这一次不用再按。"
    return structs.replace(GATE, frame=frame, answer=None, excuses=(), says=says, done=True, rings=True)


def pair(frame: Frame) -> PairPage:
    return PairPage(
        frame, Form("/gate", "key-pair"), "码不对，或者已经用过、过期了。请找单位负责人在“门岗屏”里再要一个。"
    )


def gates(frame: Frame) -> GatesPage:
    end = [Form("/units/12/gates/end", f"key-end-{nth}", (("gate", "3"),)) for nth in range(2)]
    make = [Form("/units/12/gates", f"key-make-{nth}", (("post", "7"),)) for nth in range(2)]
    paired = GateOfPost("安卓平板 · Chrome", "2026年11月3日 09:12 配上", end[0])
    fresh = GateOfPost("等着配上", "2026年11月20日 21:30 前有效", end[1], "12402918")
    posts = (PostGates("东门岗", (paired, fresh), make[0]), PostGates("北门岗", (), make[1]))
    return GatesPage(frame, "新城名苑", posts, "/units/12/posts", "码有了，半小时内在那块屏上打开本站 /gate，输进去。")
