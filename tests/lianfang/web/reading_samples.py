"""Filled contexts of 看通报: the invented bulletin of 8 to 14 October, as those read it who receive it."""

from msgspec.structs import replace

from lianfang.web.pages.bulletin_read import bulletin_read
from lianfang.web.views import BulletinRead, EditionsPage, ErratumRow, Form, Frame, IssuedList, IssuedRow, Link, Tag
from tests.bulletins.paper.sample_page import SAMPLE

FILES = (
    Link("打印件", "/bulletin/12/files/paper.pdf", "和盖章的那份一样"),
    Link("大字版", "/bulletin/12/files/large.pdf", "字大，一栏"),
    Link("门岗单", "/bulletin/12/files/gatehouse.pdf", "一张 A4，贴在门岗墙上"),
)
CORRECTED = ErratumRow(
    "更正第 1 号",
    "2018年10月17日签发",
    "核对登记表，第二部分少计一次",
    ("第二部分第一句：巡逻27次 → 巡逻28次",),
    "/bulletin/12/files/erratum-1.pdf",
)


def issued(frame: Frame) -> IssuedList:
    return IssuedList(
        frame,
        (
            IssuedRow(
                "10月8日至14日", "第 12 期，洋河新区分局，2018年10月15日签发", "/bulletin/12", Tag("有更正", "gold")
            ),
            IssuedRow(
                "10月1日至7日", "第 11 期，洋河新区分局，2018年10月8日签发", "/bulletin/11", Tag("待签收", "info")
            ),
            IssuedRow(
                "9月24日至30日", "第 10 期，洋河新区分局，2018年10月1日签发", "/bulletin/10", Tag("已撤回", "warn")
            ),
        ),
        older="/bulletin?before=10",
    )


def issued_none(frame: Frame) -> IssuedList:
    return IssuedList(frame, ())


def unit(frame: Frame) -> BulletinRead:
    read = bulletin_read(frame, replace(SAMPLE, mark="", cumulative="总第58期"), ("西片区", "酒都花园"))
    return replace(read, receipt=Form("/bulletin/12/receipt", "key-receipt"), files=FILES, back="/bulletin")


def corrected(frame: Frame) -> BulletinRead:
    read = bulletin_read(frame, SAMPLE)
    return replace(read, corrections=(CORRECTED,), signed="10月15日 16:20 签收", back="/bulletin")


def withdrawn(frame: Frame) -> BulletinRead:
    read = bulletin_read(frame, SAMPLE, ("西片区", "酒都花园"), ("中片区", "镇中广场"))
    taken = replace(CORRECTED, number="更正第 1 号（撤回）", items=())
    return replace(read, state="这一期已经撤回，不再作数。", withdrawn=True, corrections=(taken,), back="/bulletin")


def phone(frame: Frame) -> BulletinRead:
    """As the office looks at it before it goes out."""
    return replace(bulletin_read(frame, SAMPLE), back="/bulletins/12/editions")


def editions(frame: Frame) -> EditionsPage:
    base = "/bulletins/12/editions"
    areas = ("全部 37 家", "东片区 4 家", "西片区 23 家", "南片区 4 家", "北片区 3 家", "中片区 3 家")
    return EditionsPage(
        frame,
        title="保安联勤联防工作通报第12期",
        draft=True,
        chat="保安联勤联防工作通报第12期（2018年10月15日）：可防性案件由40起降至18起，下降55.0%；联防巡逻26次（上期30次），出动89人次，"
        "亮旗帜23次。本期建议：一是紧盯夜间发案，二是抓实岗位点名。全文：https://lianfang.example/bulletin/12",
        gatehouse=tuple(Link(word, f"{base}/gatehouse-{nth}.pdf") for nth, word in enumerate(areas, 1)),
        phone=f"{base}/phone",
        files=(
            Link("大字版", f"{base}/large.pdf", "A4，字大，图换成表"),
            Link("审签单", f"{base}/sign-off.pdf", "谁拟稿"),
        ),
        back="/bulletins/12",
    )
