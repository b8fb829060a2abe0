"""年度表彰 in words: steps of a list, what the books say of each candidate, 荣誉 of a guard or a unit."""

from typing import Any

from lianfang.access import can
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.commendations import ListSeen, ListsSeen
from lianfang.web.pages.told import full_day, month_day, publicly
from lianfang.web.views import (
    AppealLine,
    CandidateLine,
    Candidates,
    Choice,
    CommendationsPage,
    Count,
    Form,
    Link,
    PublicRun,
    Step,
    Tag,
    YearListPage,
)
from scoring.commendations.reads import CommendedRow, ListCount
from scoring.commendations.rules.ordering import ORDER, order
from scoring.commendations.vocabulary import (
    KINDS,
    LEAST_ASKED,
    STATES,
    STOPS,
    CompanyFacts,
    Facts,
    PersonFacts,
    UnitFacts,
    YearList,
)
from zones.ground.percent import percent
from zones.ground.weeks import shanghai_day

COLOURS: dict[str, Any] = {"draft": "info", "public": "gold", "approved": "gold", "decided": "ok", "withdrawn": "mute"}
YEARS = 3
RULE = (
    f"推荐时的次序写明在先：{'；'.join(ORDER.values())}。只排被推荐的，不列末位。"
    "数都从登记里算，不能手填；这一年有一票否决的不评，嫌疑没有查清、异议没有答复的等定了再说。"
    "依据《保安服务管理条例》第七条、《企业事业单位内部治安保卫条例》第十七条。"
)


def called(held: YearList) -> str:
    """2018年度表彰."""
    return f"{held.year}年度表彰"


def lists_page(request: ReadRequest, seen: ListsSeen, **shown: Any) -> CommendationsPage:
    last = shanghai_day(seen.now).year - 1
    return CommendationsPage(
        frame_of(request),
        lists=tuple(_list_line(one) for one in seen.lists),
        years=tuple(Choice(str(year), f"{year}年", year == last) for year in range(last, last - YEARS, -1)),
        rule=RULE,
        new=form("/commendations") if can(actor_of(request), "commend.draw") else None,
        **shown,
    )


def _list_line(one: ListCount) -> AppealLine:
    held = one.held
    note = f"推荐 {one.proposed} 个，选上 {one.chosen} 个" + (f"；{held.number}" if held.number else "")
    return AppealLine(f"/commendations/{held.id}", called(held), note, Tag(STATES[held.state], COLOURS[held.state]))


def list_page(request: ReadRequest, seen: ListSeen, typed: dict[str, str], **shown: Any) -> YearListPage:
    """`typed` is what a refused form said. Officers propose; the rest is the office's."""
    held, base = seen.held, f"/commendations/{seen.held.id}"
    office, account = can(actor_of(request), "commend.draw"), actor_of(request).account
    over = held.notice_until is not None and shanghai_day(seen.now) > held.notice_until
    return YearListPage(
        frame_of(request),
        title=called(held),
        steps=_steps(seen),
        counts=_counts(seen),
        kinds=tuple(_candidates(seen, kind, base, office) for kind in KINDS),
        rule=RULE,
        hint=_hint(seen, account, over),
        papers=_papers(held, base, office),
        moves=_moves(held, base) if office else (),
        approve=form(f"{base}/approval")
        if office and held.state == "public" and over and account != held.account
        else None,
        decide=form(f"{base}/decision") if office and held.state == "approved" else None,
        propose=form(f"{base}/lines") if held.state == "draft" else None,
        offers=_offers(seen, typed.get("whose", "")),
        words=typed.get("words", ""),
        number=typed.get("number", ""),
        **shown,
    )


def _steps(seen: ListSeen) -> tuple[Step, ...]:
    held, order_ = seen.held, ("draft", "public", "approved", "decided")
    at = order_.index(held.state) if held.state in order_ else -1
    until = f"到{month_day(held.notice_until)}满" if held.notice_until else "五个工作日"
    approver = seen.names.get(held.approver or 0, "") or "另一个人"
    who = (seen.names.get(held.account, ""), until, approver, held.number or "文号")
    return tuple(
        Step(name, said, "done" if nth < at or held.state == "decided" else "now" if nth == at else "todo")
        for nth, (name, said) in enumerate(zip(("推荐、选人", "公示", "批准", "发文"), who, strict=True))
    )


def _counts(seen: ListSeen) -> tuple[Count, ...]:
    chosen = sum(row.one.chosen for row in seen.rows)
    counts = [Count("推荐", str(len(seen.rows)), "个"), Count("选上", str(chosen), "个")]
    if halted := sum(row.one.chosen and row.one.id in seen.stopped for row in seen.rows):
        counts.append(Count("现在不能表彰", str(halted), "个", warn=True))
    return tuple(counts)


def _hint(seen: ListSeen, account: int, over: bool) -> str:
    held = seen.held
    if held.state == "public" and held.notice_until:
        if not over:
            return f"公示到{month_day(held.notice_until)}，满了以后由另一个人批准"
        return "公示满了，要换一个人来批准" if account == held.account else "公示满了，可以批准"
    said = {"draft": "派出所、办公室都能推荐，办公室选", "approved": "等发文，登记文号", "decided": "证书可以打印了"}
    return said.get(held.state, "这一份作废了，可以另拟")


def _papers(held: YearList, base: str, office: bool) -> tuple[Link, ...]:
    found = [Link("公示单", f"{base}/notice.pdf")] if held.state != "withdrawn" else []
    if office and held.state in ("approved", "decided"):
        found.append(Link("表彰决定", f"{base}/decision.pdf"))
    if office and held.state == "decided":
        found.append(Link("荣誉证书", f"{base}/certificates.pdf"))
    return tuple(found)


def _moves(held: YearList, base: str) -> tuple[tuple[str, Form], ...]:
    said = {"draft": (("送公示", "publish"), ("作废这一份", "withdraw")), "public": (("撤回来改", "take_back"),)}
    return tuple((words, _along(f"{base}/step", step=step)) for words, step in said.get(held.state, ()))


def _along(href: str, **along: str) -> Form:
    made = form(href)
    return Form(made.href, made.key, tuple(along.items()))


def _candidates(seen: ListSeen, kind: str, base: str, office: bool) -> Candidates:
    rows = sorted(
        (row for row in seen.rows if row.one.kind == kind), key=lambda row: (*order(seen.facts[row.one.id]), row.one.id)
    )
    rules = seen.rules
    most = {"person": rules.persons, "unit": rules.units, "company": rules.companies}[kind]
    chosen = sum(row.one.chosen for row in rows)
    return Candidates(
        KINDS[kind], f"最多 {most} 个，选了 {chosen} 个", tuple(_line(seen, row, base, office) for row in rows)
    )


def _line(seen: ListSeen, row: CommendedRow, base: str, office: bool) -> CandidateLine:
    one, at = row.one, f"{base}/lines/{row.one.id}"
    choice = ("不选", _along(at, act="leave_out")) if one.chosen else ("选上", _along(at, act="choose"))
    forms = (choice, ("去掉", _along(at, act="drop"))) if office and seen.held.state == "draft" else ()
    state = Tag("选上了", "ok") if one.chosen else Tag("推荐", "info")
    stop = seen.stopped.get(one.id)
    return CandidateLine(
        row.called, facts_told(seen.facts[one.id]), row.words, state, STOPS[stop] if stop else "", forms
    )


def _offers(seen: ListSeen, typed: str) -> tuple[Choice, ...]:
    there = {f"{row.one.kind[0]}{row.one.of}" for row in seen.rows}
    return tuple(
        Choice(one.whose, f"{one.called}　{facts_told(one.facts)}", one.whose == typed)
        for one in seen.offers
        if one.whose not in there
    )


def facts_told(facts: Facts) -> str:
    """312 分，得奖 4 个月，支援 9 次，有分 88 天，三颗星."""
    match facts:
        case PersonFacts(points, months, calls, days, stars):
            said = [f"{points} 分", f"得奖 {months} 个月", f"支援 {calls} 次", f"有分 {days} 天"]
            said += [f"{stars} 颗星"] if stars else []
        case UnitFacts(points, led, missed, asked, answered):
            said = [f"单位 {points} 分", f"牵头 {led} 次", f"没有派员 {missed} 次"]
            said += [f"点名应答率 {percent(answered, asked)}%"] if asked >= LEAST_ASKED else []
        case CompanyFacts(guards_points, guards, units_points, units):
            said = [f"保安 {guards} 人共 {guards_points} 分", f"客户单位 {units} 家共 {units_points} 分"]
    return "，".join(said)


def public_line(row: CommendedRow) -> tuple[str, str, str, str]:
    """(what he is called now, who, nothing more, no money), as everybody may read it."""
    who = publicly(row.name, row.unit_name, row.named) if row.one.kind == "person" else row.called
    return KINDS[row.one.kind], who, "", ""


def public_list(held: YearList, rows: list[CommendedRow]) -> PublicRun:
    """As it hangs on the wall, for a guard's phone."""
    note = f"公示到{full_day(held.notice_until)}。有意见，向分局法制部门提。"
    return PublicRun(called(held), note, tuple(public_line(row) for row in rows))


def honours(rows: list[CommendedRow]) -> tuple[str, ...]:
    """2018年度先进保安员（洋公〔2019〕3号）."""
    return tuple(f"{row.year}年度{KINDS[row.one.kind]}（{row.number}）" for row in rows)
