"""Filled contexts of 学习资料. Names and units are invented."""

from lianfang.web.views import (
    BookKind,
    CopiesRow,
    EditionRow,
    Form,
    Frame,
    HandingOut,
    HolderRow,
    Link,
    StudyPage,
    Tag,
    UnitStudyPage,
)

PAPERS = (
    Link("印小册子 A5", "/study/editions/3/book.pdf"),
    Link("印大字本 A4", "/study/editions/3/book.pdf?size=A4"),
)


def station(frame: Frame) -> StudyPage:
    booklet = BookKind(
        "《保安员资格考试学习资料》",
        "题库里在用的题，一类一章，答案和解释排在每一章后面。",
        (
            EditionRow("学习资料第2版", "2018年10月9日", "9f86d081884c7d65", PAPERS),
            EditionRow("学习资料第1版", "2018年3月5日", "60303ae22b998861", PAPERS),
        ),
        Form("/study", "k1", (("kind", "booklet"),)),
    )
    handbook = BookKind(
        "《保安员联勤联防工作手册》",
        "能做什么、不能做什么，出了事怎么办，点名、巡逻，怎么记分；最后一页是剪下来随身带的小卡。",
        (),
        Form("/study", "k2", (("kind", "handbook"),)),
    )
    units = (
        CopiesRow(
            "新城名苑小区物业服务中心",
            "东片区",
            "6 人",
            (Tag("都有了", "ok"), Tag("还差 6 人", "gold")),
            "/units/12/study",
            "/units/12/study/sheet.pdf",
        ),
        CopiesRow(
            "洋河酒厂",
            "西片区",
            "131 人",
            (Tag("还差 20 人", "gold"), Tag("都有了", "ok")),
            "/units/13/study",
            "/units/13/study/sheet.pdf",
        ),
    )
    return StudyPage(frame, (booklet, handbook), units, notice="出好了，可以印了。")


def station_none(frame: Frame) -> StudyPage:
    kind = BookKind("《保安员资格考试学习资料》", "题库里在用的题，一类一章。", ())
    return StudyPage(frame, (kind,), (), error="内容和学习资料第2版一样，没有出新版。照那一版印就行。")


def unit(frame: Frame) -> UnitStudyPage:
    booklet = HandingOut(
        "booklet",
        "学习资料第2版，2018年10月9日",
        Form("/units/12/study", "k1", (("edition", "3"),)),
        (("31", "张建国", "有第1版"), ("32", "欧阳春花", "")),
        "还有 3 人，记下这 50 人再显示。",
        (HolderRow("赵大山", "2018年10月9日", Form("/units/12/study/mistake", "k2", (("handout", "7"),))),),
    )
    handbook = HandingOut("handbook", "工作手册第1版，2018年3月5日", Form("/units/12/study", "k3"), (), "", ())
    return UnitStudyPage(
        frame, "新城名苑", (booklet, handbook), "/units/12/study/sheet.pdf", notice="记下了，今天发给 2 人。"
    )


def unit_none(frame: Frame) -> UnitStudyPage:
    return UnitStudyPage(frame, "新城名苑", (), "/units/12/study/sheet.pdf", error="没有勾人，没有记下。")
