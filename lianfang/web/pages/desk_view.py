"""The duty desk's page: what it shows of what was seen."""

from collections import Counter

from lianfang.access import can
from lianfang.flows.aid.seen import Seen
from lianfang.ops.vocabulary import INVARIANTS
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.desk import DeskSeen
from lianfang.web.map import MapCall, MapDrawing, MapGround, MapNow, MapUnit, MapZone, Spot, UnitState, map_of
from lianfang.web.pages.desk_call import Desk, Typed, card
from lianfang.web.pages.desk_words import clock, line, told_of
from lianfang.web.pages.duty_view import duty_zones
from lianfang.web.pages.told import day
from lianfang.web.views import Behalf, Check, Choice, Count, DeskPage, EndedCall, LogLine, Tag
from zones.aid.vocabulary import KINDS, OUTCOME_WORDS
from zones.ground.weeks import SHANGHAI
from zones.roster.reads import StationRow, ZoneRow

MOST_LINES = 40
CHANNEL = {True: Check(True, "通知按时发出"), False: Check(False, "有通知没有按时发出，请打电话")}


def desk_page(
    request: ReadRequest,
    place: StationRow,
    seen: DeskSeen,
    in_time: bool,
    *,
    error: str = "",
    notice: str = "",
    typed: Typed | None = None,
) -> DeskPage:
    decides = can(actor_of(request), "aid.decide")
    now, zones = seen.board.now, {zone.id: zone.name for zone in seen.zones}
    desk = Desk(place.id, decides, now, zones, seen.board.on_duty, typed)
    ended = [(one, ended_call(one, place.id)) for one in seen.board.ended]
    return DeskPage(
        frame_of(request),
        station=place.name,
        who=f"{actor_of(request).name}，{'民警' if decides else '辅警'}" if actor_of(request).name else "",
        now_s=int(now.timestamp()),
        clock=f"{now.astimezone(SHANGHAI):%H:%M:%S}",
        day=day(now),
        ringing=sum(one.request.received_at is None for one in seen.board.open),
        counts=_counts(seen),
        calls=tuple(card(one, desk) for one in seen.board.open),
        ended=tuple(shown for one, shown in ended if not one.request.drill),
        drills=tuple(shown for one, shown in ended if one.request.drill),
        behalf=_behalf(place, seen),
        duty=duty_zones(seen.board.on_duty, seen.zones),
        duty_href=f"/stations/{place.id}/duty",
        log=_log(seen),
        map=_map(seen),
        channel=CHANNEL[in_time],
        troubles=tuple(one.wrong for one in INVARIANTS if one.code in seen.troubles),
        error=error,
        notice=notice,
    )


def _counts(seen: DeskSeen) -> tuple[Count, ...]:
    """Drills are counted by themselves."""
    real = [one for one in seen.board.open if not one.request.drill]
    drills = len(seen.board.open) - len(real)
    going, helping = sum(one.request.sent for one in real), sum(len(one.of("helping")) for one in real)
    counts = [
        Count("正在求援", str(len(real)), "起", warn=bool(real)),
        Count("去支援 · 策应", f"{going} · {helping}", "人"),
        Count("当班", str(len({one.person for one in seen.board.on_duty})), "人"),
        Count("一天里办结", str(sum(not one.request.drill for one in seen.board.ended)), "起"),
    ]
    return tuple(counts + ([Count("演练中", str(drills), "起")] if drills else []))


def ended_call(seen: Seen, station: int) -> EndedCall:
    request = seen.request
    times = ((request.raised_at, "求援"), (seen.arrived_at, "到场"), (request.ended_at, "结束"))
    parts = ["，".join(f"{clock(at)} {word}" for at, word in times if at)]
    if request.state == "closed":
        parts.append(OUTCOME_WORDS.get(request.outcome, ""))
        parts.append(f"编号 {request.number}" if request.number else f"无需出警：{request.no_call_out}")
        parts.append(f"受伤 {request.injured} 人" if request.injured else "")
    state = Tag("处置完毕", "ok") if request.state == "closed" else Tag("按错，撤回了", "mute")
    text = "。".join(part for part in parts if part) + "。"
    review = f"/stations/{station}/aid/{request.id}"
    return EndedCall(seen.kind.word, seen.unit_name, seen.zone_name, text, state, review, request.drill)


def _behalf(place: StationRow, seen: DeskSeen) -> Behalf:
    units = tuple(Choice(str(one.id), one.name) for one in seen.units)
    kinds = tuple(Choice(one.code, one.word) for one in KINDS.values())
    made = form(f"/stations/{place.id}/desk/requests")
    return Behalf(made, (Choice("", "选单位", True), *units), (Choice("", "选哪一类", True), *kinds))


def _log(seen: DeskSeen) -> tuple[LogLine, ...]:
    found = []
    for one in (*seen.board.open, *seen.board.ended):
        told = told_of(one, seen.accounts)
        found += [(event.at, event.seq, one, line(event, told)) for event in one.events]
    found.sort(key=lambda it: (it[0], it[2].request.id, it[1]), reverse=True)
    return tuple(LogLine(clock(at), text, one.request.drill) for at, _, one, text in found[:MOST_LINES])


def _map(seen: DeskSeen) -> MapDrawing:
    calls = seen.board.open
    called = {one.request.unit for one in calls}
    watching = {helper.alert.unit for one in calls for helper in one.of("helping")}
    manned = Counter(one.unit for one in seen.board.on_duty)

    def state(unit: int) -> UnitState:
        if unit in called:
            return "called"
        return "watching" if unit in watching else "on" if manned[unit] else "off"

    ground = MapGround(
        zones_drawn(seen.zones, seen.borders),
        tuple(MapUnit(one.id, one.name, one.zone, one.longitude, one.latitude, state(one.id)) for one in seen.units),
    )
    return map_of(ground, MapNow(tuple(_drawn(one) for one in calls)))


def zones_drawn(zones: list[ZoneRow], borders: dict[int, tuple[Spot, ...]]) -> tuple[MapZone, ...]:
    """A zone that nobody drew gets its outline from its units."""
    return tuple(MapZone(zone.id, zone.name, nth, borders.get(zone.id, ())) for nth, zone in enumerate(zones))


def _drawn(seen: Seen) -> MapCall:
    going = dict.fromkeys(one.alert.unit for one in seen.helpers if one.alert.sent and one.alert.unit is not None)
    watching = dict.fromkeys(one.alert.unit for one in seen.of("helping") if one.alert.unit is not None)
    return MapCall(seen.request.unit, tuple(going), tuple(watching))
