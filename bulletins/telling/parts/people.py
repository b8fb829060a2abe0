"""五、保安联勤联防小区及单位保安员证考试情况. Figure 4 (part three's) stands here beside figure 5."""

from bulletins.figures.rules import Finding, found
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Paragraph, Part
from bulletins.telling import drawings
from bulletins.telling.phrases import LEAST_ASKED, LEAST_BASE, attention, listed, points_moved, rate_moved
from zones.ground.weeks import parse_span


def part(now: Figures, last: Figures | None, weak: tuple[Finding, ...], area: str) -> Part:
    one, sunday = now.exam, parse_span(now.week).sunday
    share = (
        f"，持证率{one.certified_pct:.1f}%{_estates(now)}"
        if one.guards >= LEAST_BASE and one.certified_pct is not None
        else ""
    )
    pending = f"，含合格待发证{one.pending}人" if one.pending else ""
    text = (
        f"{_sat(now)}截至{sunday.month}月{sunday.day}日，{area}持证{one.certified}人{share}；"
        f"未持证{one.guards - one.certified}人{pending}（见图5）。{_beside(now, last)}{_taught(now)}"
    )
    behind = found(weak, "category_behind")
    told = (
        [f"{name}持证率{one.by_category[name].certified_pct:.1f}%，低于{area}" for name in behind.about]
        if behind
        else []
    )
    drawn = (
        (drawings.certificates(now),)
        if "rollcall" in now.missing
        else (drawings.answers(now, last), drawings.certificates(now))
    )
    return Part("五、保安联勤联防小区及单位保安员证考试情况", (Paragraph(text + attention(told), figures=drawn),))


def _sat(now: Figures) -> str:
    one = now.exam
    if not one.sat:
        return "本期保安员证考试数据未到。" if "exam" in now.missing else "本期市局未组织保安员证考试。"
    rate = f"，合格率{one.pass_pct:.1f}%" if one.sat >= LEAST_BASE and one.pass_pct is not None else ""
    return f"本期{one.sat}名保安员参加市局组织的保安员证考试，{one.passed}人合格{rate}。"


def _beside(now: Figures, last: Figures | None) -> str:
    """持证率由58.5%升至60.4%，提高1.9个百分点；不符合条件15人，由所在单位调岗。 Nothing where nothing moved and nobody is unfit."""
    one, told = now.exam, []
    before = last.exam.certified_pct if last and last.exam.guards >= LEAST_BASE else None
    if one.guards >= LEAST_BASE and before is not None and before != one.certified_pct:
        told.append(f"持证率{rate_moved(before, one.certified_pct)}，{points_moved(before, one.certified_pct)}")
    if one.unfit:
        told.append(f"不符合条件{one.unfit}人，由所在单位调岗")
    return f"{'；'.join(told)}。" if told else ""


def _taught(now: Figures) -> str:
    """本期开展培训3堂、45人次，演练1次、12人参加，抽问保安员26人次、知晓率88.5%。 Empty where there was none of them."""
    one, told = now.training, []
    if one.sessions:
        told.append(f"培训{one.sessions}堂、{one.person_times}人次")
    if one.drills:
        told.append(f"演练{one.drills}次、{one.drilled}人参加")
    if now.awareness:
        told += [
            f"抽问{whom}{asked}人次、{_known(knew, asked)}"
            for whom, asked, knew in (
                ("保安员", now.awareness.guards_asked, now.awareness.guards_knew),
                ("群众和从业人员", now.awareness.public_asked, now.awareness.public_knew),
            )
            if asked
        ]
    return f"本期开展{'，'.join(told)}。" if told else ""


def _known(knew: int, asked: int) -> str:
    return f"知晓率{drawings.share(knew, asked)}" if asked >= LEAST_ASKED else f"知晓{knew}人次"


def _estates(now: Figures) -> str:
    """，其中小区63.4%、单位63.2%."""
    rows = now.exam.by_category
    estates = [one for name, one in rows.items() if "小区" in name]
    others = [one for name, one in rows.items() if "小区" not in name]
    shares = []
    for word, group in (("小区", estates), ("单位", others)):
        guards, certified = sum(one.guards for one in group), sum(one.certified for one in group)
        if guards < LEAST_BASE:
            return ""
        shares.append(f"{word}{drawings.share(certified, guards)}")
    return f"，其中{listed(shares)}"
