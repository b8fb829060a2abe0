"""Filled contexts of 抽问. Names and units are invented."""

from lianfang.web.views import Choice, Form, Frame, KnownLine, Link, SpotAsked, SpotLine, SpotPage, SpotsPage, Tag

GUARDS, FEW = "知晓率 81.3%（问 48 题次，知道 39）", "问 9 题次，知道 5，还少，不算率"
ASKED = (
    SpotAsked("q-1", "求援怎么按？", "手机上按求援，再选发生了什么", GUARDS),
    SpotAsked("q-2", "对不对：保安员可以搜身。", "错。搜身是违法的。", FEW),
    SpotAsked("q-3", "电器着火先做什么？", "断电", "没有问"),
)
UNITS = (Choice("12", "新城名苑小区物业服务中心", True), Choice("13", "洋河酒厂"))
WHOM = (Choice("guard", "保安员", True), Choice("public", "群众、从业人员"))


def station(frame: Frame) -> SpotsPage:
    return SpotsPage(
        frame,
        "洋河派出所",
        (
            SpotLine("十月求援宣传", "2018年10月8日起，3 题", Tag("在问", "ok"), "/stations/1/spot/2"),
            SpotLine("九月防火", "2018年9月3日起，5 题", Tag("结束了"), "/stations/1/spot/1"),
        ),
        "10月8日至10月14日",
        (KnownLine("东片区", GUARDS, FEW), KnownLine("西片区", "没有问", "没有问")),
        (KnownLine("新城名苑小区物业服务中心", GUARDS, "没有问"),),
        (KnownLine("10月8日至10月14日", GUARDS, FEW), KnownLine("10月1日至10月7日", FEW, "没有问")),
        (Choice("", "不限", True), Choice("消防", "消防")),
        (Choice("0", "0 道", True), Choice("1", "1 道")),
        Form("/stations/1/spot", "k1"),
        {"title": "十月求援", "lines": "求援怎么按？｜两下"},
        error="抽问还没有出：一共要 3 到 5 题，现在自己写的 1 题，题库抽 0 题。请改好再出。",
    )


def station_none(frame: Frame) -> SpotsPage:
    return SpotsPage(frame, "洋河派出所", (), "10月8日至10月14日", (), (), ())


def one(frame: Frame) -> SpotPage:
    path, back = "/stations/1/spot/2", Link("回到抽问", "/stations/1/spot")
    ways = {"tick": Form(path, "k1"), "end": Form(f"{path}/end", "k2")}
    return SpotPage(
        frame, "十月求援宣传", back, Tag("在问", "ok"), ASKED, UNITS, WHOM, **ways, notice="记下了，接着问下一位。"
    )


def ended(frame: Frame) -> SpotPage:
    return SpotPage(
        frame, "九月防火", Link("回到抽问", "/stations/1/spot"), Tag("结束了"), ASKED, error="这一批抽问结束了。"
    )
