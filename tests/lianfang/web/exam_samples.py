"""Filled contexts of 考证. Names, places and numbers are invented."""

from typing import Any

from lianfang.web.views import (
    CertificatePage,
    Choice,
    Condition,
    Count,
    Enrolled,
    ExamGuard,
    ExamLine,
    ExamOffer,
    ExamPage,
    Fact,
    Form,
    Frame,
    Link,
    NavItem,
    StationExamsPage,
    Step,
    Tag,
    UnitExamsPage,
)
from scoring.exams.signup.vocabulary import CONDITIONS, PAPERS

TITLE = "11月28日 09:00 保安员证考试"
FACTS = (
    Fact("考试", "11月28日 09:00，市公安局保安考试中心", "市局组织，100 题，90 分钟，60 分合格。"),
    Fact("报名截止", "11月24日", "名额 30 个，按报名先后；满了就候补。"),
    Fact("要带的材料", "、".join(PAPERS), "报名截止以前带到派出所。"),
    Fact("采集指纹、照相", "11月25日 09:00 起，县公安局办事大厅 3 号窗口", "每人几点去，排好了通知。"),
    Fact("坐车去", "11月28日 07:30，派出所门口", "18 个座位。"),
)
STEPS = (
    Step("未报名", "", "done"),
    Step("材料缺", "", "now"),
    Step("已审", "", "todo"),
    Step("准考", "", "todo"),
    Step("已考未出分", "", "todo"),
    Step("合格待发证", "", "todo"),
    Step("已发未领", "", "todo"),
    Step("有证", "", "todo"),
)


def conditions(said: str = "") -> tuple[Condition, ...]:
    return tuple(Condition(name, text, said) for name, text in CONDITIONS.items())


def _own(frame: Frame, state: Tag, says: str, **more: Any) -> CertificatePage:
    return CertificatePage(
        frame,
        "李大海",
        "新城名苑",
        state,
        says,
        STEPS,
        declared=Tag("还没有填", "mute"),
        conditions=conditions(),
        **more,
    )


def offered(frame: Frame) -> CertificatePage:
    offer = ExamOffer("exam-3", TITLE, FACTS, Form("/certificate/enrolments", "k1", (("exam", "3"),)), True)
    return _own(
        frame,
        Tag("未报名", "mute"),
        "做保安要持证。派出所安排了考试，就在这里报名；也可以请单位给您报。",
        offers=(offer,),
        declare=Form("/certificate/conditions", "k2"),
    )


def enrolled(frame: Frame) -> CertificatePage:
    return _own(
        frame,
        Tag("材料缺", "gold"),
        f"11月24日以前把{PAPERS[1]}、{PAPERS[2]}带到派出所。名额满了，您在候补第 2 位，有人退出就补上。",
        enrolled=(*FACTS, Fact("您怎么去", "坐所里的车")),
        withdraw=Form("/certificate/withdrawals", "k3", (("exam", "3"),)),
        declare=Form("/certificate/conditions", "k4"),
        error="没有记下：每一条都要选“符合”或者“不符合”。请选好再交。",
    )


def unit(frame: Frame) -> UnitExamsPage:
    guards = (
        ExamGuard("李大海", "", Tag("未报名", "mute"), enrol=Form("/units/12/exams", "k1", (("person", "7"),))),
        ExamGuard("王有田", "补考", Tag("未报名", "mute"), enrol=Form("/units/12/exams", "k2", (("person", "8"),))),
        ExamGuard(
            "周小河",
            f"候补第 2 位；缺{PAPERS[2]}",
            Tag("材料缺", "gold"),
            withdraw=Form("/units/12/exams", "k3", (("person", "9"),)),
        ),
        ExamGuard("孙长林", "单位须另外安排岗位", Tag("不符合条件", "warn")),
        ExamGuard("赵大山", "", Tag("有证", "ok")),
    )
    return UnitExamsPage(
        frame,
        "新城名苑",
        guards,
        (ExamOffer("exam-3", TITLE, FACTS),),
        (Choice("3", TITLE),),
        True,
        notice="报上了。请他把材料带到派出所。",
    )


def unit_beside(frame: Frame) -> UnitExamsPage:
    beside = (NavItem("/units/12/guards", "users", "保安"), NavItem("/units/12/exams", "graduation-cap", "考证", True))
    return UnitExamsPage(frame, "新城名苑", (), (), (), False, back="/beat", beside=beside)


def station(frame: Frame) -> StationExamsPage:
    states = (("不符合条件", 9), ("未报名", 31), ("材料缺", 6), ("已审", 8), ("准考", 12), ("已考未出分", 0))
    states += (("合格待发证", 10), ("已发未领", 3), ("有证", 128))
    return StationExamsPage(
        frame,
        "洋河派出所",
        counts=tuple(Count(name, str(count), "人") for name, count in states),
        exams=(
            ExamLine("/stations/1/exams/3", TITLE, "报名 26 人，名额 30；11月24日截止", Tag("正在报名", "ok")),
            ExamLine(
                "/stations/1/exams/2",
                "10月26日 09:00 保安员证考试",
                "报名 22 人，名额 30；10月20日截止",
                Tag("考过了", "mute"),
            ),
            ExamLine(
                "/stations/1/exams/1",
                "9月28日 09:00 保安员证考试",
                "报名 3 人，名额 30；9月20日截止",
                Tag("取消了：天气原因", "mute"),
            ),
        ),
        new=Form("/stations/1/exams", "k1"),
        typed={"seats": "30", "each": "4", "car_seats": "0", "closes": "2026-12-07"},
        papers="\n".join(PAPERS),
        waiting=(Choice("7", "李大海（新城名苑）"), Choice("8", "王有田（蓝色家园）")),
        cards=Form("/stations/1/exams/cards", "k2"),
    )


def exam(frame: Frame) -> ExamPage:
    def row(nth: int, name: str, state: Tag, note: str, open_: bool) -> Enrolled:
        along = (("person", str(nth)),)
        return Enrolled(
            f"enrolled-{nth}", name, "新城名苑", state, note,
            tuple(Choice(str(at), paper, at < 2) for at, paper in enumerate(PAPERS)),
            conditions("yes" if nth == 1 else ""),
            Form("/stations/1/exams/3/papers", f"r{nth}", along) if open_ else None,
            Form("/stations/1/exams/3/enrolments", f"w{nth}", along) if open_ else None,
        )  # fmt: skip

    return ExamPage(
        frame,
        "洋河派出所",
        TITLE,
        Tag("正在报名", "ok"),
        FACTS,
        (Count("报名", "26", "人"), Count("名额", "30", "个"), Count("材料缺", "6", "人"), Count("候补", "2", "人", warn=True)),
        (
            row(1, "李大海", Tag("材料缺", "gold"), f"缺{PAPERS[2]}、{PAPERS[3]}；坐车", True),
            row(2, "王有田", Tag("已审", "gold"), "候补第 2 位；11月25日 09:15 采集；补考", True),
            row(3, "周小河", Tag("准考", "gold"), "准考证号 A0318", False),
        ),
        (Link("报名名单", "/stations/1/exams/3/list.pdf?which=enrolled"), Link("全部（Excel）", "/stations/1/exams/3/list.xlsx")),
        "/stations/1/exams",
        enrol=Form("/stations/1/exams/3/enrolments", "k1"),
        free=(Choice("9", "孙长林（老街市场）"),),
        car=True,
        slots=Form("/stations/1/exams/3/step", "k2", (("act", "slots"),)),
        admit=Form("/stations/1/exams/3/step", "k3", (("act", "admit"),)),
        ready=(Choice("4", "吴老根（老街市场）"), Choice("5", "钱小河（柳河中学）")),
        call_off=Form("/stations/1/exams/3/step", "k4", (("act", "call_off"),)),
        reasons=(Choice("city", "市局改期或取消"), Choice("weather", "天气原因")),
    )  # fmt: skip


def over(frame: Frame) -> ExamPage:
    return ExamPage(
        frame, "洋河派出所", TITLE, Tag("考过了", "mute"), FACTS, (Count("报名", "0", "人"),), (), (), "/stations/1/exams",
        seen=Form("/stations/1/exams/3/step", "k1"),
        sitting=(Choice("4", "吴老根（老街市场），到了"), Choice("5", "钱小河（柳河中学）")),
        error="没有记下：没有选人，或者没有选哪一次考试。请选好再按一次。",
    )  # fmt: skip
