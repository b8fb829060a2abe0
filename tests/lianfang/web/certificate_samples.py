"""Filled contexts of 持证台账. Names and units are invented."""

from datetime import date

from lianfang.web.views import (
    BureauCertificatesPage,
    CertificateLine,
    CertificatesPage,
    CertificateUnit,
    Choice,
    Count,
    Fact,
    FilingLine,
    FilingsPage,
    Form,
    Frame,
    Guarded,
    HeldCertificate,
    Link,
    NavItem,
    PersonCertificatesPage,
    RateLine,
    Shot,
    Source,
    Tag,
    UnitFilingPage,
)

TODAY = date(2018, 11, 6)
MOVED = "21.0% → 76.0%，提高 55.0 个百分点"
BARRED = "吊销保安员证未满3年，到2020年3月1日不得担任保安员（条例第十七条第三项）"


def register(frame: Frame) -> CertificatesPage:
    base = "/stations/1/certificates"
    guards = (
        CertificateLine(
            "李大海", "/people/7/certificates", Tag("有证", "ok"), "苏20******1234", "2018年3月5日", "宿迁市公安局", ""
        ),
        CertificateLine("赵长林", "/people/8/certificates", Tag("合格待发证", "gold"), "", "", "", "无证在岗"),
        CertificateLine(
            "孙有福", "/people/9/certificates", Tag("不符合条件", "warn"), "", "", "", f"{BARRED}；无证在岗"
        ),
    )
    return CertificatesPage(
        frame,
        "洋河派出所",
        (
            Count("在岗", "207", "人"),
            Count("有证", "157", "人"),
            Count("持证率", "75.8%"),
            Count("不符合条件", "15", "人", warn=True),
            Count("无证在岗", "50", "人", warn=True),
        ),
        f"和10月30日比：{MOVED}。",
        date(2018, 10, 30),
        "",
        tuple(
            NavItem(f"{base}?show={code}", "", word, not code)
            for code, word in (("", "全部"), ("serving", "无证在岗"), ("unfit", "不符合条件"))
        ),
        (RateLine("东片区", "29/37", "78.4%", 2, MOVED), RateLine("西片区", "98/131", "74.8%", 11, "持平")),
        (CertificateUnit(RateLine("新城名苑", "1/3", "33.3%", 1, "", "/units/3/guards"), guards),),
        (Link("打印（PDF）", f"{base}.pdf"), Link("导出（Excel）", f"{base}.xlsx")),
        Guarded(
            Form(f"{base}/settings", "k1"),
            (Choice("off", "不提醒"), Choice("warn", "提醒", True), Choice("refuse", "不让排")),
            (Choice("police", "只有派出所看得到"), Choice("unit", "派出所和单位都看得到", True)),
            "苏",
            6,
            18,
        ),
    )


def register_none(frame: Frame) -> CertificatesPage:
    counts = (Count("在岗", "0", "人"), Count("持证率", "—"))
    moved = "和10月30日比：那天没有人在岗，不比。"
    return CertificatesPage(frame, "洋河派出所", counts, moved, date(2018, 10, 30), "unfit", (), (), (), ())


def bureau(frame: Frame) -> BureauCertificatesPage:
    lines = (
        RateLine("洋河派出所", "157/207", "75.8%", 15, MOVED, "/stations/1/certificates"),
        RateLine("长桥派出所", "0/0", "—", 0, "", "/stations/2/certificates"),
    )
    return BureauCertificatesPage(frame, lines, date(2018, 10, 30), "和2018年10月30日比")


def person(frame: Frame) -> PersonCertificatesPage:
    held = (
        HeldCertificate(
            Tag("有证", "ok"),
            (Fact("证号", "苏20******1234"), Fact("发证日期", "2018年3月5日"), Fact("发证机关", "宿迁市公安局")),
            (Shot(Source("/certificates/4/photos/9"), 4, "保安员证照片"),),
            reveal=Form("/certificates/4/reveal", "k2"),
            end=Form("/certificates/4/end", "k3"),
            endings=(Choice("revoked", "吊销"), Choice("mistaken", "登记有误")),
            scan=Form("/certificates/4/photos", "k4"),
        ),
        HeldCertificate(
            Tag("换证"),
            (Fact("证号", "苏20******0077"), Fact("换证", "2018年3月5日")),
            (),
            clear="苏2010000077",
            reveal=Form("/certificates/3/reveal", "k5"),
            end=Form("/certificates/3/end", "k6"),
            endings=(Choice("mistaken", "登记有误"),),
        ),
    )
    return PersonCertificatesPage(
        frame,
        "李大海",
        "新城名苑",
        "/stations/1/certificates",
        Tag("有证", "ok"),
        "",
        held,
        (Choice("check", "检查核对"), Choice("certificate", "证件办理")),
        TODAY,
        "“苏”开头，后面 6 到 18 位数字",
        Form("/people/7/certificates", "k7"),
        Form("/people/7/certificates", "k8"),
        {"number": "苏12", "issuer": "宿迁市公安局"},
        error="没有登记：证号不对。本分局的证号是“苏”开头，后面 6 到 18 位数字。请对照证件再填；式样变了，请分局办公室改设置。",
    )


def person_barred(frame: Frame) -> PersonCertificatesPage:
    gone = HeldCertificate(
        Tag("吊销"), (Fact("证号", "没有证号（外地吊销）"), Fact("吊销", "2017年3月1日", "徐公决字9号")), ()
    )
    return PersonCertificatesPage(
        frame, "孙有福", "新城名苑", "/stations/1/certificates", Tag("不符合条件", "warn"), BARRED, (gone,), (), TODAY
    )


LATE = "应在2018年11月3日以前备案，已经超期 3 天，请马上办。"


def filings(frame: Frame) -> FilingsPage:
    counts = (Count("自己招用的", "12", "家"), Count("超期", "1", "家", warn=True), Count("7 天内到期", "1", "家"))
    lines = (
        FilingLine("洋河中学", "/units/4/filing", "东片区", Tag("超期", "warn"), LATE),
        FilingLine("老街市场", "/units/5/filing", "西片区", Tag("已备案", "ok"), "现在没有要办的。"),
    )
    return FilingsPage(frame, "洋河派出所", counts, lines, 25)


def filing(frame: Frame) -> UnitFilingPage:
    return UnitFilingPage(
        frame,
        "洋河中学",
        Tag("超期", "warn"),
        LATE,
        (Fact("开始保安服务", "2018年10月4日"), Fact("备案", "2018年11月6日", "宿保备〔2018〕9号")),
        TODAY,
        Form("/units/4/filing", "k1"),
        {"began": "2018-10-04", "filed_on": "", "number": "", "ended": "", "withdrawn_on": ""},
        error="没有记下：备案的日子在开始保安服务之前。请改好再记一次。",
    )
