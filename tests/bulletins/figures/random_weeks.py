"""Weeks of two stations as they may come, by chance: rows of every table that figures count, awkward ones among them.

Zones of the same name in both stations; one without units; a unit that moved to another zone in mid-week; guards who moved,
who stand at two units or twice at one; one with two names, two with the same; weeks without cases, without a sheet; a 53rd week.
"""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from zones.ground.weeks import Week, shanghai_instant

STATIONS = {1: "城东所", 2: "城西所"}
ZONES = {1: (1, "东片区"), 2: (1, "西片区"), 3: (2, "东片区"), 4: (2, "空片区")}
UNITS = {1: (1, "翠园小区"), 2: (1, "柳河中学"), 3: (2, "老街市场"), 4: (3, "翠园小区"), 5: (3, "北门医院")}
CATEGORIES = {1: "居民小区", 2: "中小学校", 3: "商业场所", 4: "居民小区", 5: ""}
KINDS = {"cases", "patrol", "rollcall", "inspection", "venue", "exam", "item"}
GUARDS = 14
Rows = dict[str, list[dict[str, Any]]]


def station_of(unit: int) -> int:
    return ZONES[UNITS[unit][0]][0]


class Chance:
    """Rows by table, with ids of their own."""

    def __init__(self, seed: int, weeks: list[Week]) -> None:
        self.random, self.weeks = Random(seed), weeks
        self.rows: Rows = {}
        self._roster()
        self._once()
        for week in weeks:
            for station in STATIONS:
                self._week(station, week)

    def put(self, table: str, **values: Any) -> int:
        rows = self.rows.setdefault(table, [])
        rows.append({"id": len(rows) + 1, **values})
        return len(rows)

    def sometimes(self, of: int = 4) -> bool:
        return self.random.randrange(of) == 0

    def day(self, week: Week) -> date:
        return week.monday + timedelta(days=self.random.randrange(7))

    def at(self, week: Week, hour: int | None = None) -> datetime:
        clock = time(self.random.randrange(24) if hour is None else hour, self.random.randrange(60))
        return shanghai_instant(datetime.combine(self.day(week), clock))

    def unit(self, station: int) -> int:
        return self.random.choice([unit for unit in UNITS if station_of(unit) == station])

    def guard(self) -> int:
        return self.random.randrange(1, GUARDS + 1)

    def zone(self, station: int) -> int:
        return self.random.choice([zone for zone, (at, _) in ZONES.items() if at == station])

    def _roster(self) -> None:
        then = datetime(2018, 1, 1, tzinfo=UTC)
        self.put("bureau", name="柳河分局", created_at=then)
        for name in STATIONS.values():
            self.put("station", bureau=1, name=name, created_at=then)
        self.put("officer", bureau=1, name="周明远")
        for station, name in ZONES.values():
            self.put("zone", station=station, name=name)
        for unit, (zone, name) in UNITS.items():
            self.put("unit", station=station_of(unit), zone=zone, name=name, category=CATEGORIES[unit])
        for number in range(GUARDS):
            self.put("person", bureau=1, name="赵大山" if number < 2 else f"员{number}")
        for person in range(1, GUARDS + 1):
            self._stands(person)

    def _stands(self, person: int) -> None:
        """Where he stands: at one unit for good, at two, twice at one, or moving in the middle of a week."""
        first = self.random.randrange(1, 6)
        moves = self.random.choice(self.weeks).monday + timedelta(days=3)
        how = person % 4
        self._posting(person, first, None, moves - timedelta(days=1) if how == 1 else None)
        if how == 1:
            self._posting(person, self.random.randrange(1, 6), moves, None)
        elif how:
            self._posting(person, first if how == 2 else self.random.randrange(1, 6), moves, None)
        if self.sometimes(2):
            ended = self.random.choice(self.weeks).sunday if self.sometimes() else None
            self.put("certificate", person=person, number=f"苏{person}", issued=moves, until=ended)

    def _posting(self, person: int, unit: int, since: date | None, until: date | None) -> None:
        self.put("posting", station=station_of(unit), unit=unit, person=person, since=since, until=until)

    def _once(self) -> None:
        """Books without weeks: a rule book, rounds of spot questions, a delivery of each station."""
        self.put(
            "rule_book", bureau=1, version="一", starts_on=date(2018, 1, 1), text="", recorded_at=self.at(self.weeks[0])
        )
        for station in STATIONS:
            self.put("delivery", station=station, digest=bytes([station]) * 32, received_at=self.at(self.weeks[0]))
            at = self.at(self.weeks[0])
            self.put("spot_round", station=station, title="抽问", account=1, at=at)
            self.put("spot_item", round=station, nth=1, asks="问", expects="答")

    def _week(self, station: int, week: Week) -> None:
        for kind in sorted(KINDS):
            if not self.sometimes(6):
                self.put("delivered_sheet", station=station, week=str(week), delivery=station, kind=kind, sheet=kind)
        busy = not self.sometimes(8)  # else a week in which nothing happened
        for make, most in (
            (self._case, 5),
            (self._patrol, 6),
            (self._answer, 25),
            (self._inspection, 4),
            (self._venue, 4),
            (self._result, 4),
            (self._item, 6),
            (self._outing, 5),
            (self._hazard, 9),
            (self._award, 10),
            (self._appeal, 2),
            (self._spot, 3),
            (self._training, 2),
            (self._drill, 2),
        ):
            for _ in range(self.random.randrange(most + 1) if busy else 0):
                make(station, week)

    def _sourced(self, station: int, week: Week) -> dict[str, Any]:
        """What a sheet's row has; every fifth was withdrawn."""
        key = self.random.randbytes(8)
        gone = station if self.sometimes(5) else None
        held = {"station": station, "week": str(week), "delivery": station, "sheet": "表", "row": 2, "key": key}
        return held | {"withdrawn_by": gone}

    def _case(self, station: int, week: Week) -> None:
        band = self.random.choice((None, 0, 4, 8, 12, 16, 20))
        kind, cases = self.random.choice(("扒窃", "入室盗窃", "电诈")), self.random.randrange(4)
        self.put(
            "case_count", zone=self.zone(station), kind=kind, band=band, cases=cases, **self._sourced(station, week)
        )

    def _patrol(self, station: int, week: Week) -> int:
        minutes, outreach = self.random.randrange(20, 90), self.random.randrange(3)
        source = self._sourced(station, week)
        made = self.put(
            "patrol", zone=self.zone(station), day=self.day(week), minutes=minutes, flag=self.sometimes(2), outreach=outreach, **source
        )  # fmt: skip
        whose = {"patrol": made, "station": station, "week": str(week)}
        for _ in range(self.random.randrange(4)):
            self.put("walker", person=self.guard(), unit=self.unit(station), **whose)
        for _ in range(self.random.randrange(2)):
            self.put("absence", unit=self.unit(station), **whose)
        return made

    def _answer(self, station: int, week: Week) -> None:
        result = self.random.choice(("answered", "answered", "silent", "excused", "waiting"))
        reason = self.random.choice(("", "线路故障", "护学岗")) if result == "excused" else ""
        asked = self.at(week, self.random.choice((9, 15, 23))).replace(minute=30)
        held = {"asked_at": asked, "unit": self.unit(station), "result": result, "reason": reason, "call": None}
        live = {"call": 1, "delivery": None} if result == "waiting" or self.sometimes() else {}
        self.put("roll_call_answer", **(held | self._sourced(station, week) | live))

    def _inspection(self, station: int, week: Week) -> None:
        problems = self.random.randrange(4)
        held = {"unit": self.unit(station), "day": self.day(week), "problems": problems}
        self.put("inspection", fixed=self.random.randrange(problems + 1), **held, **self._sourced(station, week))

    def _venue(self, station: int, week: Week) -> None:
        held = {"zone": self.zone(station), "day": self.day(week), "trade": "网吧"}
        self.put("venue_check", violations=self.random.randrange(2), **held, **self._sourced(station, week))

    def _result(self, station: int, week: Week) -> None:
        held = {"person": self.guard(), "unit": self.unit(station), "score": self.random.randrange(40, 100)}
        self.put("exam_result", **held, **self._sourced(station, week))

    def _item(self, station: int, week: Week) -> None:
        duty = self.random.choice(("矛盾调处", "安保救助", "信息报送"))
        held = {"person": self.guard(), "unit": self.unit(station), "day": self.day(week), "duty": duty}
        self.put("duty_item", verified=not self.sometimes(), **held, **self._sourced(station, week))

    def _outing(self, station: int, week: Week) -> None:
        day, number = self.day(week), len(self.rows.get("outing", ()))
        begins = shanghai_instant(datetime.combine(day, time(19, 30 + 15 * self.random.randrange(2))))
        state = self.random.choice(("planned", "walking", "closed", "closed", "stopped"))
        why = self.random.choice(("nobody", "heat")) if state == "stopped" else ""
        mustered = begins + timedelta(minutes=self.random.randrange(-5, 20), seconds=self.random.randrange(60))
        closed = state == "closed"
        made = self.put(
            "outing",
            station=station, zone=self.zone(station), walking_group="1组", day=day, number=f"联巡{number}", officer=1,
            lead=self.unit(station), state=state, why_stopped=why, starts_at=begins, ends_at=begins + timedelta(minutes=50),
            mustered_at=mustered if state in ("walking", "closed") else None,
            closed_at=mustered + timedelta(minutes=self.random.randrange(10, 60)) if closed else None,
            patrol=self._patrol(station, week) if closed else None,
            next_deadline=begins if state in ("planned", "walking") else None,
            withdrawn_at=begins + timedelta(days=1) if closed and self.sometimes() else None,
        )  # fmt: skip
        for kind in ("note", "light")[: self.random.randrange(3)]:
            self._note(station, week, kind, made)

    def _note(self, station: int, week: Week, kind: str, outing: int | None) -> int:
        opened = self.at(week)
        solved = opened + timedelta(days=self.random.randrange(60)) if self.sometimes(2) else None
        return self.put(
            "note", station=station, unit=self.unit(station), person=self.guard(), kind=kind, outing=outing, opened_at=opened, solved_at=solved
        )  # fmt: skip

    def _hazard(self, station: int, week: Week) -> None:
        kind = self.random.choice(("light", "exit"))
        note = self._note(station, week, kind, None)
        self.put(
            "hazard_found",
            station=station, note=note, person=self.guard(), kind=kind, unit=None if self.sometimes() else self.unit(station),
            day=self.day(week), account=1, at=self.at(week), ended_at=self.at(week) if self.sometimes(5) else None,
        )  # fmt: skip

    def _award(self, station: int, week: Week) -> None:
        of_unit = self.sometimes()
        who = {"person": None if of_unit else self.guard(), "unit": self.unit(station) if of_unit else None}
        kind = "patrol.led" if of_unit else self.random.choice(("patrol.walked", "clue", "post.left"))
        day = self.day(week)
        deed = self.put(
            "deed", station=station, kind=kind, person=who["person"], unit=self.unit(station), day=day, week=str(week),
            delivery=station, sheet="表", row=2, record_kind=kind, record=len(self.rows.get("deed", ())), recorded_at=self.at(week),
        )  # fmt: skip
        points = -2 if kind == "post.left" else self.random.randrange(1, 8)
        self.put(
            "award", station=station, **who, rule_book=1, rule=kind, deed=deed, source=f"deed:{deed}", points=points,
            routine=kind == "patrol.walked", because="", day=day, week=str(week), month=f"{day:%Y-%m}", posted_at=self.at(week),
        )  # fmt: skip

    def _appeal(self, station: int, week: Week) -> None:
        raised = self.at(week)
        state = self.random.choice(("open", "decided", "withdrawn"))
        over = None if state == "open" else raised + timedelta(days=self.random.randrange(12))
        decided = {"outcome": "refused", "decided_by": 1} if state == "decided" else {"outcome": "", "decided_by": None}
        self.put(
            "appeal", station=station, person=None, unit=self.unit(station), day=date(2010, 1, 1) + timedelta(days=len(self.rows.get("appeal", ()))),
            reason="missing", account=1, state=state, raised_at=raised, due_at=raised, decided_at=over,
            next_deadline=raised if state == "open" else None, **decided,
        )  # fmt: skip

    def _spot(self, station: int, week: Week) -> None:
        asked = self.random.randrange(1, 9)
        held = {
            "item": station,
            "unit": self.unit(station),
            "week": str(week),
            "whom": self.random.choice(("guard", "public")),
        }
        if not any(all(row[key] == value for key, value in held.items()) for row in self.rows.get("spot_count", ())):
            self.put("spot_count", asked=asked, knew=self.random.randrange(asked + 1), **held)

    def _training(self, station: int, week: Week) -> None:
        begins, closed = self.at(week), not self.sometimes()
        over = begins + timedelta(hours=1)
        made = self.put(
            "training_session", station=station, level="station", field="law", title="课", place="会议室", begins_at=begins, ends_at=over,
            account=1, state="closed" if closed else "planned", closed_at=over if closed else None, closer=1 if closed else None, questions=[],
        )  # fmt: skip
        for person in self.random.sample(range(1, GUARDS + 1), self.random.randrange(4)):
            unit = self.random.randrange(1, 6)
            self.put(
                "attendance", session=made, person=person, station=station_of(unit), unit=unit, phone=b"", in_at=begins,
                out_at=over if self.sometimes(2) else None, ticked_by=1 if self.sometimes(3) else None,
                struck_by=1 if self.sometimes(5) else None,
            )  # fmt: skip

    def _drill(self, station: int, week: Week) -> None:
        raised, closed = self.at(week), not self.sometimes()
        made = self.put(
            "aid_request", station=station, unit=self.unit(station), kind="suspect", drill=not self.sometimes(), account=1, raised_at=raised,
            policy='{"wanted": 2, "rings": [[1]], "widen_s": 60}', state="closed" if closed else "open",
            next_deadline=None if closed else raised, ended_at=raised if closed else None, number="110", outcome="",
        )  # fmt: skip
        for person in self.random.sample(range(1, GUARDS + 1), self.random.randrange(4)):
            role, answer = (
                self.random.choice(("own", "go")),
                self.random.choice(("told", "coming", "arrived", "helping")),
            )
            self.put(
                "aid_alert",
                request=made,
                person=person,
                post=1,
                role=role,
                leave="",
                wave=0,
                told_at=raised,
                answer=answer,
            )
