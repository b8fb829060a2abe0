"""Who may do what: one table of actions, one question `can`, one `scope` for every read. Rules only, no database."""

from datetime import datetime

from msgspec import Struct

from zones.ground.refused import Refused
from zones.ground.scope import Scope


class NotYours(Refused):
    """Not there, or not for this reader: the same answer for both."""

    code = "not_yours"


class Held(Struct, frozen=True):
    """A role in force and how far it reaches: its stations, and the only unit or company within them."""

    role: str
    bureau: int | None
    stations: tuple[int, ...]
    unit: int | None = None
    company: int | None = None


class Actor(Struct, frozen=True):
    """Who asks. `actions` limits a token to what it was given for; `proved_at` is when he last proved who he is."""

    account: int
    name: str
    person: int | None
    officer: int | None
    roles: tuple[Held, ...]
    proved_at: datetime | None = None
    actions: frozenset[str] | None = None


class Thing(Struct, frozen=True):
    """Where a thing lies. Only what is known of it is set."""

    station: int | None = None
    unit: int | None = None
    company: int | None = None
    person: int | None = None


ROLES = {
    "guard": "保安员",
    "leader": "保安队长",
    "unit": "联防单位",
    "company": "保安公司",
    "auxiliary": "辅警",
    "officer": "民警",
    "office": "分局联勤联防办公室",
    "legal": "分局法制部门",
    "auditor": "审计员",
}
"""Roles that sign in. The operator is whoever runs the command line."""

GUARDS = ("guard", "leader")
UNITS = ("unit", "company")
DESK = ("auxiliary", "officer", "office")

ACTIONS: dict[str, tuple[str, ...]] = {
    "public": (),
    "self": tuple(ROLES),
    "mine.copy": tuple(ROLES),
    "rules.see": ("officer", "office", "auditor", "legal"),
    "rules.read": (*GUARDS, *UNITS, *DESK, "auditor", "legal"),
    "rules.draft": ("office",),
    "rules.review": ("legal",),
    "question.see": ("officer", "office"),
    "question.picture": (*GUARDS, "officer", "office"),
    "question.write": ("office",),
    "spot.see": DESK,
    "spot.make": ("officer", "office"),
    "spot.tick": ("officer", "auxiliary"),
    "study.see": ("officer", "office"),
    "study.publish": ("office",),
    "study.hand": ("unit", *DESK),
    "today.see": GUARDS,
    "points.see": GUARDS,
    "points.name": GUARDS,
    "weeks.see": (*DESK, "auditor"),
    "points.guard": ("unit", *DESK, "auditor"),
    "points.entry": (*GUARDS, "unit", *DESK, "auditor", "legal"),
    "prize.own": GUARDS,
    "prize.see": ("office",),
    "prize.notice": ("officer", "office"),
    "prize.draw": ("office",),
    "prize.pay": ("office",),
    "commend.see": ("officer", "office"),
    "commend.propose": ("officer", "office"),
    "commend.draw": ("office",),
    "commend.approve": ("office",),
    "brave.see": ("officer",),
    "brave.print": ("officer",),
    "exchange.own": GUARDS,
    "exchange.see": ("office",),
    "exchange.answer": ("office",),
    "sitting.sit": GUARDS,
    "sitting.list": (*GUARDS, *DESK),
    "sitting.see": DESK,
    "sitting.make": ("officer", "office"),
    "sitting.check_in": ("officer", "auxiliary"),
    "sitting.change": ("officer", "auxiliary"),
    "sitting.unit": ("unit",),
    "training.own": GUARDS,
    "training.unit": ("unit", *DESK),
    "training.see": DESK,
    "training.lead": (*GUARDS, *DESK),
    "training.plan": ("officer", "office"),
    "exam.own": GUARDS,
    "exam.unit": (*UNITS, *DESK),
    "exam.enrol": UNITS,
    "exam.see": DESK,
    "exam.offer": ("officer", "office"),
    "exam.review": ("officer", "office"),
    "appeal.raise": GUARDS,
    "appeal.unit": ("unit",),
    "appeal.see": ("legal", "office"),
    "appeal.decide": ("legal",),
    "certificate.see": GUARDS,
    "certificate.list": DESK,
    "certificate.keep": ("officer", "office"),
    "certificate.photo": (*GUARDS, "officer", "office"),
    "certificate.bureau": ("office",),
    "certificate.settle": ("office",),
    "filing.see": ("unit", *DESK),
    "filing.list": DESK,
    "filing.keep": ("officer", "office"),
    "practice.own": GUARDS,
    "unit.see": (*UNITS, *DESK),
    "unit.codes": (*UNITS, "office"),
    "unit.answer": UNITS,
    "company.see": ("company",),
    "beat.see": ("officer", "auxiliary"),
    "bulletin.see": ("officer", "office", "auditor"),
    "bulletin.draft": ("office",),
    "bulletin.issue": ("office",),
    "bulletin.read": (*GUARDS, *UNITS, "auxiliary"),
    "bulletin.receive": ("unit",),
    "bulletin.receipts": ("officer", "office"),
    "bulletin.deliver": ("office",),
    "bulletin.settings": ("office",),
    "followup.keep": ("office",),
    "dossier.see": ("officer", "office"),
    "dossier.person": ("officer", "office"),
    "import": ("office",),
    "people.see": ("officer", "office"),
    "people.reveal": ("officer", "office"),
    "people.codes": ("office",),
    "people.erase": ("office",),
    "requests.answer": ("office",),
    "accounts.see": ("office",),
    "accounts.manage": ("office",),
    "beats.assign": ("office",),
    "audit.see": ("auditor", "office"),
    "ops.see": ("auditor", "office"),
    "ops.look_after": ("office",),
    "duty.sign": GUARDS,
    "duty.see": ("unit", "officer", "auxiliary"),
    "duty.declare": ("unit",),
    "aid.raise": (*GUARDS, "unit"),
    "aid.behalf": ("officer", "auxiliary"),
    "aid.see": (*GUARDS, *UNITS, *DESK),
    "aid.answer": GUARDS,
    "aid.unit": ("unit",),
    "aid.desk": ("officer", "auxiliary"),
    "aid.decide": ("officer",),
    "patrol.offer": ("unit",),
    "patrol.walk": GUARDS,
    "patrol.see": ("unit", *DESK),
    "patrol.plan": ("officer", "office"),
    "patrol.decide": ("officer",),
    "rollcall.answer": GUARDS,
    "rollcall.see": DESK,
    "rollcall.call": ("officer",),
    "rollcall.tick": ("officer", "auxiliary"),
    "gate.see": ("unit", "officer", "auxiliary"),
    "gate.pair": ("unit",),
    "gate.end": ("unit", "officer"),
    "note.write": GUARDS,
    "note.see": ("officer", "auxiliary"),
    "note.answer": ("officer",),
    "note.photo": (*GUARDS, "officer", "auxiliary"),
    "order.see": GUARDS,
    "order.give": ("officer",),
    "record.tell": GUARDS,
    "record.see": ("officer", "auxiliary"),
    "record.decide": ("officer",),
    "record.photo": (*GUARDS, "unit", "officer", "auxiliary"),
    "record.unit": ("unit",),
    "record.list": (*GUARDS, "unit", "officer", "auxiliary"),
    "record.confirm": ("unit", "officer"),
    "clue.send": GUARDS,
    "clue.read": ("officer",),
    "deduction.see": (*GUARDS, "unit", *DESK),
    "deduction.desk": DESK,
    "deduction.propose": ("officer",),
    "deduction.answer": GUARDS,
    "deduction.confirm": ("unit",),
    "veto.see": ("officer", "office"),
    "veto.propose": ("officer",),
    "veto.decide": ("office",),
    "voice.register": DESK,
    "voice.handle": ("officer", "office"),
    "voice.answer": ("officer",),
    "backing.see": DESK,
    "backing.order": ("office",),
    "backing.keep": ("officer", "office"),
    "backing.spare": ("unit", "officer", "office"),
    "backing.pause": ("unit",),
    "backing.mine": GUARDS,
    "zone.border": ("office",),
}
"""Every action and the roles that may do it; a route names one of them or the server does not start."""

FRESH = frozenset(
    {"mine.copy", "people.reveal", "people.erase", "accounts.manage", "prize.pay", "brave.print", "dossier.person"}
)
"""What asks for a fresh proof: personal data, accounts, money."""


def can(actor: Actor, action: str, thing: Thing | None = None) -> bool:
    """Whether the actor may; with a thing, whether one of his roles reaches it."""
    if actor.actions is not None and action not in actor.actions:
        return False
    return any(held.role in ACTIONS[action] and (thing is None or _reaches(actor, held, thing)) for held in actor.roles)


def scope(actor: Actor, action: str, thing: Thing | None = None) -> Scope:
    """What a read for this action may see: the thing's station and unit, or all that the roles reach. Raises NotYours."""
    if not can(actor, action, thing):
        raise NotYours()
    if thing is not None and thing.station is not None:
        return Scope((thing.station,), unit=thing.unit, person=thing.person)
    allowed = [held for held in actor.roles if held.role in ACTIONS[action]]
    return Scope(tuple(sorted({station for held in allowed for station in held.stations})), person=_own(actor, allowed))


def _own(actor: Actor, allowed: list[Held]) -> int | None:
    """Guards see themselves alone."""
    return actor.person if all(held.role in GUARDS for held in allowed) else None


def _reaches(actor: Actor, held: Held, thing: Thing) -> bool:
    if held.role in GUARDS:
        return thing.person is not None and thing.person == actor.person
    if held.role == "unit":
        return thing.unit is not None and thing.unit == held.unit
    if held.role == "company":
        return thing.company is not None and thing.company == held.company
    return thing.station is not None and thing.station in held.stations
