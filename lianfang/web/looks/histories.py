"""What became of a draft: stages, changes by hand, what was found about disputed lines; in one list, newest first."""

from datetime import datetime

from msgspec import Struct

from bulletins.changes.reads import changes
from bulletins.changes.vocabulary import UNDONE, Change
from bulletins.figures.flat import flat
from bulletins.figures.rules.words import WORDS
from bulletins.register.reads.answers import replies
from bulletins.register.vocabulary import STEP_WORDS
from bulletins.telling.advice import RESTS_ON
from lianfang.accounts.states import names_of
from lianfang.database import transaction
from lianfang.flows.bulletin.preview import Preview

_HANDS = {"use": "用上建议", "changed": "改建议", "dropped": "不用建议", "added": "建议用上"}


class Happened(Struct, frozen=True):
    """Who did what, when; `said` are his words, or what became what."""

    at: datetime
    who: str
    did: str
    said: str


async def history(seen: Preview) -> tuple[Happened, ...]:
    """Stages by the names that answer for them, the rest by who pressed."""
    async with transaction():
        made = await changes(seen.work.id)
        found = await replies(seen.work.publisher.scope, seen.week.last) if seen.work.kind == "weekly" else []
        hands = {one.account for one in made} | {one.account for one in found}
        names = await names_of([one for one in hands if one])
    labels = {one.path: one.label for one in flat(seen.counted)}
    every = [Happened(one.at, one.name, STEP_WORDS[one.step], one.note) for one in seen.taken]
    every += [Happened(one.at, _who(names, one.account), *_changed(one, labels)) for one in made]
    every += [Happened(one.at, _who(names, one.account), "核对异议", f"{one.unit}：{one.text}") for one in found]
    return tuple(sorted(every, key=lambda one: one.at, reverse=True))


def _who(names: dict[int, str], account: int | None) -> str:
    return names.get(account or 0) or "命令行"


def _changed(one: Change, labels: dict[str, str]) -> tuple[str, str]:
    if one.kind == "figure":
        label = labels.get(one.about, one.about)
        if one.state == UNDONE:
            return "取消手工更正", f"{label}，用数出来的 {one.was}"
        return "手工更正", f"{label}：{one.was} → {one.now}，原因：{one.reason}"
    did = "添建议" if not one.about else _HANDS.get(one.state, "改建议")
    if not one.now:
        return did, one.was or "、".join(WORDS[name].called for name in RESTS_ON.get(one.about, ()))
    return did, f"{one.was} → {one.now}" if one.was else one.now
