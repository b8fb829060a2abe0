"""Filled contexts of 考试. Names, units and questions are invented."""

from lianfang.web.views import (
    Choice,
    DoorPage,
    Fact,
    Form,
    Frame,
    HandInPage,
    Illustration,
    Link,
    LookedAt,
    LookPage,
    OwnSittingsPage,
    PaperCell,
    PaperPage,
    QuestionShown,
    Sitter,
    SittingLine,
    SittingPage,
    Source,
    StationSittingsPage,
    SupervisePage,
    Tag,
    UnitSittingsPage,
)

TITLE = "十一月联防保安员模拟机考"
WHEN = "11月5日 11:00 到 11月6日 20:00"
RULES = (
    "按开始以后就计时，时间看这里显示的，不看手机的钟。",
    "点了选项就存上，可以改；题号那里能跳到任何一题。",
    "断网、关机、换手机都不要紧，存上的都在，回来接着考。",
    "到时间自动交卷。交了就不能再改。",
)
FACTS = (
    Fact("时间", WHEN, "一份卷子 90 分钟；晚开始的，到截止时间一起交。"),
    Fact("题目", "100 道题：单选题 40、多选题 20、判断题 40", "多选题全选对才算。"),
    Fact("合格", "满分 100，60 分合格", "没有合格，截止以前可以补考一次。成绩不算积分。"),
    Fact("在哪里考", "到场考", "要带证件，监考的人看过才能开始。"),
)
LONG = "发现有人持管制刀具在校门口徘徊，您一个人在岗，应当先做什么，再做什么，才既保护学生又保护自己"


def own(frame: Frame) -> OwnSittingsPage:
    rows = (
        SittingLine("/learn/sittings/3", TITLE, f"模拟机考 · {WHEN}", Tag("可以考", "info")),
        SittingLine("/learn/sittings/2", "消防小考", "业务考试 · 10月20日 08:00 到 20:00", Tag("合格", "ok")),
        SittingLine("/learn/sittings/1", "九月业务考试", "业务考试 · 9月20日 08:00 到 20:00", Tag("没有合格", "mute")),
    )
    return OwnSittingsPage(frame, rows)


def own_none(frame: Frame) -> OwnSittingsPage:
    return OwnSittingsPage(frame, ())


def start(frame: Frame) -> SittingPage:
    form = Form("/learn/sittings/3", "k1")
    return SittingPage(
        frame, TITLE, Tag("可以考", "info"), "准备好了再按。", FACTS, RULES, (), (), form, "开始考"
    )  # fmt: skip


def after(frame: Frame) -> SittingPage:
    results = (
        Fact("第 1 次", "作废，不算", "可以重新考，不占补考。"),
        Fact("第 1 次", "58 分，没有合格", "答对 58 道；到时间自动交的。"),
        Fact("补考", "81 分，合格", "答对 81 道；自己交的。"),
    )
    looks = (Link("看自己的卷子", "/learn/papers/4/look", "哪些错了，为什么"),)
    return SittingPage(
        frame, TITLE, Tag("合格", "ok"), "这一场您考完了。", FACTS, (), results, looks, notice="交上了，成绩在下面。"
    )


def _cells(current: int = 0) -> tuple[PaperCell, ...]:
    return tuple(
        PaperCell(nth, f"/learn/papers/4?at={nth}", nth < 38, nth % 17 == 0, nth == current, f"第 {nth} 题")
        for nth in range(1, 101)
    )


def _question(nth: int, many: bool, asks: str, options: tuple[Choice, ...]) -> QuestionShown:
    along = (("version", str(nth)), ("at", str(nth)), ("sequence", "38"), ("held", "A"), ("marked", ""))
    form = Form("/learn/papers/4", f"k{nth}", along)
    kind = "多选题" if many else "单选题"
    links = (f"/learn/papers/4?at={nth - 1}", f"/learn/papers/4?at={nth + 1}")
    return QuestionShown(
        nth,
        kind,
        asks,
        many,
        options,
        form,
        many,
        True,
        *links,
        Illustration(Source("/questions/7/photos/1"), "校门口"),
    )


def paper(frame: Frame) -> PaperPage:
    options = (
        Choice("B", "先锁校门，按下一键报警，用防暴盾和钢叉保持距离，等人来"),
        Choice("A", "上前夺刀", True),
        Choice("D", "回值班室关上门"),
        Choice("C", "先拍照发到单位群里问怎么办"),
    )
    return _paper(frame, _question(38, False, LONG, options))


def paper_many(frame: Frame) -> PaperPage:
    options = (
        Choice("C", "问清来意并登记", True),
        Choice("A", "查看证件", True),
        Choice("B", "扣下证件作抵押"),
        Choice("D", "联系被访的人"),
    )
    return _paper(frame, _question(51, True, "来访的人没有预约，可以做哪些事", options), "这个答案不在选项里，没有收。")


def _paper(frame: Frame, asked: QuestionShown, error: str = "") -> PaperPage:
    return PaperPage(
        frame,
        TITLE,
        100,
        2532,
        "还有 42 分钟",
        (asked,),
        _cells(asked.number),
        False,
        "/learn/sittings/3",
        37,
        "/learn/papers/4/hand-in",
        error,
    )


def hand_in(frame: Frame) -> HandInPage:
    cells = _cells()
    missing, marked = cells[90:], tuple(one for one in cells if one.marked)
    form = Form("/learn/papers/4/hand-in", "k1")
    return HandInPage(
        frame, TITLE, 532, "还有 8 分钟", missing, marked, "答了 90 道，共 100 道", form, "/learn/papers/4",
        "/learn/sittings/3",
    )  # fmt: skip


def look(frame: Frame) -> LookPage:
    because = "保安员不得扣押他人证件、财物（保安服务管理条例第三十条）。"
    asked = (
        LookedAt(
            1,
            "单选题",
            LONG,
            "先锁校门，按下一键报警",
            "先锁校门，按下一键报警",
            True,
            because,
            Illustration(Source("/questions/7/photos/1"), "校门口"),
        ),
        LookedAt(2, "多选题", "来访的人没有预约，可以做哪些事", "查看证件", "查看证件；问清来意并登记", False, because),
        LookedAt(3, "判断题", "保安员可以搜身", "", "错", False, because),
    )
    return LookPage(frame, TITLE, "81 分，合格，答对 81 道。", asked, "/learn/sittings/3")


def station(frame: Frame) -> StationSittingsPage:
    rows = (
        SittingLine("/stations/1/sittings/3", TITLE, f"模拟机考 · {WHEN} · 考了 0 人次，合格 0", Tag("还没开始")),
        SittingLine(
            "/stations/1/sittings/2", "消防小考", "业务考试 · 10月20日 · 考了 61 人次，合格 55", Tag("截止了", "ok")
        ),
    )
    typed = {"single": "40", "multiple": "20", "judge": "40", "minutes": "90", "pass": "60", "resit": "yes"}
    typed |= {"title": TITLE, "opens": "2026-11-05T11:00", "closes": "2026-11-06T20:00", "supervisor": "2"}
    units = (Choice("1", "新城名苑"), Choice("2", "洋河实验小学", True), Choice("3", "酒都花园"))
    return StationSittingsPage(
        frame,
        "洋河派出所",
        rows,
        Form("/stations/1/sittings", "k1"),
        (Choice("mock", "模拟机考", True), Choice("business", "业务考试")),
        units,
        (Choice("消防", "消防"), Choice("门岗", "门岗", True)),
        typed,
        error="题库里的题不够：单选题还差 12 道、判断题还差 3 道。这一场没有安排上。请少出几道，或者先给题库加题。",
    )


def station_none(frame: Frame) -> StationSittingsPage:
    return StationSittingsPage(frame, "洋河派出所", (), None, (), (), (), {})


OFFS = (Choice("moved", "改到别的时间考"), Choice("task", "有警情、有任务"))
REASONS = (Choice("line", "断网"), Choice("ill", "身体不舒服"))


def supervise(frame: Frame) -> SupervisePage:
    base = "/stations/1/sittings/3"
    sitters = (
        Sitter(
            "paper-4",
            "李大海",
            "新城名苑",
            Tag("正在考", "gold"),
            "答了 38/100，还有 42 分钟，加过 10 分钟",
            extend=Form("/stations/1/papers/4", "k1", (("act", "extend"),)),
            void=Form("/stations/1/papers/4", "k2", (("act", "void"),)),
        ),
        Sitter("paper-5", "赵长林", "酒都花园", Tag("没有合格", "warn"), "58 分，到时间自动交"),
        Sitter("guard-6", "钱玉成", "桂花园", Tag("核对过"), "10:52 核对过"),
        Sitter("guard-7", "孙有福", "桂花园", Tag("没到"), "", Form(f"{base}/check-ins", "k3", (("person", "7"),))),
    )
    facts = (
        Fact("卷子", "100 道题：单选题 40、多选题 20、判断题 40，90 分钟，60 分合格"),
        Fact("现在", "1 人正在考，1 份交了，2 人还没开始"),
        Fact("到场", "监考的人看证件核对，系统里不记证件号码"),
    )
    papers = (Link("成绩单", f"{base}/scores.pdf"), Link("成绩表格", f"{base}/scores.xlsx"))
    return SupervisePage(
        frame, "洋河派出所", TITLE, f"模拟机考 · {WHEN}", facts, sitters, REASONS, REASONS, papers, OFFS, "/stations/1/sittings", 5,
        Form(f"{base}/off", "k9"),
        notice="加上了，他的手机上马上是新的时间。",
    )  # fmt: skip


def unit_list(frame: Frame) -> UnitSittingsPage:
    rows = (
        SittingLine("/units/12/sittings/3", TITLE, f"{WHEN} · 请您监考", Tag("开着", "info")),
        SittingLine("", "消防小考", "10月20日 08:00 到 20:00 · 6 人次考，合格 5", Tag("截止了", "ok")),
    )
    return UnitSittingsPage(frame, "新城名苑", rows)


def unit_none(frame: Frame) -> UnitSittingsPage:
    return UnitSittingsPage(frame, "新城名苑", ())


def door(frame: Frame) -> DoorPage:
    form = Form("/units/12/sittings/3/check-ins", "k3", (("person", "7"),))
    sitters = (
        Sitter("paper-4", "李大海", "新城名苑", Tag("正在考", "gold"), "答了 38/100，还有 42 分钟"),
        Sitter("guard-6", "钱玉成", "桂花园", Tag("核对过"), "10:52 核对过"),
        Sitter("guard-7", "孙有福", "桂花园", Tag("没到"), "", form),
    )
    return DoorPage(frame, TITLE, WHEN, sitters, "/units/12/sittings", 5, notice="核对过了，他可以开始。")
