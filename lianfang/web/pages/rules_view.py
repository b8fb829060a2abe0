"""规则: what the page shows of a book, of a draft and of a month tried."""

from datetime import date, timedelta

from lianfang.flows.points.rules_seen import RulesSeen, TriedSeen
from lianfang.web.answers import form
from lianfang.web.pages.rules_words import CHANGES, before_of, points_of, terms_of
from lianfang.web.views import ChangedMonth, Choice, ClauseForm, ClauseRow, Count, DraftPanel, Form, Step, TriedPanel
from scoring.points.book.comparing import Change
from scoring.points.rules.drafting import Draft
from scoring.points.vocabulary.book import PERIODS, Rule, RuleBookText

MOST_FULL, MOST_SHARE = 10, 40
"""Per cent: guards at the cap in a week, and the largest item's share; more than that is looked at."""
STEPS = (("drafting", "起草"), ("sent", "法制审核"), ("approved", "公示"), ("", "施行"))
LIMITS = dict(zip(PERIODS, ("每天最多几次", "每周最多几次", "每月最多几次"), strict=True))


def clause_rows(seen: RulesSeen, may_edit: bool) -> tuple[ClauseRow, ...]:
    """Of the draft beside the book in force, or of the book alone."""
    editable = may_edit and seen.draft is not None and seen.draft.state == "drafting"
    return tuple(_row(change, seen.shown, editable, seen.draft is not None) for change in seen.changes)


def _row(change: Change, book: RuleBookText, editable: bool, compared: bool) -> ClauseRow:
    rule = change.rule
    return ClauseRow(
        duty=rule.duty,
        text=rule.clause,
        points=points_of(rule.points),
        terms=terms_of(rule, book),
        who=rule.confirmed_by,
        change=CHANGES.get(change.how) if compared else None,
        before=before_of(change),
        edit=_edit(rule) if editable and change.how != "gone" else None,
    )


def _edit(rule: Rule) -> ClauseForm:
    limits = ((f"per_{period}", LIMITS[period], getattr(rule, f"per_{period}")) for period in PERIODS)
    said = tuple((name, label, "" if n is None else str(n)) for name, label, n in limits)
    return ClauseForm(form("/rule-book/draft/clause"), rule.code, str(rule.points), rule.clause, said)


def draft_panel(draft: Draft, faults: tuple[str, ...], drafts: bool, reviews: bool, typed: str) -> DraftPanel:
    """`drafts`: he writes it; `reviews`: he may answer it; `typed` is what could not be saved."""
    writing = drafts and draft.state == "drafting"
    return DraftPanel(
        steps=_steps(draft),
        said=draft.said,
        faults=faults,
        text=typed or draft.text,
        write=form("/rule-book/draft") if writing else None,
        moves=_moves(draft) if drafts else (),
        answer=form("/rule-book/draft/answer") if reviews and draft.state == "sent" else None,
    )


def _steps(draft: Draft) -> tuple[Step, ...]:
    at = [state for state, _ in STEPS].index(draft.state)
    who = {2: f"到 {draft.notice_until}" if draft.notice_until else "5 个工作日", 3: "只管以后"}
    return tuple(
        Step(name, who.get(n, ""), "done" if n < at else "now" if n == at else "todo")
        for n, (_, name) in enumerate(STEPS)
    )


def _moves(draft: Draft) -> tuple[tuple[Form, str], ...]:
    words = {
        "drafting": (("send", "送法制审核"), ("drop", "作废草案")),
        "sent": (("take_back", "撤回来改"),),
        "approved": (("enforce", "施行"), ("take_back", "撤回来改")),
    }
    at = form("/rule-book/draft/step")
    return tuple(
        (Form(at.href, f"{at.key}{n}", (("step", step),)), said) for n, (step, said) in enumerate(words[draft.state])
    )


def months(today: date, chosen: str) -> tuple[Choice, ...]:
    """The six months that have been, the last one first."""
    first, found = today.replace(day=1), []
    for _ in range(6):
        first = (first - timedelta(days=1)).replace(day=1)
        name = f"{first.year}-{first.month:02d}"
        found.append(Choice(name, f"{first.year}年{first.month}月", name == chosen))
    return tuple(found)


def tried_panel(seen: TriedSeen, book: RuleBookText) -> TriedPanel:
    tried = seen.tried
    full = 100 * max(tried.full_weeks.values(), default=0) / seen.guards if seen.guards else 0
    share = 100 * max((one.points for one in tried.items), default=0) / tried.after if tried.after > 0 else 0
    clauses = {rule.code: rule.clause.partition("：")[0] for rule in book.rules}
    return TriedPanel(
        month=f"{seen.first.year}年{seen.first.month}月",
        bars=(
            Count("一周里到封顶的人", f"{full:.1f}", "%", warn=full > MOST_FULL),
            Count("最大一项占", f"{share:.1f}", "%", warn=share > MOST_SHARE),
            Count("合计", f"{tried.before} → {tried.after}", "分"),
            Count("例题核对", f"{len(book.examples) - seen.wrong}/{len(book.examples)}", "题", warn=seen.wrong > 0),
        ),
        said=f"{tried.gained} 人变多，{tried.lost} 人变少，{tried.same} 人不变。只试算，不记账。",
        items=tuple(
            (clauses.get(one.rule, one.rule), str(one.times), str(one.points), _share(one.points, tried.after))
            for one in tried.items
        ),
        changed=tuple(
            ChangedMonth(seen.names.get(one.person, ""), str(one.before), str(one.after)) for one in tried.most_changed
        ),
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole > 0 else ""
