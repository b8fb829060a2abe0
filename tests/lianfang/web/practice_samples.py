"""Filled contexts of 学习: invented questions."""

from typing import Any

from lianfang.web.views import (
    Form,
    Frame,
    Illustration,
    Judged,
    LearnPage,
    Link,
    Pick,
    PracticePage,
    PracticeQuestion,
    Source,
    Tag,
    TopicsPage,
)

HOME = Link("回到学习", "/learn")
NOTE = "按题库里的题估的，做得越多越准；考场上的题不一样，不作数。只给您自己看，不算分，单位和民警都看不到。"
LISTS = (
    Link("错题本", "/learn/wrong", "7 题，今天能练 5 题"),
    Link("按类别练", "/learn/topics", "挑一类，练 10 题"),
    Link("模拟机考", "/learn/sittings", "跟真考试一样：计时，交了卷才判"),
    Link("培训", "/learn/trainings", "接下来的、参加过的"),
)


def learn(frame: Frame) -> LearnPage:
    chance = "练了 86 题，做对 63 题；照这样去考，十次大约过八次。"
    return LearnPage(
        frame, "今天 10 题，做了 4 题，对 3 题。", 120, Link("接着做", "/learn/today"), LISTS, chance, NOTE,
        Tag("准考", "gold"), "准考证在单位领，带身份证去。", "离市局考试还有 12 天。",
    )  # fmt: skip


def learn_few(frame: Frame) -> LearnPage:
    return LearnPage(
        frame, "今天 10 题做完了，对 8 题。明天再来。", 300, None, LISTS, "题还做得少，再做几天才看得出来。", NOTE,
        Tag("未报名"), "做保安要持证。请让单位给您报名，考试一年至少两次。",
    )  # fmt: skip


def _form(nth: int) -> Form:
    return Form(
        "/learn/answers", f"k{nth}", (("version", str(nth)), ("here", "today"), ("topic", ""), ("phone_at", ""))
    )


def _single(nth: int, **more: Any) -> PracticeQuestion:
    picks = ("马上用手去接触电的人", "先断电，断不了就用干木棍把电线挑开", "往他身上泼水", "等医生来了再说")
    told: dict[str, Any] = {
        "version": nth,
        "head": f"第 {nth} 题，共 10 题 · 单选题",
        "asks": "配电房里有人触电倒地，手还搭在电线上。第一步怎么做？",
        "picks": tuple(map(Pick, "ABCD", picks)),
        "answer": "B",
        "right": f"B {picks[1]}",
        "because": "人身上带电，手一碰自己也触电。先让他离开电，再打 120、看呼吸、做按压。",
        "source": "急救常识",
        "form": _form(nth),
        "picture": Illustration(Source("/questions/7/photos/1"), "一个人倒在电线旁边"),
    }
    return PracticeQuestion(**told | more)


def _judge(nth: int) -> PracticeQuestion:
    return _single(
        nth, head=f"第 {nth} 题，共 10 题 · 判断题", asks="保安员可以扣下业主的身份证，等他交了停车费再还。",
        picks=(Pick("A", "对"), Pick("B", "错")), right="错", plain=True,
        because="保安员不得扣押他人证件、财物。费用的事请物业走正常办法。", source="《保安服务管理条例》第三十条",
    )  # fmt: skip


def _multiple(nth: int) -> PracticeQuestion:
    picks = ("看证件、问找谁、登记", "给要找的人打电话核实", "先放进去，回头再补登记", "拿不准的，报告班长")
    return _single(
        nth, head=f"第 {nth} 题，共 10 题 · 多选题", asks="陌生人要进小区，门岗应当怎么做？",
        picks=tuple(map(Pick, "ABCD", picks)), answer="ABD", many=True,
        right="；".join(f"{letter} {picks['ABCD'.index(letter)]}" for letter in "ABD"),
        because="先核实，后放行；拿不准就报告，不和人争。", source="门岗勤务",
    )  # fmt: skip


def ten(frame: Frame) -> PracticePage:
    questions = (_single(3), _judge(4), _multiple(5))
    return PracticePage(frame, "今天的题", HOME, "today", "2018-11-05", questions, "今天的题做完了，明天再来。")


def many(frame: Frame) -> PracticePage:
    error = "没有选，或者没有这个选项，没有记。请回到这一题再选一次。"
    done = "今天的错题练完了。一题要在 2 个不同的日子都做对，才出错题本。"
    return PracticePage(frame, "错题本", HOME, "wrong", "2018-11-05", (_multiple(1), _judge(2)), done, error=error)


def done(frame: Frame) -> PracticePage:
    return PracticePage(frame, "今天的题", HOME, "today", "2018-11-05", (), "今天的题做完了，明天再来。")


def judged(frame: Frame) -> PracticePage:
    one = _single(3)
    said = Judged(False, one.asks, one.right, one.because, one.source, Link("下一题", "/learn/today"))
    return PracticePage(frame, "做过的题", HOME, "today", "2018-11-05", (), "", said)


def topics(frame: Frame) -> TopicsPage:
    rows = (
        ("消防", "42 题，练过 12 题，对 9 题"),
        ("急救", "38 题，还没有练过"),
        ("保安服务管理条例", "64 题，还没有练过"),
    )
    return TopicsPage(
        frame, tuple(Link(name, f"/learn/topics?topic={nth}", note) for nth, (name, note) in enumerate(rows))
    )
