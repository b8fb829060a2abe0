"""A bureau's draft at each step of its way."""

from datetime import UTC, date, datetime

from scoring.points.book.reading import FIRST
from scoring.points.tables import BookDraft
from tests.lianfang.access.town import Town
from zones.roster.tables import Station

TEXT = FIRST.read_text(encoding="utf-8").replace('"2018年第1版"', '"新版"').replace("2010-01-01", "2099-01-01")
SOMEBODY = 987654


async def _stands(here: Town, state: str, public: bool = False) -> None:
    """The own bureau's draft, written by nobody whom the town knows."""
    rows = await Station.raw("SELECT bureau FROM station WHERE id = {}", int(here.stations["o"]))
    await BookDraft.delete().where(BookDraft.bureau == rows[0]["bureau"])
    await BookDraft.insert(
        BookDraft(
            bureau=rows[0]["bureau"],
            text=TEXT,
            state=state,
            changed_by=SOMEBODY,
            changed_at=datetime(2018, 10, 1, tzinfo=UTC),
            notice_until=date(2018, 10, 8) if public else None,
        )
    )


async def begun(here: Town) -> dict[str, str]:
    return {"text": TEXT}


async def clause(here: Town) -> dict[str, str]:
    await _stands(here, "drafting")
    return {"code": "mediation", "points": "3", "clause": "矛盾调处第1条：劝解纠纷一起，记3分"}


async def sending(here: Town) -> dict[str, str]:
    await _stands(here, "drafting")
    return {"step": "send"}


async def dropping(here: Town) -> dict[str, str]:
    await _stands(here, "drafting")
    return {"step": "drop"}


async def taking_back(here: Town) -> dict[str, str]:
    await _stands(here, "sent")
    return {"step": "take_back"}


async def enforcing(here: Town) -> dict[str, str]:
    await _stands(here, "approved", public=True)
    return {"step": "enforce"}


async def approving(here: Town) -> dict[str, str]:
    await _stands(here, "sent")
    return {"verdict": "approve"}


async def returning(here: Town) -> dict[str, str]:
    await _stands(here, "sent")
    return {"verdict": "return", "said": "第三条写清楚"}
