"""Filled contexts of the pages that everybody has, and of the guard's day. Names and units are invented."""

from msgspec import structs

from lianfang.web.views import (
    Alarm,
    CertificatePage,
    Choice,
    CopyPage,
    CopyPart,
    Device,
    Entry,
    Fact,
    Form,
    Frame,
    HandOverPage,
    Link,
    Looked,
    MinePage,
    MorePage,
    NavItem,
    OnPost,
    OwnRequest,
    SettingsPage,
    Step,
    Tag,
    TodayPage,
)
from tests.lianfang.web.backing_samples import reached
from tests.lianfang.web.phone_samples import ENTRIES
from zones.duty.vocabulary import CHECKS

GOES = ("姓名、身份证号、手机号、住址", "登录用的手机和码", "以后谁也查不到您是谁")
STAYS = ("已签发通报里的合计数，里面没有您的名字", "谁在什么时候看过的记录，留 3 年")


def today(frame: Frame) -> TodayPage:
    return _today(frame, (), ENTRIES[:2])


def today_busy(frame: Frame) -> TodayPage:
    waiting = (
        Link("您请改的手机号改好了", "/mine", "昨天 17:20，派出所答复"),
        Link("这一周的通报出来了", "/points?week=2018-W41", "第 41 期，10月8日至14日"),
    )
    return _today(frame, waiting, ())


def hand_over(frame: Frame) -> HandOverPage:
    """Something lacks, and not a word about it yet."""
    checks = tuple(Choice(code, word, code != "radio") for code, word in CHECKS.items())
    told = "和王建国一起看：钥匙、对讲、登记本、器材。都在，点一下接班。"
    lacks = "有没打勾的。缺了什么、坏了什么，写一句再签。"
    form = Form("/duty/hand-over", "key-over", (("hand_over", "7"),))
    return HandOverPage(frame, "接东门岗", told, Tag("交接超过 15 分钟", "warn"), form, "我接班", checks, "", lacks)


def more(frame: Frame) -> MorePage:
    rest = (NavItem("/notes", "notebook-pen", "工作笔记"), NavItem("/settings", "settings", "设置"))
    return MorePage(frame, (*frame.nav, *rest))


def today_called(frame: Frame) -> TodayPage:
    """He is asked for help, and has not signed on yet."""
    alarm = Alarm("/aid/12", "新城名苑求援：打架闹事", "21:34 · 等您答")
    posts = tuple(OnPost(name, Form("/duty/on", f"key-{name}", (("post", "3"),))) for name in ("东门岗", "巡逻岗"))
    return structs.replace(today(frame), alarms=(alarm,), sign_on=posts, on_duty="", sign_off=None)


def _today(frame: Frame, waiting: tuple[Link, ...], entries: tuple[Entry, ...]) -> TodayPage:
    return TodayPage(
        frame,
        title="今天在东门岗",
        date="11月20日 星期五",
        unit="新城名苑",
        post="东门岗",
        shift="白班 7:00—19:00",
        week_label="本周",
        week_points="15" if entries else "0",
        entries=entries,
        certificate=Tag("材料缺", "warn"),
        certificate_next="补一张初中毕业证复印件，交给单位管理员。",
        waiting=waiting,
        on_duty="" if waiting else "东门岗，19:00 下班",
        sign_off=None if waiting else Form("/duty/off", "key-off"),
        more=(Link("工作笔记", "/notes", "看到什么，写一句给民警"), Link("更多", "/more", "做了一件事、设置、退出")),
    )


def certificate(frame: Frame) -> CertificatePage:
    return CertificatePage(
        frame,
        name="李大海",
        unit="新城名苑",
        state=Tag("已考未出分", "gold"),
        next="等成绩，大约 12月5日出。出来了这里会写，不用跑。",
        steps=(
            Step("报名", "10月20日", "done"),
            Step("材料审过", "10月28日，派出所", "done"),
            Step("准考", "11月18日，市局考场", "done"),
            Step("考完等成绩", "11月18日考的", "now"),
            Step("合格，等发证", "", "todo"),
            Step("去领证", "带身份证，到县公安局窗口", "todo"),
            Step("有证", "", "todo"),
        ),
        facts=(Fact("编号", "苏990000****0318"), Fact("发证日期", "还没有发")),
    )


def settings(frame: Frame) -> SettingsPage:
    return SettingsPage(
        frame,
        name="李大海",
        who="保安员",
        devices=(
            Device("红米手机，微信里打开", "今天 08:12", Form("/settings/devices/7/end", "key-7"), this=True),
            Device("华为手机", "9月3日", Form("/settings/devices/4/end", "key-4")),
        ),
        links=LINKS,
        notice="华为手机退出了。",
        reached=reached(),
    )


def settings_desk(frame: Frame) -> SettingsPage:
    return SettingsPage(
        frame,
        name="韩立群",
        who="责任民警",
        devices=(Device("Windows 电脑，Edge", "今天 08:02", Form("/settings/devices/9/end", "key-9"), this=True),),
        password=Form("/settings/password", "key-password"),
        second="已经装好验证器，10月8日装的。换手机找分局联勤联防办公室重设。",
        links=LINKS,
        error="现在的密码不对，没有改。请再输一次。",
    )


LINKS = (
    Link("我的数据", "/mine", "存了什么、谁看过、要改要删"),
    Link("合规说明", "/rules", "每项功能的依据"),
    Link("验真", "/verify", "通报是不是真的"),
)


def mine(frame: Frame) -> MinePage:
    return MinePage(
        frame,
        name="李大海",
        held=(
            Fact("姓名", "李大海", "花名册，9月1日导入"),
            Fact("身份证号", "990000********0318", "花名册，9月1日导入"),
            Fact("手机", "199****0318", "您 10月12日请改过"),
            Fact("岗位", "新城名苑东门岗，白班", "花名册，9月1日导入"),
        ),
        looked=(Looked("10月14日 09:20", "责任民警", "手机全号", "要联系本人"),),
        requests=(
            OwnRequest("更正手机", "10月11日", Tag("改好了", "ok"), "已改成尾号 0318 的。"),
            OwnRequest("更正入职日期", "昨天 20:15", Tag("等答复", "gold")),
        ),
        correct=Form("/mine/requests", "key-correct"),
        fields=(Choice("name", "姓名"), Choice("phone", "手机", True), Choice("post", "岗位和班次")),
        erase=Form("/mine/requests", "key-erase"),
        goes=GOES,
        stays=STAYS,
    )


def mine_quiet(frame: Frame) -> MinePage:
    return MinePage(
        frame,
        "周明远",
        (Fact("姓名", "周明远"),),
        (),
        (),
        Form("/mine/requests", "key-1"),
        (Choice("name", "姓名"),),
        Form("/mine/requests", "key-2"),
        GOES,
        STAYS,
        error="没有写应该是什么。请写一句再交。",
    )


def copy(frame: Frame) -> CopyPage:
    return CopyPage(
        frame,
        name="李大海",
        made="11月20日 星期五 08:20 打印",
        parts=(
            CopyPart(
                "基本资料",
                (
                    Fact("姓名", "李大海", "花名册，9月1日导入"),
                    Fact("身份证号", "990000196803120318"),
                    Fact("手机", "19900000318"),
                ),
            ),
            CopyPart("岗位", (Fact("单位", "新城名苑"), Fact("岗位", "东门岗，白班"), Fact("从哪天", "2016年3月1日"))),
            CopyPart("谁看过", (Fact("10月14日", "责任民警看了手机全号，因为要联系本人"),)),
        ),
        issuer="洋河派出所",
    )
