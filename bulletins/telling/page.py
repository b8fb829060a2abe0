"""A whole bulletin from its figures: head, six parts, annex, foot. Pure: the same input gives the same page."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from bulletins.figures.rules import DEFAULT, Thresholds, findings
from bulletins.figures.vocabulary import Figures, UnitLine
from bulletins.paper.vocabulary import Annex, AnnexZone, Foot, Page, Paragraph, Part
from bulletins.telling import advice
from bulletins.telling.drawings import many
from bulletins.telling.parts import answers, cases, patrols, people, visits
from bulletins.telling.phrases import span
from zones.ground.weeks import parse_span

SPARE_COPIES = 10


class Issuer(Struct, frozen=True):
    """Who issues: `name` as printed, `area` 全区 or 全所, `address` the line of those addressed."""

    name: str
    area: str
    address: str
    report_to: str
    send_to: str
    issue_to: str


class Before(Struct, frozen=True):
    """Last period: its figures, and which advice its bulletin printed (empty where none was issued)."""

    figures: Figures
    advised: tuple[str, ...] = ()
    about: dict[str, tuple[str, ...]] = {}


def bureau_office(bureau: str) -> Issuer:
    """The bureau's office, the default issuer."""
    return Issuer(
        f"{bureau}联勤联防办公室",
        "全区",
        "各派出所，各联勤联防单位：",
        "市公安局治安支队。",
        "分局领导，分局各部门。",
        "各派出所，各联勤联防单位。",
    )


def station_itself(station: str) -> Issuer:
    """A station that issues its own, where its bureau has more than one."""
    return Issuer(station, "全所", "各联勤联防单位：", "分局联勤联防办公室。", "所领导，社区民警。", "各联勤联防单位。")


def make_page(
    now: Figures,
    before: Before | None,
    issuer: Issuer,
    texts: tuple[str, ...],
    number: int,
    on: date,
    mark: str,
    limits: Thresholds = DEFAULT,
    about: str = "",
) -> Page:
    """The page of a week, or of several. `texts` are the advice as the office left it, `limits` the bureau's thresholds,
    `about` what the title says instead of the days (2018年10月, 国庆安保).
    """
    last = before.figures if before else None
    weak = findings(now, last, limits)
    opening = advice.outcome(before.advised, before.about, now, before.figures) if before else ""
    week = parse_span(now.week)
    guards = now.exam.guards
    year = f"{week.monday.year}年" if week.sunday.year != on.year else ""
    return Page(
        masthead="保安联勤联防工作通报",
        issue_no=f"第{number}期",
        issuer=issuer.name,
        date=f"{on.year}年{on.month}月{on.day}日",
        title=(f"关于{about or year + span(week)}", "保安联勤联防工作情况的通报"),
        address=issuer.address,
        opening=f"{year}{span(week)}，{issuer.area}{len(now.units)}家联勤联防单位、{guards}名保安员依托{many(len(now.patrol.by_zone), now.areas)}开展联防巡逻等工作。现将有关情况通报如下：",
        parts=(
            cases.part(now, last, weak, issuer.area),
            patrols.part(now, last, weak),
            answers.part(now, last, weak),
            visits.part(now, last),
            people.part(now, last, weak, issuer.area),
            advice.part(opening, texts),
        ),
        annex=_annex(now, issuer),
        foot=Foot(issuer.report_to, issuer.send_to, issuer.issue_to, len(now.units) + SPARE_COPIES),
        mark=mark,
    )


def supplement_page(
    title: str, issuer: Issuer, texts: tuple[str, ...], number: int, on: date, mark: str, copies: int
) -> Page:
    """增刊: the office's own words, a paragraph each; nothing is counted and no unit is told apart."""
    return Page(
        masthead="保安联勤联防工作通报",
        issue_no=f"增刊第{number}期",
        issuer=issuer.name,
        date=f"{on.year}年{on.month}月{on.day}日",
        title=(title,),
        address=issuer.address,
        opening="",
        parts=(Part("", tuple(Paragraph(text) for text in texts)),),
        annex=Annex("", (), (), (), ()),
        foot=Foot(issuer.report_to, issuer.send_to, issuer.issue_to, copies + SPARE_COPIES),
        mark=mark,
    )


def _annex(now: Figures, issuer: Issuer) -> Annex:
    zones = dict.fromkeys(unit.zone for unit in now.units)
    groups = {zone: [unit for unit in now.units if unit.zone == zone] for zone in zones}
    full = sum(unit.expected == unit.answered > 0 for unit in now.units)
    week = parse_span(now.week)
    notes = [
        f"统计期为{span(week)}；按{now.areas}顺序排列，不分名次。",
        f"应到岗次不含免点，不足20岗次的不计算应答率；●为全部应答，共{full}家；—为无。",
        f"核实事项指六项工作中经派出所核实的事项，不含信息报送{now.clues_verified}件。",
        *(f"{one.label}由{one.counted}更正为{one.value}，原因：{one.reason}。" for one in now.by_hand),
    ]
    return Annex(
        title="联勤联防单位工作情况表",
        columns=("单　位", "巡逻\n（人次）", "应答/应到\n（岗次）", "核实事项\n（件）"),
        zones=tuple(
            AnnexZone(_sums(f"{zone}（{len(units)}家）", units), tuple(_unit(unit) for unit in units))
            for zone, units in groups.items()
        ),
        totals=_sums(f"{'全　区' if issuer.area == '全区' else '全　所'}（{len(now.units)}家）", now.units),
        notes=tuple(notes),
    )


def _sums(label: str, units: Iterable[UnitLine]) -> tuple[str, ...]:
    chosen = list(units)
    answered, expected = sum(unit.answered for unit in chosen), sum(unit.expected for unit in chosen)
    return (
        label,
        _or_dash(sum(unit.turns for unit in chosen)),
        f"{answered}/{expected}" if expected else "—",
        _or_dash(sum(unit.items for unit in chosen)),
    )


def _unit(unit: UnitLine) -> tuple[str, ...]:
    full = "●" if unit.expected and unit.answered == unit.expected else ""
    return (
        unit.name,
        _or_dash(unit.turns),
        f"{full}{unit.answered}/{unit.expected}" if unit.expected else "—",
        _or_dash(unit.items),
    )


def _or_dash(count: int) -> str:
    return str(count) if count else "—"


def said(page: Page) -> list[str]:
    """Every sentence that a page prints, for the check of what it may not say."""
    texts = [*page.answered, page.opening, *page.title]
    for part in page.parts:
        texts += [part.heading, *(paragraph.run_in + paragraph.text for paragraph in part.paragraphs)]
    return texts + list(page.annex.notes)
