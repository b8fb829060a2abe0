"""扣分单 in words: what stands on it, and what its reader may do."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from lianfang.web.answers import form
from lianfang.web.looks.deductions import SlipsSeen
from lianfang.web.pages.note_view import officer_called, when
from lianfang.web.pages.told import day
from lianfang.web.views import Choice, Fact, SlipCard, Tag
from scoring.points.deductions.reads import SlipRow
from scoring.points.deductions.rules import lapses_at
from scoring.points.deductions.vocabulary import ANSWERS, BARS, KINDS, NO_BAR, OBJECTION_DAYS, WHYS, WORDS, Deduction
from zones.ground.weeks import SHANGHAI
from zones.roster.reads.standing import GuardRow

COLOURS = {"proposed": "gold", "heard": "gold", "stands": "warn", "dropped": "ok", "lapsed": "ok", "withdrawn": "ok"}
PAPER_SAYS = "本单不得作为扣发工资、解除劳动合同的依据"
SAYS = {
    "post.left": {"denied": "我没有离开", "handling": "我在处置、避险"},
    "record.forged": {"denied": "登记是真的"},
}
"""What a guard presses, where the kind has words of its own; 在处置 is no answer to a forged record."""
ALSO = {"refused": "我拒绝的是违法指令", "other": "别的情况（下面写一句）", "silent": "不说了"}
NO_BAR_SAID = "都不是"
ENDED = {
    "handling": "当时在处置、避险",
    "refused": "拒绝的是违法指令（条例第三十一条）",
    "hand_over": "当时在交接班",
    "hospital": "当时送医",
    "said_refused": "本人说拒绝的是违法指令，这件事由分局法制部门书面来办",
    "untrue": "单位说没有这回事",
    "taken_back": "民警收回了",
}
WHOSE = (("deed", "民警写的"), ("guard", "本人说的"), ("unit", "单位写的"), ("back", "收回的原因"))


def title(slip: Deduction) -> str:
    """脱岗 · 11月20日 星期五."""
    return f"{WORDS[slip.kind]} · {day(slip.day)}"


def bars() -> tuple[Choice, ...]:
    return (*(Choice(code, word) for code, word in BARS.items()), Choice(NO_BAR, NO_BAR_SAID))


def kinds(chosen: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(kind, WORDS[kind], kind == chosen) for kind in KINDS)


def answers(kind: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, word) for code, word in (SAYS[kind] | ALSO).items())


def guards(rows: list[GuardRow], chosen: str = "") -> tuple[Choice, ...]:
    """One for each place where somebody stands."""
    found = {f"{row.unit}.{row.person}": f"{row.unit_name} {row.name}" for row in rows}
    return tuple(Choice(value, text, value == chosen) for value, text in found.items())


def own_card(seen: SlipsSeen, row: SlipRow, typed: str = "") -> SlipCard:
    """As its guard reads it. `typed` is what he has written and may send again."""
    slip = row.slip
    waits = slip.state in ("proposed", "heard") and not slip.answer
    card = _card(seen, row, _own_means(seen, slip))
    if not waits:
        return card
    return replace(card, answer=form(f"/deductions/{slip.id}"), answers=answers(slip.kind), typed=typed)


def unit_card(seen: SlipsSeen, row: SlipRow, typed: str = "") -> SlipCard:
    """As the manager of his unit reads it: his words are there before it is asked."""
    slip = row.slip
    card = replace(_card(seen, row, _means(seen, slip)), title=f"{row.name} · {title(slip)}")
    if slip.state != "heard":
        return card
    return replace(card, confirm=form(f"/units/{slip.unit}/deductions/{slip.id}"), bars=bars(), typed=typed)


def desk_card(seen: SlipsSeen, row: SlipRow, decides: bool) -> SlipCard:
    """As the station reads it; an officer may take it back."""
    slip = row.slip
    card = replace(_card(seen, row, _means(seen, slip)), title=f"{row.unit_name} {row.name} · {title(slip)}")
    if not decides or slip.state not in ("proposed", "heard", "stands"):
        return card
    return replace(card, back=form(f"/stations/{slip.station}/deductions/{slip.id}"))


def _card(seen: SlipsSeen, row: SlipRow, means: str) -> SlipCard:
    slip = row.slip
    return SlipCard(
        id=str(slip.id),
        title=title(slip),
        state=Tag(state_word(seen, slip), COLOURS[slip.state]),  # type: ignore[arg-type]
        means=means,
        said=said(row),
        facts=facts(seen, row),
        slip="" if slip.state in ("dropped", "lapsed") else f"/deductions/{slip.id}/slip.pdf",
    )


def state_word(seen: SlipsSeen, slip: Deduction) -> str:
    """扣 5 分 · 等单位核对 · 没有扣分."""
    points = seen.clauses[slip.id][1]
    words = {
        "proposed": "先听本人说",
        "heard": "等单位核对",
        "stands": f"扣 {points} 分" if points else "已确认",
        "withdrawn": "撤回了，分退回",
    }
    return words.get(slip.state, "没有扣分")


def said(row: SlipRow) -> tuple[tuple[str, str], ...]:
    """(whose words, the words); what was pressed stands before what was written."""
    pressed = SAYS[row.slip.kind].get(row.slip.answer) or ANSWERS.get(row.slip.answer, "")
    words = row.words | ({"guard": "：".join(filter(None, (pressed, row.words.get("guard", ""))))} if pressed else {})
    return tuple((whose, words[kind]) for kind, whose in WHOSE if words.get(kind))


def facts(seen: SlipsSeen, row: SlipRow) -> tuple[Fact, ...]:
    """Who proposed and who confirmed, with their days; the clause."""
    slip = row.slip
    found = [Fact("谁提出", f"{seen.names.get(slip.account, '')}，{when(slip.at, seen.now)}")]
    if confirmed_by_unit(slip):
        found.append(Fact("谁核对", f"{seen.names.get(slip.decider, '')}，{when(slip.decided_at, seen.now)}"))  # type: ignore[arg-type]
    if clause := seen.clauses[slip.id][0]:
        found.append(Fact("条款", clause))
    return tuple(found)


def confirmed_by_unit(slip: Deduction) -> bool:
    """Whether the second name is the unit's: what an officer took back early never came to it."""
    if slip.state in ("stands", "withdrawn"):
        return True
    return slip.decider not in (None, slip.account) and slip.why != "taken_back"


def _own_means(seen: SlipsSeen, slip: Deduction) -> str:
    if slip.state in ("proposed", "heard") and not slip.answer:
        officer = officer_called(seen.names.get(slip.account, ""))
        until = last_day(slip.next_deadline)
        ask = f"请在 {until} 前说" if slip.state == "proposed" else "已经请单位核对，定下来以前您还可以说"
        return f"{officer}说您这一天{WORDS[slip.kind]}。还没有扣分，先听您说。{ask}；不说也可以。"
    if slip.state == "heard":
        return "您的话记下了，正在请单位核对。单位看得到您的话。"
    if slip.state == "stands":
        return f"民警和单位都确认了。有意见，{objection(slip)}。{PAPER_SAYS}。"
    return _ended(slip)


def _means(seen: SlipsSeen, slip: Deduction) -> str:
    last = last_day(lapses_at(slip.day))
    if slip.state == "proposed":
        return f"本人可以说到 {last_day(slip.next_deadline)}。{last} 还没有办完，就不扣了。"
    if slip.state == "heard":
        heard = "" if slip.answer else "两天里本人没有说。"
        return f"{heard}单位在 {last} 前核对，过了就不扣了。"
    return f"{PAPER_SAYS}。" if slip.state == "stands" else _ended(slip)


def _ended(slip: Deduction) -> str:
    if slip.state == "withdrawn":
        return "民警撤回了这张单，扣的分已经退回。"
    return f"{ENDED.get(slip.why, WHYS[slip.why])}，不扣分。"


def objection(slip: Deduction) -> str:
    """How, and until when."""
    until = slip.decided_at + timedelta(days=OBJECTION_DAYS) if slip.decided_at else None
    return f"{last_day(until)} 前在“我的积分”里提积分异议，分局法制部门复核"


def last_day(until: datetime | None) -> str:
    """11月22日 18:05; 11月27日 24:00 for the end of a day."""
    if until is None:
        return ""
    wall = until.astimezone(SHANGHAI)
    if (wall.hour, wall.minute) == (0, 0):
        eve = wall - timedelta(days=1)
        return f"{eve.month}月{eve.day}日 24:00"
    return f"{wall.month}月{wall.day}日 {wall:%H:%M}"
