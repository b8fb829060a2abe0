"""Filled contexts of notes, daily orders and duty records."""

from datetime import date, time

from msgspec import structs

from lianfang.web.views import (
    Choice,
    Count,
    DailyOrderRow,
    DailyOrdersPage,
    Fact,
    Form,
    Frame,
    HazardCard,
    Link,
    NotePage,
    NotesPage,
    NotesQueuePage,
    OrderSeenBy,
    RecordRow,
    RecordsPage,
    RecordsQueuePage,
    Said,
    Shot,
    Source,
    StationNotePage,
    Step,
    Tag,
    ThreadRow,
    UnitRecordsPage,
)

FOUR = (Step("记下", "", "done"), Step("一起看", "", "done"), Step("定办法", "", "done"), Step("回头看", "", "now"))
FRESH = (Step("记下", "", "done"), Step("一起看", "", "now"), Step("定办法", "", "todo"), Step("回头看", "", "todo"))
OVER = tuple(Step(one.name, "", "done") for one in FOUR)
LEFT = Tag("还差一步", "gold")
GAS = "3 栋楼道口放了 3 个煤气瓶，租户的。"
KINDS = (("exit", "消防通道堵"), ("door", "门禁坏"), ("light", "灯不亮"), ("camera", "监控坏"), ("odd", "可疑情况"), ("other", "其他"))  # fmt: skip
SHOT = (Shot(Source("/notes/7/photos/3"), 3, "周三 15:20"),)


def _rows(base: str, guard: bool) -> tuple[ThreadRow, ...]:
    def note(own: str, station: str) -> str:
        return own if guard else f"新城名苑 李大海 · {station}"

    mine = () if guard else (Tag("我的", "info"),)
    return (
        ThreadRow(
            f"{base}/9",
            "西门外路灯两盏不亮",
            note("今天 08:10写的", "2 小时前"),
            Tag("等民警回" if guard else "等您回", "gold" if guard else "warn"),
            FRESH,
            (Tag("灯不亮"), *mine),
        ),
        ThreadRow(
            f"{base}/7",
            "3 栋楼道口放了 3 个煤气瓶…",
            note("周三 15:20写的，今天 10:32回了您", "2 天前"),
            LEFT,
            FOUR,
            mine,
        ),
        ThreadRow(f"{base}/3", "快递车堵在消防通道", note("11月3日 09:00写的", "17 天前"), Tag("办结了", "ok"), OVER),
    )


def _said(guard: bool) -> tuple[Said, ...]:
    officer = "周警官" if guard else "周明远"
    own = "您" if guard else "李大海"
    return (
        Said(own, "周三 15:20", GAS, guard, "", "补传", SHOT),
        Said(officer, "周三 16:05", "收到，李师傅。今天下午 5 点我和韩警官过来，您带个路。", not guard, "今天过来"),
        Said(officer, "周三 17:10", "", not guard, "一起看过了"),
        Said(
            officer,
            "周三 17:40",
            "房东周五前搬走，今晚先关好阀门。您每天看一眼，别进屋。",
            not guard,
            "定了办法",
        ),
        Said(own, "今天 10:15", "搬走 2 个，还剩 1 个。", guard),
        Said(officer, "今天 10:32", "好。下午韩警官来回头看，换个人看更准。", not guard),
    )


def notes(frame: Frame) -> NotesPage:
    return NotesPage(
        frame,
        to="给社区民警周明远",
        write=Form("/notes", "key-write"),
        find=Form("/notes", "key-find"),
        kinds=tuple(Choice(code, word) for code, word in KINDS),
        threads=_rows("/notes", True),
        notice="发出去了，民警回了会告诉您。",
    )


def notes_found(frame: Frame) -> NotesPage:
    return NotesPage(
        frame,
        to="给派出所",
        write=Form("/notes", "key-write", (("order", "5"),)),
        find=Form("/notes", "key-find", (("order", "5"),)),
        kinds=tuple(Choice(code, word) for code, word in KINDS),
        threads=(),
        order="留意一辆蓝色三轮车，车斗里有工具箱。",
        words="停在 5 栋后面",
        error="这个文件不是能打开的照片，或者已经损坏。请传 JPG、PNG 或 WEBP 的照片。",
    )


def note(frame: Frame) -> NotePage:
    return NotePage(
        frame, "3 栋楼道口放了 3 个煤气瓶…", "给周警官", LEFT, FOUR, _said(True), Form("/notes/7", "key-reply"), None
    )


def note_solved(frame: Frame) -> NotePage:
    said = (*_said(True), Said("韩警官", "今天 17:00", "都搬走了。", step="回头看过，好了"))
    again = Form("/notes/7/reopening", "key-again")
    return NotePage(frame, "3 栋楼道口放了 3 个煤气瓶…", "给周警官", Tag("办结了", "ok"), OVER, said, None, again)


def queue(frame: Frame) -> NotesQueuePage:
    waiting, running, solved = _rows("/stations/1/notes", False)
    counts = (Count("等回", "1", "条", warn=True), Count("在办", "1", "条"), Count("办结", "1", "条"))
    return NotesQueuePage(frame, "洋河派出所", counts, (waiting,), (running,), (solved,))


def queue_none(frame: Frame) -> NotesQueuePage:
    counts = (Count("等回", "0", "条"), Count("在办", "0", "条"), Count("办结", "0", "条"))
    return NotesQueuePage(frame, "洋河派出所", counts, (), (), ())


def station_note(frame: Frame) -> StationNotePage:
    return StationNotePage(
        frame,
        title="3 栋楼道口放了 3 个煤气瓶…",
        who="新城名苑 李大海 · 工作笔记",
        state=LEFT,
        steps=FOUR,
        said=_said(False),
        back="/stations/1/notes",
        answer=Form("/stations/1/notes/7/steps", "key-step"),
        acts=(("answer", "回一句"), ("go", "我今天去"), ("look", "一起看过了"), ("decide", "定办法"), ("check", "回头看，好了"), ("solve", "解决了")),
        record=None,
        hint="办法是您定的，回头看请另一位民警来点：换个人看更准。",
        words="明天再来",
        error="还没有写话。请说一句或写一句，再点一次。",
    )  # fmt: skip


def station_note_auxiliary(frame: Frame) -> StationNotePage:
    return StationNotePage(
        frame,
        "西门外路灯两盏不亮",
        "新城名苑 李大海 · 灯不亮",
        Tag("等您回", "warn"),
        FRESH,
        (Said("李大海", "今天 08:10", "西门外路灯两盏不亮"), Said("陈波", "今天 08:30", "给物业打过电话", True)),
        "/stations/1/notes",
        None,
        (),
        Form("/stations/1/notes/9/lines", "key-line"),
        HazardCard("核实了，是隐患：新城名苑。"),
        hint="答复、定办法、办结请民警点；您可以记一句。",
        notice="记下了。",
    )


def station_note_found(frame: Frame) -> StationNotePage:
    places = (Choice("road", "路上，不在哪个单位"), Choice("3", "新城名苑", True), Choice("4", "锦绣江南"))
    card = HazardCard(count=Form("/stations/1/notes/9/hazard", "key-hazard"), units=places)
    acts = (("answer", "回一句"), ("go", "我今天去"))
    answer = Form("/stations/1/notes/9/steps", "key-step")
    return structs.replace(station_note_auxiliary(frame), hazard=card, record=None, answer=answer, acts=acts, hint="")


def station_note_counted(frame: Frame) -> StationNotePage:
    back = Form("/stations/1/notes/9/hazard/withdrawal", "key-back")
    card = HazardCard("核实了，是隐患：新城名苑。", back=back)
    return structs.replace(station_note_found(frame), hazard=card)


def orders(frame: Frame) -> DailyOrdersPage:
    return DailyOrdersPage(
        frame,
        station="洋河派出所",
        new=Form("/stations/1/daily-orders", "key-new"),
        kinds=(Choice("order", "每日指令", True), Choice("lookout", "协查")),
        zones=(Choice("1", "东片区"), Choice("2", "西片区"), Choice("3", "酒厂片区")),
        day=date(2026, 11, 20),
        hour=time(20, 0),
        running=(
            DailyOrderRow(
                "协查",
                "留意一辆蓝色三轮车，车斗里有工具箱。看到了别拦，先告诉我们。",
                "东片区、西片区",
                "今天 07:40发，到今天 20:00",
                Tag("在用", "ok"),
                (
                    OrderSeenBy("新城名苑 李大海，今天 07:52", Link("有发现", "/stations/1/notes/9")),
                    OrderSeenBy("老街市场 王顺，今天 08:01"),
                ),
                "2 人看过，1 人有发现",
                Form("/stations/1/daily-orders/end", "key-end", (("order", "5"),)),
            ),
        ),
        over=(
            DailyOrderRow(
                "每日指令", "降温，夜里门口结冰，提醒老人慢走。", "全所", "昨天发", Tag("到时结束"), (), "还没有人看过"
            ),
        ),
        notice="发出去了，在岗的打开“今天”就看得到。",
    )


def _record(**more: object) -> RecordRow:
    row = {
        "id": "4",
        "title": "矛盾调处",
        "who": "",
        "when": "今天 09:20的事，今天 09:40交的",
        "words": "两家为车位吵，劝开了，约好下午物业来划线。",
        "state": Tag("等民警确认", "gold"),
    }
    return RecordRow(**row | more)  # type: ignore[arg-type]


def records(frame: Frame) -> RecordsPage:
    back = _record(
        id="3", title="防范宣传：防煤气中毒，30 人听", state=Tag("退回了", "warn"), why="今天 08:00退回了：是哪天？"
    )
    duties = ("mediation", "矛盾调处"), ("rescue", "安保救助"), ("assistance", "警务协助"), ("outreach", "防范宣传")
    return RecordsPage(
        frame,
        new=Form("/records", "key-record"),
        duties=tuple(Choice(code, word) for code, word in duties),
        day=date(2026, 11, 20),
        hour=time(10, 15),
        records=(_record(mark="补传", shots=SHOT), back),
        topic="防煤气中毒",
        error="宣传要写讲了什么、多少人听（1 到 9999）。请补上再发。",
    )


def decide(frame: Frame) -> RecordsQueuePage:
    forms = [Form("/stations/1/records/4", f"key-decide-{nth}", (("verdict", "confirm"),)) for nth in range(5)]
    who = "新城名苑 李大海"
    first = _record(
        who=who, shots=SHOT, mark="补传", tags=(Tag("单位说属实", "ok"),), unit="单位说属实", confirm=forms[0], back=forms[1],
        back_word="退回去",
    )  # fmt: skip
    second = _record(
        id="5", who=who, tags=(Tag("单位没有回话", "warn"),), unit="单位没有回话", confirm=forms[2], back=forms[3],
        back_word="退回去", typed="是哪天的事", hints=("照片和 3 号单（王顺）的一样。", "事情过了 50 小时才交。"),
    )  # fmt: skip
    asked = _record(
        id="6", who=who, state=Tag("等单位核对", "gold"), unit="单位在核对，最迟11月23日 09:40；没有回话，那时就能定。"
    )
    done = _record(
        id="2", who=who, state=Tag("已确认", "ok"), why="昨天 18:00周明远已确认", back=forms[4], back_word="撤销"
    )
    pages = (Link("下一页", "/stations/1/records?after=1"),)
    return RecordsQueuePage(frame, "洋河派出所", (first, second), (asked,), (done,), 42, pages)


def unit(frame: Frame) -> UnitRecordsPage:
    word = Form("/units/3/records/4", "key-word")
    asked = _record(
        title="李大海 · 矛盾调处", shots=SHOT, unit="请在11月23日 09:40前说一句，过了民警自己定。", word=word
    )
    sent = (Fact("李大海：安保救助", "周三 09:40交的", "单位说不是这样：那天他休息"),)
    return UnitRecordsPage(frame, "新城名苑", (asked,), sent)
