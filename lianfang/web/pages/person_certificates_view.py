"""One person's certificates in words."""

from lianfang.access import Thing, can
from lianfang.flows.certificates.seen import HELD, UNFIT
from lianfang.vault.masks import mask
from lianfang.vault.vocabulary import REASONS
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.certificates import PersonCertificates
from lianfang.web.pages.certificates_view import barred_words, state_tag
from lianfang.web.pages.told import full_day
from lianfang.web.views import Choice, Fact, HeldCertificate, PersonCertificatesPage, Shot, Source, Tag
from zones.ground.scope import Scope
from zones.roster.reads import StationRow
from zones.roster.reads.register import CertificateAt
from zones.roster.rules.certificates import example_of
from zones.roster.vocabulary import ENDINGS


def person_page(
    request: ReadRequest,
    of: Scope,
    place: StationRow,
    seen: PersonCertificates,
    person: int,
    clear: dict[int, str] | None = None,
    **said: object,
) -> PersonCertificatesPage:
    actor, thing = actor_of(request), Thing(of.stations[0], of.unit, None, person)
    keeps, reveals = (can(actor, action, thing) for action in ("certificate.keep", "people.reveal"))
    href = f"/people/{person}/certificates"
    state = UNFIT if seen.barred else seen.state or "已离岗"
    return PersonCertificatesPage(
        frame_of(request),
        name=seen.name,
        unit=seen.unit,
        back=f"/stations/{place.id}/certificates",
        state=state_tag(state),
        warning=barred_words(seen.barred.year == 9999, full_day(seen.barred)) if seen.barred else "",
        held=tuple(_held(row, seen, (clear or {}).get(row.id, ""), keeps, reveals) for row in seen.rows),
        reasons=tuple(Choice(code, called) for code, called in REASONS.items()),
        today=seen.today,
        example=example_of(seen.pattern),
        new=form(href) if keeps else None,
        revoked=form(href) if keeps else None,
        **said,  # type: ignore[arg-type]
    )


def _held(row: CertificateAt, seen: PersonCertificates, clear: str, keeps: bool, reveals: bool) -> HeldCertificate:
    base, held = f"/certificates/{row.id}", row.held_on(seen.today)
    facts: tuple[Fact, ...] = (
        Fact("证号", mask("certificate", row.number) if row.number else "没有证号（外地吊销）"),
        Fact("发证日期", full_day(row.issued) or "没有登记"),
        Fact("发证机关", row.issuer or "没有登记"),
    )
    if row.ending:
        facts += (Fact(ENDINGS[row.ending], full_day(row.ended), row.document),)
    photos = seen.photos.get(row.id, [])
    return HeldCertificate(
        state=Tag(HELD, "ok") if held else Tag(ENDINGS.get(row.ending, "已结束"), "mute"),
        facts=facts,
        shots=tuple(Shot(Source(f"{base}/photos/{one.id}"), one.id, "保安员证照片") for one in photos)
        if reveals
        else (),
        clear=clear,
        reveal=form(f"{base}/reveal") if reveals and row.number else None,
        end=form(f"{base}/end") if keeps and row.ending != "mistaken" else None,
        endings=tuple(Choice(code, word) for code, word in ENDINGS.items() if held or code == "mistaken"),
        scan=form(f"{base}/photos") if keeps and held else None,
    )
