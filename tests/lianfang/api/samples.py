"""One sensible call of every operation, at a place of the world; new operations must be added here or tests fail."""

from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from lianfang.clock import moved
from lianfang.codes.screen import Thing, code_at
from lianfang.web.api.document import operations
from tests.cast import GUARDS, UNITS
from tests.lianfang.api.world import World
from tests.workbooks import workbook
from zones.ground.weeks import shanghai_day, week_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WEEK = "2018-W41"


class Sample(Struct, frozen=True):
    """`role` may do it; `body` and `query` are right; `other` is what differs in another command by the same key.

    `where` is the kind of id in the path: its place decides who is let in.
    """

    role: str
    body: Any = None
    other: dict[str, Any] = {}
    where: str = ""
    query: str = ""


NOTHING: dict[str, Any] = {}
HELD = {"role": "unit", "place": "unit:{unit}"}
SAMPLES: dict[str, Sample] = {
    "api_description": Sample("guard"),
    "verify_bulletin": Sample("guard"),
    "me": Sample("guard"),
    "my_devices": Sample("guard"),
    "end_my_device": Sample("guard", NOTHING, {"device": "second"}, "device"),
    "points_week": Sample("guard"),
    "guard_points": Sample("officer", None, {}, "person", "month=2018-10"),
    "one_entry": Sample("guard", None, {}, "award"),
    "points_why": Sample("guard", None, {}, "award", "week=2018-W41"),
    "today_now": Sample("guard"),
    "rule_books": Sample("guard"),
    "certificate_now": Sample("guard"),
    "my_appeals": Sample("guard"),
    "my_one_appeal": Sample("guard", None, {}, "appeal"),
    "raise_appeal": Sample("guard", {"reason": "wrong", "award": "{award}"}, {"reason": "not_me"}, "award"),
    "take_appeal_back": Sample("guard", NOTHING, {"appeal": "{appeal}"}, "doubted"),
    "unit_appeals": Sample("unit", None, {}, "unit"),
    "raise_unit_appeal": Sample(
        "unit", {"reason": "missing", "day": "{today}", "words": "去了没有记"}, {"words": "也去了"}, "unit"
    ),
    "appeal_queue": Sample("legal"),
    "appeal_to_decide": Sample("legal", None, {}, "appeal"),
    "decide_one_appeal": Sample(
        "legal", {"outcome": "refused", "ruling": "查过了，没有这一轮"}, {"ruling": "再查过了"}, "appeal"
    ),
    "my_data": Sample("guard"),
    "ask_about_me": Sample("guard", {"kind": "correction", "about": "phone", "text": "手机换了"}, {"text": "没有换"}),
    "unit_guards": Sample("unit", None, {}, "unit"),
    "unit_code": Sample("unit", NOTHING, {"person": "second"}, "unit"),
    "unit_posts": Sample("unit", None, {}, "unit"),
    "unit_lines": Sample("unit", None, {}, "unit", "week=2018-W41"),
    "answer_lines": Sample("unit", {"answer": "disputed", "text": "周二也去了"}, {"text": "周三去的"}, "unit"),
    "company_units_now": Sample("company"),
    "beat": Sample("officer"),
    "station_beats": Sample("office", None, {}, "station"),
    "set_officer": Sample("office", {"officer": "{officer}"}, {"officer": None}, "unit"),
    "bulletin_weeks": Sample("office"),
    "begin_bulletin": Sample("office", {"week": "2018-W41", "station": "{station}"}, {"week": "2018-W39"}, "station"),
    "one_bulletin": Sample("office", None, {}, "bulletin"),
    "trace_figure": Sample("office", None, {}, "bulletin", query="path=roll_call.expected"),
    "amend_bulletin": Sample(
        "office", {"path": "venue_check.violations", "value": 4, "reason": "漏记一起"}, {"value": 5}, "bulletin"
    ),
    "advise_bulletin": Sample("office", {"hand": "add", "text": "夜里多看一眼"}, {"text": "白天多看一眼"}, "bulletin"),
    "reply_bulletin": Sample("office", {"unit": "{unit}", "text": "翻过登记"}, {"text": "又翻了一遍"}, "disputed"),
    "step_bulletin": Sample("office", {"step": "submitted", "name": "刘文书"}, {"name": "周明远"}, "bulletin"),
    "issue_bulletin": Sample("office", {"name": "王立新"}, {"name": "周明远"}, "ready"),
    "correct_bulletin": Sample(
        "office",
        {
            "reason": "一个数抄错",
            "items": [{"where": "第一部分", "was": "18起", "now": "19起"}],
            "drafter": "刘文书",
            "reviewer": "陈向东",
            "signer": "王立新",
        },
        {"reason": "两个数抄错"},
        "ready",
    ),
    "bulletin_figures": Sample("office", None, {}, "bulletin"),
    "bulletin_errata": Sample("office", None, {}, "bulletin"),
    "bulletin_changes": Sample("office", None, {}, "bulletin"),
    "bulletin_pdf": Sample("office", None, {}, "bulletin"),
    "bulletin_archive": Sample("auditor", query="words=巡逻&figure=cases.this_week&how=ge&value=3"),
    "publisher_settings": Sample("office", None, {}, "publisher"),
    "settle_publisher": Sample(
        "office",
        {"form": "letter", "issued_before": 0, "automatic": False, "since": "{this_week}"},
        {"issued_before": 7},
        "publisher",
    ),
    "bulletin_deliveries": Sample("officer", None, {}, "bulletin"),
    "receive_bulletin": Sample("unit", {"last": 0}, {"last": 1}, "ready"),
    "write_receipt": Sample(
        "office", {"delivery": "{delivery}", "day": "{today}", "name": "孙长林"}, {"name": "周明远"}, "ready"
    ),
    "receiver_list": Sample("office"),
    "bulletin_instructions": Sample("office", None, {}, "bulletin"),
    "instruct_bulletin": Sample(
        "office", {"name": "王立新", "day": "{today}", "words": "抓紧核对"}, {"words": "再核对"}, "ready"
    ),
    "followup_list": Sample("office"),
    "step_followup": Sample("office", {"step": "answered", "text": "在核对"}, {"text": "核对了"}, "followup"),
    "meeting_list": Sample("office"),
    "meeting_held": Sample("office", None, {}, "meeting"),
    "hold_meeting": Sample(
        "office",
        {"publisher": "{publisher}", "day": "2018-10-16", "place": "会议室", "present": "各单位", "minutes": "碰头会"},
        {"minutes": "又开了一次"},
        "publisher",
    ),
    "add_one_receiver": Sample(
        "office", {"publisher": "{publisher}", "name": "区教育局", "copies": 2}, {"name": "又一家"}, "publisher"
    ),
    "change_one_receiver": Sample("office", {"name": "区综治中心", "copies": 3}, {"copies": 4}, "receiver"),
    "try_import": Sample("office", None, {}, "station", "kind=roster"),
    "confirm_import": Sample(
        "office",
        {"upload": "{upload}", "seal": "{seal}", "kind": "roster", "week": ""},
        {"week": "2018-W42"},
        "station",
    ),
    "people_by_name": Sample("officer", None, {}, "station", "q=赵"),
    "find_people": Sample("officer", {"q": "赵大山"}, {}, "station"),
    "person_card": Sample("officer", None, {}, "person"),
    "reveal_number": Sample("officer", {"kind": "phone", "reason": "asked"}, {}, "person"),
    "person_code": Sample("office", NOTHING, {"person": "second"}, "person"),
    "end_his_device": Sample("office", NOTHING, {"device": "second"}, "person"),
    "erase_person": Sample("office", {"sure": "yes"}, {"person": "second"}, "person"),
    "asked_requests": Sample("office"),
    "answer_request": Sample("office", {"answer": "done"}, {"answer": "right"}, "asked"),
    "all_accounts": Sample("office"),
    "open_one": Sample("office", {"login": "neu.1", **HELD}, {"login": "neu.2"}),
    "account_code": Sample("office", NOTHING, {"account": "second"}, "account"),
    "give_one_role": Sample("office", HELD, {"role": "auditor", "place": "bureau"}, "account"),
    "end_one_role": Sample("office", NOTHING, {"role": "second"}, "account"),
    "close_one": Sample("office", NOTHING, {"account": "second"}, "account"),
    "audit_page": Sample("auditor"),
    "ops_now": Sample("auditor"),
    "my_duty": Sample("guard"),
    "start_shift": Sample("guard", {"post": "{post}", "hours": 6}, {"hours": 5}, "post"),
    "my_hand_over": Sample("guard"),
    "sign_hand_over": Sample("guard", {"checked": ["keys"], "words": "对讲没电"}, {"words": "登记本缺一页"}),
    "say_no_relief": Sample("guard", NOTHING, {"shift": "{later}"}, "shift"),
    "end_shift": Sample("guard", NOTHING, {"shift": "{later}"}, "shift"),
    "roll_call_list": Sample("officer", None, {}, "station"),
    "call_the_roll": Sample(
        "officer", {"kind": "planned", "basis": "洋公〔2026〕3号", "at": "{soon}"}, {"basis": "另一份办法"}, "station"
    ),
    "answer_for_post": Sample("auxiliary", {"post": "{post}", "how": "line"}, {"how": "radio"}, "call"),
    "answer_for_mine": Sample("guard", {"call": "{call}", "post": "{other_post}"}, {"post": "{post}"}),
    "station_backing": Sample("auxiliary", None, {}, "station"),
    "one_backing": Sample("unit", None, {}, "unit"),
    "record_order": Sample(
        "office", {"number": "洋公〔2026〕9号", "since": "2026-11-01"}, {"issuer": "分局"}, "station"
    ),
    "finish_order": Sample("office", {"order": "{order}"}, {"order": 999}, "station"),
    "sign_agreement": Sample("officer", {"since": "2026-11-01"}, {"client_agreed": True}, "unit"),
    "leave_agreement": Sample("officer", NOTHING, {"unit": "{market}"}, "unit"),
    "pause_unit": Sample("unit", {"paused": True}, {"paused": False}, "unit"),
    "record_insurance": Sample("officer", {"until": "2030-01-01"}, {"until": "2031-01-01"}, "unit"),
    "mark_spared": Sample("unit", {"person": "{person}", "spared": True}, {"spared": False}, "unit"),
    "my_outing": Sample("guard"),
    "one_outing": Sample("unit", None, {}, "outing"),
    "muster_outing": Sample("guard", {"missing": []}, {"missing": [{"seat": 1, "why": "ill"}]}, "outing"),
    "finish_outing": Sample("guard", {"flag": True}, {"outreach": 1, "topic": "fire"}, "outing"),
    "offer_tonight": Sample("unit", {"number": 1}, {"number": 2}, "unit"),
    "my_called": Sample("guard"),
    "order_my_ways": Sample("guard", {"ways": ["page"]}, {"ways": ["page", "page"]}),
    "decline_violence": Sample("guard", {"declined": True}, {"declined": False}),
    "send_check_in": Sample("guard", {"code": "{plate}"}, {"code": "0000"}),
    "my_check_ins": Sample("guard"),
    "ask_for_aid": Sample("guard", {"kind": "fire", "unit": "{unit}"}, {"kind": "fight"}, "unit"),
    "ask_on_behalf": Sample("officer", {"kind": "fire", "drill": True}, {"drill": False}, "unit"),
    "aid_board": Sample("auxiliary"),
    "aid_request": Sample("guard", None, {}, "aid"),
    "my_aid_alerts": Sample("guard"),
    "my_notes": Sample("guard"),
    "my_note": Sample("guard", None, {}, "note"),
    "write_note": Sample("guard", {"words": "灯不亮", "kind": "light"}, {"kind": "door"}),
    "add_to_note": Sample("guard", {"words": "还是不亮"}, {"words": "好了"}, "note"),
    "reopen_note": Sample("guard", {"words": "又不亮了"}, {"words": "还不亮"}, "solved"),
    "station_notes": Sample("auxiliary", None, {}, "station"),
    "station_note": Sample("auxiliary", None, {}, "note"),
    "answer_note": Sample("officer", {"act": "answer", "words": "收到"}, {"act": "go"}, "note"),
    "record_in_note": Sample("auxiliary", {"words": "打过电话"}, {"words": "没人接"}, "note"),
    "my_daily_orders": Sample("guard"),
    "see_daily_order": Sample("guard", {"order": "{daily}"}, {"order": 999}),
    "station_daily_orders": Sample("officer", None, {}, "station"),
    "give_daily_order": Sample(
        "officer", {"kind": "order", "words": "看电瓶车", "until": "{soon}"}, {"kind": "lookout"}, "station"
    ),
    "end_daily_order": Sample("officer", {"order": "{lookout}"}, {"order": 999}, "station"),
    "claims": Sample("guard"),
    "send_claim": Sample(
        "guard", {"duty": "rescue", "happened_at": "{lately}", "words": "扶起老人"}, {"duty": "mediation"}
    ),
    "confirm_claim": Sample("unit", {"verdict": "confirm"}, {"verdict": "untrue", "why": "那天他休息"}, "claim"),
    "deductions": Sample("guard"),
    "answer_deduction": Sample("guard", {"answer": "denied"}, {"answer": "silent"}, "deduction"),
    "confirm_deduction": Sample(
        "unit", {"verdict": "confirm", "bar": "none"}, {"verdict": "untrue", "words": "没有的事"}, "deduction"
    ),
    "call_one_in": Sample("officer", {"person": "{reserve}"}, {"person": "{spare}"}, "aid"),
    "acknowledge": Sample("guard", {"answer": "coming"}, {"answer": "seen"}, "aid"),
    "arrive": Sample("guard", {"position": {"longitude": 118.4, "latitude": 33.7}}, {"aid": "{fresh}"}, "aid"),
    "receive_aid": Sample("officer", NOTHING, {"aid": "{fresh}"}, "aid"),
    "widen_aid": Sample("officer", NOTHING, {"aid": "{fresh}"}, "aid"),
    "stand_down_aid": Sample("officer", {"person": "{person}"}, {"person": "{spare}"}, "aid"),
    "close_aid": Sample("officer", {"outcome": "settled", "number": "1122-0046"}, {"outcome": "nothing"}, "aid"),
    "judge_aid": Sample("officer", {"verdict": "debt", "line": "来要工程款"}, {"verdict": "wages"}, "over"),
    "lift_aid_pause": Sample("officer", {"line": "弄错了"}, {"line": "说清了"}, "misused"),
    "recall_guard": Sample("unit", {"person": "{spare}"}, {"person": "{person}"}, "sent"),
    "calm_aid": Sample("unit", NOTHING, {"aid": "{fresh}"}, "aid"),
    "take_aid_back": Sample("unit", NOTHING, {"aid": "{fresh}"}, "pressed"),
    "prize_runs": Sample("office"),
    "prize_lines": Sample("office", None, {}, "station"),
    "confirm_receipt": Sample("guard", NOTHING, {"won": "{won_too}"}, "won"),
    "trainings": Sample("guard"),
    "schedule_training": Sample(
        "officer",
        {
            "station": "{station}",
            "level": "station",
            "field": "law",
            "title": "治安处罚法",
            "place": "会议室",
            "begins_at": "{lately}",
            "ends_at": "{then}",
            "guest": "王讲师",
        },
        {"title": "另一堂课"},
        "station",
    ),
    "certificate_pages": Sample("officer"),
    "register_one": Sample(
        "officer",
        {"person": "{person}", "number": "苏2018991234", "issued": "2018-11-01", "issuer": "宿迁市公安局"},
        {"issuer": "徐州市公安局"},
        "person",
    ),
    "end_one_certificate": Sample(
        "officer",
        {"kind": "cancelled", "day": "{today}", "document": "宿公决字1号"},
        {"document": "另10号"},
        "certificate",
    ),
    "sign_in_training": Sample("guard", {"code": "{training_code}"}, {"code": "000000"}, "training"),
    "change_training_roll": Sample(
        "officer",
        {"person": "{person}", "act": "tick"},
        {"person": "{person}", "act": "strike", "reason": "没来"},
        "training",
    ),
    "step_training_on": Sample("officer", {"step": "close"}, {"step": "cancel"}, "training"),
    "redemptions": Sample("guard"),
    "ask_for_goods": Sample("guard", {"code": "tea"}, {"code": "towel"}),
    "withdraw_redemption": Sample("guard", NOTHING, {"redemption": "{redemption}"}, "redemption_too"),
    "answer_redemption": Sample("office", {"decision": "handed"}, {"decision": "declined"}, "redemption"),
    "my_practice": Sample("guard"),
    "answer_practice": Sample("leader", {"version": "{question}", "answer": "B"}, {"answer": "A"}),
    "sittings": Sample("guard"),
    "make_sitting": Sample(
        "officer",
        {
            "station": "{station}",
            "kind": "business",
            "title": "消防小考",
            "opens_at": "{lately}",
            "closes_at": "{closes}",
            "single": 4,
            "multiple": 2,
            "judge": 4,
            "minutes": 20,
        },
        {"title": "另一场"},
        "station",
    ),
    "start_paper": Sample("guard", NOTHING, {"sitting": "{sitting_too}"}, "sitting"),
    "own_paper": Sample("guard", None, {}, "attempt"),
    "give_answer": Sample("guard", {"version": "{version}", "given": "A", "sequence": 1}, {}, "attempt"),
    "hand_in_paper": Sample("guard", NOTHING, {"attempt": 987654}, "attempt"),
    "live_stream": Sample("guard"),
}
REQUESTS = ("aid", "sent", "pressed", "over", "misused")
"""Kinds of requests, all of which stand in an address as {aid}."""
NOTES = ("note", "solved")
"""Kinds of notes, all of which stand in an address as {note}."""


APPEALS = ("appeal", "doubted")
"""Appeals of the place's person, all of which stand in an address as {appeal}."""
BULLETINS = ("ready", "disputed")
"""Bulletins that wait for the signature, and for a word about what is disputed."""
REDEMPTIONS = ("redemption", "redemption_too")
"""Redemptions of the place's person, all of which stand in an address as {redemption}."""


def op_id(handler: Any) -> str:
    return str(handler.fn.__name__)


def called(name: str) -> Any:
    """The handler of an operation."""
    return next(handler for handler in operations() if op_id(handler) == name)


class Call(Struct, frozen=True):
    """What to send: method, address with its query, content and its type."""

    method: str
    address: str
    body: Any = None
    content: bytes = b""

    def options(self) -> dict[str, Any]:
        """For httpx."""
        if self.content:
            return {"content": self.content, "headers": {"content-type": XLSX}}
        return {"json": self.body} if self.method == "POST" else {}


def call(world: World, name: str, ids: dict[str, Any], who: str = "", /, **change: Any) -> Call:
    """An operation at a place; `change` replaces ids of the path and fields of the body."""
    handler, sample = called(name), SAMPLES[name]
    held = ids | {"week": WEEK, "code": "0" * 64, "this_week": str(week_of(shanghai_day(moved(datetime.now(UTC)))))}
    held |= {"training_code": code_at(Thing("training", ids["training"]), moved(datetime.now(UTC)))}
    held |= {"device": ids["devices"]["guard" if name == "end_his_device" else who or sample.role]}
    if name in ("erase_person", "unit_code", "person_code"):
        held["person"] = ids["spare"]
    change = {key: _filled(value, held) for key, value in change.items()}
    if sample.where in REQUESTS:
        held["aid"] = held[sample.where]
    if sample.where in NOTES:
        held["note"] = held[sample.where]
    if sample.where in APPEALS:
        held["appeal"] = held[sample.where]
    if sample.where in BULLETINS:
        held["bulletin"] = held[sample.where]
    if sample.where in REDEMPTIONS:
        held["redemption"] = held[sample.where]
    inside = {key: value for key, value in change.items() if key not in held or key in (sample.body or {})}
    held |= {key: value for key, value in change.items() if key not in inside}
    (path,) = handler.paths
    address = "/".join(
        str(held[part.strip("{}").partition(":")[0]]) if "{" in part else part for part in path.split("/")
    )
    body = None if sample.body is None else {key: _filled(value, held) for key, value in sample.body.items()} | inside
    content = workbook(单位表=UNITS, 花名册=GUARDS) if name == "try_import" else b""
    method = next(iter(handler.http_methods))
    return Call(method, address + (f"?{sample.query}" if sample.query else ""), body, content)


def _filled(value: Any, held: dict[str, Any]) -> Any:
    if not isinstance(value, str) or "{" not in value:
        return value
    return held[value[1:-1]] if value[1:-1] in held else value.format(**held)
