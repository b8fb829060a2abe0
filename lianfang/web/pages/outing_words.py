"""An outing in words and in forms: what unit, guard and desk pages say alike, and how their fields are read."""

from lianfang.flows.patrol.seen import OutingSeen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.told import wall
from lianfang.web.views import Choice, Fact, OutingWalker, Tag
from zones.patrol.errors.outings import UnknownWord
from zones.patrol.rules.walking import Ending
from zones.patrol.vocabulary.outings import MISSING_REASONS, SEAT_WORDS, STATE_WORDS, TOPICS, OutingRow, SeatRow

COLOURS = {"planned": "gold", "walking": "ok", "closed": "mute", "stopped": "mute"}
SEAT_COLOURS = {"named": "gold", "came": "ok", "missing": "warn"}
POWERS = "在外单位和路上没有查验证件的权力，只看、劝、报"
UNSAID = "unknown"


def state_tag(row: OutingRow) -> Tag:
    if row.withdrawn_at:
        return Tag("登记撤下了", "warn")
    return Tag(STATE_WORDS[row.state], COLOURS[row.state])  # type: ignore[arg-type]


def seat_tag(seat: SeatRow) -> Tag:
    if seat.person is None and seat.state == "named":
        return Tag("没有定人", "warn")
    said = MISSING_REASONS[seat.reason] if seat.state == "missing" and seat.reason else SEAT_WORDS[seat.state]
    return Tag(said, SEAT_COLOURS[seat.state])  # type: ignore[arg-type]


def title_of(row: OutingRow) -> str:
    """19:30 西片区西一组."""
    return f"{wall(row.starts_at)} {row.zone_name}{row.walking_group}"


def facts_of(one: OutingSeen) -> tuple[Fact, ...]:
    """What everybody is told of it."""
    row = one.row
    inside = "、".join(one.inside.values()) or "还没有"
    return (
        Fact("勤务令", row.number),
        Fact("时间", f"{wall(row.starts_at)} 到 {wall(row.ends_at)}"),
        Fact("带队民警", row.officer_name),
        Fact("牵头", row.lead_name),
        Fact("同意进去看的", inside),
    )


def people_of(one: OutingSeen) -> tuple[tuple[str, str, Tag], ...]:
    return tuple((seat.unit_name, seat.name or "—", seat_tag(seat)) for seat in one.seats)


def walkers_of(one: OutingSeen, typed: dict[str, str] | None = None) -> tuple[OutingWalker, ...]:
    """Whoever was named, ticked; as it was typed, where that was refused."""
    return tuple(
        OutingWalker(
            seat.id,
            seat.name,
            seat.unit_name,
            typed is None or typed.get(f"came-{seat.id}", "") == "yes",
            choices(MISSING_REASONS, typed.get(f"why-{seat.id}", "") if typed else UNSAID),
        )
        for seat in one.seats
        if seat.person is not None
    )


def choices(words: dict[str, str], chosen: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(code, word, code == chosen) for code, word in words.items())


def keepers_of(one: OutingSeen) -> tuple[Choice, ...]:
    """Who may take the flag: the units that walk, the next one after tonight's lead first."""
    units = list(dict.fromkeys((seat.unit, seat.unit_name) for seat in one.seats))
    at = next((at for at, (unit, _) in enumerate(units) if unit == one.row.lead), -1)
    turned = units[at + 1 :] + units[: at + 1]
    return tuple(Choice(str(unit), name, nth == 0) for nth, (unit, name) in enumerate(turned))


def missing_of(fields: dict[str, str], one: OutingSeen) -> dict[int, str]:
    """Seats whose guard was not ticked, each with its reason."""
    return {
        seat.id: fields.get(f"why-{seat.id}", "") or UNSAID
        for seat in one.seats
        if seat.person is not None and fields.get(f"came-{seat.id}", "") != "yes"
    }


def ending_of(fields: dict[str, str]) -> Ending:
    """What a closing form says. Raises UnknownWord for a number that is none."""
    topic = fields.get("topic", "")
    outreach = number_asked(fields.get("outreach", "") or ("1" if topic else "0"))
    keeper = number_asked(fields.get("flag_to", "") or "0")
    if outreach is None or keeper is None or topic not in (*TOPICS, ""):
        raise UnknownWord()
    return Ending(fields.get("flag", "") == "yes", keeper or None, outreach, topic)
