"""Filled contexts of the pages of backup. Names and units are invented."""

from datetime import time

from msgspec import structs

from lianfang.web.views import (
    Album,
    AlertRow,
    AlertsPage,
    AskedPage,
    Choice,
    Count,
    EndedPage,
    Fact,
    Form,
    Frame,
    GoingPage,
    Help,
    HoursForm,
    HoursPage,
    HoursRow,
    KindButton,
    KindsPage,
    Link,
    Mark,
    Picture,
    SenderPage,
    Sent,
    Somebody,
    SosPage,
    Tag,
    ToldPage,
    WatchingPage,
)

PHONE = "0527-80000000"
OF = {"live": "aid:12", "kind": "打架闹事", "unit": "新城名苑", "phone": PHONE}
HELPING, COMING = Tag("守着帮看", "info"), Tag("在路上", "ok")
ALBUM = Album(
    (Picture(12, 1, "许家旺 21:36 传"), Picture(12, 2, "您 21:37 传"), Picture(12, 3, "21:40 传")),
    Form("/aid/12/photos", "key-photo"),
    "先退到安全处再拍，避开人脸",
)
REFUSED = structs.replace(
    ALBUM, pictures=(), error="这个文件不是能打开的照片，或者已经损坏。请传 JPG、PNG 或 WEBP 的照片。"
)
STEPS = ("求援", "接报", "派员", "到场", "处置完毕")


def _form(what: str, path: str = "answer") -> Form:
    return Form(f"/aid/12/{path}", f"key-{what}", ((path, what),))


def sos(frame: Frame) -> SosPage:
    told = "同时告诉：派出所值班台、联勤组和夜查车；走得开的保安 4 人，能帮看的邻居 6 家"
    return SosPage(frame, "新城名苑", "当班保安 4 人", "/sos/kinds", told, (), ())


def sos_busy(frame: Frame) -> SosPage:
    asked = (Link("打架闹事", "/aid/12", "21:34 · 派出所已收到"), Link("演练：着火冒烟", "/aid/11", "9:02 · 演练结束"))
    out = (Link("去了河滨小区", "/aid/10", "李大海，可疑人员"),)
    told = "同时告诉：派出所值班台；本片区邻居现在没有人上岗"
    return SosPage(frame, "新城名苑", "现在没有人上岗", "/sos/kinds", told, asked, out, notice="已经叫他回来了。")


KINDS = (
    ("swords", "打架闹事", "邻居两人一组来", "110"),
    ("user-search", "可疑人员", "邻居帮着看", "110"),
    ("flame", "着火冒烟", "邻居带灭火器来", "119"),
    ("heart-pulse", "有人受伤", "会急救的来", "120"),
    ("users", "很多人聚集", "只报警，邻居守好自己的门", "110"),
    ("circle-question-mark", "其他急事", "值班台先打给您", "110"),
)


def kinds(frame: Frame) -> KindsPage:
    return _kinds(frame, False)


def kinds_drill(frame: Frame) -> KindsPage:
    return _kinds(frame, True)


def _kinds(frame: Frame, drill: bool) -> KindsPage:
    shown = tuple(
        KindButton(Form("/sos", f"key-{icon}", (("kind", icon),)), icon, word, note, dial, icon == "users")
        for icon, word, note, dial in KINDS
    )
    switch = Link("不演练了" if drill else "演练", "/sos/kinds")
    return KindsPage(frame, "新城名苑", shown, PHONE, "/sos", drill, switch)


def _steps(*at: str, now: str = "now") -> tuple[Mark, ...]:
    marks = [Mark(name, stamp, "done") for name, stamp in zip(STEPS, at, strict=False)]
    if len(marks) < len(STEPS):
        running = "没人接" if now == "late" else "等着"
        marks.append(Mark(STEPS[len(marks)], running, now))  # type: ignore[arg-type]
    return (*marks, *(Mark(name, "", "todo") for name in STEPS[len(marks) :]))


TOLD = (
    Somebody("派出所值班台", "页面和声音一起响", Tag("已告诉", "info")),
    Somebody("周明远", "联勤组", Tag("看了，还没答", "gold")),
    Somebody("许家旺", "水岸新城", Tag("还没看到", "warn")),
)
BOTH = (
    Somebody("孙建国", "河滨小区 · 21:35", COMING),
    Somebody("赵长林", "酒都花园 · 21:36", Tag("到了", "ok")),
    Somebody("周爱民", "泰和家园 · 21:35", HELPING, ("关门", "看监控")),
)


def sent(frame: Frame) -> AskedPage:
    return AskedPage(
        frame,
        **OF,
        album=REFUSED,
        state="sent",
        head="已发出，等接报",
        lead="新城名苑 · 西片区",
        elapsed="2 秒",
        elapsed_s=2,
        steps=_steps("21:34"),
        left_s=8,
        take_back=_form("take_back", "order"),
        told=TOLD,
        foot="60 秒没人接，系统自己拨值班电话，再拨分局指挥中心。不用重按。",
    )


def unanswered(frame: Frame) -> AskedPage:
    return AskedPage(
        frame,
        **OF | {"kind": "着火冒烟"},
        album=ALBUM,
        state="late",
        head="",
        lead="2 人在路上或到了",
        elapsed="1 分 20 秒",
        elapsed_s=80,
        steps=_steps("21:34", now="late"),
        calm=_form("calm", "order"),
        dial="119",
        rung=(
            Somebody("分局指挥中心", "21:35:20 起在拨", Tag("正在拨", "warn")),
            Somebody("派出所值班电话", "21:35:09 拨过", Tag("没人接", "mute")),
        ),
        coming=BOTH[:1],
        told=TOLD,
        foot="先退到安全的地方，锁好门。有人接起来，这一页会变。",
    )


HELPS = (
    Help("door-closed", "关门", "锁好门，人在里面", None, "做了"),
    Help("lightbulb", "开灯看路", "灯打开，看着路口", _form("lights")),
    Help("cctv", "看监控", "看一眼路口，点一下", _form("video")),
)


def live(frame: Frame) -> AskedPage:
    return AskedPage(
        frame,
        **OF,
        album=ALBUM,
        state="live",
        head="",
        lead="2 人在路上或到了，1 家守着帮看",
        elapsed="2 分 14 秒",
        elapsed_s=134,
        steps=_steps("21:34", "21:34", "21:35"),
        got="值班民警韩立群 21:34:15 接报",
        calm=_form("calm", "order"),
        calmed="21:50 您说事情平息了，派出所已收到，等民警办结。",
        coming=BOTH,
        told=TOLD,
        go=_form("come"),
        helps=HELPS,
        foot="填了接处警编号或“无需出警”的理由，派出所才能办结。",
    )


def over(frame: Frame) -> AskedPage:
    return AskedPage(
        frame,
        **OF,
        album=ALBUM,
        state="over",
        head="处置完毕",
        lead="新城名苑",
        elapsed="",
        elapsed_s=0,
        steps=_steps("21:34", "21:34", "21:35", "21:39", "21:58"),
        coming=BOTH,
        review=(Fact("求援", "21:34:02"), Fact("接报", "21:34:15"), Fact("接处警编号", "1120-0046")),
        end="这次求援办结了：劝解平息。求援编号 12，受伤按这个号报工伤。",
    )


def told(frame: Frame) -> ToldPage:
    return ToldPage(
        frame,
        **OF,
        when="21:34 西片区求援",
        facts=(Count("离您", "410 米"), Count("走过去", "6 分钟"), Count("和您同去", "孙建国")),
        advice="",
        night=False,
        go=_form("come"),
        stay=_form("stay"),
        cannot=_form("cannot"),
        go_note="路口等孙建国，一起进",
    )


def told_night(frame: Frame) -> ToldPage:
    return ToldPage(
        frame,
        **OF,
        when="02:07 西片区求援",
        facts=(Count("离您", "1.2 公里"), Count("走过去", "18 分钟"), Count("和您同去", "还没人")),
        advice="夜里一人守门，不用离岗。守着帮看，和去支援一样是帮忙。",
        night=True,
        go=_form("come"),
        stay=_form("stay"),
        cannot=_form("cannot"),
        stay_first=True,
        go_note="门岗先有人顶，再去",
    )


def cannot(frame: Frame) -> ToldPage:
    reasons = ("岗上走不开", "身体不行", "这件事不该叫保安", "另有原因")
    return ToldPage(
        frame,
        **OF,
        when="21:34 西片区求援",
        facts=(),
        advice="",
        night=False,
        go=_form("come"),
        stay=_form("stay"),
        cannot=None,
        go_note="路口等第二个人，两人一起进",
        said="知道了，您走不开。不扣分，不上通报，也不告诉别的单位。",
        reasons=tuple((word, _form(f"cannot-{nth}")) for nth, word in enumerate(reasons)),
        alarm=False,
    )


def going(frame: Frame) -> GoingPage:
    return GoingPage(
        frame,
        **OF,
        album=ALBUM,
        when="21:35 应答",
        known="您单位值班已通知",
        known_note="21:35 通知的。单位可以叫您回来。",
        partners=BOTH[:1],
        alone="",
        arrive=_form("arrive"),
        more=_form("more"),
        give_up=_form("give_up"),
        said="",
        foot="求援编号 12。受伤按这个号报工伤。",
    )


def going_alone(frame: Frame) -> GoingPage:
    return GoingPage(
        frame,
        **OF,
        album=REFUSED,
        when="21:35 应答",
        known="值班台知道您去了",
        known_note="路上有事，打电话给值班台。",
        partners=(),
        alone="还没有第二个人。没等到人，先不进去。",
        arrive=None,
        more=_form("more"),
        give_up=_form("give_up"),
        said="21:40 记下您到了。先退，不抓人，等民警。",
        foot="求援编号 12。受伤按这个号报工伤。",
    )


def watching(frame: Frame) -> WatchingPage:
    return WatchingPage(
        frame,
        **OF,
        album=ALBUM,
        said="02:08 已告诉派出所和新城名苑",
        helps=HELPS,
        stands=Tag("派员", "ok"),
        there=BOTH,
        go=_form("come"),
    )


def sender(frame: Frame) -> SenderPage:
    return SenderPage(
        frame,
        **OF,
        sent=(
            Sent("李大海", "21:35 去的", COMING, "他的岗锁着门，请安排人去顶。", _form("1", "recall")),
            Sent("陈国平", "21:36 去的，21:41 到了", Tag("到了", "ok"), "", _form("2", "recall")),
        ),
        got="21:34:15 派出所已接报",
        foot="叫回不用说原因。值班台会知道，另外叫人。",
    )


def ended(frame: Frame) -> EndedPage:
    return EndedPage(
        frame,
        **OF,
        title="人够了，不用去了，谢谢",
        what="去新城名苑的人已经够了。您守好自己的门。",
        mine="",
        stay=_form("stay"),
    )


def ended_closed(frame: Frame) -> EndedPage:
    return EndedPage(
        frame,
        **OF,
        title="处置完毕，谢谢您",
        what="新城名苑打架闹事：劝解平息，21:58 办结。",
        mine="您 21:35 应答去支援，21:40 到了。",
    )


def alerts(frame: Frame) -> AlertsPage:
    return AlertsPage(
        frame,
        (AlertRow("/aid/12", "新城名苑", "打架闹事", "21:34", Tag("等您答", "warn")),),
        (AlertRow("/aid/11", "河滨小区", "演练：着火冒烟", "21:02", Tag("不用去了")),),
    )


def alerts_none(frame: Frame) -> AlertsPage:
    return AlertsPage(frame, (), ())


def hours(frame: Frame) -> HoursPage:
    words = (("held", "不可离"), ("lockable", "可短时落锁"), ("mobile", "流动可抽"), ("standby", "备勤"))

    def row(nth: int, since: int | None, until: int | None, chosen: str) -> HoursRow:
        times = [None if hour is None else time(hour) for hour in (since, until)]
        return HoursRow(nth, *times, tuple(Choice(code, word, code == chosen) for code, word in words))

    rows = (row(0, 7, 22, "lockable"), row(1, 22, 7, "held"), row(2, None, None, "held"))
    posts = (
        HoursForm(Form("/units/12/duty-posts", "key-1"), 1, "东门岗", "07:00—22:00 可短时落锁，别的时间不可离", rows),
        HoursForm(Form("/units/12/duty-posts", "key-2"), 2, "巡逻岗", "没有报，全天不可离", rows[2:]),
    )
    return HoursPage(frame, "新城名苑", posts, "/units/12/posts", notice="记下了，从现在起照这个算。")
