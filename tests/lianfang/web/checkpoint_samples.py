"""到点登记 and 巡逻点位, filled."""

from lianfang.web.views import (
    ArrivingPage,
    CheckedInPage,
    CheckInRow,
    CheckInsPage,
    CheckpointLine,
    CheckpointsPage,
    Choice,
    Form,
    Frame,
    Link,
    NewCheckpoint,
    Tag,
)

ALONG = (("code", "7.3.Xk2pQ9vTnB4s"),)
DOUBTFUL = CheckInRow(
    31,
    "20:10，22:05 才到",
    "西片区 酒都花园东门石狮",
    "许家旺",
    "联巡2026-0117",
    "碰标签",
    ("这个码已经用过一次", "位置在另一个点位附近", "离点位 1240 米"),
    Tag("民警看一下", "gold"),
    Form("/stations/1/check-ins/31", "key-31"),
)
COUNTED = CheckInRow(30, "20:02", "西片区 中医院北门", "赵大山", "联巡2026-0117", "扫码", (), Tag("算数", "ok"))


def arriving(frame: Frame) -> ArrivingPage:
    press = Form("/patrol/check-in", "key-1", ALONG)
    return ArrivingPage(frame, "酒都花园东门石狮", "西片区", press, "您现在没有在巡逻，按了也照样登记。")


def checked_in(frame: Frame) -> CheckedInPage:
    text = "20:10登记好了，民警再看一眼（位置离点位远）。您不用做什么，也不扣分。"
    return CheckedInPage(frame, "酒都花园东门石狮", "登记好了", text, False, Link("回到巡逻", "/patrol"))


def check_ins(frame: Frame) -> CheckInsPage:
    return CheckInsPage(frame, "洋河派出所", (DOUBTFUL,), (DOUBTFUL, COUNTED), "/stations/1/checkpoints")


def checkpoints(frame: Frame) -> CheckpointsPage:
    first, second = (Form(f"/stations/1/checkpoints/{number}", f"key-{number}") for number in (7, 8))
    points = (
        CheckpointLine(
            7,
            "酒都花园东门石狮",
            "西片区 西一组",
            "0427",
            Tag("有", "ok"),
            "19:30，宽限 10 分钟",
            "第 3 版",
            "04DE5F1EACC040",
            first,
        ),
        CheckpointLine(8, "河边泵站", "西片区", "9150", Tag("没有写", "mute"), "什么时候都行", "第 1 版", "", second),
    )
    zones = (Choice("1", "西片区", True), Choice("2", "东片区"))
    new = NewCheckpoint(
        Form("/stations/1/checkpoints", "key-2"), zones, (Choice("3", "酒都花园"),), (Choice("9", "酒都花园 东门"),)
    )
    sheets = (Link("打印西片区的牌子", "/stations/1/checkpoints/plates?zone=1"),)
    error = "点位没有记下：经度和纬度要么都写，要么都不写。请改好再记。"
    return CheckpointsPage(frame, "洋河派出所", points, sheets, new, "/stations/1/check-ins", error=error)
