"""Filled contexts of the question bank."""

from typing import Any

from lianfang.web.views import (
    Choice,
    Count,
    Fact,
    Form,
    Frame,
    Illustration,
    Link,
    NewQuestionPage,
    QuestionForm,
    QuestionPage,
    QuestionRow,
    QuestionsImportPage,
    QuestionsPage,
    RejectedRow,
    Report,
    Source,
    Tag,
    Wording,
)

KINDS = (Choice("单选题", "单选题", True), Choice("多选题", "多选题"), Choice("判断题", "判断题"))
LEVELS = (Choice("1", "容易"), Choice("2", "一般", True), Choice("3", "较难"))
ASKS = "小区门口有人吵架，越吵越凶，保安员能不能先搜他们的包，看有没有带刀？"
OPTIONS = (
    ("A", "能，出了事谁也负不起这个责", False),
    ("B", "不能，先劝开，看着，报警", True),
    ("C", "叫上同事一起搜", False),
)
SAYS = Wording(
    "现在这样问",
    ASKS,
    OPTIONS,
    "搜身是违法的，谁叫搜都不行，劝开、看住、报警才对。",
    "保安服务管理条例 第三十条",
    Illustration(Source("/questions/58/photos/2"), "一名保安员拦在包前面"),
)
VALUES = {
    **{"code": "", "kind": "单选题", "topic": "处置", "asks": ASKS, "answer": "B", "level": "2"},
    **{f"option{letter}": text for letter, text, _ in OPTIONS},
    **{f"option{letter}": "" for letter in "DEF"},
    **{"because": SAYS.because, "source": SAYS.source, "pictured": "一名保安员拦在包前面"},
}


TOLD = "207 人次做过，做对 61%，好的一组比差的一组低 12 个百分点"


def _form(href: str, key: str, says: str, **more: Any) -> QuestionForm:
    return QuestionForm(Form(href, key, (("version", "2"),)), says, KINDS, LEVELS, VALUES, **more)


def listed(frame: Frame) -> QuestionsPage:
    rows = (
        QuestionRow(
            "GR-058",
            ASKS,
            "单选题",
            "保安服务管理条例",
            "一般",
            "/questions/58",
            TOLD,
            Tag("好的反而错，看看答案对不对", "gold"),
        ),
        QuestionRow("FI-004", "电动车在楼道里充电着火了，门卫先做什么？", "单选题", "消防", "容易", "/questions/304"),
    )
    return QuestionsPage(
        frame,
        "423 道题，第 2 页，共 9 页",
        rows,
        (Choice("", "全部"), Choice("消防", "消防", True)),
        (Choice("", "全部", True), *KINDS[1:]),
        (Choice("", "全部", True), Choice("yes", "要看一看的")),
        q="门",
        pages=(Link("上一页", "/questions?nth=1"), Link("下一页", "/questions?nth=3")),
        writes=True,
        notice="停用了，以后不再问；考过的卷子不变。",
    )


def nothing(frame: Frame) -> QuestionsPage:
    return QuestionsPage(frame, "0 道题", (), *((Choice("", "全部", True),),) * 3, q="没有的字")


def one(frame: Frame) -> QuestionPage:
    return QuestionPage(
        frame,
        "GR-058",
        Tag("在用", "ok"),
        SAYS,
        (Fact("题型", "单选题"), Fact("类别", "保安服务管理条例"), Fact("难度", "一般"), Fact("版本", "第 2 版")),
        earlier=(Wording("第 1 版", "保安员能不能搜包？", OPTIONS[:2], "搜身是违法的。", SAYS.source),),
        reword=_form("/questions/58", "k1", "存新的字", apart=True, picture=SAYS.picture),
        replace=_form("/questions/58/replacement", "k2", "顶替这一道"),
        retire=Form("/questions/58/retirement", "k3", (("version", "2"),)),
        error="题库里有一道差不多的题（保安员能不能搜包？，编号 GR-057），没有记下。请改那一道；真是两道题，就勾上“不是一道题”再存。",
    )


def retired(frame: Frame) -> QuestionPage:
    return QuestionPage(frame, "GR-058", Tag("停用了"), SAYS, (Fact("题型", "单选题"), Fact("停用", "2018年10月9日")))


def new(frame: Frame) -> NewQuestionPage:
    error = "这道题还不能用，没有记下：选项B是空的，补上，或把后面的选项往前挪。请改好再存。"
    return NewQuestionPage(frame, _form("/questions/new", "k1", "加上", new=True), error)


def brought(frame: Frame) -> QuestionsImportPage:
    totals = (Count("新题", "12", "道"), Count("改字", "3", "道"), Count("没有收", "2", "行", warn=True))
    rejected = (
        RejectedRow("题库", "7", "答案", "没有标正确答案", "填正确选项的字母，如 B，多选题如 ACD"),
        RejectedRow(
            "题库",
            "9",
            "题目",
            "和FI-004的“电动车在楼道里充电着火了，门卫先”差不多（86% 一样）",
            "改那一道；真是两道题，到题库页里单独加",
        ),
    )
    confirm = Form("/questions/import/confirm", "k2", (("upload", "0" * 32), ("seal", "0" * 64)))
    report = Report(
        "题库",
        "还没有写入，写入后会这样",
        totals,
        (),
        rejected,
        ("没有用的工作表：说明",),
        confirm=confirm,
        cancel="/questions/import",
    )
    return QuestionsImportPage(frame, Form("/questions/import", "k1"), report)
