"""Filled contexts of joint patrols: a unit's 今晚, a guard's 巡逻, the station's outings. Names and units are invented."""

from lianfang.web.views import (
    Choice,
    Count,
    Fact,
    Form,
    Frame,
    Going,
    Link,
    OutingBehalf,
    OutingCard,
    OutingClosing,
    OutingMuster,
    OutingPoint,
    OutingWalker,
    PatrolPage,
    PatrolsPage,
    Planning,
    Tag,
    TonightOuting,
    TonightPage,
    UnitSeats,
)

REASONS = (
    Choice("held", "岗位离不开"),
    Choice("short", "人手不够", True),
    Choice("ill", "有人病了"),
    Choice("busy", "单位有事"),
)
WHY = Form("/units/12/tonight/offer", "key-w", (("number", "0"),))
MISSING = (Choice("post", "岗上走不开"), Choice("ill", "病了"), Choice("unknown", "没有说", True))
TOPICS = (Choice("", "没有宣传", True), Choice("fraud", "防诈骗"), Choice("fire", "防火"))
KEEPERS = (Choice("13", "河滨小区", True), Choice("12", "新城名苑"))
NUMBERS = (Choice("0", "派不出"), Choice("1", "派一人", True), Choice("2", "派两人"))
COUNTS = (Count("今晚当班", "4", "人"), Count("离不开", "3", "岗"), Count("能派", "1", "人"))
FACTS = (
    Fact("勤务令", "联巡2026-0031"),
    Fact("时间", "19:40 到 20:40"),
    Fact("带队民警", "周明远"),
    Fact("牵头", "新城名苑"),
    Fact("同意进去看的", "新城名苑、河滨小区"),
)
PEOPLE = (
    ("新城名苑", "李大海", Tag("到了", "ok")),
    ("河滨小区", "陈国平", Tag("病了", "warn")),
    ("实验小学", "—", Tag("没有定人", "warn")),
)
WALKERS = (
    OutingWalker(1, "李大海", "新城名苑", True, MISSING),
    OutingWalker(2, "陈国平", "河滨小区", False, MISSING),
)
POWERS = "在外单位和路上没有查验证件的权力，只看、劝、报"


def _names(person: str, named: str) -> Form:
    along = (("outing", "5"), ("person", person), ("named", named))
    return Form("/units/12/tonight/names", f"key-n{person}", along)


def tonight(frame: Frame) -> TonightPage:
    going = (
        Going("李大海", "下班自愿，本周第 2 次", True, _names("1", "no")),
        Going("陈国平", "在岗抽派，本周第 1 次", False, _names("2", "yes")),
        Going("何守义", "06:00 上班，下一班之前休息不够 8 小时", tag=Tag("不派", "mute")),
    )
    inside = Form("/units/12/tonight/consent", "key-c", (("outing", "5"), ("agrees", "yes")))
    note = "20:40 结束，4 家一起走，河滨小区牵头，带队民警周明远"
    outing = TonightOuting(
        "19:40 西片区西二组",
        note,
        Tag("等集合", "gold"),
        "要 1 人，中午前定",
        going,
        False,
        inside,
        "/patrols/5/order.pdf",
    )
    return TonightPage(
        frame,
        "新城名苑",
        "11月20日 星期五",
        COUNTS,
        NUMBERS,
        "已报 1 人，18:00 前随时改",
        (outing,),
        Form("/units/12/tonight/offer", "key-o"),
        claims=Link("保安交了 2 张单，等您说一句", "/units/12/records"),
    )


def tonight_none(frame: Frame) -> TonightPage:
    zero = tuple(Choice(one.value, one.text, one.value == "0") for one in NUMBERS)
    offer = Form("/units/12/tonight/offer", "key-o")
    said = "已报 0 人（人手不够），18:00 前随时改"
    return TonightPage(
        frame,
        "新城名苑",
        "11月20日 星期五",
        COUNTS,
        zero,
        said,
        (),
        offer,
        why_none=WHY,
        reasons=REASONS,
        error="改不了。",
    )


def patrol_muster(frame: Frame) -> PatrolPage:
    muster = OutingMuster(Form("/patrol/5/muster", "key-m"), WALKERS, True)
    return PatrolPage(frame, "19:40 西片区西二组", POWERS, FACTS, PEOPLE, muster)


def patrol_walking(frame: Frame) -> PatrolPage:
    return PatrolPage(
        frame,
        "19:40 西片区西二组",
        POWERS,
        FACTS,
        PEOPLE,
        closing=OutingClosing(Form("/patrol/5/close", "key-c"), KEEPERS, TOPICS, True),
        points=(OutingPoint("新城名苑东门", Tag("到过了", "ok")), OutingPoint("河滨小区北门", Tag("还没到", "mute"))),
        digits=Form("/patrol/check-in", "key-d"),
        finding=Form("/notes", "key-f", (("outing", "5"),)),
        kinds=(Choice("light", "灯不亮"), Choice("fire", "消防")),
        notice="点好了，路上小心。",
    )


def patrol_resting(frame: Frame) -> PatrolPage:
    return PatrolPage(frame, "今晚休息", "没有排您巡逻。排到了，这里和“今天”都看得到。")


def patrols(frame: Frame) -> PatrolsPage:
    at = "/stations/1/patrols"
    whys = (Choice("warning", "橙色以上预警"), Choice("heat", "37 ℃ 以上"))
    open_one = OutingCard(
        5,
        "联巡2026-0031",
        "19:40 西片区西二组",
        Tag("在巡逻", "ok"),
        (*FACTS[1:], Fact("集合", "19:42，来了 1 人"), Fact("点位", "19:55 新城名苑东门")),
        PEOPLE,
        (Link("集合合影", "/patrols/5/photos/9"),),
        "/patrols/5/order.pdf",
        Form(f"{at}/5/stop", "key-s"),
        whys,
        OutingBehalf(Form(f"{at}/5/closure", "key-b"), WALKERS, KEEPERS, TOPICS, 60),
    )
    ended = OutingCard(
        4,
        "联巡2026-0030",
        "19:30 东片区东一组",
        Tag("巡完了", "mute"),
        (*FACTS[1:], Fact("旗", "交给河滨小区"), Fact("宣传", "1 场，防诈骗")),
        PEOPLE,
        (),
        "/patrols/4/order.pdf",
        withdraw=Form(f"{at}/4/withdrawal", "key-w"),
        withdraw_reasons=(Choice("people", "写错了人"), Choice("twice", "记重了")),
    )
    seats = (Choice("0", "0 人", True), Choice("1", "1 人"), Choice("2", "2 人"))
    units = (
        UnitSeats(12, "新城名苑", Tag("可派 1 人", "ok"), seats),
        UnitSeats(13, "河滨小区", Tag("没有报", "mute"), seats),
    )
    plan = Planning(
        Form(at, "key-p"),
        3,
        ((Link("西片区", f"{at}?zone=3"), True), (Link("东片区", f"{at}?zone=4"), False)),
        units,
        (("实验小学", Tag("暂停", "gold")),),
        (Choice("7", "周明远"),),
        (Choice("12", "新城名苑"), Choice("13", "河滨小区")),
        "西二组",
        "2026-11-20",
        "19:30",
        "60",
    )
    counts = (Count("等集合", "0", "组"), Count("在巡逻", "1", "组"), Count("要补登", "1", "组", warn=True))
    days = (f"{at}?day=2026-11-19", f"{at}?day=2026-11-21")
    return PatrolsPage(
        frame, "洋河派出所", "11月20日 星期五", counts, (), (open_one, ended), *days, plan, error="一趟 3 到 8 人。"
    )
