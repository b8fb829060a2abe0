"""One filled context of every page, as the server would make it."""

from collections.abc import Callable

from lianfang.web.views import Frame, NavItem, Page, Size, Theme
from tests.lianfang.web import aid_samples as aid
from tests.lianfang.web import appeal_samples as appeals
from tests.lianfang.web import backing_samples as backing
from tests.lianfang.web import brave_samples as brave
from tests.lianfang.web import checkpoint_samples as points
from tests.lianfang.web import commendation_samples as commendations
from tests.lianfang.web import deduction_samples as deductions
from tests.lianfang.web import desk_samples as desk
from tests.lianfang.web import entrance_samples as entrance
from tests.lianfang.web import exchange_samples as exchange
from tests.lianfang.web import misuse_samples as misuse
from tests.lianfang.web import office_samples as office
from tests.lianfang.web import ops_samples as ops
from tests.lianfang.web import own_samples as own
from tests.lianfang.web import patrol_samples as patrol
from tests.lianfang.web import phone_samples as phone
from tests.lianfang.web import practice_samples as practice
from tests.lianfang.web import prize_samples as prizes
from tests.lianfang.web import question_samples as questions
from tests.lianfang.web import report_samples as reports
from tests.lianfang.web import rollcall_samples as rollcall
from tests.lianfang.web import rules_samples as rules
from tests.lianfang.web import sealed_samples as sealed
from tests.lianfang.web import sitting_samples as sittings
from tests.lianfang.web import training_samples as training
from tests.lianfang.web import unit_samples as unit
from tests.lianfang.web import watch_samples as watch
from tests.lianfang.web import weekly_samples as weekly

Makers = dict[str, Callable[[Frame], Page]]
GUARD_NAV = (
    NavItem("/today", "house", "今天", current=True),
    NavItem("/patrol", "footprints", "巡逻"),
    NavItem("/sos", "siren", "求援", cry=True),
    NavItem("/points", "star", "积分"),
    NavItem("/learn", "book-open", "学习"),
)
UNIT_NAV = (
    NavItem("/units/12/tonight", "calendar-days", "今晚"),
    NavItem("/units/12/guards", "users", "保安", current=True),
    NavItem("/sos", "siren", "求援", cry=True),
    NavItem("/units/12/posts", "map-pin", "岗位"),
    NavItem("/more", "menu", "更多"),
)
OFFICER_NAV = (
    NavItem("/stations/1/desk", "siren", "指挥", current=True),
    NavItem("/beat", "building-2", "我的几家"),
    NavItem("/stations/1/patrols", "footprints", "巡逻"),
    NavItem("/stations/1/roll-calls", "radio", "查岗"),
    NavItem("/stations/1/notes", "notebook-pen", "笔记"),
    NavItem("/stations/1/daily-orders", "megaphone", "指令"),
    NavItem("/stations/1/records", "clipboard-check", "事项单"),
    NavItem("/stations/1/checkpoints", "qr-code", "点位"),
    NavItem("/stations/1/clues", "lock", "信息"),
    NavItem("/stations/1/deductions", "scale", "扣分"),
    NavItem("/stations/1/vetoes", "ban", "一票否决"),
    NavItem("/stations/1/voices", "message-square-warning", "群众来信"),
    NavItem("/stations/1/bulletins", "file-text", "通报"),
    NavItem("/stations/1/people", "users", "人员"),
    NavItem("/stations/1/backing", "handshake", "依据"),
    NavItem("/settings", "settings", "设置"),
)
OFFICE_NAV = (
    NavItem("/stations/1/bulletins", "file-text", "通报", current=True),
    NavItem("/stations/1/import", "upload", "导入"),
    NavItem("/stations/1/people", "search", "找人"),
    NavItem("/appeals", "scale", "异议"),
    NavItem("/requests", "inbox", "请求"),
    NavItem("/accounts", "user-cog", "账号"),
    NavItem("/settings", "settings", "设置"),
)
SIGNED_OUT: Makers = {
    "login": entrance.login,
    "login-refused": entrance.login_refused,
    "login-bound": entrance.login_bound,
    "login-phone": entrance.login_phone,
    "slip": entrance.slip,
    "second": entrance.second,
    "second-first": entrance.second_first,
    "new-password": entrance.new_password,
    "verify": entrance.verify,
    "verify-real": entrance.verify_real,
    "verify-unknown": entrance.verify_unknown,
    "rules": entrance.rules,
    "voice": sealed.say,
    "voice-said": sealed.said,
    "voice-answer": sealed.answer,
    "problem": phone.problem,
    "gate": rollcall.gate,
    "gate-rings": rollcall.gate_rings,
    "gate-pair": rollcall.pair,
}
GUARD: Makers = {
    "today": own.today,
    "today-busy": own.today_busy,
    "points": phone.points,
    "points-rules": rules.own,
    "points-empty": phone.points_empty,
    "why": phone.why,
    "why-held": phone.why_held,
    "appeal-raise": appeals.raising,
    "appeal-missing": appeals.missing,
    "appeal-own": appeals.own,
    "appeal-answered": appeals.answered,
    "prizes-own": prizes.own,
    "prizes-own-none": prizes.own_none,
    "sittings-own": sittings.own,
    "sittings-own-none": sittings.own_none,
    "sitting-start": sittings.start,
    "sitting-after": sittings.after,
    "paper": sittings.paper,
    "paper-many": sittings.paper_many,
    "paper-hand-in": sittings.hand_in,
    "paper-look": sittings.look,
    "trainings": training.own,
    "trainings-none": training.own_none,
    "training-signing": training.signing,
    "training-checking": training.checking,
    "training-checked": training.checked,
    "training-screen": training.screen,
    "training-screen-off": training.screen_off,
    "training-lead-guard": training.lead,
    "exchange-own": exchange.own,
    "exchange-own-off": exchange.own_off,
    "learn": practice.learn,
    "learn-few": practice.learn_few,
    "learn-ten": practice.ten,
    "learn-many": practice.many,
    "learn-done": practice.done,
    "learn-judged": practice.judged,
    "learn-topics": practice.topics,
    "certificate": own.certificate,
    "settings": own.settings,
    "more": own.more,
    "mine": own.mine,
    "copy": own.copy,
    "prove": entrance.prove,
    "today-called": own.today_called,
    "hand-over": own.hand_over,
    "arriving": points.arriving,
    "checked-in": points.checked_in,
    "told": aid.told,
    "told-night": aid.told_night,
    "cannot": aid.cannot,
    "going": aid.going,
    "going-alone": aid.going_alone,
    "watching": aid.watching,
    "ended": aid.ended,
    "ended-closed": aid.ended_closed,
    "alerts": aid.alerts,
    "alerts-none": aid.alerts_none,
    "patrol-muster": patrol.patrol_muster,
    "patrol-walking": patrol.patrol_walking,
    "patrol-resting": patrol.patrol_resting,
    "notes": reports.notes,
    "notes-found": reports.notes_found,
    "note": reports.note,
    "note-solved": reports.note_solved,
    "records": reports.records,
    "clues": sealed.own,
    "clues-choosing": sealed.own_choosing,
    "clue": sealed.one,
    "own-slips": deductions.own,
    "own-slips-none": deductions.own_none,
    "own-slips-veto": deductions.own_veto,
}
UNIT: Makers = {
    "guards": unit.guards,
    "slips": unit.slips,
    "posts": unit.posts,
    "lines": unit.lines,
    "lines-disputed": unit.lines_disputed,
    "units": unit.units,
    "sos": aid.sos,
    "sos-busy": aid.sos_busy,
    "kinds": aid.kinds,
    "kinds-drill": aid.kinds_drill,
    "sent": aid.sent,
    "unanswered": aid.unanswered,
    "live": aid.live,
    "over": aid.over,
    "sos-paused": misuse.sos,
    "kinds-paused": misuse.kinds,
    "sent-paused": misuse.sent,
    "sender": aid.sender,
    "hours": aid.hours,
    "gates": rollcall.gates,
    "unit-backing": backing.unit_backing,
    "tonight": patrol.tonight,
    "tonight-none": patrol.tonight_none,
    "unit-records": reports.unit,
    "unit-slips": deductions.unit,
    "unit-slips-none": deductions.unit_none,
    "unit-points": weekly.unit_points,
    "unit-trainings": training.unit,
    "unit-points-none": weekly.unit_points_none,
    "unit-why": weekly.unit_why,
}
OFFICER: Makers = {
    "desk": watch.desk,
    "desk-refused": watch.desk_refused,
    "desk-auxiliary": watch.desk_auxiliary,
    "desk-quiet": watch.desk_quiet,
    "review": watch.review,
    "review-judging": misuse.review_judging,
    "review-misuse": misuse.review_misuse,
    "desk-paused": misuse.desk_paused,
    "duty": watch.duty,
    "check-ins": points.check_ins,
    "checkpoints": points.checkpoints,
    "roll-calls": rollcall.calls,
    "roll-calls-refused": rollcall.calls_refused,
    "roll-call": rollcall.call,
    "unit-backing-desk": backing.unit_backing_desk,
    "patrols": patrol.patrols,
    "notes-queue": reports.queue,
    "notes-queue-none": reports.queue_none,
    "station-note": reports.station_note,
    "station-note-auxiliary": reports.station_note_auxiliary,
    "station-note-found": reports.station_note_found,
    "station-note-counted": reports.station_note_counted,
    "daily-orders": reports.orders,
    "trainings-station": training.station,
    "training-lead": training.lead,
    "training-lead-over": training.lead_over,
    "records-queue": reports.decide,
    "clues-queue": sealed.queue,
    "station-clue": sealed.opened,
    "voices": sealed.voices,
    "station-slips": deductions.desk,
    "station-slips-auxiliary": deductions.desk_auxiliary,
    "vetoes": deductions.vetoes,
    "station-voice": sealed.voice,
    "beat": unit.beat,
    "beat-empty": unit.beat_empty,
    "guards-desk": unit.guards_desk,
    "lines-desk": unit.lines,
    "unit-points-desk": weekly.unit_points_desk,
    "unit-why-desk": weekly.unit_why,
    "settings-desk": own.settings_desk,
    "mine-desk": own.mine_quiet,
    "prove-desk": entrance.prove,
}
OFFICE: Makers = {
    "bulletins": desk.bulletins,
    "bulletins-empty": desk.bulletins_empty,
    "draft": desk.draft,
    "draft-blocked": desk.draft_blocked,
    "issued": desk.issued,
    "import": office.import_choose,
    "import-report": office.import_report,
    "people": office.people,
    "people-none": office.people_none,
    "person": office.person,
    "requests": office.requests,
    "requests-none": office.requests_none,
    "appeals": appeals.queue,
    "appeals-overdue": appeals.overdue,
    "appeal": appeals.one,
    "accounts": office.accounts,
    "audit": office.audit,
    "audit-none": office.audit_none,
    "ops": ops.ops,
    "ops-well": ops.ops_well,
    "rules-desk": entrance.rules,
    "beats": office.beats,
    "rule-book": rules.in_force,
    "rule-book-draft": rules.drafted,
    "rule-book-review": rules.at_review,
    "rule-book-public": rules.public,
    "vetoes-office": deductions.vetoes_office,
    "brave": brave.deeds,
    "brave-none": brave.deeds_none,
    "brave-one": brave.one,
    "commendations": commendations.lists,
    "commendations-none": commendations.lists_none,
    "commendations-draft": commendations.draft,
    "commendations-approving": commendations.approving,
    "commendations-deciding": commendations.deciding,
    "questions": questions.listed,
    "questions-none": questions.nothing,
    "question": questions.one,
    "question-retired": questions.retired,
    "question-new": questions.new,
    "questions-import": questions.brought,
    "sittings": sittings.station,
    "sittings-none": sittings.station_none,
    "sitting": sittings.supervise,
    "prizes": prizes.runs,
    "prizes-none": prizes.runs_none,
    "prizes-draft": prizes.draft,
    "prizes-approving": prizes.approving,
    "prizes-paying": prizes.paying,
    "redemptions": exchange.queue,
    "redemptions-off": exchange.queue_off,
    "backing": backing.backing,
    "backing-none": backing.backing_none,
    "weeks": weekly.weeks,
    "weeks-none": weekly.weeks_none,
}
NAVS = ((SIGNED_OUT, ()), (GUARD, GUARD_NAV), (UNIT, UNIT_NAV), (OFFICER, OFFICER_NAV), (OFFICE, OFFICE_NAV))
PHONE_PAGES = (*SIGNED_OUT, *GUARD, *UNIT)
DESK_PAGES = (*OFFICER, *OFFICE)
PAGES = (*PHONE_PAGES, *DESK_PAGES)


def sample(name: str, theme: Theme = "light", size: Size = "m") -> Page:
    makers, nav = next((makers, nav) for makers, nav in NAVS if name in makers)
    frame = Frame(
        csrf="c5rf",
        path=f"/{name}",
        theme=theme,
        size=size,
        nav=nav,
        name="洋河联勤",
        desk=name in DESK_PAGES,
    )
    return makers[name](frame)
