"""Filled contexts of sealed clues and of voices. Names and units are invented."""

from lianfang.web.views import (
    Choice,
    ClueLine,
    CluePage,
    CluesPage,
    CluesQueuePage,
    Form,
    Frame,
    Said,
    Shot,
    Source,
    StationCluePage,
    StationVoicePage,
    Tag,
    VoiceAnswerPage,
    VoiceLine,
    VoicePage,
    VoicesPage,
)

WORDS = "夜里两点总有面包车来卸电动车，车牌遮着。"
THANKS = "核实了，正是那伙人，谢谢您。"
KINDS = (Choice("praise", "表扬"), Choice("complaint", "投诉"), Choice("suggestion", "建议"))


def _talk(guard: bool, base: str) -> tuple[Said, ...]:
    shot = Shot(Source(f"{base}/photos/3"), 3, "周三 02:10")
    return (
        Said("您" if guard else "李大海", "周三 02:10", WORDS, own=guard, shots=(shot,)),
        Said("民警" if guard else "答复", "今天 08:12", THANKS, own=not guard),
    )


def own(frame: Frame) -> CluesPage:
    waits = ClueLine("/clues/8", "今天 02:10报的", "给周警官", Tag("等民警看", "gold"))
    over = ClueLine("/clues/7", "周三 02:10报的", "给周警官，今天 08:12答复", Tag("破案、抓人用上了", "ok"))
    return CluesPage(frame, "只给社区民警周明远", Form("/clues", "key-1"), (), (waits, over), 3, notice="发出去了，只有您和民警看得到。")  # fmt: skip


def own_choosing(frame: Frame) -> CluesPage:
    officers = (Choice("3", "周警官"), Choice("4", "韩警官"))
    return CluesPage(
        frame, "只给您选的民警", Form("/clues", "key-1"), officers, (), 3, WORDS, "还没有发：请选一位民警。"
    )


def one(frame: Frame) -> CluePage:
    return CluePage(
        frame, "周三 02:10报的", Tag("破案、抓人用上了", "ok"), _talk(True, "/clues/7"), "您、周警官、韩警官"
    )


def queue(frame: Frame) -> CluesQueuePage:
    base = "/stations/1/clues"
    waits = ClueLine(f"{base}/8", "新城名苑 李大海", "今天 02:10报的", Tag("等您答", "warn"))
    over = ClueLine(f"{base}/7", "泰和家园 王建国", "周三 02:10报的", Tag("有用", "ok"))
    return CluesQueuePage(frame, "洋河派出所", (waits,), (over,))


def opened(frame: Frame) -> StationCluePage:
    base = "/stations/1/clues/7"
    return StationCluePage(
        frame,
        title="李大海",
        who="新城名苑 李大海",
        state=Tag("有用", "ok"),
        said=_talk(False, base),
        readers="报的人、周警官",
        back="/stations/1/clues",
        answer=Form(f"{base}/answer", "key-2"),
        grades=(
            Choice("0", "这次没用上"),
            Choice("2", "有用（2 分一档）"),
            Choice("10", "破案、抓人用上了（10 分一档）"),
        ),
        lift=Form(f"{base}/lifting", "key-3"),
        colleagues=(Choice("4", "韩立群"),),
        reasons=(Choice("handover", "移交办理"), Choice("absence", "本人不在岗")),
    )


def say(frame: Frame) -> VoicePage:
    return VoicePage(frame, "新城名苑", Form("/voice/12", "key-4"), KINDS, 200)


def said(frame: Frame) -> VoicePage:
    return VoicePage(frame, "新城名苑", Form("/voice/12", "key-4"), KINDS, 200, receipt="K7QM-2FXP-7TRA-WN4C")


def answer(frame: Frame) -> VoiceAnswerPage:
    return VoiceAnswerPage(frame, Tag("答复了", "ok"), "投诉", "已经请单位换了班，谢谢您说。")


def voices(frame: Frame) -> VoicesPage:
    base = "/stations/1/voices"
    late = VoiceLine(
        f"{base}/5", "新城名苑 · 投诉", "11月10日 09:10收到，韩立群办，11月17日 09:10前答复", Tag("超期了", "warn")
    )
    new = VoiceLine(
        f"{base}/6", "泰和家园 · 表扬", "今天 09:10收到，还没派人，11月27日 09:10前答复", Tag("等派人", "gold")
    )
    units = (Choice("12", "新城名苑"), Choice("13", "泰和家园"))
    return VoicesPage(
        frame,
        "洋河派出所",
        (late, new),
        (),
        Form(base, "key-5"),
        units,
        KINDS,
        f"{base}/plaques.pdf",
        receipt="K7QM-2FXP-7TRA-WN4C",
    )


def voice(frame: Frame) -> StationVoicePage:
    base = "/stations/1/voices/5"
    return StationVoicePage(
        frame,
        title="新城名苑 · 投诉",
        note="11月10日 09:10收到，韩立群办，11月17日 09:10前答复",
        state=Tag("超期了", "warn"),
        words="门卫夜里大声放歌",
        phone="19900000099",
        answered="",
        handler="韩立群",
        back="/stations/1/voices",
        assign=Form(f"{base}/handler", "key-6"),
        officers=(Choice("4", "陈向东"),),
        answer=Form(f"{base}/answer", "key-7"),
    )
