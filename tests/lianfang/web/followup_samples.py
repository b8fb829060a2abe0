"""Filled contexts of 督办: an issued bulletin with a 批示, everything that is open, meetings and one of them."""

from msgspec.structs import replace

from lianfang.web.views import (
    AskFields,
    AskForm,
    Choice,
    Fact,
    FollowUpsPage,
    Form,
    Frame,
    InstructedPart,
    InstructionRow,
    IssuedPage,
    ItemRow,
    MeetingPage,
    MeetingRow,
    MeetingsPage,
    Tag,
)
from tests.lianfang.web.desk_samples import issued

OWNERS = ("洋河派出所", "新城名苑", "中央农贸市场")
GIVEN = Fact("交办", "10月16日 09:20")
LIGHT = ItemRow(
    "农贸市场北门加装照明",
    "中央农贸市场",
    Tag("过期没办结", "warn"),
    "2026年10月20日前",
    "10月1日至7日通报的批示",
    "/bulletins/40",
    (GIVEN, Fact("延期到2026年10月20日", "10月18日 10:00　等灯具")),
)
PHONE = ItemRow(
    "核对门岗电话",
    "洋河派出所",
    Tag("正在办", "gold"),
    "2026年10月30日前",
    "会议决定",
    "/meetings/3",
    (GIVEN, Fact("答复", "10月19日 16:00　核对了二十家")),
)
DONE = replace(PHONE, state=Tag("办结", "ok"), steps=(GIVEN, Fact("办结", "10月21日 09:00　都核对过一遍")))


def ask(href: str, **typed: str) -> AskForm:
    fields = dict.fromkeys(("name", "words", "place", "present", "minutes", "publisher", "day"), "") | typed
    rows = (AskFields("核对门岗电话", "洋河派出所", "2026-10-30"), *(AskFields(),) * 4)
    return AskForm(
        Form(href, "key-ask"), rows if typed else (AskFields(),) * 5, OWNERS, "2026-10-22", fields, bool(typed)
    )


def instructed(frame: Frame) -> IssuedPage:
    said = InstructionRow("王立新", "2026年10月16日", "照明问题抓紧办，下一期报结果。")
    part = InstructedPart((said,), (LIGHT, DONE), ask("/bulletins/40/instructions", name="王立新", words="再办"))
    return replace(
        issued(frame), instructed=part, notice="", error="要办的事没有写全。每一件请写上办什么、谁办、哪天前。"
    )


def followups(frame: Frame) -> FollowUpsPage:
    running = tuple(
        replace(one, step=Form(f"/followups/{at}/steps", f"key-step-{at}")) for at, one in enumerate((LIGHT, PHONE), 1)
    )
    return FollowUpsPage(frame, running, (DONE,), "2026年10月22日", notice="记下了。下一期通报开头会写。")


def followups_none(frame: Frame) -> FollowUpsPage:
    return FollowUpsPage(frame, (), (), "2026年10月22日")


def meetings(frame: Frame) -> MeetingsPage:
    held = (MeetingRow("2026年10月16日", "二楼会议室", "洋河新区分局联勤联防办公室", "/meetings/3"),)
    issuers = (Choice("1", "洋河新区分局联勤联防办公室"), Choice("2", "洋河派出所"))
    return MeetingsPage(
        frame, held, issuers, ask("/meetings", place="二楼会议室"), error="没有写内容。请写一句话说清楚，再交。"
    )


def meetings_none(frame: Frame) -> MeetingsPage:
    return MeetingsPage(frame, (), (), None)


def meeting(frame: Frame) -> MeetingPage:
    facts = (Fact("谁开的", "洋河派出所"), Fact("地点", "二楼会议室"), Fact("参加", "各联防单位负责人、社区民警"))
    said = ("一、通报上周情况。", "二、定下两件事。")
    return MeetingPage(frame, "2026年10月16日会议", facts, said, (PHONE,), "/meetings/3.pdf", "记下了，纪要可以打印。")
