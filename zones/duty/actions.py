"""Writes posts, shifts and hand-overs. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from zones.duty.errors import NoSuchShift
from zones.duty.rules import check_hours, check_shift
from zones.duty.tables import HandOver, Post, PostHours, Shift
from zones.duty.vocabulary import CHECK_MIN, LATE_H, HandOverRow, Hours, Leaving, Team

EARLY = timedelta(hours=1)
"""So long before its beginning a planned shift may be signed on to."""


async def make_post(
    station: int,
    name: str,
    hours: Sequence[Hours],
    unit: int | None = None,
    company: int | None = None,
    team: Team = "",
    place: tuple[float, float] | None = None,
) -> int:
    """A new post, with the hours that its unit declares. Returns its id. Raises BadHours."""
    longitude, latitude = place or (None, None)
    post = Post(
        station=station, unit=unit, company=company, name=name, team=team, longitude=longitude, latitude=latitude
    )
    made = int((await Post.insert(post))[0]["id"])
    await declare(made, hours)
    return made


async def declare(post: int, hours: Sequence[Hours]) -> None:
    """What the unit says about leaving the post, in place of what it said before. Raises BadHours."""
    check_hours(hours)
    await PostHours.delete().where(PostHours.post == post)
    if hours:
        rows = [PostHours(post=post, since=one.since, until=one.until, leave=one.leave) for one in hours]
        await PostHours.insert(*rows)


async def plan(post: int, person: int, starts_at: datetime, ends_at: datetime) -> int:
    """Who is to be at a post. Returns the shift's id. Raises BadShift."""
    check_shift(starts_at, ends_at)
    made = await Shift.insert(Shift(post=post, person=person, starts_at=starts_at, ends_at=ends_at))
    return int(made[0]["id"])


async def sign_on(post: int, person: int, now: datetime, until: datetime) -> int:
    """He is at the post: his planned shift there begins, or one that nobody planned, until `until`. Returns the shift's id.

    Signing on twice is no fault; whatever else he was signed on to ends, since he cannot be at two posts.
    """
    await Shift.raw(
        "UPDATE shift SET signed_off_at = {} WHERE person = {} AND signed_on_at IS NOT NULL AND signed_off_at IS NULL "
        "AND post <> {}",
        now,
        person,
        post,
    )
    held = await Shift.raw(
        "UPDATE shift SET signed_on_at = coalesce(signed_on_at, {}) WHERE id = (SELECT id FROM shift WHERE post = {} "
        "AND person = {} AND signed_off_at IS NULL AND starts_at <= {} AND ends_at > {} "
        "ORDER BY starts_at LIMIT 1) RETURNING id",
        now,
        post,
        person,
        now + EARLY,
        now,
    )
    if held:
        return int(held[0]["id"])
    made = await plan(post, person, now, until)
    await Shift.update({Shift.signed_on_at: now}).where(Shift.id == made)
    return made


async def sign_off(shift: int, person: int, now: datetime) -> None:
    """He has gone. Raises NoSuchShift where it is not his, or over."""
    ended = await Shift.raw(
        "UPDATE shift SET signed_off_at = {} WHERE id = {} AND person = {} AND signed_off_at IS NULL RETURNING id",
        now,
        shift,
        person,
    )
    if not ended:
        raise NoSuchShift()


async def plan_missing(planned: Sequence[tuple[int, int, datetime, datetime]]) -> int:
    """(post, person, begins, ends): those that nobody planned yet. Returns how many. Raises BadShift."""
    for _, _, starts_at, ends_at in planned:
        check_shift(starts_at, ends_at)
    columns = [list(column) for column in zip(*planned, strict=True)] or [[], [], [], []]
    made = await Shift.raw(
        "INSERT INTO shift (post, person, starts_at, ends_at) "
        "SELECT * FROM unnest({}::bigint[], {}::bigint[], {}::timestamptz[], {}::timestamptz[]) "
        "ON CONFLICT (post, person, starts_at) DO NOTHING RETURNING id",
        *columns,
    )
    return len(made)


async def meet(post: int, shift: int, person: int, now: datetime) -> int | None:
    """Whoever just signed on relieves whoever has stood there to the end of his shift: a hand-over begins. Returns its id.

    None where nobody is about to go. A team that moves hands nothing over.
    """
    begun = await HandOver.raw(
        "INSERT INTO hand_over (post, leaving, coming, begun_at, checked, words) SELECT s.post, s.id, {}, {}, '', '' "
        "FROM shift s JOIN post p ON p.id = s.post WHERE s.post = {} AND s.person <> {} AND p.team = '' "
        "AND s.signed_on_at IS NOT NULL AND s.signed_off_at IS NULL AND s.ends_at BETWEEN {} AND {} "
        "AND NOT EXISTS (SELECT 1 FROM hand_over h WHERE h.coming = {} OR (h.leaving = s.id AND h.coming IS NOT NULL)) "
        "ORDER BY s.ends_at, s.id LIMIT 1 "
        "ON CONFLICT (leaving) DO UPDATE SET coming = excluded.coming, begun_at = excluded.begun_at RETURNING id",
        shift,
        now,
        post,
        person,
        now - timedelta(hours=LATE_H),
        now + timedelta(minutes=CHECK_MIN),
        shift,
    )
    return int(begun[0]["id"]) if begun else None


async def miss(one: Leaving, now: datetime) -> int | None:
    """Nobody came: who should have is named. Returns the hand-over's id; None where it was said before."""
    made = await HandOver.raw(
        "INSERT INTO hand_over (post, leaving, absent, begun_at, checked, words) VALUES ({}, {}, {}, {}, '', '') "
        "ON CONFLICT (leaving) DO NOTHING RETURNING id",
        one.post,
        one.shift,
        one.relief,
        now,
    )
    return int(made[0]["id"]) if made else None


async def sign_over(one: HandOverRow, person: int, checked: Sequence[str], words: str, now: datetime) -> bool:
    """His side's signature; who comes says what both looked at. Returns whether both have signed: then the other one is off."""
    if person == one.coming:
        came = (HandOver.id == one.id) & HandOver.came_at.is_null()
        await HandOver.update(came_at=now, checked=",".join(checked), words=words).where(came)
    else:
        await HandOver.update({HandOver.left_at: now}).where((HandOver.id == one.id) & HandOver.left_at.is_null())
    over = await HandOver.exists().where(
        (HandOver.id == one.id) & HandOver.came_at.is_not_null() & HandOver.left_at.is_not_null()
    )
    if over:
        await sign_off(one.leaving_shift, one.leaving, now)
    return bool(over)
