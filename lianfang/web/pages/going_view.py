"""After the answer: on the way, helping from the post, not needed, over; and for the unit whose guard went."""

from datetime import datetime

from lianfang.flows.aid.seen import Helper, Seen
from lianfang.web.answers import new_key
from lianfang.web.pages.aid_words import ANSWERED, answer_form, helpers, marks, three_helps, titled
from lianfang.web.pages.album import album
from lianfang.web.pages.told import wall
from lianfang.web.views import EndedPage, Form, Frame, GoingPage, SenderPage, Sent, Tag, WatchingPage
from zones.aid.vocabulary import OUTCOME_WORDS

ALONE = "还没有第二个人。没等到人，先不进去。"


def going_page(frame: Frame, seen: Seen, own: Helper, now: datetime, asked_more: bool) -> GoingPage:
    """On the way, or there."""
    alert = own.alert
    others = tuple(one for one in seen.of("coming", "arrived") if one.alert.person != alert.person)
    told = f"{wall(alert.answered_at)} 通知的。单位可以叫您回来。" if alert.answered_at else ""
    arrived = f"{wall(alert.arrived_at)} 记下您到了。先退，不抓人，等民警。" if alert.arrived_at else ""
    return GoingPage(
        frame,
        live=f"aid:{seen.request.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        album=album(seen, others, own, now),
        when=f"{wall(alert.answered_at)} 应答" if alert.answered_at else "",
        known="您单位值班已通知" if alert.role == "go" else "值班台知道您去了",
        known_note=told if alert.role == "go" else "路上有事，打电话给值班台。",
        partners=helpers(others),
        alone="" if others else ALONE,
        arrive=None if alert.arrived_at else answer_form(seen, "arrive"),
        more=answer_form(seen, "more"),
        give_up=answer_form(seen, "give_up"),
        said="已告诉值班台：要更多人。" if asked_more else arrived,
        foot=f"求援编号 {seen.request.id}。受伤按这个号报工伤。",
    )


def watching_page(frame: Frame, seen: Seen, own: Helper, now: datetime) -> WatchingPage:
    """守着帮看. Whoever may leave his post may still go."""
    alert = own.alert
    others = tuple(one for one in seen.of("coming", "arrived", "helping") if one.alert.person != alert.person)
    stands = [mark for mark in marks(seen) if mark.state == "done"][-1].name
    return WatchingPage(
        frame,
        live=f"aid:{seen.request.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        album=album(seen, others, own, now),
        said=f"{wall(alert.answered_at)} 已告诉派出所和{seen.unit_name}" if alert.answered_at else "",
        helps=three_helps(seen, own),
        stands=Tag(stands, "ok"),
        there=helpers(others),
        go=None if alert.role == "stay" else answer_form(seen, "come"),
    )


def ended_page(frame: Frame, seen: Seen, own: Helper) -> EndedPage:
    """Not needed, called back, taken back, over: one sentence, what he did, and thanks."""
    asked, answer = seen.request, own.alert.answer
    running = asked.state == "open"
    if asked.state == "taken_back":
        title, what = "撤回了，不用去", f"{seen.unit_name}按错了，撤回了求援。打扰您了。"
    elif asked.state == "closed":
        ended = wall(asked.ended_at) if asked.ended_at else ""
        title, what = (
            "处置完毕，谢谢您",
            f"{seen.unit_name}{seen.kind.word}：{OUTCOME_WORDS.get(asked.outcome, '')}，{ended} 办结。",
        )
    elif answer == "recalled":
        title, what = "单位叫您回来了", "不用去了，回岗就行。值班台已经知道，会另外叫人。"
    else:
        title, what = "人够了，不用去了，谢谢", f"去{seen.unit_name}的人已经够了。您守好自己的门。"
    return EndedPage(
        frame,
        live=f"aid:{asked.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        title=title,
        what=what,
        mine=_did(own),
        stay=answer_form(seen, "stay") if running and answer == "stood_down" else None,
    )


def _did(own: Helper) -> str:
    alert = own.alert
    if alert.arrived_at and alert.answered_at:
        return f"您 {wall(alert.answered_at)} 应答去支援，{wall(alert.arrived_at)} 到了。"
    if alert.answer == "coming" and alert.answered_at:
        return f"您 {wall(alert.answered_at)} 应答去支援。"
    return f"您 {wall(alert.answered_at)} 起守着帮看。" if alert.answer == "helping" and alert.answered_at else ""


def sender_page(frame: Frame, seen: Seen, units: list[int]) -> SenderPage:
    """For the unit whose guard is on the way elsewhere."""
    asked = seen.request
    ours = [
        one for one in seen.helpers if one.alert.unit in units and (one.alert.sent or one.alert.answer == "recalled")
    ]
    return SenderPage(
        frame,
        live=f"aid:{asked.id}",
        kind=titled(seen),
        unit=seen.unit_name,
        phone=seen.desk_phone,
        sent=tuple(_sent(seen, one) for one in ours),
        got=f"{wall(asked.received_at, seconds=True)} 派出所已接报" if asked.received_at else "派出所还没有接报",
        foot="叫回不用说原因。值班台会知道，另外叫人。" if asked.state == "open" else "办结了，他可以回来了。",
    )


def _sent(seen: Seen, one: Helper) -> Sent:
    alert = one.alert
    recall = Form(f"/aid/{seen.request.id}/recall", new_key(), (("person", str(alert.person)),))
    gate = "他的岗锁着门，请安排人去顶。" if alert.leave == "lockable" else ""
    went = f"{wall(alert.answered_at)} 去的" if alert.answered_at else ""
    arrived = f"，{wall(alert.arrived_at)} 到了" if alert.arrived_at else ""
    return Sent(
        one.name,
        went + arrived,
        ANSWERED[alert.answer],
        gate,
        recall if seen.request.state == "open" and alert.sent else None,
    )
