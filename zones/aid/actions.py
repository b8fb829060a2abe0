"""Writes requests: one decision, one version. Runs inside a flow's transaction."""

from datetime import datetime, timedelta
from typing import Any

from msgspec import json, structs

from zones.aid.rules.telling import Decided
from zones.aid.tables import AidAlert, AidEvent, AidLeftOut, AidPosition, AidRequest
from zones.aid.vocabulary import Alert, LeftOut, Policy, Request

OWN = ("id", "station", "unit", "kind", "drill", "raised_at")
DERIVED = ("bureau", "alerts", "policy")
POSITIONS_KEPT = timedelta(days=30)


class LostVersion(RuntimeError):
    """Two decisions on one version: the row was not locked. A fault of ours."""


async def begin(
    station: int,
    bureau: int,
    unit: int,
    kind: str,
    policy: Policy,
    now: datetime,
    account: int,
    drill: bool,
    behalf: bool,
) -> Request:
    """The row of a new request, on which its first decision is then made. It never outlives the transaction without one."""
    row = AidRequest(
        station=station,
        unit=unit,
        kind=kind,
        drill=drill,
        behalf=behalf,
        account=account,
        raised_at=now,
        policy=json.encode(policy).decode(),
        next_deadline=now,
    )
    made = int((await AidRequest.insert(row))[0]["id"])
    return Request(made, station, bureau, unit, kind, drill, now, policy)


async def write(before: Request, decided: Decided, now: datetime) -> None:
    """Everything that a decision changed. Raises LostVersion."""
    after = decided.request
    if after.version == before.version:
        return
    values = {name: value for name, value in structs.asdict(after).items() if name not in (*OWN, *DERIVED)}
    values["next_deadline"] = after.next_deadline
    sets = ", ".join(f"{name} = {{}}" for name in values)
    kept = await AidRequest.raw(
        f"UPDATE aid_request SET {sets} WHERE id = {{}} AND version = {{}} RETURNING id",
        *values.values(),
        after.id,
        before.version,
    )
    if not kept:
        raise LostVersion
    await _write_alerts(before, after)
    first = await AidEvent.raw("SELECT coalesce(max(seq), 0) AS seq FROM aid_event WHERE request = {}", after.id)
    events = [
        AidEvent(
            request=after.id,
            seq=first[0]["seq"] + nth,
            kind=event.kind,
            at=now,
            person=event.person,
            account=event.account,
            facts=json.encode(event.facts).decode(),
        )
        for nth, event in enumerate(decided.events, 1)
    ]
    await AidEvent.insert(*events)


async def _write_alerts(before: Request, after: Request) -> None:
    held = {alert.person: alert for alert in before.alerts}
    fresh = [alert for alert in after.alerts if alert.person not in held]
    if fresh:
        await AidAlert.insert(*(AidAlert(request=after.id, **_columns(alert)) for alert in fresh))
    for alert in after.alerts:
        if alert.person in held and alert != held[alert.person]:
            changes = _columns(alert)
            sets = ", ".join(f"{name} = {{}}" for name in changes)
            await AidAlert.raw(
                f"UPDATE aid_alert SET {sets} WHERE request = {{}} AND person = {{}}",
                *changes.values(),
                after.id,
                alert.person,
            )


def _columns(alert: Alert) -> dict[str, Any]:
    return structs.asdict(alert) | {"helps": ",".join(alert.helps)}


async def hold(person: int) -> None:
    """Keeps him from setting out for two requests at once, until the transaction ends. After the request's own lock."""
    await AidAlert.raw("SELECT id FROM person WHERE id = {} FOR NO KEY UPDATE", person)


async def note_left_out(request: int, wave: int, left_out: tuple[LeftOut, ...]) -> None:
    """Who was on duty and not told, for the desk."""
    if left_out:
        rows = [
            AidLeftOut(request=request, wave=wave, person=one.person, unit=one.unit, post=one.post, reason=one.reason)
            for one in left_out
        ]
        await AidLeftOut.insert(*rows)


async def note_position(
    request: int, person: int | None, place: tuple[float, float], accuracy_m: int | None, now: datetime
) -> None:
    """Where a phone said it was."""
    longitude, latitude = place
    await AidPosition.insert(
        AidPosition(
            request=request, person=person, longitude=longitude, latitude=latitude, accuracy_m=accuracy_m, at=now
        )
    )


async def forget_positions(now: datetime) -> None:
    """Positions are kept thirty days (PIPL)."""
    await AidPosition.delete().where(AidPosition.at < now - POSITIONS_KEPT)
