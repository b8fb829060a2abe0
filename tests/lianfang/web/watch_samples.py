"""Filled contexts of the duty desk's pages. Names and units are invented."""

from msgspec import structs

from lianfang.web.map import MapCall, MapGround, MapNow, MapUnit, MapZone, map_of
from lianfang.web.views import (
    Arrest,
    Behalf,
    CallCard,
    Calling,
    Check,
    Choice,
    Closing,
    Count,
    Deed,
    DeskPage,
    DutyPage,
    DutyRow,
    DutyZone,
    EndedCall,
    Fact,
    Form,
    Frame,
    Group,
    HelperRow,
    LeftOut,
    Link,
    LogLine,
    Picture,
    ReviewPage,
    ReviewPerson,
    Step,
    Tag,
)

AT = "/stations/1/desk"


def form(name: str) -> Form:
    return Form(f"{AT}/requests/7/{name}", f"key-{name}", (("person", "12"),) if name.startswith("spare") else ())


STEPS = (
    Step("求援", "21:34", "done"),
    Step("接报", "", "now"),
    Step("派员", "21:35", "done"),
    Step("到场", "", "todo"),
    Step("处置完毕", "", "todo"),
)
AIMS = (Fact("1 分钟 自救", "00:40 应答"), Fact("3 分钟 互助", "02:50 到场"), Fact("5 分钟 增援", "—"))
GROUPS = (
    Group("派员 1", "go", (HelperRow("陈波", "", "1 分钟", spare=form("spare-0")),)),
    Group(
        "去 2",
        "go",
        (
            HelperRow("孙建国", "河滨小区", "1 分钟", "320 米 · 流动可抽", form("spare-1")),
            HelperRow("赵长林", "酒都花园", "21:36 到", "480 米 · 可短时落锁"),
        ),
    ),
    Group("策应 1", "keep", (HelperRow("周爱民", "泰和家园", "关门、看监控", "210 米 · 守岗，这一岗不能离人"),)),
    Group("没看到 1", "late", (HelperRow("许家旺", "水岸新城", "2 分钟", "600 米", form("spare-2")),)),
    Group("走不开 1", "mute", (HelperRow("吴德顺", "锦绣江南", "身体不行"),)),
)
LEFT = (LeftOut("王永福", "金水湾", "单位还没有签互助协议"), LeftOut("李德胜", "海棠湾", "超过 55 岁"))
PICTURES = (Picture(7, 1, "孙建国 21:36 传"), Picture(7, 2, "韩立群 21:40 传"))
OUTCOMES = (Choice("", "选一个结果", True), Choice("settled", "劝解平息"), Choice("police", "民警处理"))
CALL = CallCard(
    id=7,
    kind="打架闹事",
    unit="新城名苑",
    zone="西片区",
    since_s=1_542_000_000,
    elapsed="02:14",
    drill=False,
    received=False,
    steps=STEPS,
    targets=AIMS,
    enough=Tag("还差 2 人", "warn"),
    groups=GROUPS,
    left_out=LEFT,
    calling=Calling(form("calls"), (Choice("7", "许家旺 · 水岸新城"), Choice("8", "方志平 · 河滨小区"))),
    warnings=("酒都花园的岗落锁满 10 分钟：赵长林在外面。请打电话问谁顶岗。",),
    review="/stations/1/aid/7",
    dial="110",
    widen_text="扩大到中片区、南片区",
    widened_out="各片区都叫过了",
    pictures=PICTURES,
    receive=form("receipt"),
    widen=form("widening"),
    closing=Closing(form("closure"), OUTCOMES),
)
DRILL = structs.replace(
    CALL, id=8, kind="可疑人员", unit="实验学校", zone="南片区", drill=True, received=True, groups=GROUPS[2:3], left_out=(), calling=None,
    warnings=(), widen_text="", receive=None, widen=None, closing=None, enough=Tag("人够了", "ok"), pictures=(),
)  # fmt: skip
ENDED = EndedCall(
    "可疑人员",
    "中央农贸市场",
    "中片区",
    "18:52 求援，18:55 到场，19:20 结束。劝解平息。编号 1120-0046。",
    Tag("处置完毕", "ok"),
    "/stations/1/aid/5",
)
GROUND = MapGround(
    (MapZone(1, "西片区", 0), MapZone(2, "中片区", 1)),
    (
        MapUnit(1, "新城名苑", 1, 118.384, 33.771, "called"),
        MapUnit(2, "河滨小区", 1, 118.380, 33.773),
        MapUnit(3, "泰和家园", 1, 118.387, 33.775, "watching"),
        MapUnit(4, "文化路商城", 2, 118.400, 33.772),
        MapUnit(5, "酒都宾馆", 2, 118.404, 33.768, "off"),
        MapUnit(6, "没有位置的单位", 2),
    ),
)
LOG = (
    LogLine("21:36", "周爱民（泰和家园）守着帮看：关门、看监控"),
    LogLine("21:35", "孙建国（河滨小区）去支援"),
    LogLine("21:34", "新城名苑求援：打架闹事"),
    LogLine("20:10", "实验学校求援：可疑人员", drill=True),
)
DUTY = (
    DutyZone("机动", "1 人", (DutyRow("陈波", "联勤组", "联勤组", Tag("已上岗", "ok"), "到 06:00"),)),
    DutyZone(
        "西片区",
        "1 人，只排了班 1 人",
        (
            DutyRow("孙建国", "河滨小区 东门", "流动可抽", Tag("已上岗", "ok"), "到 06:00"),
            DutyRow("许家旺", "水岸新城 南门", "不可离", Tag("只排了班"), "到 06:00"),
        ),
    ),
    DutyZone("中片区", "没有人", ()),
)


def desk(frame: Frame) -> DeskPage:
    return DeskPage(
        frame,
        station="洋河派出所",
        who="韩立群，民警",
        now_s=1_542_000_134,
        clock="21:36:14",
        day="11月20日 星期五",
        ringing=1,
        counts=(
            Count("正在求援", "1", "起", warn=True),
            Count("去支援 · 策应", "2 · 1", "人"),
            Count("当班", "3", "人"),
            Count("一天里办结", "1", "起"),
            Count("演练中", "1", "起"),
        ),
        calls=(CALL, DRILL),
        ended=(ENDED,),
        drills=(structs.replace(ENDED, drill=True, review="/stations/1/aid/4"),),
        behalf=Behalf(
            Form(f"{AT}/requests", "key-behalf"),
            (Choice("", "选单位", True), Choice("1", "新城名苑")),
            (Choice("", "选哪一类", True), Choice("fight", "打架闹事")),
        ),
        duty=DUTY,
        duty_href="/stations/1/duty",
        log=LOG,
        map=map_of(GROUND, MapNow((MapCall(1, (2,), (3,)),))),
        channel=Check(True, "通知按时发出"),
    )


def desk_refused(frame: Frame) -> DeskPage:
    error = "没有接处警编号，也没有写“无需出警”的理由，不能办结。请填上一样。"
    closing = Closing(form("closure"), OUTCOMES, "", "", "2", error)
    return structs.replace(
        desk(frame),
        calls=(structs.replace(CALL, received=True, receive=None, closing=closing),),
        channel=Check(False, "有通知没按时发出，请打电话"),
        troubles=("通知没有按时发出。有求援的请打电话；再请管平台的人看服务和网络。",),
        error=error,
        notice="已接报。",
    )


def desk_auxiliary(frame: Frame) -> DeskPage:
    grey = {"receive": None, "widen": None, "closing": None}
    bare = tuple(structs.replace(g, rows=tuple(structs.replace(r, spare=None) for r in g.rows)) for g in GROUPS)
    return structs.replace(desk(frame), calls=(structs.replace(CALL, groups=bare, **grey),), who="陈波，辅警")


def desk_quiet(frame: Frame) -> DeskPage:
    return structs.replace(
        desk(frame), calls=(), ended=(), drills=(), log=(), ringing=0, map=map_of(MapGround(), MapNow())
    )


def review(frame: Frame) -> ReviewPage:
    sheets = (
        Link("履职证明", "/stations/1/aid/7/sheet/12.pdf"),
        Link("伤情快报", "/stations/1/aid/7/sheet/12.pdf?of=injury"),
    )
    return ReviewPage(
        frame,
        title="新城名苑 打架闹事",
        place="洋河派出所 · 西片区 · 2018年11月20日 21:34",
        drill=True,
        state=Tag("处置完毕", "ok"),
        facts=(
            Fact("求援编号", "求援 1-7"),
            Fact("勤务依据", "洋公〔2018〕3号"),
            Fact("接处警编号", "1120-0046"),
            Fact("受伤", "1 人"),
        ),
        steps=STEPS,
        targets=AIMS,
        people=(
            ReviewPerson(
                "孙建国", "河滨小区", Tag("到场", "ok"), "21:34 告知，21:35 看到，21:35 答复，21:37 到场", sheets
            ),
            ReviewPerson("吴德顺", "锦绣江南", Tag("走不开"), "21:34 告知，21:36 答复，身体不行"),
        ),
        left_out=LEFT,
        log=LOG,
        deeds=(
            Deed(
                "孙建国（河滨小区）到新城名苑支援",
                "",
                (
                    (
                        "记为警务协助",
                        Form("/stations/1/aid/7/deeds", "key-d1", (("person", "12"), ("kind", "aid.arrived"))),
                    ),
                ),
            ),
            Deed("周爱民（泰和家园）守着帮看：关门", "已记入工作事项"),
        ),
        judging=None,
        back=AT,
        arrest=Arrest(
            ("周爱民（泰和家园）",),
            Form("/stations/1/aid/7/arrests", "key-arrest"),
            (Choice("12", "孙建国（河滨小区）"),),
            "拦住了，等到民警来",
        ),
        pictures=PICTURES,
    )


def duty(frame: Frame) -> DutyPage:
    return DutyPage(frame, "洋河派出所", (Count("已上岗", "2", "人"), Count("只排了班", "1", "人")), DUTY, AT)
