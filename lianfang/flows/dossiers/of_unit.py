"""一单位一档: what a unit is, who guards it, what it agreed to, its registers over a span."""

from collections.abc import Iterable

from bulletins.dossiers.book import chosen
from bulletins.dossiers.reads.facts import unit_facts
from bulletins.dossiers.vocabulary import Span, day_told
from bulletins.paper.dossier.vocabulary import Dossier, Register
from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.vault.masks import mask
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow
from zones.roster.reads.standing import GuardRow, guards_of

TITLE = "一单位一档"
HEAD, WIDTHS = ("姓名", "岗位", "班次", "保安员证", "发证日期"), (30, 40, 30, 40, 30)


async def of_unit(place: StationRow, unit: int, span: Span, codes: Iterable[str]) -> Dossier:
    """One statement a register, and two more. Raises NotYours for a unit of another station."""
    scope = Scope((place.id,), unit=unit)
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        facts = await unit_facts(scope, today)
        if not facts:
            raise NotYours()
        guards = _guards(await guards_of(scope, today))
        registers = [await kind.unit(scope, span) for kind in chosen(codes) if kind.unit]
    return Dossier(TITLE, facts[0][1], place.name, span.told, day_told(today), facts, (guards, *registers))


def _guards(rows: list[GuardRow]) -> Register:
    told = tuple(
        (
            one.name,
            one.post,
            one.shift,
            mask("certificate", one.number or "") if one.certified else "没有证",
            one.issued.isoformat() if one.issued else "",
        )
        for one in rows
    )
    return Register("现有保安员", HEAD, WIDTHS, told, "成册那天在岗的。证号只印头尾。")
