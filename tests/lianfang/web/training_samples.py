"""Filled contexts of 培训. Names and units are invented."""

from lianfang.web.views import (
    Check,
    Choice,
    Count,
    DutyLine,
    Fact,
    Form,
    Frame,
    LeadTrainingPage,
    Link,
    MyTrainingsPage,
    PlanRow,
    Question,
    RollLine,
    ScreenPage,
    StationTrainingsPage,
    Tag,
    TrainingLine,
    TrainingPage,
    UnitTrainingsPage,
    qr_drawing,
)

FACTS = (
    Fact("内容", "消防"),
    Fact("时间", "11月6日 星期二 09:00—10:00"),
    Fact("地方", "洋河派出所二楼会议室"),
    Fact("讲课", "消防大队王讲师"),
    Fact("谁参加", "东片区的保安员（片区办）"),
)
COMING = TrainingLine(
    "灭火器和消防栓怎么用",
    "11月6日 星期二 09:00—10:00，派出所二楼会议室，消防大队王讲师讲",
    Tag("还没结", "gold"),
    "/learn/trainings/3",
)
HAD = TrainingLine(
    "治安处罚法新条文", "10月12日 星期五 14:00—15:00，警务室，周明远讲", Tag("结了", "ok"), "/learn/trainings/2"
)
TEXT = ("提、拔、握、压：先提起来，再拔销子，握住喷管，压下把手。", "站在上风口，离火三米。")
ANSWERED = (
    Question(
        "q0",
        "干粉灭火器使用前，先做什么？",
        "单选题",
        (Choice("A", "A 拔销子", True), Choice("B", "B 压把手")),
        result=Tag("对了", "ok"),
        because="不拔销子压不下去（消防常识）",
    ),
    Question(
        "q1",
        "电器着火，哪些能用？",
        "多选题",
        (Choice("A", "A 水", True), Choice("B", "B 干粉"), Choice("C", "C 二氧化碳")),
        several=True,
        result=Tag("应选 BC", "warn"),
        because="水导电（消防常识）",
    ),
)


def own(frame: Frame) -> MyTrainingsPage:
    duty = (
        Check(False, "这个月还差一堂培训，11月30日以前参加"),
        Check(True, "这个季度的演练，您参加过了"),
    )
    return MyTrainingsPage(
        frame, duty, (COMING,), (HAD,), "/learn/trainings/certificate.pdf", "2018-10-01", "2018-11-05"
    )


def own_none(frame: Frame) -> MyTrainingsPage:
    return MyTrainingsPage(frame, (), (), (), "/learn/trainings/certificate.pdf", "2018-10-01", "2018-11-05")


def signing(frame: Frame) -> TrainingPage:
    return TrainingPage(
        frame,
        "灭火器和消防栓怎么用",
        Tag("还没结", "gold"),
        "填讲课的人屏上的六位数，签到。",
        FACTS,
        TEXT,
        "https://example.org/fire.mp4",
        sign=Form("/learn/trainings/3/sign", "k1"),
        sign_text="签到",
        code="402918",
        error="码不对，没有记上。请看讲课的人屏上现在的六位数，再填一次。",
    )


def checking(frame: Frame) -> TrainingPage:
    questions = tuple(Question(one.name, one.asks, one.kind, one.options, one.several) for one in ANSWERED)
    return TrainingPage(
        frame,
        "灭火器和消防栓怎么用",
        Tag("结了", "ok"),
        "记上了，算您参加了一次。",
        FACTS,
        check=Form("/learn/trainings/3/check", "k2"),
        questions=questions,
    )


def checked(frame: Frame) -> TrainingPage:
    return TrainingPage(
        frame,
        "灭火器和消防栓怎么用",
        Tag("结了", "ok"),
        "记上了，算您参加了一次。",
        FACTS,
        questions=ANSWERED,
        result="答对 1 道，共 2 道。只有您看得到，不算分。",
    )


def lead(frame: Frame) -> LeadTrainingPage:
    roll = (
        RollLine(
            "李大海",
            "新城名苑 东门岗",
            Tag("没有签退", "gold"),
            "09:02 签到",
            flag="和赵长林用同一部手机签到，请核对",
            tick=Form("/trainings/3/roll", "k3", (("person", "7"), ("act", "tick"))),
            strike=Form("/trainings/3/roll", "k4", (("person", "7"), ("act", "strike"))),
        ),
        RollLine(
            "钱玉成",
            "桂花园 大门",
            Tag("没有签到"),
            tick=Form("/trainings/3/roll", "k5", (("person", "8"), ("act", "tick"))),
        ),
    )
    steps = tuple(
        (said, Form("/trainings/3/step", f"k-{to}", (("step", to),)))
        for said, to in (("开始签退", "sign_out"), ("结课", "close"), ("取消这堂课", "cancel"))
    )
    return LeadTrainingPage(
        frame,
        "灭火器和消防栓怎么用",
        Tag("还没结", "gold"),
        FACTS,
        (Count("名单上", "31", "人"), Count("签到", "2", "人"), Count("算数的", "0", "人")),
        steps,
        (Link("签到表（打印）", "/trainings/3/sheet.pdf", "没有手机的签在纸上，回来照着点名"),),
        roll,
        "/stations/1/trainings",
        screen="/trainings/3/screen",
        material=Form("/trainings/3/material", "k6"),
        text="\n".join(TEXT),
        video="https://example.org/fire.mp4",
        notice="安排好了，该来的人手机上看得到。",
    )


def lead_over(frame: Frame) -> LeadTrainingPage:
    forms = tuple(Form("/trainings/2/roll", f"k-{act}", (("person", "7"), ("act", act))) for act in ("tick", "strike"))
    roll = (
        RollLine("李大海", "新城名苑 东门岗", Tag("签到签退", "ok"), "09:02—10:01", strike=forms[1], why=True),
        RollLine("钱玉成", "桂花园 大门", Tag("没有签到"), tick=forms[0], why=True),
    )
    share = "18 人答了小测，答对 76%。不记名，不算分。"
    counts = (Count("名单上", "31", "人"), Count("签到", "18", "人"), Count("算数的", "18", "人"))
    papers = (Link("签到表（打印）", "/trainings/2/sheet.pdf"),)
    return LeadTrainingPage(
        frame,
        "治安处罚法新条文",
        Tag("结了", "ok"),
        FACTS,
        counts,
        (),
        papers,
        roll,
        "/stations/1/trainings",
        share=share,
    )


def screen(frame: Frame) -> ScreenPage:
    drawing = qr_drawing("https://lianfang.example/learn/trainings/3?code=402918")
    return ScreenPage(frame, "灭火器和消防栓怎么用", "签到", "402 918", drawing, "签到 12 人")


def screen_off(frame: Frame) -> ScreenPage:
    drawing = qr_drawing("https://lianfang.example/learn/trainings/3?code=")
    says = "现在不签到。开讲前半小时起，这里有码。"
    return ScreenPage(frame, "灭火器和消防栓怎么用", "签到", "", drawing, "签到 0 人", says)


DUTY = (
    DutyLine(
        "新城名苑",
        Tag("还差人", "gold"),
        Tag("演练过了", "ok"),
        (Link("李大海", "/people/7/trainings.pdf"), Link("赵长林", "/people/8/trainings.pdf")),
        "孙有福",
    ),
    DutyLine(
        "桂花园", Tag("都参加了", "ok"), Tag("还没演练", "gold"), (Link("钱玉成", "/people/9/trainings.pdf"),), ""
    ),
)


def station(frame: Frame) -> StationTrainingsPage:
    rows = (
        PlanRow("10月", "法律法规（派出所办）", Tag("计划 1，办了 1", "ok"), "计划 6，办了 5"),
        PlanRow("11月", "消防（片区办）", Tag("计划 2，办了 0", "gold"), "计划 9，办了 3"),
    )
    return StationTrainingsPage(
        frame,
        "洋河派出所",
        (COMING, TrainingLine(HAD.title, HAD.note, HAD.state)),
        rows,
        DUTY,
        "11月30日",
        (Choice("station", "派出所", True), Choice("zone", "片区")),
        (Choice("fire", "消防"), Choice("law", "法律法规")),
        (Choice("1", "东片区"),),
        (Choice("1", "新城名苑"),),
        (Choice("officer:1", "周明远"),),
        (Choice("guard:7", "李大海（新城名苑）"),),
        "2018-11",
        "2018-11-06",
        new=Form("/stations/1/trainings", "k7"),
        plan=Form("/stations/1/trainings/plan", "k8"),
        typed={"title": "灭火器", "place": "", "from": "09:00", "to": "10:00", "guest": "", "who": ""},
        error="没有记下：讲什么、在哪儿，请填好再存。",
    )


def unit(frame: Frame) -> UnitTrainingsPage:
    return UnitTrainingsPage(frame, "新城名苑", DUTY[:1], "11月30日")
