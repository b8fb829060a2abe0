"""The figures of a week counted a second time, slowly and in plain Python over exported rows: nothing of the first count is used."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from tests.bulletins.figures.slow_rows import SHANGHAI, Numbers, Row, Told, month_day, rate, shifted, tenth


class Slow(Told):
    """Counts one week of some stations."""

    def count(self) -> Numbers:
        for part in (
            self.cases,
            self.patrols,
            self.plan,
            self.calls,
            self.visits,
            self.hazards,
            self.exam,
            self.certificates,
        ):
            part()
        for part in (self.training, self.known, self.points, self.appeals, self.items):
            part()
        return self.told

    def cases_of(self, weeks: list[str]) -> Numbers:
        told: Numbers = {"total": 0}
        told |= {f"by_zone.{area}": 0 for area in self.areas()}
        told |= {f"by_band.{hour}-{hour + 4}时": 0 for hour in range(0, 24, 4)}
        for row in self.rows["case_count"]:
            if row["station"] not in self.stations or row["week"] not in weeks or row["withdrawn_by"]:
                continue
            keys = ["total", f"by_kind.{row['kind']}", f"by_zone.{self.area(row['zone'])}"]
            if row["band"] is not None:
                band = f"{row['band']}-{row['band'] + 4}时"
                keys += [f"by_band.{band}", f"by_zone_band.{self.area(row['zone'])}.{band}"]
            for key in keys:
                told[key] = (told.get(key) or 0) + row["cases"]
        return told

    def cases(self) -> None:
        now = self.cases_of([self.week])
        total = now.pop("total")
        self.told["cases.this_week"] = total
        self.told |= {f"cases.{key}": value for key, value in now.items()}
        last = shifted(self.week, -1)
        before = self.cases_of([last])["total"] if self.sheets(last) else None
        self.told["cases.last_week"] = before
        self.told["cases.change_pct"] = tenth(Decimal(100) * (total - before) / before) if before else None  # type: ignore[arg-type,operator]
        year, number = self.week.split("-W")
        four = [shifted(self.week, -back) for back in (1, 2, 3, 4)]
        for name, weeks in (
            ("week_before", [last]),
            ("four_weeks", four),
            ("last_year", [f"{int(year) - 1}-W{number}"]),
        ):
            if (name != "last_year" or number != "53") and all(self.sheets(week) for week in weeks):
                held = {key: n for key, n in self.cases_of(weeks).items() if "by_zone_band" not in key}
                self.told |= {f"cases.{name}.{key}": tenth(Decimal(n or 0) / len(weeks)) for key, n in held.items()}

    def patrols(self) -> None:
        self.everywhere(
            "patrol", ("patrols", "guard_turns", "minutes", "flag_patrols", "unit_absences", "outreach_sessions")
        )
        persons = set()
        for unit in self.units:
            self.told[f"units.{self.of_unit(unit)}.{self.units[unit]['name']}.turns"] = 0
        for row in self.here("patrol"):
            walkers = [one for one in self.rows["walker"] if one["patrol"] == row["id"]]
            missing = [one for one in self.rows["absence"] if one["patrol"] == row["id"]]
            persons |= {one["person"] for one in walkers}
            for one in walkers:
                self.add(f"units.{self.of_unit(one['unit'])}.{self.units[one['unit']]['name']}.turns", 1)
            for place in ("patrol", f"patrol.by_zone.{self.area(row['zone'])}"):
                self.add(f"{place}.patrols", 1)
                self.add(f"{place}.guard_turns", len(walkers))
                self.add(f"{place}.minutes", row["minutes"])
                self.add(f"{place}.flag_patrols", int(row["flag"]))
                self.add(f"{place}.unit_absences", len(missing))
                self.add(f"{place}.outreach_sessions", row["outreach"])
        self.told["patrol.guards"] = len(persons)

    def plan(self) -> None:
        self.everywhere("plan", ("planned", "walked", "called_off", "uncovered_min"))
        outings = [
            row
            for row in self.rows["outing"]
            if row["station"] in self.stations and self.monday <= row["day"] <= self.sunday
        ]
        self.told["plan.findings"] = sum(
            note["kind"] != "note" and note["outing"] in {row["id"] for row in outings} for note in self.rows["note"]
        )
        for row in outings:
            for place in ("plan", f"plan.by_zone.{self.area(row['zone'])}"):
                self.add(f"{place}.planned", 1)
                self.add(f"{place}.walked", int(self.went(row)))
                self.add(f"{place}.called_off", int(row["state"] == "stopped" and row["why_stopped"] != "nobody"))
        for zone in self.zones:
            bare = self.bare_minutes([row for row in outings if row["zone"] == zone])
            self.add("plan.uncovered_min", bare)
            self.add(f"plan.by_zone.{self.area(zone)}.uncovered_min", bare)

    def bare_minutes(self, outings: list[Row]) -> int:
        """Minute by minute: planned by one that ended without an order, and nobody walked."""

        def minute(instant: datetime) -> datetime:
            return instant.replace(second=0, microsecond=0)

        bare, clocks = 0, [row["starts_at"] for row in outings]
        if not clocks:
            return 0
        clock = min(clocks)
        while clock < max(row["ends_at"] for row in outings):
            wanted = any(
                row["starts_at"] <= clock < row["ends_at"]
                and (row["state"] == "closed" or (row["state"] == "stopped" and row["why_stopped"] == "nobody"))
                for row in outings
            )
            walked = any(
                self.went(row) and minute(row["mustered_at"]) <= clock < minute(row["closed_at"]) for row in outings
            )
            bare += wanted and not walked
            clock += timedelta(minutes=1)
            if not any(row["starts_at"] <= clock < row["ends_at"] for row in outings):
                later = [row["starts_at"] for row in outings if row["starts_at"] > clock]
                clock = min(later, default=clock + timedelta(days=9))
        return bare

    def calls(self) -> None:
        rows = [row for row in self.here("roll_call_answer") if row["result"] != "waiting"]
        self.told["roll_call.calls"] = len({(row["station"], row["asked_at"]) for row in rows})
        places = {"roll_call": rows}
        places |= {
            f"roll_call.by_zone.{area}": [r for r in rows if self.of_unit(r["unit"]) == area] for area in self.areas()
        }
        hours = {row["asked_at"].astimezone(SHANGHAI).hour for row in rows}
        for hour in hours:
            chosen = [row for row in rows if row["asked_at"].astimezone(SHANGHAI).hour == hour]
            places[f"roll_call.by_hour.{hour}时"] = chosen
        for place, chosen in places.items():
            answered = sum(row["result"] == "answered" for row in chosen)
            expected = sum(row["result"] in ("answered", "silent") for row in chosen)
            self.told[f"{place}.answered"], self.told[f"{place}.expected"] = answered, expected
            self.told[f"{place}.excused"] = sum(row["result"] == "excused" for row in chosen)
            self.told[f"{place}.rate_pct"] = rate(answered, expected)
        for row in rows:
            if row["result"] == "excused":
                self.add(f"roll_call.by_reason.{row['reason'] or '未写原因'}", 1)
        for unit, held in self.units.items():
            own = [row["result"] for row in rows if row["unit"] == unit]
            line = f"units.{self.of_unit(unit)}.{held['name']}"
            self.told[f"{line}.answered"] = own.count("answered")
            self.told[f"{line}.expected"] = own.count("answered") + own.count("silent")

    def visits(self) -> None:
        rows, venues = self.here("inspection"), self.here("venue_check")
        self.told |= {
            "inspection.visits": len(rows),
            "inspection.units": len({row["unit"] for row in rows}),
            "inspection.problems": sum(row["problems"] for row in rows),
            "inspection.fixed_on_spot": sum(row["fixed"] for row in rows),
            "inspection.with_deadline": sum(row["problems"] - row["fixed"] for row in rows),
            "venue_check.checks": len(venues),
            "venue_check.violations": sum(row["violations"] for row in venues),
        }

    def hazards(self) -> None:
        notes = {row["id"]: row for row in self.rows["note"]}
        for key in ("found", "repeated", "fixed", "carried_over", "open", "overdue"):
            self.told[f"hazards.{key}"] = 0
        self.told |= {f"hazards.by_zone.{area}": 0 for area in self.areas()}
        standing = [r for r in self.rows["hazard_found"] if r["station"] in self.stations and not r["ended_at"]]
        for row in standing:
            solved = notes[row["note"]]["solved_at"]
            solved_on = month_day(solved) if solved else date.max
            if row["day"] > self.sunday:
                continue
            if row["day"] >= self.monday:
                self.add("hazards.found", 1)
                road = self.names[row["station"]] if len(self.stations) > 1 else "路面"
                self.add(f"hazards.by_zone.{self.of_unit(row['unit']) if row['unit'] else road}", 1)
                self.add("hazards.repeated", int(any(self.before(other, row) for other in standing)))
            elif solved_on >= self.monday:
                self.add("hazards.carried_over", 1)
            self.add("hazards.fixed", int(self.monday <= solved_on <= self.sunday))
            self.add("hazards.open", int(solved_on > self.sunday))
            self.add("hazards.overdue", int(solved_on > self.sunday and (self.sunday - row["day"]).days > 30))

    def exam(self) -> None:
        scores = [row["score"] for row in self.here("exam_result")]
        passed = sum(score >= 60 for score in scores)
        self.told |= {"exam.sat": len(scores), "exam.passed": passed, "exam.pass_pct": rate(passed, len(scores))}

    def certificates(self) -> None:
        standing = {
            (row["person"], row["unit"])
            for row in self.rows["posting"]
            if row["station"] in self.stations
            and (row["since"] is None or row["since"] <= self.sunday)
            and (row["until"] is None or row["until"] >= self.monday)
        }
        passed = {
            (row["person"], row["unit"])
            for row in self.rows["exam_result"]
            if row["station"] in self.stations
            and row["week"] <= self.week
            and row["score"] >= 60
            and not row["withdrawn_by"]
        }
        papers = [row for row in self.rows["certificate"] if row["issued"] is None or row["issued"] <= self.sunday]
        ever = {row["person"] for row in papers}
        held = {row["person"] for row in papers if row["until"] is None or row["until"] >= self.monday}
        places = {"exam": standing}
        places |= {f"exam.by_zone.{a}": {one for one in standing if self.of_unit(one[1]) == a} for a in self.areas()}
        for category in {unit["category"] for unit in self.units.values() if unit["category"]}:
            chosen = {one for one in standing if self.units[one[1]]["category"] == category}
            places[f"exam.by_category.{category}"] = chosen
        for place, chosen in places.items():
            certified = sum(person in held for person, _ in chosen)
            self.told[f"{place}.guards"], self.told[f"{place}.certified"] = len(chosen), certified
            self.told[f"{place}.pending"] = sum(one in passed and one[0] not in ever for one in chosen)
            self.told[f"{place}.certified_pct"] = rate(certified, len(chosen))

    def training(self) -> None:
        sessions = {
            r["id"] for r in self.rows["training_session"] if r["state"] == "closed" and self.within(r["begins_at"])
        }
        came = [
            row
            for row in self.rows["attendance"]
            if row["session"] in sessions and row["station"] in self.stations and not row["struck_by"]
            and (row["ticked_by"] or row["out_at"])
        ]  # fmt: skip
        drills = {
            row["id"]
            for row in self.rows["aid_request"]
            if row["drill"]
            and row["state"] == "closed"
            and row["station"] in self.stations
            and self.within(row["raised_at"])
        }
        drilled = {
            row["person"]
            for row in self.rows["aid_alert"]
            if row["request"] in drills and (row["role"] == "own" or row["answer"] in ("arrived", "helping"))
        }
        counts = (len({row["session"] for row in came}), len(came), len(drills), len(drilled))
        names = ("sessions", "person_times", "drills", "drilled")
        self.told |= {f"training.{name}": n for name, n in zip(names, counts, strict=True)}

    def known(self) -> None:
        rounds = {row["id"] for row in self.rows["spot_round"] if row["station"] in self.stations}
        items = {row["id"] for row in self.rows["spot_item"] if row["round"] in rounds}
        for whom, name in (("guard", "guards"), ("public", "public")):
            rows = [
                r
                for r in self.rows["spot_count"]
                if r["item"] in items and r["whom"] == whom and r["week"] == self.week
            ]
            self.told[f"awareness.{name}_asked"] = sum(row["asked"] for row in rows)
            self.told[f"awareness.{name}_knew"] = sum(row["knew"] for row in rows)

    def points(self) -> None:
        rows = [row for row in self.rows["award"] if row["station"] in self.stations and row["week"] == self.week]
        persons = {row["person"] for row in rows if row["person"]}
        sums = {person: sum(row["points"] for row in rows if row["person"] == person) for person in persons}
        routine = {p: sum(r["points"] for r in rows if r["person"] == p and r["routine"]) for p in persons}
        self.told |= {
            "points.guards": sum(sums.values()),
            "points.guards_scored": sum(n > 0 for n in sums.values()),
            "points.at_routine_cap": sum(n >= self.cap for n in routine.values()),
            "points.units": sum(row["points"] for row in rows if not row["person"]),
        }

    def appeals(self) -> None:
        rows = [
            r for r in self.rows["appeal"] if r["station"] in self.stations and month_day(r["raised_at"]) <= self.sunday
        ]
        over = {row["id"]: month_day(row["decided_at"]) if row["decided_at"] else date.max for row in rows}
        self.told |= {
            "appeals.raised": sum(month_day(row["raised_at"]) >= self.monday for row in rows),
            "appeals.answered": sum(
                row["state"] == "decided" and self.monday <= over[row["id"]] <= self.sunday for row in rows
            ),
            "appeals.waiting": sum(over[row["id"]] > self.sunday for row in rows),
        }

    def items(self) -> None:
        rows = [row for row in self.here("duty_item") if row["verified"]]
        self.told["items_verified"] = len(rows)
        self.told["clues_verified"] = sum(row["duty"] == "信息报送" for row in rows)
        for unit, held in self.units.items():
            own = sum(row["unit"] == unit and row["duty"] != "信息报送" for row in rows)
            self.told[f"units.{self.of_unit(unit)}.{held['name']}.items"] = own
