"""What surrounds every page: the form token, the chosen look, and the places that this person may go to."""

import re
from collections.abc import Sequence
from typing import Any

from litestar import Request

from lianfang.access import GUARDS, Actor, can
from lianfang.accounts.sessions import Signed
from lianfang.web.cookies import LOOK
from lianfang.web.forms import SAFE, local
from lianfang.web.views import Frame, NavItem

PLACES = (
    ("aid.desk", "/stations/{station}/desk", "siren", "指挥"),
    ("today.see", "/today", "house", "今天"),
    ("patrol.walk", "/patrol", "footprints", "巡逻"),
    ("points.see", "/points", "star", "积分"),
    ("practice.own", "/learn", "book-open", "学习"),
    ("certificate.see", "/certificate", "graduation-cap", "我的证"),
    ("note.write", "/notes", "notebook-pen", "工作笔记"),
    ("clue.send", "/clues", "lock", "信息报送"),
    ("record.tell", "/records", "clipboard-check", "做了一件事"),
    ("deduction.answer", "/deductions", "scale", "扣分和评奖"),
    ("training.own", "/learn/trainings", "book-open-check", "培训"),
    ("company.see", "/company", "building-2", "各单位"),
    ("beat.see", "/beat", "house", "我的几家"),
    ("patrol.see", "/stations/{station}/patrols", "footprints", "巡逻"),
    ("rollcall.see", "/stations/{station}/roll-calls", "radio", "查岗"),
    ("note.see", "/stations/{station}/notes", "notebook-pen", "笔记"),
    ("order.give", "/stations/{station}/daily-orders", "megaphone", "指令"),
    ("record.see", "/stations/{station}/records", "clipboard-check", "事项单"),
    ("brave.see", "/stations/{station}/brave", "award", "见义勇为"),
    ("clue.read", "/stations/{station}/clues", "lock", "信息"),
    ("deduction.desk", "/stations/{station}/deductions", "scale", "扣分"),
    ("veto.see", "/stations/{station}/vetoes", "ban", "一票否决"),
    ("voice.register", "/stations/{station}/voices", "message-square-warning", "群众来信"),
    ("patrol.plan", "/stations/{station}/checkpoints", "qr-code", "点位"),
    ("training.see", "/stations/{station}/trainings", "book-open-check", "培训"),
    ("weeks.see", "/stations/{station}/weeks", "calendar-days", "周汇总"),
    ("bulletin.see", "/bulletins", "file-text", "通报"),
    ("bulletin.read", "/bulletin", "file-text", "看通报"),
    ("bulletin.deliver", "/receivers", "inbox", "发送名单"),
    ("followup.keep", "/followups", "clipboard-check", "督办"),
    ("followup.keep", "/meetings", "users", "会商"),
    ("import", "/stations/{station}/import", "upload", "导入"),
    ("people.see", "/stations/{station}/people", "users", "人员"),
    ("exam.see", "/stations/{station}/exams", "graduation-cap", "考证"),
    ("sitting.see", "/stations/{station}/sittings", "pencil", "考试"),
    ("certificate.list", "/stations/{station}/certificates", "id-card", "持证"),
    ("certificate.bureau", "/certificates", "id-card", "各所持证"),
    ("spot.see", "/stations/{station}/spot", "circle-question-mark", "抽问"),
    ("filing.list", "/stations/{station}/filings", "stamp", "备案"),
    ("backing.see", "/stations/{station}/backing", "handshake", "依据"),
    ("dossier.see", "/stations/{station}/dossiers", "file-spreadsheet", "台账"),
    ("beats.assign", "/stations/{station}/beats", "user-check", "责任民警"),
    ("zone.border", "/stations/{station}/borders", "map", "片区边界"),
    ("rules.see", "/rule-book", "book-open-check", "规则"),
    ("question.see", "/questions", "list-checks", "题库"),
    ("study.see", "/study", "book-open", "学习资料"),
    ("prize.see", "/stations/{station}/prizes", "stamp", "奖励"),
    ("commend.see", "/commendations", "award", "表彰"),
    ("appeal.see", "/appeals", "scale", "异议"),
    ("requests.answer", "/requests", "inbox", "诉求"),
    ("accounts.see", "/accounts", "key-round", "账号"),
    ("audit.see", "/audit", "scroll-text", "审计"),
    ("ops.see", "/ops/invariants", "heart-pulse", "自查"),
)
SUBJECTS = (
    ("巡逻", "footprints", ("巡逻", "点位")),
    ("笔记", "notebook-pen", ("笔记", "指令", "信息", "群众来信")),
    ("积分", "star", ("事项单", "扣分", "一票否决", "周汇总", "见义勇为", "规则", "奖励", "表彰", "异议")),
    ("考证", "graduation-cap", ("考证", "持证", "各所持证", "培训", "考试", "题库", "学习资料", "抽问")),
    ("单位", "building-2", ("人员", "备案", "依据", "台账", "责任民警", "片区边界")),
    ("通报", "file-text", ("通报", "看通报", "发送名单", "督办", "会商", "导入")),
    ("设置", "settings", ("设置", "账号", "诉求", "审计", "自查")),
)
"""At a desk the places of one subject stand behind one entry of the rail, and beside each other at the head of its pages."""
CRY = ("/sos", "siren", "求援")
"""In the middle of the bar: one press from any page."""
MOST = 5
"""So many places has a phone's bar."""
FIRST = ("今天", "今晚", "巡逻", "保安", "岗位", "积分", "学习")
"""Which of a phone's places stand in its bar, where there are more of them; 今天 leads a guard on to the rest."""
AT_A_DESK = ("office", "legal", "auditor", "officer", "auxiliary")
MORE = ("/more", "menu", "更多")
OF_A_UNIT = (
    ("tonight", "calendar-days", "今晚"),
    ("guards", "users", "保安"),
    ("posts", "map-pin", "岗位"),
    ("points", "star", "积分"),
    ("lines", "file-text", "通报"),
)
OF_ITS_HEAD = (
    ("trainings", "book-open-check", "培训"),
    ("exams", "graduation-cap", "考证"),
    ("sittings", "pencil", "考试"),
    ("study", "book-open", "学习资料"),
    ("records", "clipboard-check", "保安做的事"),
    ("deductions", "scale", "扣分单"),
    ("filing", "stamp", "备案"),
)
"""What only whoever is in charge of a unit opens."""


def frame_of(request: Request[Any, Any, Any]) -> Frame:
    """The frame of this request's page; nobody is known on a public one."""
    theme, _, size = request.cookies.get(LOOK, "").partition(".")
    signed = getattr(request.state, "signed", None)
    nav, beside = _around(signed.actor, request) if isinstance(signed, Signed) and not signed.needs else ((), ())
    return Frame(
        csrf=signed.csrf if isinstance(signed, Signed) else "",
        path=shown_at(request),
        theme=theme if theme in ("light", "dark") else "auto",  # type: ignore[arg-type]
        size="xl" if size == "xl" else "m",
        desk=isinstance(signed, Signed) and _at_a_desk(signed.actor),
        nav=nav,
        beside=beside,
    )


def shown_at(request: Request[Any, Any, Any]) -> str:
    """The address of the page that is shown: a form's answer is shown where the form stood, its own address opens nothing."""
    if request.method in SAFE:
        # not request.url: that one cannot be made of every Host
        query = request.scope["query_string"].decode("ascii", "replace")
        return request.scope["path"] + (f"?{query}" if query else "")
    return local(re.sub(r"^https?://[^/?#]*", "", request.headers.get("referer", "")))


def home_of(actor: Actor) -> str:
    """Where somebody begins."""
    leads = any(held.role == "unit" and held.unit for held in actor.roles)
    return CRY[0] if leads else places_of(actor)[0][0]


def places_of(actor: Actor, station: int | None = None) -> list[tuple[str, str, str]]:
    """(address, icon, word) of every place that the actor's roles open; `station` is the one that he looks at now."""
    reached = [one for held in actor.roles for one in held.stations]
    seen = station if station in reached else next(iter(reached), 0)
    units = [held.unit for held in actor.roles if held.role == "unit" and held.unit]
    found = [
        (f"/units/{unit}/{name}", icon, word) for unit in units[:1] for name, icon, word in OF_A_UNIT + OF_ITS_HEAD
    ]
    desk = _at_a_desk(actor)
    found += [
        (path.format(station=seen), icon, word)
        for action, path, icon, word in PLACES
        if can(actor, action) and (desk or "{station}" not in path)
    ]
    found.append(("/settings", "settings", "设置"))
    if can(actor, "aid.raise"):
        found.insert(len(found) // 2, CRY)
    return found


def bar_of(actor: Actor, places: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of these places what a phone's bar shows, 求援 in the middle; all of them at a desk, where a rail has room."""
    if len(places) <= MOST or _at_a_desk(actor):
        return places
    guard = all(held.role in GUARDS for held in actor.roles)
    ends = [] if guard else [MORE]
    chosen = sorted((one for one in places if one[2] in FIRST), key=lambda one: FIRST.index(one[2]))
    chosen = chosen[: MOST - 1 - len(ends)] + ends
    return [*chosen[: MOST // 2], CRY, *chosen[MOST // 2 :]]


def _at_a_desk(actor: Actor) -> bool:
    return any(held.role in AT_A_DESK for held in actor.roles)


def _around(actor: Actor, request: Request[Any, Any, Any]) -> tuple[tuple[NavItem, ...], tuple[NavItem, ...]]:
    path, station = request.scope["path"], request.path_params.get("station")
    places = places_of(actor, station if isinstance(station, int) else None)
    items = tuple(
        NavItem(href, icon, word, f"{path}/".startswith(f"{href}/"), cry=href == CRY[0])
        for href, icon, word in bar_of(actor, places)
    )
    return by_subject(items) if _at_a_desk(actor) else (items, ())


def by_subject(items: Sequence[NavItem]) -> tuple[tuple[NavItem, ...], tuple[NavItem, ...]]:
    """The rail, and the places beside the one that is shown; a subject of one place is that place."""
    rail: list[NavItem] = []
    beside: tuple[NavItem, ...] = ()
    for item in items:
        subject = next((one for one in SUBJECTS if item.text in one[2]), None)
        members = tuple(one for word in subject[2] for one in items if one.text == word) if subject else (item,)
        if subject is None or len(members) == 1:
            rail.append(item)
        elif item == members[0]:
            here = any(one.current for one in members)
            beside = members if here else beside
            rail.append(NavItem(item.href, subject[1], subject[0], here))
    return tuple(rail), beside
