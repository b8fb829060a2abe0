"""R-07 on pages: a form sent twice, or by twenty taps at once, is carried out once; its key for another one is refused."""

import asyncio
import re
from typing import Any

import httpx
import pytest
from msgspec import structs

from lianfang.accounts.tables import Account
from lianfang.audit.tables import AuditLine
from lianfang.commands import BadKey, OtherBody
from lianfang.wording import say
from tests.cast import borders_file
from tests.lianfang.access.books import books, counts
from tests.lianfang.access.test_matrix import csrf_of, routes
from tests.lianfang.access.town import Town, town
from tests.lianfang.audit import rulebooks
from tests.lianfang.audit.deeds import DEEDS, SILENT, Deed, Fields
from tests.lianfang.pages.browser import Browser
from zones.ground.refused import Refused
from zones.roster.tables import Person

AT_ONCE = 20
ENTERING = "every way in makes a session of its own; a lost answer is asked for by coming in again"
LOOKING = "it changes nothing"
WITHOUT = {
    "POST /login": ENTERING,
    "POST /login/phone": ENTERING,
    "POST /login/code": ENTERING,
    "POST /login/second": ENTERING,
    "POST /login/password": ENTERING,
    "POST /in/{slip}": ENTERING,
    "POST /prove": "a proof holds from the moment at which it was given, each time anew",
    "POST /logout": "whoever is out has no session to say it again by",
    "POST /settings/look": "a cookie of the browser's own; nothing is stored",
    "POST /settings/password": "the old password is asked for each time, and nothing of a new one is kept to compare",
    "POST /verify": LOOKING,
    "POST /voice/answer": LOOKING,
    "POST /gate": "a code pairs one screen; a lost answer is asked for by a new code",
    "POST /gate/answer": "a screen is no role: tests/lianfang/pages/test_gate.py",
    "POST /gate/excuse": "a screen is no role: tests/lianfang/pages/test_gate.py",
    "POST /stations/{station}/people": LOOKING,
    "POST /stations/{station}/import": "a trial: nothing is written before it is confirmed",
    "POST /learn/papers/{attempt}": "an answer carries a number that grows: sent again it does nothing, and it is no command",
    "POST /questions/import": "a trial: nothing is written before it is confirmed",
    "POST /certificates/{certificate}/reveal": "every showing is a look of its own in the audit book",
    "POST /people/{person}/dossier": "every file that is taken is a look of its own in the audit book",
    "POST /people/{person}/reveal": "every showing is a look of its own in the audit book",
}
"""Forms without a key, and why."""
KEYED = {
    deed.row: deed for deed in (*reversed(DEEDS), *SILENT) if deed.row.startswith("POST ") and deed.row not in WITHOUT
}
OTHER: dict[str, Fields] = {
    "POST /mine/requests": {"text": "另一句话"},
    "POST /units/{unit}/lines/{week}": {"text": "另一句话"},
    "POST /units/{unit}/officer": {"officer": ""},
    "POST /bulletins": {"week": "2018-W39"},
    "POST /bulletins/{bulletin}/amendments": {"value": "5"},
    "POST /bulletins/{bulletin}/advice/{hand}": {"text": "白天多看一眼"},
    "POST /bulletins/{bulletin}/answers/{unit}": {"text": "又翻了一遍"},
    "POST /bulletins/{bulletin}/steps/{step}": {"name": "周明远"},
    "POST /bulletins/{bulletin}/issue": {"name": "周明远"},
    "POST /bulletins/{bulletin}/errata": {"reason": "两个数抄错"},
    "POST /bulletins/{bulletin}/receipts": {"name": "周明远"},
    "POST /receivers": {"name": "又一家"},
    "POST /bulletins/{bulletin}/instructions": {"words": "另一句话"},
    "POST /followups/{followup}/steps": {"text": "另一句话"},
    "POST /meetings": {"minutes": "另一句话"},
    "POST /receivers/{receiver}": {"name": "又一家"},
    "POST /publishers/{publisher}": {"document_lead": "洋公联防"},
    "POST /stations/{station}/import/confirm": {"week": "2018-W42"},
    "POST /accounts": {"login": "another-one"},
    "POST /ops/letters/{letter}": {"way": "leave"},
    "POST /points/name": {"shown": "no"},
    "POST /rule-book/draft": {"text": rulebooks.TEXT + "\n"},
    "POST /rule-book/draft/clause": {"points": "4"},
    "POST /rule-book/draft/step": {"step": "take_back"},
    "POST /rule-book/draft/answer": {"said": "另一句话"},
    "POST /stations/{station}/desk/requests": {"kind": "injury"},
    "POST /sos": {"kind": "suspect"},
    "POST /aid/{aid}/answer": {"help": "lights"},
    "POST /aid/{aid}/order": {"order": "take_back"},
    "POST /aid/{aid}/recall": {"person": "2"},
    "POST /stations/{station}/roll-calls": {"basis": "另一份办法"},
    "POST /stations/{station}/roll-calls/{call}/ticks": {"how": "line"},
    "POST /stations/{station}/roll-calls/{call}/reasons": {"reason": "另一个原因"},
    "POST /roll-calls/answer": {"row": "999"},
    "POST /units/{unit}/gates": {"post": "999"},
    "POST /certificate/enrolments": {"car": ""},
    "POST /certificate/withdrawals": {"exam": "999"},
    "POST /certificate/conditions": {"c-healthy": "no"},
    "POST /units/{unit}/exams": {"car": ""},
    "POST /stations/{station}/exams": {"seats": "31"},
    "POST /stations/{station}/exams/cards": {"p-999": "yes"},
    "POST /units/{unit}/gates/end": {"gate": "999"},
    "POST /duty/on": {"hours": "12"},
    "POST /duty/off": {"shift": "1"},
    "POST /duty/hand-over": {"words": "对讲没电"},
    "POST /duty/no-relief": {"shift": "1"},
    "POST /units/{unit}/tonight/offer": {"number": "2"},
    "POST /units/{unit}/tonight/names": {"named": "no"},
    "POST /units/{unit}/tonight/consent": {"agrees": "no"},
    "POST /patrol/{outing}/close": {"topic": "fire"},
    "POST /stations/{station}/patrols": {"minutes": "50"},
    "POST /stations/{station}/patrols/{outing}/stop": {"why": "heat"},
    "POST /stations/{station}/patrols/{outing}/closure": {"minutes": "30"},
    "POST /stations/{station}/patrols/{outing}/withdrawal": {"why": "other"},
    "POST /units/{unit}/agreement": {"client": "yes"},
    "POST /units/{unit}/pause": {"paused": "no"},
    "POST /units/{unit}/insurance": {"until": "2031-01-01"},
    "POST /units/{unit}/spared": {"spared": "no"},
    "POST /stations/{station}/orders": {"issuer": "另一个机关"},
    "POST /stations/{station}/orders/end": {"order": "999"},
    "POST /settings/ways": {"ways": "page,page"},
    "POST /settings/declined": {"declined": "no"},
    "POST /notes": {"words": "另一句话"},
    "POST /notes/{note}": {"words": "另一句话"},
    "POST /clues": {"words": "另一句话"},
    "POST /deductions/{deduction}": {"words": "另一句话"},
    "POST /units/{unit}/deductions/{deduction}": {"words": "另一句话"},
    "POST /stations/{station}/deductions": {"words": "另一句话"},
    "POST /stations/{station}/deductions/{deduction}": {"why": "另一句话"},
    "POST /stations/{station}/vetoes": {"words": "另一句话"},
    "POST /stations/{station}/prizes": {"budget": "2000"},
    "POST /stations/{station}/prizes/{run}/lines": {"yuan": "50"},
    "POST /stations/{station}/prizes/{run}/step": {"step": "withdraw"},
    "POST /stations/{station}/prizes/{run}/transfer": {"document": "另10号"},
    "POST /stations/{station}/prizes/{run}/lines/{prize}": {"act": "void", "why": "gone"},
    "POST /units/{unit}/filing": {"number": "另10号"},
    "POST /people/{person}/certificates": {"issuer": "徐州市公安局"},
    "POST /certificates/{certificate}/end": {"document": "另10号"},
    "POST /stations/{station}/certificates/settings": {"guarding": "off"},
    "POST /stations/{station}/trainings": {"title": "另一堂课"},
    "POST /stations/{station}/trainings/plan": {"planned": "3"},
    "POST /learn/trainings/{training}/sign": {"code": "000000"},
    "POST /learn/trainings/{training}/check": {"q0": "B"},
    "POST /trainings/{training}/roll": {"words": "手机没电"},
    "POST /trainings/{training}/step": {"step": "cancel"},
    "POST /trainings/{training}/material": {"text": "另一句话"},
    "POST /stations/{station}/redemptions/{redemption}": {"decision": "declined"},
    "POST /stations/{station}/brave/{deed}": {"words": "另一句话"},
    "POST /commendations": {"year": "2015"},
    "POST /commendations/{year_list}/lines": {"words": "另一句话"},
    "POST /commendations/{year_list}/lines/{candidate}": {"act": "leave_out"},
    "POST /commendations/{year_list}/step": {"step": "withdraw"},
    "POST /commendations/{year_list}/decision": {"number": "另10号"},
    "POST /points/exchange": {"code": "towel"},
    "POST /learn/answers": {"answer": "A"},
    "POST /stations/{station}/sittings": {"title": "另一场"},
    "POST /stations/{station}/vetoes/{proposal}": {"decision": "declined"},
    "POST /stations/{station}/vetoes/{veto}/lifting": {"reason": "upheld"},
    "POST /points/{award}/appeal": {"reason": "not_me"},
    "POST /points/appeal": {"words": "另一句话"},
    "POST /appeals/{appeal}/decision": {"words": "另一句话"},
    "POST /stations/{station}/spot": {"title": "另一批"},
    "POST /stations/{station}/spot/{spot}": {"q-1": "no"},
    "POST /study": {"kind": "handbook"},
    "POST /units/{unit}/study": {"edition": "999"},
    "POST /units/{unit}/study/mistake": {"handout": "999"},
    "POST /questions/new": {"asks": "触电的人倒在水里，先做什么？"},
    "POST /questions/import/confirm": {"upload": "0" * 32},
    "POST /voice/{unit}": {"words": "另一句话"},
    "POST /stations/{station}/voices": {"words": "另一句话"},
    "POST /stations/{station}/voices/{voice}/handler": {"officer": "987654"},
    "POST /stations/{station}/voices/{voice}/answer": {"words": "另一句话"},
    "POST /stations/{station}/clues/{clue}/answer": {"words": "另一句话"},
    "POST /stations/{station}/clues/{clue}/lifting": {"reason": "absence"},
    "POST /notes/{note}/reopening": {"words": "另一句话"},
    "POST /stations/{station}/notes/{note}/steps": {"words": "另一句话"},
    "POST /stations/{station}/notes/{note}/hazard": {"unit": "road"},
    "POST /stations/{station}/notes/{note}/hazard/withdrawal": {"words": "另一句话"},
    "POST /stations/{station}/aid/{aid}/arrests": {"statement": "另一句话"},
    "POST /stations/{station}/notes/{note}/lines": {"words": "另一句话"},
    "POST /stations/{station}/daily-orders": {"words": "另一句话"},
    "POST /stations/{station}/daily-orders/end": {"order": "999"},
    "POST /daily-orders/seen": {"order": "999"},
    "POST /records": {"words": "另一句话"},
    "POST /units/{unit}/records/{record}": {"verdict": "untrue", "said": "那天他休息"},
    "POST /stations/{station}/records/{record}": {"verdict": "return", "why": "哪一天"},
    "POST /patrol/check-in": {"code": "0000"},
    "POST /stations/{station}/check-ins/{check_in}": {"verdict": "refused"},
    "POST /stations/{station}/checkpoints": {"name": "另一个点位"},
    "POST /stations/{station}/checkpoints/{checkpoint}": {"do": "end"},
    "POST /units/{unit}/duty-posts": {"since0": "07:00", "until0": "22:00", "leave0": "mobile"},
}
"""What differs in another form of the same key; where nothing stands here, it is what the address is about."""
SLIP = {"command": 1, "audit_line": 1, "slip": 1}
NO_ROW = {"command": 1, "audit_line": 1}
SAID = {**NO_ROW, "note_line": 1, "notice": 1, "sending": 2}
WALKED = {"patrol": 1, "walker": 2, "deed": 3}
HEARD = {**NO_ROW, "voice": 1, "voice_words": 1, "sealed_key": 1, "notice": 1, "sending": 2}
GRADED = {
    **NO_ROW,
    "clue_box": 1,
    "sealed_key": 2,
    "duty_item": 1,
    "deed": 1,
    "notice": 1,
    "sending": 2,
}
OTHER_FILES = {"POST /stations/{station}/borders": {"file": ("zones.geojson", borders_file(西片区=118.4).encode())}}
JUDGED = {**NO_ROW, "aid_judgement": 1, "aid_judgement_note": 1, "notice": 1, "sending": 2}
SENT = {"bulletin_delivery": 4, "notice": 3, "sending": 6}
"""Three units are told; a receiver outside gets paper."""
KEPT = {"bulletin_count": 1, "bulletin_figure": 137, "bulletin_paragraph": 8}
"""What was issued is kept as rows."""
ROWS: dict[str, dict[str, int]] = {
    "POST /mine/requests": {**NO_ROW, "data_request": 1, "vault_item": 1},
    "POST /settings/devices/{device}/end": NO_ROW,
    "POST /units/{unit}/lines/{week}": {**NO_ROW, "line_answer": 1, "line_note": 1},
    "POST /units/{unit}/guards/{person}/code": SLIP,
    "POST /units/{unit}/officer": {**NO_ROW, "beat": 1},
    "POST /bulletins": {**NO_ROW, "draft": 1},
    "POST /bulletins/{bulletin}/amendments": {**NO_ROW, "draft_change": 1, "change_note": 1},
    "POST /bulletins/{bulletin}/advice/{hand}": {**NO_ROW, "advice": 1, "draft_change": 1, "change_note": 1},
    "POST /bulletins/{bulletin}/answers/{unit}": {**NO_ROW, "line_reply": 1},
    "POST /bulletins/{bulletin}/steps/{step}": {**NO_ROW, "draft_step": 1, "officer": 1},
    "POST /bulletins/{bulletin}/errata": {**NO_ROW, "erratum": 1, **SENT},
    "POST /bulletins/{bulletin}/issue": {**NO_ROW, "bulletin": 1, "draft_step": 1, "officer": 1, **KEPT, **SENT},
    "POST /bulletin/{bulletin}/receipt": {**NO_ROW, "bulletin_receipt": 1, "receipt_name": 1},
    "POST /bulletins/{bulletin}/receipts": {**NO_ROW, "bulletin_receipt": 1, "receipt_name": 1},
    "POST /receivers": {**NO_ROW, "outside_receiver": 1},
    "POST /bulletins/{bulletin}/instructions": {
        **NO_ROW,
        "instruction": 1,
        "instruction_words": 1,
        "follow_up": 1,
        "follow_up_words": 1,
        "follow_up_step": 1,
    },
    "POST /followups/{followup}/steps": {**NO_ROW, "follow_up_step": 1, "follow_up_note": 1},
    "POST /meetings": {**NO_ROW, "meeting": 1, "meeting_words": 1},
    "POST /receivers/{receiver}": {**NO_ROW, "outside_receiver": 1},
    "POST /publishers/{publisher}": {**NO_ROW, "publisher_change": 1},
    "POST /stations/{station}/import/confirm": {**NO_ROW, "delivery": 1, "delivered_sheet": 7},
    "POST /people/{person}/code": SLIP,
    "POST /people/{person}/devices/{device}/end": NO_ROW,
    "POST /people/{person}/erase": {**NO_ROW, "vault_item": -3, "readiness": -1},
    "POST /requests/{asked}": {"command": 1, "audit_line": 2, "vault_item": -3, "readiness": -1},
    "POST /accounts": {"command": 2, "audit_line": 2, "login": 1, "role_held": 1, "slip": 1},
    "POST /accounts/{account}/code": SLIP,
    "POST /accounts/{account}/roles": {**NO_ROW, "role_held": 1},
    "POST /accounts/{account}/roles/{role}/end": NO_ROW,
    "POST /accounts/{account}/close": NO_ROW,
    "POST /ops/letters/{letter}": NO_ROW,
    "POST /stations/{station}/aid/{aid}/deeds": {**NO_ROW, "deed": 1},
    "POST /stations/{station}/aid/{aid}/arrests": {**NO_ROW, "aid_arrest": 1, "deed": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/aid/{aid}/judgement": JUDGED,
    "POST /stations/{station}/aid/{aid}/lifting": JUDGED,
    "POST /stations/{station}/desk/requests/{aid}/closure": {**NO_ROW, "aid_event": 1, "notice": 4, "sending": 8},
    "POST /stations/{station}/desk/requests/{aid}/stand-down": {**NO_ROW, "aid_event": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/desk/requests/{aid}/widening": {**NO_ROW, "aid_event": 1},
    "POST /stations/{station}/desk/requests/{aid}/calls": {**NO_ROW, "aid_event": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/desk/requests/{aid}/receipt": {**NO_ROW, "aid_event": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/desk/requests": {
        **NO_ROW,
        "aid_request": 1,
        "aid_alert": 2,
        "aid_event": 2,
        "aid_left_out": 1,
        "notice": 4,
        "sending": 8,
    },
    "POST /sos": {
        **NO_ROW,
        "aid_request": 1,
        "aid_alert": 2,
        "aid_event": 2,
        "aid_left_out": 1,
        "notice": 4,
        "sending": 8,
    },
    "POST /aid/{aid}/answer": {**NO_ROW, "aid_event": 1, "notice": 2, "sending": 4},
    "POST /aid/{aid}/order": {**NO_ROW, "aid_event": 1, "notice": 1, "sending": 2},
    "POST /aid/{aid}/recall": {**NO_ROW, "aid_event": 1, "notice": 3, "sending": 6},
    "POST /aid/{aid}/photos": {**NO_ROW, "photo": 1},
    "POST /stations/{station}/roll-calls": {**NO_ROW, "roll_call": 1},
    "POST /stations/{station}/roll-calls/{call}/cancel": NO_ROW,
    "POST /stations/{station}/roll-calls/{call}/ticks": NO_ROW,
    "POST /stations/{station}/roll-calls/{call}/reasons": NO_ROW,
    "POST /roll-calls/answer": NO_ROW,
    "POST /units/{unit}/gates": {**NO_ROW, "gate_device": 1},
    "POST /units/{unit}/gates/end": NO_ROW,
    "POST /duty/on": NO_ROW,
    "POST /duty/off": NO_ROW,
    "POST /duty/hand-over": NO_ROW,
    "POST /duty/no-relief": {**NO_ROW, "hand_over": 1, "notice": 2, "sending": 4},
    "POST /notes": {**SAID, "note": 1},
    "POST /voice/{unit}": {**HEARD, "attempt": 2},
    "POST /stations/{station}/voices": HEARD,
    "POST /stations/{station}/voices/{voice}/handler": {**NO_ROW, "notice": 1, "sending": 2},
    "POST /stations/{station}/voices/{voice}/answer": {**NO_ROW, "voice_words": 1, "sealed_key": 1},
    "POST /deductions/{deduction}": {**NO_ROW, "deduction_words": 1, "notice": 1, "sending": 2},
    "POST /units/{unit}/deductions/{deduction}": {
        **NO_ROW,
        "deduction_words": 1,
        "deed": 1,
        "notice": 2,
        "sending": 4,
    },
    "POST /stations/{station}/deductions": {**NO_ROW, "deduction": 1, "deduction_words": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/deductions/{deduction}": {**NO_ROW, "deduction_words": 1, "notice": 2, "sending": 4},
    "POST /stations/{station}/vetoes": {**NO_ROW, "veto_proposal": 1, "veto_words": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/vetoes/{proposal}": {**NO_ROW, "veto": 1, "notice": 2, "sending": 4},
    "POST /stations/{station}/vetoes/{veto}/lifting": {**NO_ROW, "veto": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/prizes": {**NO_ROW, "prize_run": 1},
    "POST /stations/{station}/prizes/{run}/lines": {**NO_ROW, "prize": 1, "prize_words": 1},
    "POST /stations/{station}/prizes/{run}/step": {**NO_ROW, "notice": 3, "sending": 6},
    "POST /stations/{station}/prizes/{run}/approval": {**NO_ROW, "money_move": 4, "money_entry": 8, "purse": 4},
    "POST /stations/{station}/prizes/{run}/transfer": {
        **NO_ROW,
        "money_move": 4,
        "money_entry": 8,
        "notice": 3,
        "sending": 6,
    },
    "POST /stations/{station}/prizes/{run}/lines/{prize}": {**NO_ROW, "prize": -1, "prize_words": -1},
    "POST /points/prizes/{won}": NO_ROW,
    "POST /stations/{station}/brave/{deed}": {**NO_ROW, "brave_application": 1},
    "POST /commendations": {**NO_ROW, "year_list": 1},
    "POST /commendations/{year_list}/lines": {**NO_ROW, "commendation": 1, "commendation_words": 1},
    "POST /commendations/{year_list}/lines/{candidate}": NO_ROW,
    "POST /commendations/{year_list}/step": {**NO_ROW, "notice": 4, "sending": 8},
    "POST /commendations/{year_list}/approval": NO_ROW,
    "POST /commendations/{year_list}/decision": {**NO_ROW, "notice": 4, "sending": 8},
    "POST /learn/answers": {"command": 1, "practice_answer": 1},
    "POST /learn/sittings/{sitting}": {**NO_ROW, "sitting_attempt": 1, "sitting_paper": 1},
    "POST /learn/papers/{attempt}/hand-in": NO_ROW,
    "POST /units/{unit}/sittings/{sitting}/check-ins": {**NO_ROW, "sitting_check_in": 1},
    "POST /stations/{station}/sittings": {**NO_ROW, "sitting": 1, "notice": 6, "sending": 12},
    "POST /stations/{station}/sittings/{sitting}/check-ins": {**NO_ROW, "sitting_check_in": 1},
    "POST /stations/{station}/sittings/{sitting}/off": {**NO_ROW, "sitting_off": 1, "notice": 3, "sending": 6},
    "POST /stations/{station}/papers/{attempt}": NO_ROW,
    "POST /units/{unit}/filing": {**NO_ROW, "filing": 1},
    "POST /people/{person}/certificates": {**NO_ROW, "certificate": 1, "deed": 1},
    "POST /certificates/{certificate}/end": NO_ROW,
    "POST /certificates/{certificate}/photos": {**NO_ROW, "photo": 1},
    "POST /stations/{station}/certificates/settings": NO_ROW,
    "POST /stations/{station}/trainings": {**NO_ROW, "training_session": 1, "training_words": 1},
    "POST /stations/{station}/trainings/plan": {**NO_ROW, "training_plan": 1},
    "POST /learn/trainings/{training}/sign": {**NO_ROW, "attendance": 1},
    "POST /learn/trainings/{training}/check": {**NO_ROW, "training_answer": 1},
    "POST /trainings/{training}/roll": {**NO_ROW, "attendance": 1, "attendance_words": 1},
    "POST /trainings/{training}/step": NO_ROW,
    "POST /trainings/{training}/material": NO_ROW,
    "POST /certificate/enrolments": {**NO_ROW, "exam_enrolment": 1},
    "POST /certificate/withdrawals": NO_ROW,
    "POST /certificate/conditions": {**NO_ROW, "exam_eligibility": 1},
    "POST /units/{unit}/exams": {**NO_ROW, "exam_enrolment": 1},
    "POST /stations/{station}/exams": {**NO_ROW, "exam_offer": 1, "notice": 2, "sending": 4},
    "POST /stations/{station}/exams/cards": {**NO_ROW, "exam_card": 1, "notice": 1, "sending": 2},
    "POST /stations/{station}/exams/{exam}/enrolments": {**NO_ROW, "exam_enrolment": 1},
    "POST /stations/{station}/exams/{exam}/papers": {**NO_ROW, "exam_eligibility": 1},
    "POST /stations/{station}/exams/{exam}/step": {**NO_ROW, "notice": 1, "sending": 2},
    "POST /points/exchange": {**NO_ROW, "redemption": 1, "award": 1, "entry": 2},
    "POST /points/exchange/{redemption}/withdrawal": {**NO_ROW, "award": 1, "entry": 2},
    "POST /stations/{station}/redemptions/{redemption}": {**NO_ROW, "notice": 1, "sending": 2},
    "POST /points/{award}/appeal": {**NO_ROW, "appeal": 1, "notice": 1, "sending": 2},
    "POST /points/appeal": {**NO_ROW, "appeal": 1, "appeal_words": 1, "notice": 1, "sending": 2},
    "POST /points/appeals/{appeal}/withdrawal": NO_ROW,
    "POST /appeals/{appeal}/decision": {**NO_ROW, "appeal_words": 1, "notice": 1, "sending": 2},
    "POST /clues": {**NO_ROW, "clue": 1, "clue_box": 1, "sealed_key": 2, "notice": 1, "sending": 2},
    "POST /stations/{station}/clues/{clue}/answer": GRADED,
    "POST /stations/{station}/clues/{clue}/lifting": {
        "command": 1,
        "audit_line": 2,
        "sealed_key": 2,
        "notice": 2,
        "sending": 4,
    },
    "POST /notes/{note}": SAID,
    "POST /notes/{note}/reopening": SAID,
    "POST /stations/{station}/notes/{note}/steps": SAID,
    "POST /stations/{station}/notes/{note}/hazard": {**SAID, "hazard_found": 1, "deed": 1},
    "POST /stations/{station}/notes/{note}/hazard/withdrawal": {**SAID, "deed": 1},
    "POST /stations/{station}/notes/{note}/lines": {**NO_ROW, "note_line": 1},
    "POST /stations/{station}/daily-orders": {**NO_ROW, "daily_order": 1},
    "POST /stations/{station}/daily-orders/end": NO_ROW,
    "POST /daily-orders/seen": {**NO_ROW, "order_seen": 1},
    "POST /records": {**NO_ROW, "duty_record": 1, "notice": 1, "sending": 2},
    "POST /units/{unit}/records/{record}": {**NO_ROW, "notice": 2, "sending": 4},
    "POST /stations/{station}/records/{record}": {**NO_ROW, "duty_item": 1, "deed": 1, "notice": 1, "sending": 2},
    "POST /patrol/check-in": {**NO_ROW, "check_in": 1},
    "POST /stations/{station}/check-ins/{check_in}": NO_ROW,
    "POST /stations/{station}/checkpoints": {**NO_ROW, "checkpoint": 1},
    "POST /stations/{station}/checkpoints/{checkpoint}": NO_ROW,
    "POST /units/{unit}/duty-posts": {**NO_ROW, "post_hours": -1},
    "POST /units/{unit}/tonight/offer": {**NO_ROW, "offer": 1, "seat": -2, "notice": 1, "sending": 2},
    "POST /units/{unit}/tonight/names": {**NO_ROW, "notice": 1, "sending": 2},
    "POST /units/{unit}/tonight/consent": {**NO_ROW, "consent": 1},
    "POST /patrol/{outing}/muster": NO_ROW,
    "POST /patrol/{outing}/close": {**NO_ROW, **WALKED},
    "POST /stations/{station}/patrols": {**NO_ROW, "outing": 1, "seat": 3, "notice": 2, "sending": 4},
    "POST /stations/{station}/patrols/{outing}/stop": {**NO_ROW, "notice": 3, "sending": 6},
    "POST /stations/{station}/patrols/{outing}/closure": {**NO_ROW, **WALKED},
    "POST /stations/{station}/patrols/{outing}/withdrawal": {**NO_ROW, "delivery": 1, "deed": 3},
    "POST /units/{unit}/agreement": {**NO_ROW, "agreement": 1},
    "POST /units/{unit}/agreement/end": NO_ROW,
    "POST /units/{unit}/pause": {**NO_ROW, "notice": 1, "sending": 2},
    "POST /units/{unit}/insurance": NO_ROW,
    "POST /units/{unit}/spared": NO_ROW,
    "POST /stations/{station}/orders": {**NO_ROW, "written_order": 1},
    "POST /stations/{station}/borders": NO_ROW,
    "POST /stations/{station}/orders/end": NO_ROW,
    "POST /points/name": {**NO_ROW, "shown_name": 1},
    "POST /questions/new": {**NO_ROW, "question": 1, "question_version": 1},
    "POST /questions/import/confirm": {**NO_ROW, "question": 1, "question_version": 1},
    "POST /questions/{question}": {**NO_ROW, "question_version": 1},
    "POST /questions/{question}/replacement": {**NO_ROW, "question": 1, "question_version": 1},
    "POST /questions/{question}/retirement": NO_ROW,
    "POST /stations/{station}/spot": {**NO_ROW, "spot_round": 1, "spot_item": 3},
    "POST /stations/{station}/spot/{spot}": {**NO_ROW, "spot_count": 3},
    "POST /stations/{station}/spot/{spot}/end": NO_ROW,
    "POST /study": {**NO_ROW, "study_edition": 1},
    "POST /units/{unit}/study": {**NO_ROW, "study_handout": 1},
    "POST /units/{unit}/study/mistake": NO_ROW,
    "POST /rule-book/draft": {**NO_ROW, "book_draft": 1},
    "POST /rule-book/draft/clause": NO_ROW,
    "POST /rule-book/draft/step": NO_ROW,
    "POST /rule-book/draft/answer": NO_ROW,
    "POST /settings/ways": {**NO_ROW, "channel_choice": 1},
    "POST /settings/declined": NO_ROW,
}
"""How many rows more there are in each table, however often the form is sent."""


def test_every_form_has_a_key_or_a_reason_why_not() -> None:
    assert set(KEYED) | set(WITHOUT) == {row for row in routes() if row.startswith("POST ")}
    assert set(ROWS) == set(KEYED), "say what a new form writes"


@pytest.mark.parametrize("deed", KEYED.values(), ids=KEYED)
async def test_twenty_at_once_and_one_more_are_carried_out_once_and_answered_alike(
    db: str, deed: Deed, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with town() as here:
        await deed.before(here, monkeypatch)
        browser = await here.browser(deed.role)
        sent = {"csrf": await csrf_of(deed.role), "key": "one-and-the-same"} | await deed.fields(here)
        address, other = await deed.address(here), await deed.address(await _second(here, deed.role))
        before = await counts(db)
        answers = await asyncio.gather(*(browser.send(address, sent, deed.files) for _ in range(AT_ONCE)))
        once, after = await _more(db, before), await books(db)
        again = await browser.send(address, sent, deed.files)
        assert {answer.status_code for answer in answers} <= {200, 303}
        assert len({_said(answer) for answer in (*answers, again)}) == 1
        assert once == await _more(db, before) == ROWS[deed.row]
        changed = sent | OTHER.get(deed.row, {})
        files = OTHER_FILES.get(deed.row, deed.files)
        assert (other, changed, files) != (address, sent, deed.files), "say what another form of this page is"
        refused = await browser.send(other, changed, files)
        assert refused.status_code == 409 and _says(refused, OtherBody())
        assert await books(db) == after
        assert await _refusals() == ["other_body"]
        assert (await browser.open(again.headers.get("location", address.removesuffix("/confirm")))).status_code == 200


async def _more(url: str, before: dict[str, int]) -> dict[str, int]:
    """By table. Links of the chain are no deed's own: whoever seals first (a bulletin does before it prints) links what others wrote."""
    now = await counts(url)
    return {table: now[table] - before[table] for table in now if now[table] != before[table] and table != "chain_link"}


async def _refusals() -> list[str]:
    return [
        row["outcome"] for row in await AuditLine.raw("SELECT outcome FROM audit_line WHERE action LIKE 'POST /%%'")
    ]


async def _second(here: Town, role: str) -> Town:
    """The same town, where an address is about somebody and something else; of another unit for who reaches it."""
    person = (await Person.raw("SELECT id FROM person WHERE name = '赵大山'"))[0]["id"]
    account = (await Account.raw("SELECT id FROM login WHERE name = 'auditor'"))[0]["id"]
    mine = {role: own | {"device": here.mine["clerk"]["device"]} for role, own in here.mine.items()}
    return structs.replace(
        here,
        units=here.units | ({"o": here.units["n"]} if role in ("officer", "office") else {}),
        persons=here.persons | {"o": str(person)},
        accounts=here.accounts | {"o": str(account)},
        asked=here.asked | {"o": here.asked["s"]},
        aid=here.aid | {"o": here.aid["n"]},
        told=here.told
        | {"planned": here.told["call"]}
        | {"appeal": here.told["doubted"]}
        | {"run": here.told["done"], "won": here.told["won_too"], "redemption": here.told["redemption_too"]}
        | {"year_list": here.told["list_too"]}
        | {"sitting": here.told["sitting_too"]}
        | {"attempt": here.told["attempt"] | {"o": here.told["attempt"]["n"]}}
        | {"training": here.told["training_over"], "training_over": here.told["training"]}
        | {"question": here.told["question_too"], "exam": here.told["exam_too"]}
        | {"certificate": here.told["certificate"] | {"o": here.told["certificate"]["n"]}}
        | {"spot": here.told["spot_too"], "bulletin": here.told["bulletin_too"]}
        | {"outing": here.told["outing"] | {"o": here.told["outing"]["n"]}},
        mine=mine | {"clerk": here.mine["auditor"]},
    )


def _said(answer: httpx.Response) -> tuple[Any, ...]:
    """Status, where it sends, text; the forms of a page that is shown anew have keys of their own."""
    text = re.sub(r'name="key" value="[0-9a-f]{32}"', "", answer.text)
    return answer.status_code, answer.headers.get("location"), text


def _says(answer: httpx.Response, refusal: Refused) -> bool:
    """What happened, at least: a page of its own has what to do in another place."""
    return say(refusal).partition("。")[0] in answer.text


async def test_a_form_without_a_fit_key_is_refused_and_changes_nothing(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with town() as here:
        browsers: dict[str, Browser] = {role: await here.browser(role) for role in {d.role for d in KEYED.values()}}
        for row, deed in KEYED.items():
            await deed.before(here, monkeypatch)
            sent, address = {"csrf": await csrf_of(deed.role)} | await deed.fields(here), await deed.address(here)
            before = await books(db)
            for key in ("", "short", "x" * 65):
                answer = await browsers[deed.role].send(address, sent | ({"key": key} if key else {}), deed.files)
                assert answer.status_code == 422 and _says(answer, BadKey()), (row, key, answer.status_code)
            assert await books(db) == before, row
