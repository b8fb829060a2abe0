"""一票否决 in words."""

from datetime import timedelta
from typing import Any

from lianfang.web.answers import ReadRequest, form
from lianfang.web.frames import frame_of
from lianfang.web.looks.deductions import VetoesSeen
from lianfang.web.pages.note_view import when
from lianfang.web.pages.told import full_day
from lianfang.web.views import Choice, Fact, Tag, VetoCard, VetoesPage
from scoring.points.vetoes.reads import ProposalRow, VetoRow
from scoring.points.vetoes.vocabulary import GROUNDS, REASONS, STATES, Proposal, Veto
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow

COLOURS = {"waiting": "gold", "made": "warn", "declined": "mute", "lapsed": "mute"}
A_QUARTER = timedelta(days=90)


def vetoes_page(
    request: ReadRequest,
    place: StationRow,
    seen: VetoesSeen,
    proposes: bool,
    decides: bool,
    typed: dict[str, str],
    **shown: Any,
) -> VetoesPage:
    """`proposes` and `decides`: whether its reader is an officer there, or of the office."""
    today = shanghai_day(seen.now)
    base = f"/stations/{place.id}/vetoes"
    proposed = [_proposal(seen, row, base if decides else "") for row in seen.proposals if row.proposal.state != "made"]
    made = [(row, _veto(seen, row, base if decides else "")) for row in seen.vetoes]
    persons = {row.person: f"{row.unit_name} {row.name}" for row in seen.guards}
    return VetoesPage(
        frame_of(request),
        place.name,
        waiting=tuple(card for card in proposed if card.state.colour == "gold"),
        standing=tuple(card for row, card in made if _stands(seen, row)),
        over=(
            *(card for row, card in made if not _stands(seen, row)),
            *(card for card in proposed if card.state.colour != "gold"),
        ),
        new=form(base) if proposes and persons else None,
        guards=tuple(Choice(str(id_), text, str(id_) == typed.get("person")) for id_, text in persons.items()),
        grounds=tuple(Choice(code, word, code == typed.get("ground")) for code, word in GROUNDS.items()),
        reasons=tuple(Choice(code, word) for code, word in REASONS.items()),
        since=today,
        until=today + A_QUARTER,
        document=typed.get("document", ""),
        words=typed.get("words", ""),
        **shown,
    )


def _stands(seen: VetoesSeen, row: VetoRow) -> bool:
    return row.lifted_at is None and row.veto.until >= shanghai_day(seen.now)


def _proposal(seen: VetoesSeen, row: ProposalRow, base: str) -> VetoCard:
    one = row.proposal
    facts = [*_facts(one), Fact("谁提出", f"{seen.names.get(one.account, '')}，{when(one.at, seen.now)}")]
    if one.decider and one.decided_at:
        facts.append(Fact("谁定的", f"{seen.names.get(one.decider, '')}，{when(one.decided_at, seen.now)}"))
    if one.next_deadline:
        facts.append(Fact("限期", f"{when(one.next_deadline, seen.now)}前定，过了就不算"))
    waits = base and one.state == "waiting"
    return VetoCard(
        f"p{one.id}",
        f"{row.unit_name} {row.name}",
        Tag(STATES[one.state], COLOURS[one.state]),  # type: ignore[arg-type]
        row.words,
        tuple(facts),
        decide=form(f"{base}/{one.id}") if waits else None,
    )


def _veto(seen: VetoesSeen, row: VetoRow, base: str) -> VetoCard:
    one, stands = row.veto, _stands(seen, row)
    who = f"{seen.names.get(one.proposer, '')}提出，{seen.names.get(one.account, '')}定，{when(one.at, seen.now)}"
    facts = [*_facts(one), Fact("谁定的", who)]
    if row.lifted_at:
        facts.append(Fact("解除", f"{REASONS[row.reason]}，{when(row.lifted_at, seen.now)}"))
    state = Tag("暂缓评奖" if one.holds else "不评奖", "gold" if one.holds else "warn")
    ended = Tag("解除了" if row.lifted_at else "到期了", "mute")
    return VetoCard(
        f"v{one.id}",
        f"{row.unit_name} {row.name}",
        state if stands else ended,
        "",
        tuple(facts),
        lift=form(f"{base}/{one.id}/lifting") if base and stands else None,
    )


def _facts(one: Proposal | Veto) -> tuple[Fact, ...]:
    found = (
        Fact("原因", GROUNDS[one.ground]),
        Fact("文书号", one.document),
        Fact("起止", f"{full_day(one.since)}到{full_day(one.until)}"),
    )
    return tuple(fact for fact in found if fact.text)
