"""Filled contexts of the desk pages. Names and units are invented."""

from typing import Literal

from msgspec import structs

from lianfang.web.views import (
    Advice,
    AdvicePart,
    AmendForm,
    BulletinsPage,
    Check,
    Choice,
    Count,
    DraftPage,
    Fact,
    Field,
    FigureGroup,
    FigureLine,
    FiguresPage,
    Form,
    Frame,
    IssuedPage,
    Link,
    Missing,
    Opinion,
    Others,
    PicturesPage,
    Row,
    Stage,
    Step,
    TracePage,
    TraceRow,
    Week,
    Weeks,
    Why,
)

EDITIONS = tuple(Link(word, f"/office/bulletins/{word}") for word in ("大字版", "Word 文档", "审签单"))


def bulletins(frame: Frame) -> BulletinsPage:
    issued = (Link("看", "/office/bulletins/39"), Link("成品 PDF", "/office/bulletins/39.pdf"))
    return BulletinsPage(
        frame,
        title="保安联勤联防工作通报",
        every=(
            Weeks("洋河新区分局联勤联防办公室", _weeks(issued), _others(issued), _more()),
            Weeks("洋河派出所", (Week("10月1日至7日", "第 1 期", "issued", "已签发第 1 期", (), issued),)),
        ),
        begin=form("begin"),
        stations=(Choice("2", "双沟派出所"), Choice("3", "曹庙派出所")),
    )


def _others(issued: tuple[Link, ...]) -> tuple[Week, ...]:
    return (
        Week("2018年9月（9月3日至30日）", "月通报", "issued", "已签发第 41 期", (), issued),
        Week("关于开展年终考核的通知", "增刊", "draft", "拟稿", (), (Link("接着拟", "/office/bulletins/43"),)),
    )


def _more() -> Others:
    months = (Choice("2018-09", "2018年9月"), Choice("2018-08", "2018年8月"))
    return Others(form("begin-month"), months, form("begin-special"), form("begin-supplement"))


def _weeks(issued: tuple[Link, ...]) -> tuple[Week, ...]:
    return (
        Week("10月15日至21日", "", "none", "未拟稿", ("巡逻登记", "点名登记"), (), form("begin-42")),
        Week(
            "10月8日至14日",
            "第 41 期",
            "draft",
            "拟稿",
            ("可防性案件数",),
            (Link("接着拟", "/office/bulletins/41"),),
        ),
        Week("10月1日至7日", "第 40 期", "issued", "已签发第 40 期", (), issued),
        Week("9月24日至30日", "第 39 期", "issued", "已签发第 39 期", (), issued),
    )


def bulletins_empty(frame: Frame) -> BulletinsPage:
    return BulletinsPage(
        frame, title="保安联勤联防工作通报", every=(Weeks("洋河新区分局联勤联防办公室", ()),), notice="已登录。"
    )


def issued(frame: Frame) -> IssuedPage:
    return IssuedPage(
        frame,
        name="保安联勤联防工作通报",
        number="第 40 期",
        period="10月1日至7日",
        issued=(
            Fact("什么时候", "10月9日 星期五 09:40"),
            Fact("谁签发的", "陈立民"),
            Fact("拟稿", "韩立群"),
            Fact("核稿", "周明远"),
            Fact("保密审查", "孙海平"),
        ),
        digest="3f1b7c0e9a44d2856b0f6f2ac71d95e8b1c4a07d6e52f3389a1b6c7d8e9f0011",
        figures=(
            Fact("可防性案件", "3 起"),
            Fact("巡逻", "24 组次"),
            Fact("点名应答率", "94.5%"),
            Fact("实地检查", "26 家次"),
        ),
        all_figures="/bulletins/40/figures",
        pdf="/office/bulletins/40.pdf",
        editions=EDITIONS,
        back="/office/bulletins",
        notice="已签发第 40 期。成品可以打印、发各单位了。",
    )


def draft(frame: Frame) -> DraftPage:
    return DraftPage(
        frame,
        name="保安联勤联防工作通报",
        number="第 41 期",
        period="10月8日至14日",
        issuer="洋河新区分局联勤联防办公室",
        last_period="10月1日至7日",
        steps=(
            Step("拟稿", "韩立群", "now"),
            Step("核稿", "周明远", "todo"),
            Step("保密审查", "待指定", "todo"),
            Step("签发", "分局领导", "todo"),
        ),
        missing=(
            Missing("可防性案件数", "去导入", "/office/import"),
            Missing("3 家纸质巡逻单", "收到后补录，补了数会跟着变"),
            Missing("周日电话查岗", "问值班台要登记"),
        ),
        rows=ROWS,
        advice=advice(),
        checks=(
            Check(True, "没有巡逻路线、时刻、点位"),
            Check(True, "案件只有合计，地点不细于小区"),
            Check(True, "个人只有表扬 1 处，本人同意"),
            Check(False, "“盘查”1 处：保安员只能“发现并报告可疑情况”"),
        ),
        stage=Stage(
            "签发",
            "签发",
            form("issue"),
            SIGNERS[-1:],
            note="签发以后不能再改，要改只能发更正。",
            sure="看过成品，同意签发第41期",
            back=form("returned"),
            back_name="韩立群",
        ),
        log=(
            Fact("保密审查", "孙海平　2026年10月19日 14:20"),
            Fact("退回", "周明远　2026年10月19日 12:40", "第二部分写清楚。"),
        ),
        pdf="/office/bulletins/41.pdf",
        pages="/bulletins/41/pages",
        figures="/bulletins/41/figures",
        editions=EDITIONS,
        back="/office/bulletins",
    )


def draft_blocked(frame: Frame) -> DraftPage:
    signers = (Field("name", "核稿人", "韩立群", error="核稿人要换一位，不能和拟稿人是同一个人。"), SIGNERS[1])
    return structs.replace(
        draft(frame),
        stage=Stage("核稿", "核稿通过", form("reviewed"), signers, blocked="还缺可防性案件数，到齐了才能往下走。"),
        error="没有签发：核稿人和拟稿人是同一个人。换一位再按签发。",
        notice="建议改好了。",
        opinions=(
            Opinion("桂花园", False, "12 日晚走了，手机没电，有纸质单。", form=form("reply-1")),
            Opinion("中央农贸市场", False, "11 日座机坏了，有报修单。", "看过报修单，改记免点。", form("reply-2")),
            Opinion("新城名苑", True),
        ),
        opinion_counts=(Count("属实", "29"), Count("有异议", "2", warn=True), Count("还没答", "6")),
        opinion_until="到周一 12:00",
    )


def form(key: str) -> Form:
    return Form(f"/office/bulletins/41/{key}", f"key-{key}")


SIGNERS = (
    Field("name", "核稿人", hint="不能是拟稿人本人"),
    Field("opinion", "意见（可不写）"),
    Field("name", "签发人", hint="分局领导的姓名"),
)


def num(label: str, value: str, unit: str, last: str, *others: str) -> FigureLine:
    at = f"/bulletins/41/figures?path={label}"
    mean, year = others or ("", "")
    return FigureLine(label, value, unit, at, last, mean, at if mean else "", year, at if year else "")


NONE = FigureGroup("", ())
CASES = FigureGroup("一、可防性案件", (num("可防性案件·本期", "0", "起", "3", "4.3", "6"),), True, True)
BY_AREA = FigureGroup("二、巡逻动态，分开看", tuple(num(f"{way}片区·巡逻", "6", "次", "5") for way in "东南西北"), True)
ROWS = (
    Row(
        "一、可防性案件",
        "未到",
        "",
        ("全区接报可防性案件＿＿起，＿＿。",),
        (Check(False, "案管合计表没到：片区、类别、时段，只填合计"),),
        CASES,
        NONE,
        waiting=True,
    ),
    Row(
        "二、巡逻动态",
        "26",
        "组次",
        ("5个片区共巡逻26组次、101人次，亮旗22组次；按主题宣传19场，发现并报告隐患11处。",),
        (Check(True, "巡逻登记 26 行"), Check(True, "5 个片区相加相符"), Check(False, "3 家纸质单没到")),
        FigureGroup(
            "二、巡逻动态", (num("联防巡逻·巡逻", "26", "次", "24"), num("联防巡逻·出动", "101", "人次", "93")), True
        ),
        BY_AREA,
    ),
    Row(
        "三、系统点名",
        "93.9%",
        "应答率",
        ("岗位点名14次，应到619岗次，应答581岗次，应答率93.9%；免点39岗次不计入。",),
        (Check(True, "点名登记 658 行"), Check(True, "581 ÷ 619 = 93.9%"), Check(False, "周日 21 点电话查岗没录")),
        FigureGroup(
            "三、系统点名",
            (num("岗位点名·应到", "619", "岗次", "622"), num("岗位点名·应答率", "93.9", "%", "94.5")),
            True,
        ),
        NONE,
    ),
    Row(
        "四、实地检查",
        "28 · 10",
        "家次",
        ("（一）联勤联防检查28家次，发现问题15处，当场改12处，限期3处。", "（二）场所行业检查10家次，未发现违规。"),
        (Check(True, "检查登记 28 行、场所 10 行"), Check(True, "每次两名民警，单位签过字")),
        FigureGroup("四、实地检查", (num("实地检查·检查", "28", "次", "26"),), True),
        NONE,
    ),
    Row(
        "五、保安员证",
        "128",
        "人持证",
        ("本期市局无考试。业务测试28人参加，22人合格。持证128人，占61.8%；不符合条件12人另列。",),
        (Check(True, "证书名册 128 行"), Check(True, "128 ÷ 207 = 61.8%")),
        FigureGroup("五、保安员证", (num("保安员证·持证", "128", "人", "127"),), True),
        NONE,
    ),
)


def every_figure(frame: Frame) -> FiguresPage:
    return FiguresPage(
        frame, "第 41 期", "10月8日至14日", "签发时封存的数。点开看现在的登记。", (CASES, BY_AREA), "/bulletins/41"
    )


def unprinted(frame: Frame) -> PicturesPage:
    return PicturesPage(frame, (), "/bulletins/41", "/bulletins/41.pdf", "这些字在字体里没有：𠮷。请换字再看。")


def traced(frame: Frame) -> TracePage:
    return TracePage(
        frame,
        "岗位点名·应答",
        "2",
        "岗次",
        "10月8日至14日",
        (
            Fact("统计哪几天", "10月8日至14日"),
            Fact("统计哪些所", "洋河派出所"),
            Fact("什么时候数的", "2026年10月19日 14:20"),
        ),
        "一共 102 行登记，相加 102 岗次；一页列 100 行，这里是第 1 到第 100 行。",
        (
            TraceRow("+1", "10月08日 09:30 新城名苑 大门 应答 李**", "岗位点名 第12行 a1b2c3d4e5f6"),
            TraceRow("+1", "10月08日 21:00 酒都花园 东门 应答 马**", "岗位点名 第13行 a1b2c3d4e5f6"),
        ),
        "/bulletins/41",
        warning="签发以后登记有变动：通报里是 3，现在数出来是 2。下面列的是现在的登记；要改通报，请写更正。",
        older="/bulletins/41/figures?path=roll_call.answered&start=100",
        amend=AmendForm(form("amend"), "roll_call.answered", "2", "3", "漏记一次", form("amend-back"), opened=True),
    )


WHY = Why(
    "点名应答率低，或者降得多",
    "中片区应到80岗次、应答73岗次",
    ("点名应答率低于多少要写“需关注”：90%",),
    (Link("岗位点名·中片区·应答", "/bulletins/41/figures?path=roll_call.by_zone"),),
)


def advice() -> AdvicePart:
    def item(number: str, text: str, evidence: str, state: Literal["use", "changed", "dropped"]) -> Advice:
        return Advice(
            number,
            text,
            text,
            evidence,
            state,
            form(f"use{number}"),
            form(f"change{number}"),
            form(f"drop{number}"),
            (WHY,) if number == "1" else (),
        )

    return AdvicePart(
        "六、工作建议",
        "2",
        "条",
        (
            item(
                "1",
                "一是中片区应答率两期低于全区，需关注，建议先查座机线路。",
                "73 ÷ 80 = 91.3%，上期 74 ÷ 81 = 91.4%",
                "use",
            ),
            item("2", "二是3处限期隐患10月20日到期，建议责任民警上门提醒。", "隐患登记 3 行", "changed"),
            item("3", "三是北片区两期无宣传，建议补一场。", "宣传登记 0 行", "dropped"),
        ),
        form("add"),
        others=(WHY,),
        quiet=("发案比上期多", "巡逻没有亮旗帜"),
        intro="上期建议3条：办结2条，1条在办（西片区路灯，10月20日前）。",
    )
