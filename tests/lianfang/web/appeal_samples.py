"""Filled contexts of appeals against points. Names and units are invented."""

from lianfang.web.pages.appeal_view import LEGAL
from lianfang.web.views import (
    AppealFormPage,
    AppealLine,
    AppealPage,
    AppealsPage,
    Choice,
    DecidePage,
    Fact,
    Form,
    Frame,
    Tag,
)
from lianfang.web.views.reports import Shot, Source

REASONS = (Choice("missing", "没算"), Choice("wrong", "算错"), Choice("not_me", "不是我"), Choice("other", "其他"))
OUTCOMES = (Choice("upheld", "支持"), Choice("partly", "部分支持"), Choice("refused", "不支持"))
NOTE = f"11月27日前可以提。{LEGAL}复核，不由原来确认的民警定，7 天内答复。"
SAID = "那天我走完了全程，带队的民警看着我交的旗。"
ANSWER = "查了勤务令和合影，您走了 52 分钟，应当记 3 分。"
FACTS = (
    Fact("理由", "算错"),
    Fact("哪天的事", "11月16日 星期一"),
    Fact("规则", "治安巡防第 1 条：联防巡逻一整轮 3 分"),
    Fact("现在", "0 分"),
    Fact("积分编号", "318"),
)


def shots(base: str) -> tuple[Shot, ...]:
    return tuple(Shot(Source(f"{base}/photos/{nth}"), nth, f"11月19日 20:1{nth}") for nth in (1, 2))


def raising(frame: Frame) -> AppealFormPage:
    return AppealFormPage(
        frame,
        title="我有意见",
        what="联防巡逻，11月16日 星期一",
        points="0 分",
        form=Form("/points/318/appeal", "key-1"),
        reasons=REASONS,
        note=NOTE,
        back="/points/318",
        hint="不要写报了什么：办的人看不到您报的内容。",
        most=200,
        most_photos=3,
        error="还没有选哪里不对，没有提交。请选一个，再提交。",
    )


def missing(frame: Frame) -> AppealFormPage:
    return AppealFormPage(
        frame,
        title="我有意见",
        what="积分里没有列出来的",
        points="",
        form=Form("/points/appeal", "key-2"),
        reasons=(Choice("missing", "有件事没有记分"), Choice("other", "别的意见")),
        note=f"30 天以内的事可以提。{LEGAL}去查登记，7 天内答复。",
        back="/points",
        first_day="2026-10-20",
        last_day="2026-11-19",
        day="2026-11-17",
        most=200,
    )


def own(frame: Frame) -> AppealPage:
    return AppealPage(
        frame, "联防巡逻 · 11月16日", Tag("复核中", "gold"), "11月19日提的，11月26日前答复", FACTS, SAID, "", "",
        Form("/points/appeals/4/withdrawal", "key-3"), shots=shots("/points/appeals/4"), notice=f"交给{LEGAL}了，办完告诉您。",
    )  # fmt: skip


def answered(frame: Frame) -> AppealPage:
    told = f"{LEGAL}，11月21日，0 分改为 +3 分"
    return AppealPage(
        frame, "联防巡逻 · 11月16日", Tag("支持", "ok"), "11月19日提的，11月21日答复", FACTS, SAID, ANSWER, told, None
    )


LATE = AppealLine(
    "/appeals/3",
    "新城名苑 李大海　联防巡逻 · 11月8日",
    "洋河派出所 · 没算 · 11月10日提的，11月17日前答复",
    Tag("超期了", "warn"),
)
NEW = AppealLine(
    "/appeals/4",
    "泰和家园 王建国　信息报送 · 11月16日",
    "洋河派出所 · 算错 · 11月19日提的，11月26日前答复",
    Tag("复核中", "gold"),
)
OVER = AppealLine(
    "/appeals/2",
    "泰和家园　没有派员 · 11月2日",
    "双沟派出所 · 其他 · 11月5日提的，11月9日答复",
    Tag("不支持", "mute"),
)


def queue(frame: Frame) -> AppealsPage:
    return AppealsPage(frame, True, (LATE, NEW), (OVER,), notice="答复写好了，提的人收到了通知。")


def overdue(frame: Frame) -> AppealsPage:
    return AppealsPage(frame, False, (AppealLine("", LATE.title, LATE.note, LATE.state),))


def one(frame: Frame) -> DecidePage:
    more = (
        Fact("做了什么", "联防巡逻（登记还在）"),
        Fact("谁确认的", "周明远、韩立群"),
        Fact("凭据", "周记录“巡逻记录”第 4 行（文件 3fa9c1d2b0e7）"),
    )
    return DecidePage(
        frame,
        title="联防巡逻 · 11月16日",
        who="新城名苑 李大海 · 洋河派出所",
        state=Tag("复核中", "gold"),
        note="11月19日提的，11月26日前答复",
        facts=(*FACTS, *more),
        words=SAID,
        answer="",
        answer_note="",
        form=Form("/appeals/4/decision", "key-4"),
        outcomes=OUTCOMES,
        points=True,
        lowest=0,
        highest=3,
        typed=ANSWER,
        typed_points="5",
        shots=shots("/appeals/4"),
        error="这一条规则只能给 0 到 3 分，没有答复。请改好分数再交。",
    )
