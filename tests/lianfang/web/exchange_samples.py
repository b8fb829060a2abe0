"""Filled contexts of 兑换. Names and units are invented."""

from lianfang.web.views import ExchangePage, Form, Frame, GoodLine, RedemptionLine, RedemptionsPage, Tag

BACK = (("不换了，退回分", Form("/points/exchange/4/withdrawal", "k1")),)
TEA = "洋河绿豆糕和茶叶一盒 · 30 分"


def own(frame: Frame) -> ExchangePage:
    mine = (
        RedemptionLine(TEA, "", "11月5日申请，11月19日还没有发，分自动退回。", Tag("等着发", "gold"), BACK),
        RedemptionLine("毛巾一条 · 1 分", "", "10月9日申请，10月12日办完。", Tag("领到了", "ok")),
        RedemptionLine("保温杯一个 · 45 分", "", "9月3日申请，9月17日办完，分退回了。", Tag("过期没有发")),
    )
    goods = (
        GoodLine("洋河绿豆糕和茶叶一盒", "30 分", form=Form("/points/exchange", "k2", (("code", "tea"),))),
        GoodLine("保温杯一个", "45 分", "还差 5 分"),
    )
    side = "另有 12 分过了十二个月，不能再换。"
    return ExchangePage(
        frame, "40", side, goods, mine, error="保温杯一个要 45 分，您现在能用 40 分，不够。您的分没有动，攒够了再来换。"
    )


def own_off(frame: Frame) -> ExchangePage:
    return ExchangePage(frame, "40", "", (), (), off="还没有开通兑换。您的分都留着，评奖和名次不受影响。")


def queue(frame: Frame) -> RedemptionsPage:
    href = "/stations/1/redemptions/4"
    forms = (
        ("发了", Form(href, "k3", (("decision", "handed"),))),
        ("不发", Form(href, "k4", (("decision", "declined"),))),
    )
    waiting = (
        RedemptionLine(
            TEA, "李大海（新城名苑）", "11月5日申请，11月19日还没有发，分自动退回。", Tag("等着发", "gold"), forms
        ),
    )
    over = (
        RedemptionLine("毛巾一条 · 1 分", "赵长林（酒都花园）", "10月9日申请，10月12日办完。", Tag("领到了", "ok")),
        RedemptionLine(TEA, "钱玉成（桂花园）", "10月8日申请，10月8日办完，分退回了。", Tag("本人取消")),
    )
    return RedemptionsPage(
        frame,
        "洋河派出所",
        "/stations/1/prizes",
        waiting,
        over,
        error="谁也不能办自己的，也不能办本单位的。请换一位来办。",
    )


def queue_off(frame: Frame) -> RedemptionsPage:
    off = "还没有开通兑换。要开通，在“规则”的草案里写上兑换物品，审核、公示以后施行。"
    return RedemptionsPage(frame, "洋河派出所", "/stations/1/prizes", (), (), off)
