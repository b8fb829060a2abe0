"""Filled contexts of 规则: a draft with faults and a month tried, a draft at the legal office, and the book in force alone."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from lianfang.flows.points.rules_seen import RulesSeen, TriedSeen
from lianfang.web.pages.board_paper import board_links
from lianfang.web.pages.own_rules import by_duty, changes_of
from lianfang.web.pages.rules_view import clause_rows, draft_panel, months, tried_panel
from lianfang.web.pages.rules_words import notes_of
from lianfang.web.views import Form, Frame, Link, OwnRulesPage, RuleBookPage
from scoring.points.book.comparing import changes
from scoring.points.book.reading import FIRST, parse
from scoring.points.reads.books import BookRow
from scoring.points.rules.drafting import Draft
from scoring.points.rules.trying import Item, Person, Tried
from scoring.points.vocabulary.book import Campaign

TEXT = FIRST.read_text(encoding="utf-8")
IN_FORCE = BookRow(1, date(2010, 1, 1), parse(TEXT))
NEXT = (
    TEXT.replace('"2018年第1版"', '"2027年第3版"')
    .replace("starts_on = 2010-01-01", "starts_on = 2027-01-01")
    .replace('duty = "安保救助"\npoints = 5', 'duty = "安保救助"\npoints = 8')
    .replace("minutes >= 40", "minutes >= 45")
)
CAMPAIGN = Campaign("年关巡防", date(2027, 1, 20), date(2027, 2, 20), 2, ("治安巡防",))
DRAFT = Draft(1, 1, NEXT, "drafting", 7, datetime(2026, 11, 12, 2, tzinfo=UTC), said="第三条的封顶再想想。")
FAULTS = ("第 10 个例题说是 20 分，按条款算是 23 分", "“常规分”一个月的封顶（40 分）比一周的（41 分）还少")


def _page(frame: Frame, draft: Draft | None, drafts: bool, reviews: bool, faults: tuple[str, ...] = ()) -> RuleBookPage:
    shown = replace(parse(NEXT), campaigns=(CAMPAIGN,)) if draft else IN_FORCE.text
    compared = changes(IN_FORCE.text if draft else None, shown)
    seen = RulesSeen(date(2026, 11, 20), shown, IN_FORCE, (IN_FORCE,), compared, draft, faults)
    return RuleBookPage(
        frame,
        title=shown.title,
        under="2027年第3版草案，拟自 2027-01-01 起施行 · 现行 2018年第1版"
        if draft
        else "2018年第1版，从 2010-01-01 起施行",
        clauses=clause_rows(seen, drafts),
        notes=notes_of(shown),
        examples=shown.examples,
        months=months(seen.today, "2026-10"),
        versions=(Link("2018年第1版", "", "从 2010-01-01 起"),),
        boards=board_links("/rule-book"),
        draft=draft_panel(draft, faults, drafts, reviews, "") if draft else None,
        begin=None if draft else Form("/rule-book/draft", "key-begin"),
        begin_text=TEXT,
    )


def drafted(frame: Frame) -> RuleBookPage:
    items = (Item("patrol.walked", 294, 882), Item("outreach.session", 234, 234), Item("rescue", 18, 144))
    persons = (Person(1, 22, 31, 3), Person(2, 40, 34, 9), *(Person(n, 9, 9, 3) for n in range(3, 160)))
    tried = TriedSeen(date(2026, 10, 1), Tried(items, persons, {"2026-W41": 35}), {1: "李大海", 2: "赵长林"}, 207, 1)
    shown = replace(parse(NEXT), campaigns=(CAMPAIGN,))
    return replace(_page(frame, DRAFT, True, False, FAULTS), tried=tried_panel(tried, shown))


def at_review(frame: Frame) -> RuleBookPage:
    return _page(frame, replace(DRAFT, state="sent"), False, True)


def public(frame: Frame) -> RuleBookPage:
    approved = replace(DRAFT, state="approved", notice_until=date(2026, 11, 27), approved_by=8)
    return replace(_page(frame, approved, True, False), notice="审过了，从明天起公示五个工作日。")


def in_force(frame: Frame) -> RuleBookPage:
    refused = "这份积分管理办法不能用：第 37 行第 9 个字附近写法不对：请看括号、引号、等号有没有少。请改好再装入。"
    return replace(_page(frame, None, True, False), error=refused)


def own(frame: Frame) -> OwnRulesPage:
    book, coming = IN_FORCE.text, replace(parse(NEXT), campaigns=(CAMPAIGN,))
    return OwnRulesPage(
        frame,
        title=book.title,
        under="2018年第1版，从2010年1月1日起施行",
        duties=by_duty(book),
        notes=notes_of(coming),
        coming="办法要改，公示到2026年11月27日，拟从2027年1月1日起施行。有意见请告诉社区民警。",
        changes=changes_of(book, coming),
    )
