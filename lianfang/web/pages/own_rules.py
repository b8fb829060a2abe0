"""记分办法 on a guard's phone: what is worth how much, which caps, and what is about to change."""

from litestar import Response, get

from lianfang.flows.points.rules_seen import FIRST_BOOK, RulesSeen, rules_seen
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import by_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.rules_words import notes_of, points_of, terms_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import DutyClauses, OwnRulesPage
from scoring.points.book.comparing import changes
from scoring.points.vocabulary.book import RuleBookText


@get("/points/rules", opt={"action": "points.see"})
async def own_rules(request: ReadRequest) -> Response[str]:
    seen = await rules_seen(by_of(request).bureau or 0, with_draft=True)
    current = seen.in_force.text if seen.in_force else FIRST_BOOK
    coming, book = _coming(seen, current)
    return page(
        OwnRulesPage(
            frame_of(request),
            title=current.title,
            under=f"{current.version}，从{full_day(current.starts_on)}起施行",
            duties=by_duty(current),
            notes=notes_of(current),
            coming=coming,
            changes=changes_of(current, book) if book else (),
        )
    )


def by_duty(book: RuleBookText) -> tuple[DutyClauses, ...]:
    """In the order of the book."""
    duties = dict.fromkeys(rule.duty for rule in book.rules)
    return tuple(
        DutyClauses(
            duty,
            tuple((one.clause, points_of(one.points), terms_of(one, book)) for one in book.rules if one.duty == duty),
        )
        for duty in duties
    )


def _coming(seen: RulesSeen, current: RuleBookText) -> tuple[str, RuleBookText | None]:
    """What is about to change: a draft in public notice, or a version that begins later."""
    if seen.draft and seen.draft.state == "approved":
        until, starts_on = full_day(seen.draft.notice_until), full_day(seen.shown.starts_on)
        return f"办法要改，公示到{until}，拟从{starts_on}起施行。有意见请告诉社区民警。", seen.shown
    later = next(
        (book for book in seen.versions if book.starts_on > current.starts_on and book.starts_on > seen.today), None
    )
    if later is None:
        return "", None
    return f"从{full_day(later.starts_on)}起改用{later.text.version}，以前的分不变。", later.text


def changes_of(current: RuleBookText, book: RuleBookText) -> tuple[tuple[str, str, str], ...]:
    """(clause, points, what becomes of it)."""
    words = {"new": "新加", "gone": "不再记", "points": "改分", "changed": "改"}
    return tuple(
        (one.rule.clause, points_of(one.rule.points), words[one.how])
        for one in changes(current, book)
        if one.how != "same"
    )
