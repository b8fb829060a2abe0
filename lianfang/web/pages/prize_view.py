"""奖励 in words: a run's steps, lines, zones; what a guard reads of his."""

from datetime import date, timedelta
from typing import Any

from lianfang.web.answers import ReadRequest, form
from lianfang.web.frames import frame_of
from lianfang.web.looks.prizes import OwnPrizesSeen, RunSeen, RunsSeen
from lianfang.web.pages.commendation_view import public_list
from lianfang.web.pages.told import full_day, month_day, publicly
from lianfang.web.views import (
    AppealLine,
    Choice,
    Count,
    Form,
    Link,
    OwnPrize,
    OwnPrizesPage,
    PrizeLine,
    PublicRun,
    RunPage,
    StationPrizesPage,
    Step,
    Tag,
    ZoneShare,
)
from scoring.points.vocabulary.book import TIES, PrizeRules
from scoring.prizes.reads import PrizeRow, RunRow
from scoring.prizes.vocabulary import PRIZE_STATES, SOURCES, STATES, VOID_WHYS, Run, yuan
from zones.ground.weeks import month_of, shanghai_day
from zones.roster.reads import StationRow

COLOURS: dict[str, Any] = {"draft": "info", "public": "gold", "approved": "gold", "settled": "ok", "withdrawn": "mute"}
LINE_COLOURS: dict[str, Any] = {"proposed": "info", "reserved": "gold", "paid": "ok", "void": "mute"}
MONTHS = 6
BY = {name: said.removesuffix("的在前") for name, said in TIES.items()} | {"lot": "抽签"}
STOPPED = {"veto": "一票否决还没有解除，暂缓", "appeal": "有一条异议还没有答复，暂缓"}
PAPER_SAYS = "奖励积分不得作为扣发工资、解除合同的依据"


def called(month: str) -> str:
    """2018年10月."""
    return f"{month[:4]}年{int(month[5:])}月"


def rule_of(rules: PrizeRules) -> str:
    """The rule in one sentence, as it is printed."""
    ties = "；再看".join(BY[name] for name in rules.ties)
    order = f"同分的先看{ties}；还一样的抽签，签由月份和本人编号算出，可以复算。" if ties else "同分的抽签，可以复算。"
    return line_of(rules) + order


def line_of(rules: PrizeRules) -> str:
    """Threshold and sum."""
    return f"一个月满 {rules.threshold} 分够评奖线，一名 {rules.guard_yuan} 元，在片区里比。"


def runs_page(
    request: ReadRequest, place: StationRow, seen: RunsSeen, typed: dict[str, str], **shown: Any
) -> StationPrizesPage:
    """`typed` is what a refused form said."""
    last = next(iter(seen.runs), None)
    base = f"/stations/{place.id}/prizes"
    source = typed.get("source", last.run.source if last else "")
    return StationPrizesPage(
        frame_of(request),
        place.name,
        runs=tuple(_run_line(base, row) for row in seen.runs),
        new=form(base),
        months=months(seen.latest, shanghai_day(seen.now), typed.get("month", "")),
        sources=tuple(Choice(code, word, code == source) for code, word in SOURCES.items()),
        rule=rule_of(seen.book.text.prizes if seen.book else PrizeRules()),
        exchange=f"/stations/{place.id}/redemptions",
        budget=typed.get("budget", yuan(last.run.budget_fen) if last else ""),
        kept=typed.get("kept", yuan(last.run.kept_fen) if last else "0"),
        **shown,
    )


def _run_line(base: str, row: RunRow) -> AppealLine:
    run = row.run
    note = f"{row.lines} 项，{yuan(row.fen)} 元；预算 {yuan(run.budget_fen)} 元，{SOURCES[run.source]}"
    return AppealLine(f"{base}/{run.id}", called(run.month), note, Tag(STATES[run.state], COLOURS[run.state]))


def months(latest: date, today: date, chosen: str) -> tuple[Choice, ...]:
    """Those that are over, from the last one with points back."""
    found: list[Choice] = []
    first = latest.replace(day=1)
    while len(found) < MONTHS:
        if month_of(first) < month_of(today):
            found.append(Choice(month_of(first), called(month_of(first)), month_of(first) == chosen))
        first = (first - timedelta(days=1)).replace(day=1)
    return tuple(found)


def run_page(
    request: ReadRequest, place: StationRow, seen: RunSeen, account: int, typed: dict[str, str], **shown: Any
) -> RunPage:
    """`account` is the reader's: whoever drew it up does not approve it."""
    run, base = seen.run, f"/stations/{place.id}/prizes/{seen.run.id}"
    draft, rules = run.state == "draft", seen.fresh.book.text.prizes if seen.fresh else None
    return RunPage(
        frame_of(request),
        title=f"{called(run.month)}奖励",
        station=place.name,
        back=f"/stations/{place.id}/prizes",
        steps=_steps(seen),
        counts=_counts(seen),
        zones=_zones(seen),
        lines=tuple(_line(seen, row, base) for row in seen.rows),
        rule=rule_of(rules) if rules else "",
        hint=_hint(seen, account),
        papers=_papers(run, base),
        moves=_moves(run, base),
        approve=form(f"{base}/approval") if _may_approve(seen, account) else None,
        transfer=form(f"{base}/transfer") if run.state == "approved" else None,
        add=form(f"{base}/lines") if draft else None,
        whose=_whose(seen, typed.get("whose", "")),
        whys=tuple(Choice(code, word) for code, word in VOID_WHYS.items()),
        yuan=typed.get("yuan", ""),
        words=typed.get("words", ""),
        **shown,
    )


def _steps(seen: RunSeen) -> tuple[Step, ...]:
    run, order = seen.run, ("draft", "public", "approved", "settled")
    at = order.index(run.state) if run.state in order else -1
    until = f"到{month_day(run.notice_until)}满" if run.notice_until else "五个工作日"
    approver = seen.names.get(run.approver or 0, "") or "另一个人"
    who = (seen.names.get(run.account, ""), until, approver, "分局财务，转账")
    names = ("拟名单", "公示", "批准", "转账、领到")
    return tuple(
        Step(name, said, "done" if nth < at or run.state == "settled" else "now" if nth == at else "todo")
        for nth, (name, said) in enumerate(zip(names, who, strict=True))
    )


def _counts(seen: RunSeen) -> tuple[Count, ...]:
    run = seen.run
    given = sum(row.prize.fen for row in seen.rows if row.prize.state != "void")
    counts = [
        Count("预算", yuan(run.budget_fen), "元"),
        Count("名单上", str(sum(row.prize.state != "void" for row in seen.rows)), "项"),
        Count("要发", yuan(given), "元"),
    ]
    if seen.fresh and seen.fresh.barred:
        counts.append(Count("一票否决，不评", str(seen.fresh.barred), "人"))
    if seen.stopped:
        counts.append(Count("暂缓", str(len(seen.stopped)), "人", warn=True))
    return tuple(counts)


def _hint(seen: RunSeen, account: int) -> str:
    run = seen.run
    if run.state == "public" and run.notice_until:
        if shanghai_day(seen.now) <= run.notice_until:
            return f"公示到{month_day(run.notice_until)}，满了以后由另一个人批准"
        return "公示满了，要换一个人来批准" if account == run.account else "公示满了，可以批准"
    said = {"draft": "看好名单再送公示", "approved": "钱已经留好，等财务转账", "settled": "都办完了，剩下的钱退回"}
    return said.get(run.state, "这一期作废了，可以另拟")


def _may_approve(seen: RunSeen, account: int) -> bool:
    run = seen.run
    over = run.state == "public" and run.notice_until is not None and shanghai_day(seen.now) > run.notice_until
    return over and account != run.account


def _papers(run: Run, base: str) -> tuple[Link, ...]:
    found = [Link("公示单", f"{base}/notice.pdf")] if run.state != "withdrawn" else []
    if run.state in ("approved", "settled"):
        found += [Link("奖励发放表", f"{base}/pay.pdf"), Link("发放表 xlsx", f"{base}/pay.xlsx")]
    return tuple(found)


def _moves(run: Run, base: str) -> tuple[tuple[str, Form], ...]:
    said = {"draft": (("送公示", "publish"), ("作废这一期", "withdraw")), "public": (("撤回来重拟", "take_back"),)}
    return tuple((words, _along(f"{base}/step", step=step)) for words, step in said.get(run.state, ()))


def _along(href: str, **along: str) -> Form:
    made = form(href)
    return Form(made.href, made.key, tuple(along.items()))


def _zones(seen: RunSeen) -> tuple[ZoneShare, ...]:
    if seen.fresh is None:
        return ()
    given = {zone.id: 0 for zone in seen.zones}
    for one in seen.fresh.chosen:
        given[one.zone] = given.get(one.zone, 0) + 1
    turns, reached = seen.fresh.turns, seen.fresh.reached
    return tuple(
        ZoneShare(one.name, f"{turns.get(one.id, 0)} 次", f"{reached.get(one.id, 0)} 人", str(given[one.id]))
        for one in seen.zones
    )


def _line(seen: RunSeen, row: PrizeRow, base: str) -> PrizeLine:
    one, at = row.prize, f"{base}/lines/{row.prize.id}"
    forms = [("去掉", _along(at, act="drop"))] if seen.run.state == "draft" and one.kind == "deed" else []
    if one.state == "paid" and not one.received:
        forms.append(("本人已在纸上签收", _along(at, act="paper")))
    return PrizeLine(
        row.zone_name,
        f"第 {one.rank} 名" if one.kind == "month" else "一事一奖",
        f"{row.name}（{row.unit_name}）" if row.name else row.unit_name,
        str(one.points) if one.kind == "month" else "",
        yuan(one.fen),
        Tag(_said(row), LINE_COLOURS[one.state]),
        note=_note(seen, row),
        forms=tuple(forms),
        void=_along(at, act="void") if one.state == "reserved" else None,
    )


def _said(row: PrizeRow) -> str:
    one = row.prize
    if one.state == "paid" and one.received:
        return "领到了（手机）" if one.received == "phone" else "领到了（纸上）"
    return PRIZE_STATES[one.state]


def _note(seen: RunSeen, row: PrizeRow) -> str:
    one = row.prize
    if one.state == "void":
        return VOID_WHYS[one.why]
    if one.state != "paid" and (why := seen.stopped.get(one.person or 0)):
        return STOPPED[why]
    return row.words if one.kind == "deed" else f"同分，看{BY[one.by]}" if one.by else ""


def _whose(seen: RunSeen, chosen: str) -> tuple[Choice, ...]:
    if seen.run.state != "draft":
        return ()
    guards = [(f"p{one.person}", f"{one.unit_name} {one.name}") for one in seen.guards]
    every = [*guards, *((f"u{one.id}", f"单位：{one.name}") for one in seen.units)]
    return tuple(Choice(value, text, value == chosen) for value, text in every)


def own_page(request: ReadRequest, seen: OwnPrizesSeen, **shown: Any) -> OwnPrizesPage:
    """A guard's: his prizes, then what is public at his station."""
    return OwnPrizesPage(
        frame_of(request),
        mine=tuple(_own(row) for row in seen.mine),
        public=(*(_public(run, rows) for run, rows in seen.public), *(public_list(*one) for one in seen.lists)),
        rule=f"{rule_of(seen.book.text.prizes if seen.book else PrizeRules())}钱由分局财务转账，不发现金。{PAPER_SAYS}。",
        **shown,
    )


def _own(row: PrizeRow) -> OwnPrize:
    one = row.prize
    title = f"{called(row.month)} · {'月奖励' if one.kind == 'month' else '一事一奖'} {yuan(one.fen)} 元"
    note = row.words if one.kind == "deed" else f"{row.zone_name}第 {one.rank} 名，{one.points} 分"
    receive = form(f"/points/prizes/{one.id}") if one.state == "paid" and not one.received else None
    return OwnPrize(title, VOID_WHYS.get(one.why, note), Tag(_said(row), LINE_COLOURS[one.state]), receive)


def _public(row: RunRow, rows: list[PrizeRow]) -> PublicRun:
    note = f"公示到{full_day(row.run.notice_until)}。有意见，在“我的积分”里提异议，或者找分局法制部门。"
    return PublicRun(f"{row.station_name}{called(row.run.month)}奖励", note, tuple(public_line(one) for one in rows))


def public_line(row: PrizeRow) -> tuple[str, str, str, str]:
    """(zone, who, what for, yuan), as everybody may read it: a name only where he agreed."""
    one = row.prize
    who = publicly(row.name, row.unit_name, row.named) if row.name else row.unit_name
    what = row.words if one.kind == "deed" else f"第 {one.rank} 名，{one.points} 分"
    return row.zone_name, who, what, yuan(one.fen)
