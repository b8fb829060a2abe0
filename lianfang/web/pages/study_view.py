"""学习资料 in words: editions, a unit's copies, the list to be signed."""

from datetime import date
from typing import Any

from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from lianfang.web.answers import ReadRequest, new_key
from lianfang.web.frames import frame_of
from lianfang.web.looks.study import StudySeen, UnitCopies, UnitStudy
from lianfang.web.pages.told import full_day
from lianfang.web.pages.units import beside
from lianfang.web.views import (
    BookKind,
    CopiesRow,
    EditionRow,
    Form,
    HandingOut,
    HolderRow,
    Link,
    StudyPage,
    Tag,
    UnitStudyPage,
)
from scoring.exams.study.vocabulary import KINDS, SHORT, Edition
from zones.ground.scope import Scope

ABOUT = {
    "booklet": "题库里在用的题，一类一章，答案和解释排在每一章后面。",
    "handbook": "能做什么、不能做什么，出了事怎么办，点名、巡逻，怎么记分；最后一页是剪下来随身带的小卡。",
}
AT_ONCE = 50
"""So many guards stand in one form."""
HEAD = ("序号", "姓名", "岗位", "学习资料（签字、日期）", "工作手册（签字、日期）")
FREE = "资料免费发放，不考核、不收回，调到别的单位也归本人。模拟机考、保安员证考试是闭卷，考场里不能带。"


def station_page(request: ReadRequest, seen: StudySeen, publishes: bool, **shown: Any) -> StudyPage:
    return StudyPage(
        frame_of(request),
        kinds=tuple(
            BookKind(
                f"《{title}》",
                ABOUT[kind],
                tuple(_edition(one) for one in seen.editions if one.kind == kind),
                Form("/study", new_key(), (("kind", kind),)) if publishes else None,
            )
            for kind, title in KINDS.items()
        ),
        units=tuple(_copies(one) for one in seen.units),
        **shown,
    )


def _edition(one: Edition) -> EditionRow:
    base = f"/study/editions/{one.id}/book.pdf"
    papers = (Link("印小册子 A5", base), Link("印大字本 A4", f"{base}?size=A4"))
    return EditionRow(one.called, full_day(one.day), one.digest[:16], papers)


def _copies(one: UnitCopies) -> CopiesRow:
    base = f"/units/{one.unit.id}/study"
    return CopiesRow(
        one.unit.name,
        one.unit.zone,
        f"{one.guards} 人",
        tuple(_had(one.had[kind], one.guards) for kind in KINDS),
        base,
        f"{base}/sheet.pdf",
    )


def _had(had: int, guards: int) -> Tag:
    return Tag("都有了", "ok") if had == guards else Tag(f"还差 {guards - had} 人", "gold")


def unit_page(request: ReadRequest, of: Scope, seen: UnitStudy, **shown: Any) -> UnitStudyPage:
    latest = [one for kind in KINDS if (one := seen.latest(kind))]
    base = f"/units/{of.unit}/study"
    return UnitStudyPage(
        frame_of(request),
        seen.name,
        books=tuple(_handing(base, seen, one) for one in latest),
        sheet=f"{base}/sheet.pdf",
        **beside(request, of, "study"),
        **shown,
    )


def _handing(base: str, seen: UnitStudy, one: Edition) -> HandingOut:
    without = seen.without(one.id)
    left = len(without) - AT_ONCE
    return HandingOut(
        id=one.kind,
        title=f"{one.called}，{full_day(one.day)}",
        form=Form(base, new_key(), (("edition", str(one.id)),)),
        without=tuple(
            (str(guard.person), guard.name, _earlier(seen, guard.person, one)) for guard in without[:AT_ONCE]
        ),
        more=f"还有 {left} 人，记下这 {AT_ONCE} 人再显示。" if left > 0 else "",
        holders=tuple(
            HolderRow(guard.name, full_day(got.day), Form(f"{base}/mistake", new_key(), (("handout", str(got.id)),)))
            for guard in seen.guards
            for got in seen.had.get(guard.person, [])
            if got.edition == one.id
        ),
    )


def _earlier(seen: UnitStudy, person: int, one: Edition) -> str:
    """Which older edition he has."""
    had = [seen.editions[got.edition] for got in seen.had.get(person, [])]
    older = max((old.number for old in had if old.kind == one.kind), default=0)
    return f"有第{older}版" if older else ""


def sheet_letter(seen: UnitStudy, today: date) -> Letter:
    """发放登记表 of a unit's guards; as many pages as it needs."""
    latest = {kind: seen.latest(kind) for kind in KINDS}
    rows = tuple(
        (str(nth), guard.name, guard.post, *(_cell(seen, guard.person, one) for one in latest.values()))
        for nth, guard in enumerate(seen.guards, 1)
    )
    editions = "，".join(one.called if one else f"{SHORT[kind]}还没有出" for kind, one in latest.items())
    return Letter(
        title="学习资料发放登记表",
        number=seen.station,
        paragraphs=(),
        lines=(Line("单位", seen.name), Line("发哪一版", editions), Line("在册保安员", f"{len(seen.guards)} 人")),
        blanks=(),
        grid=Grid(HEAD, (12, 26, 30, 51, 51), rows),
        signers=(Signer("发放人（签字）", ""), Signer("单位负责人（签字）", "")),
        day=full_day(today),
        note=FREE,
    )


def _cell(seen: UnitStudy, person: int, one: Edition | None) -> str:
    got = [each for each in seen.had.get(person, []) if one and each.edition == one.id]
    return f"{full_day(got[0].day)}已登记" if got else ""
