"""Filled contexts of 见义勇为申报. Names and units are invented."""

from lianfang.web.pages.brave_view import PAID
from lianfang.web.views import BraveDeedsPage, BravePage, Fact, Form, Frame, Link

BASE = "/stations/1/brave"
STORY = "10月9日晚八点，听到呼救，跳进酒都河，把落水的孩子救了上来，送到医院，等家里人来了才走。"


def deeds(frame: Frame) -> BraveDeedsPage:
    return BraveDeedsPage(
        frame,
        "洋河派出所",
        (
            Link("李大海 · 救助 · 2026年10月9日", f"{BASE}/7", "写过了，可以打印"),
            Link("赵长林 · 协助抓获 · 2026年9月2日", f"{BASE}/5", "酒都花园"),
        ),
    )


def deeds_none(frame: Frame) -> BraveDeedsPage:
    return BraveDeedsPage(frame, "洋河派出所", ())


def one(frame: Frame) -> BravePage:
    return BravePage(
        frame,
        title="李大海 · 救助 · 2026年10月9日",
        station="洋河派出所",
        back=BASE,
        facts=(
            Fact("姓名", "李大海"),
            Fact("单位、岗位", "新城名苑　东门岗"),
            Fact("时间", "2026年10月9日 20:05"),
            Fact("地点", "酒都花园（西片区）"),
            Fact("同去的人", "赵长林（酒都花园）"),
            Fact(
                "证据", "求援记录第 23 号；接处警编号 JJ20261009-118；勤务依据 洋公〔2026〕18号；照片 9f2c41d07ab3e550"
            ),
        ),
        form=Form(f"{BASE}/7", "key-1"),
        words=STORY,
        most=1000,
        warning=PAID,
        paper=Link("打印申报表", f"{BASE}/7/form.pdf"),
        notice="存好了，可以打印申报表。",
    )
