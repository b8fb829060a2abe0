"""Samples of 用得对不对: a request to be judged, one that was, and a paused unit's pages."""

from msgspec import structs

from lianfang.web.pages.aid_words import paused_words
from lianfang.web.views import (
    AskedPage,
    Choice,
    DeskPage,
    Fact,
    Form,
    Frame,
    Judging,
    KindsPage,
    ReviewPage,
    SosPage,
    Tag,
)
from tests.lianfang.web import aid_samples as aid
from tests.lianfang.web import watch_samples as watch
from zones.aid.vocabulary import MISUSE_WORDS, Pause
from zones.ground.weeks import parse_week

AT = "/stations/1/aid/7"
PAUSED = paused_words(Pause(parse_week("2018-W51").sunday, "debt"))
TO_JUDGE = Judging(
    Tag("还没判", "warn"),
    right=Form(f"{AT}/judgement", "key-j1", (("verdict", "rightful"),)),
    misuse=Form(f"{AT}/judgement", "key-j2"),
    reasons=(Choice("", "选一样"), *(Choice(code, word, code == "debt") for code, word in MISUSE_WORDS.items())),
    line="来了六个人要工程款，没有人动手",
    opened=True,
)
MISUSE = Judging(
    Tag("属于滥用", "warn"),
    (
        Fact("用来做什么了", "要账"),
        Fact("谁判的", "周明远 2018年11月23日 09:12"),
        Fact("暂停联勤", "到2018年12月23日，30 天：只报派出所，邻居不来"),
        Fact("说明", "来了六个人要工程款，没有人动手"),
    ),
    lift=Form(f"{AT}/lifting", "key-j3"),
)


def review_judging(frame: Frame) -> ReviewPage:
    return structs.replace(
        watch.review(frame), drill=False, judging=TO_JUDGE, error="请写一句为什么，不超过 200 个字。"
    )


def review_misuse(frame: Frame) -> ReviewPage:
    return structs.replace(watch.review(frame), drill=False, judging=MISUSE, notice="记下了。")


def desk_paused(frame: Frame) -> DeskPage:
    said = ("单位暂停联勤到 12月23日：要账。邻居没有叫，请派民警；真要人，点“加叫一人”。",)
    card = structs.replace(
        watch.CALL, enough=Tag("只请民警", "gold"), warnings=said, widen_text="", widened_out="这次不叫邻居"
    )
    return structs.replace(watch.desk(frame), calls=(card,))


def sos(frame: Frame) -> SosPage:
    told = "同时告诉：派出所值班台、联勤组和本单位当班的人"
    return structs.replace(aid.sos(frame), told=told, paused=PAUSED, phone=aid.PHONE)


def kinds(frame: Frame) -> KindsPage:
    shown = aid.kinds(frame)
    buttons = tuple(structs.replace(one, note="只报派出所") for one in shown.kinds)
    return structs.replace(shown, kinds=buttons, paused=PAUSED)


def sent(frame: Frame) -> AskedPage:
    return structs.replace(aid.sent(frame), told=aid.TOLD[:2], paused=PAUSED)
