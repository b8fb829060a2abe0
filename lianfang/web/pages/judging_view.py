"""用得对不对: what stands about a request that was closed, or the forms to judge it by."""

from msgspec import structs

from lianfang.web.answers import form
from lianfang.web.looks.desk import ReviewSeen
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import Choice, Fact, Form, Judging, Tag
from zones.aid.rules.misuse import PAUSE_DAYS, Judgement
from zones.aid.vocabulary import MISUSE_WORDS, RIGHTFUL
from zones.ground.weeks import shanghai_day

Typed = dict[str, str]
NOBODY_YET = Tag("还没判", "warn")


def judging_of(
    found: ReviewSeen, station: int, decides: bool, account: int, typed: Typed | None = None
) -> Judging | None:
    """None where there is nothing to judge: it is open, was taken back, or is a drill. `typed` is a form that was refused."""
    request = found.seen.request
    if request.drill or request.state != "closed":
        return None
    at = f"/stations/{station}/aid/{request.id}"
    if found.judgement is not None:
        lifts = decides and found.judgement.pauses_on(shanghai_day(found.now))
        stands = Judging(
            _state(found.judgement), _stands(found, found.judgement), lift=form(f"{at}/lifting") if lifts else None
        )
        return (
            structs.replace(stands, line=typed.get("line", ""), opened=True)
            if typed and "verdict" not in typed
            else stands
        )
    pressed = any(event.kind == "raised" and event.account == account for event in found.seen.events)
    if not decides or pressed:
        return Judging(NOBODY_YET, why_not="这次是您点的，请换一位民警判。" if decides else "请民警判。")
    return _to_judge(f"{at}/judgement", typed or {})


def _to_judge(href: str, typed: Typed) -> Judging:
    right, misuse, chosen = form(href), form(href), typed.get("verdict", "")
    return Judging(
        NOBODY_YET,
        right=Form(right.href, right.key, (("verdict", RIGHTFUL),)),
        misuse=misuse,
        reasons=(
            Choice("", "选一样", not chosen),
            *(Choice(code, word, code == chosen) for code, word in MISUSE_WORDS.items()),
        ),
        line=typed.get("line", ""),
        opened=bool(typed),
    )


def _state(judgement: Judgement) -> Tag:
    if judgement.until is None:
        return Tag("用得对", "ok")
    return Tag("暂停解除了", "mute") if judgement.lifted else Tag("属于滥用", "warn")


def _stands(found: ReviewSeen, judgement: Judgement) -> tuple[Fact, ...]:
    """What was judged, by whom, with which words; the pause and how it ended."""
    by = found.accounts.get(judgement.account, "")
    facts = [Fact("谁判的", f"{by} {moment(judgement.at)}".strip())]
    if judgement.until is not None:
        facts.insert(0, Fact("用来做什么了", MISUSE_WORDS[judgement.verdict]))
        facts.append(Fact("暂停联勤", f"到{full_day(judgement.until)}，{PAUSE_DAYS} 天：只报派出所，邻居不来"))
    facts += [Fact("说明", judgement.line)] if judgement.line else []
    if lifted := judgement.lifted:
        ended = f"{found.accounts.get(lifted.account, '')} {moment(lifted.at)}".strip()
        facts += [Fact("谁解除的", ended), Fact("解除理由", lifted.line)]
    return tuple(facts)
