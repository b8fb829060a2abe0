"""今天: a guard's own page."""

from litestar import Response, get

from lianfang.access import Actor
from lianfang.flows.aid.seen import Mine, my_alerts
from lianfang.flows.duty.my_posts import my_posts
from lianfang.flows.people.answered_lately import answered_lately
from lianfang.flows.unit.certificate_of import MyCertificate
from lianfang.web.answers import ReadRequest, new_key, page
from lianfang.web.doors import actor_of, now_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope, own_today
from lianfang.web.pages.aid_words import ANSWERED, titled
from lianfang.web.pages.points import own_entry_line
from lianfang.web.pages.today import cards_of
from lianfang.web.pages.told import day, wall, week_span
from lianfang.web.views import Alarm, Form, Link, OnPost, Tag, TodayPage
from zones.ground.weeks import week_of

NEWEST = 3
MORE = (
    Link("工作笔记", "/notes", "看到什么，写一句给民警"),
    Link("培训", "/learn/trainings", "接下来的培训、签到、参加过的"),
    Link("看通报", "/bulletin", "签发的通报，有您单位那一行"),
    Link("更多", "/more", "做了一件事、设置、退出"),
)


@get("/today", opt={"action": "today.see"})
async def today(request: ReadRequest) -> Response[str]:
    """Where he stands, his points of the week, what waits for him; and nothing else."""
    seen = await own_today(actor_of(request))
    stands, week, own, certificate = seen.stands, seen.week, seen.why, seen.certificate
    duty = await my_posts(own_scope(actor_of(request), "duty.sign"))
    shift = next((one for one in duty.standing if one.signed_on), None)
    posts = () if shift else [one for one in duty.posts if one.unit is not None]
    at = f"{shift.post_name}，{wall(shift.ends_at)} 下班" if shift else ""
    return page(
        TodayPage(
            frame_of(request),
            title=f"今天在{stands.post or stands.unit_name}",
            date=day(seen.on),
            unit=stands.unit_name,
            post=stands.post,
            shift=stands.shift,
            week_label="本周" if week == week_of(seen.on) else week_span(week),
            week_points=str(own.week_points),
            entries=tuple(own_entry_line(line, week) for line in reversed(own.lines))[:NEWEST],
            certificate=certificate_tag(certificate),
            cards=await cards_of(actor_of(request), now_of(request)),
            waiting=(Link("您提的诉求有答复了", "/mine"),)
            if await answered_lately(own_scope(actor_of(request), "today.see"))
            else (),
            alarms=await _alarms(actor_of(request)),
            on_duty=at,
            sign_off=Form("/duty/off", new_key(), (("shift", str(shift.shift)),)) if shift else None,
            sign_on=tuple(OnPost(one.name, Form("/duty/on", new_key(), (("post", str(one.id)),))) for one in posts),
            certificate_next=certificate.next,
            more=MORE,
        )
    )


async def _alarms(actor: Actor) -> tuple[Alarm, ...]:
    """Who asks for his help now."""
    found = (await my_alerts(actor.person))[0] if actor.person else ()
    return tuple(_alarm(one) for one in found if one.seen.request.state == "open")


def _alarm(one: Mine) -> Alarm:
    asked = one.seen.request
    note = f"{wall(asked.raised_at)} · {ANSWERED[one.own.alert.answer].text}"
    return Alarm(f"/aid/{asked.id}", f"{one.seen.unit_name}求援：{titled(one.seen)}", note)


def certificate_tag(own: MyCertificate) -> Tag:
    return Tag(own.state, "ok" if own.state == "有证" else "gold" if own.state != "未报名" else "mute")
