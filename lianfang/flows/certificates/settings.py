"""What a bureau's certificate numbers look like; what a station wants where a guard without a certificate is put on."""

from datetime import datetime

from msgspec import json

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.roster import certificates
from zones.roster.reads import StationRow
from zones.roster.reads.register import Guarding
from zones.roster.rules.certificates import check_guarding, check_pattern
from zones.roster.vocabulary import Pattern


async def settle(by: By, station: StationRow, guarding: Guarding, pattern: Pattern, key: Key) -> None:
    """The pattern is the whole bureau's. Raises BadPattern, OtherBody."""
    check_guarding(guarding.guarding, guarding.warned)
    check_pattern(pattern)

    async def do(now: datetime) -> str:
        await certificates.set_guarding(station.id, guarding.guarding, guarding.warned)
        await certificates.set_pattern(station.bureau, pattern)
        await note(by, "certificate.settings", "done", now, "station", station.id)
        return "done"

    said = [json.encode(one).decode() for one in (guarding, pattern)]
    await answered_once(key, ["certificate.settings", str(station.id), *said], do)
