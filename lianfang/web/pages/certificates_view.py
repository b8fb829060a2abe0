"""持证台账 in words: states, warnings, rates and what moved."""

from bulletins.telling.phrases import points_moved
from lianfang.access import Thing, can
from lianfang.flows.certificates.seen import HELD, UNFIT, WAITING, Listed, RegisterSeen, Share
from lianfang.vault.masks import mask
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.told import full_day, month_day
from lianfang.web.views import (
    BureauCertificatesPage,
    CertificateLine,
    CertificatesPage,
    CertificateUnit,
    Choice,
    Count,
    Guarded,
    Link,
    NavItem,
    RateLine,
    Tag,
)
from zones.roster.reads import StationRow
from zones.roster.reads.register import Guarding, Registered
from zones.roster.vocabulary import ENDINGS, GUARDING, WARNED, Pattern

FILTERS = {
    "": "全部",
    "serving": "无证在岗",
    "none": "还没报名",
    "waiting": "等发证",
    "unfit": "不符合条件",
    "ended": "证已结束",
}
CERTIFICATE_COLOURS = {HELD: "ok", UNFIT: "warn", "未报名": "warn"}


def state_tag(state: str) -> Tag:
    return Tag(state, CERTIFICATE_COLOURS.get(state, "gold"))  # type: ignore[arg-type]


def register_page(
    request: ReadRequest, place: StationRow, seen: RegisterSeen, shown: str, held: tuple[Guarding, Pattern], **said: str
) -> CertificatesPage:
    base, whole = f"/stations/{place.id}/certificates", seen.whole.get(place.id, Share("", 0, 0, 0, 0, 0))
    rows = [one for one in seen.rows if _chosen(one, shown)]
    may_settle = can(actor_of(request), "certificate.settle", Thing(station=place.id))
    serving = sum(_chosen(one, "serving") for one in _persons(seen))
    return CertificatesPage(
        frame_of(request),
        station=place.name,
        counts=(
            Count("在岗", str(whole.posted), "人"),
            Count("有证", str(whole.held), "人"),
            Count("持证率", told_rate(whole.pct)),
            Count("不符合条件", str(whole.unfit), "人", warn=whole.unfit > 0),
            Count("无证在岗", str(serving), "人", warn=serving > 0),
        ),
        moved=moved_since(seen, whole),
        base=seen.base,
        shown=shown,
        filters=tuple(
            NavItem(f"{base}?show={code}&base={seen.base}", "", word, code == shown) for code, word in FILTERS.items()
        ),
        zones=tuple(rate_line(share) for share in seen.zones),
        units=_units(seen, rows),
        papers=(Link("打印（PDF）", f"{base}.pdf"), Link("导出（Excel）", f"{base}.xlsx")),
        settings=_settings(f"{base}/settings", *held) if may_settle else None,
        **said,
    )


def _persons(seen: RegisterSeen) -> list[Listed]:
    """Each once, wherever he stands."""
    return list({one.row.person: one for one in seen.rows}.values())


def _chosen(one: Listed, shown: str) -> bool:
    return {
        "serving": not one.row.held,
        "none": one.state == "未报名",
        "waiting": one.state in WAITING,
        "unfit": one.state == UNFIT,
        "ended": one.row.ending != "",
    }.get(shown, True)


def _units(seen: RegisterSeen, rows: list[Listed]) -> tuple[CertificateUnit, ...]:
    by_unit: dict[int, list[Listed]] = {}
    for one in rows:
        by_unit.setdefault(one.row.unit, []).append(one)
    return tuple(
        CertificateUnit(rate_line(seen.units[unit], f"/units/{unit}/guards"), tuple(map(_line, of)))
        for unit, of in by_unit.items()
    )


def _line(one: Listed) -> CertificateLine:
    row = one.row
    return CertificateLine(
        row.name,
        f"/people/{row.person}/certificates",
        state_tag(one.state),
        mask("certificate", row.number),
        full_day(row.issued),
        row.issuer,
        "；".join(warnings_of(one)),
    )


def warnings_of(one: Listed) -> list[str]:
    """What the desk should look at; a reason of ineligibility stands here and nowhere else."""
    row, found = one.row, []
    if one.barred is not None:
        found.append(barred_words(one.barred.year == 9999, full_day(one.barred)))
    elif one.state == UNFIT:
        found.append("须调岗")
    if not row.held:
        found.append("无证在岗")
        if row.ending:
            found.append(f"上一个证{full_day(row.ended)}{ENDINGS[row.ending]}")
    return found


def barred_words(for_ever: bool, last: str) -> str:
    """条例第十七条 (三), (四)."""
    return (
        "两次被吊销保安员证，不得担任保安员（条例第十七条第四项）"
        if for_ever
        else f"吊销保安员证未满3年，到{last}不得担任保安员（条例第十七条第三项）"
    )


def told_rate(pct: float | None) -> str:
    return "—" if pct is None else f"{pct:.1f}%"


def rate_line(share: Share, href: str = "", name: str = "") -> RateLine:
    return RateLine(
        name or share.name,
        f"{share.held}/{share.posted}",
        told_rate(share.pct),
        share.unfit,
        _moved(share),
        href,
    )


def _moved(share: Share) -> str:
    """21.0% → 76.0%，提高 55.0 个百分点; 持平; empty where nobody stood there then."""
    moved = points_moved(share.pct_before, share.pct).replace("高", "高 ").replace("低", "低 ").replace("个", " 个")
    if not moved or moved == "持平":
        return moved
    return f"{told_rate(share.pct_before)} → {told_rate(share.pct)}，{moved}"


def moved_since(seen: RegisterSeen, whole: Share) -> str:
    """和10月30日比：21.0% → 76.0%，提高 55.0 个百分点。"""
    return f"和{month_day(seen.base)}比：{_moved(whole) or '那天没有人在岗，不比'}。"


def bureau_page(request: ReadRequest, seen: RegisterSeen, names: dict[int, str]) -> BureauCertificatesPage:
    lines = tuple(
        rate_line(share, f"/stations/{station}/certificates?base={seen.base}", names[station])
        for station, share in seen.whole.items()
        if station in names
    )
    return BureauCertificatesPage(frame_of(request), lines, seen.base, f"和{full_day(seen.base)}比")


def _settings(href: str, guarding: Guarding, pattern: Pattern) -> Guarded:
    return Guarded(
        form(href),
        tuple(Choice(code, word, code == guarding.guarding) for code, word in GUARDING.items()),
        tuple(Choice(code, word, code == guarding.warned) for code, word in WARNED.items()),
        pattern.lead,
        pattern.least,
        pattern.most,
    )


def cells_of(one: Listed) -> tuple[str, ...]:
    """A row on paper and in a workbook: the number is masked there as well."""
    row: Registered = one.row
    said = (mask("certificate", row.number), full_day(row.issued), row.issuer, "；".join(warnings_of(one)))
    return (row.unit_name, row.name, one.state, *said)
