"""Filled contexts of 签收: an issued bulletin that some have signed for, and the lists of who gets it."""

from msgspec.structs import replace

from lianfang.web.views import (
    Choice,
    Fact,
    Form,
    Frame,
    IssuedPage,
    PaperReceipt,
    Receipts,
    ReceiverList,
    ReceiverRow,
    ReceiversPage,
    SentFile,
)
from tests.lianfang.web.desk_samples import issued

SIGNED = (Fact("翠园小区", "10月15日　赵大山　手机"), Fact("柳河中学", "10月16日　钱小河　纸上"))


def signing(frame: Frame) -> IssuedPage:
    paper = PaperReceipt(
        Form("/bulletins/40/receipts", "key-paper"),
        (Choice("3", "老街市场"), Choice("4", "区教育局"), Choice("7", "老街市场　更正第 1 号")),
        "2018-10-17",
    )
    sent = (
        SentFile("第 40 期通报", SIGNED, ("老街市场", "区教育局")),
        SentFile("更正第 1 号", SIGNED[:1], ("柳河中学", "老街市场", "区教育局")),
    )
    return replace(issued(frame), receipts=Receipts(sent, "/bulletins/40/editions/receipts.pdf", paper))


def all_signed(frame: Frame) -> IssuedPage:
    sent = (SentFile("第 40 期通报", SIGNED, ()),)
    return replace(issued(frame), receipts=Receipts(sent, "/bulletins/40/editions/receipts.pdf"), notice="签收记下了。")


def lists(frame: Frame) -> ReceiversPage:
    def add(number: int) -> Form:
        return Form("/receivers", f"key-add-{number}", (("publisher", str(number)),))

    rows = (
        ReceiverRow("区教育局", 2, True, Form("/receivers/1", "key-receiver-1")),
        ReceiverRow("区综治中心", 1, False, Form("/receivers/2", "key-receiver-2")),
    )
    return ReceiversPage(
        frame,
        (
            ReceiverList("洋河新区分局联勤联防办公室", "37 家单位自动发", rows, add(1)),
            ReceiverList("洋河派出所", "12 家单位自动发", (), add(2)),
        ),
        error="名单上已经有“区教育局”。要改份数请改那一行。",
    )


def lists_none(frame: Frame) -> ReceiversPage:
    return ReceiversPage(frame, ())
