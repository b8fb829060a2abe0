"""A year's list brought to where the next step begins."""

from datetime import date

from scoring.commendations.tables import YearList
from tests.lianfang.access.town import Town


async def to_propose(here: Town) -> dict[str, str]:
    return {"whose": f"u{here.units['n']}", "words": "点名回回都应"}


async def public(here: Town) -> dict[str, str]:
    """Its notice is over."""
    await YearList.raw(
        "UPDATE year_list SET state = 'public', notice_until = {} WHERE id = {} AND state = 'draft'",
        date(2018, 10, 12),
        int(here.told["year_list"]["o"]),
    )
    return {"step": "take_back"}


async def approved(here: Town) -> dict[str, str]:
    """By somebody."""
    await YearList.raw(
        "UPDATE year_list SET state = 'approved', notice_until = {}, approver = 996, approved_at = at "
        "WHERE id = {} AND state = 'draft'",
        date(2018, 10, 12),
        int(here.told["year_list"]["o"]),
    )
    return {"number": "洋公〔2019〕3号"}
