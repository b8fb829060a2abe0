"""发文设置 in words: each setting with its plain sentence, what is possible and what is usual."""

from bulletins.publishers.rules import told
from bulletins.publishers.vocabulary import CALLED, LIMITS, MOST_LEAD, Change, Limit
from bulletins.register.vocabulary import Publisher
from lianfang.flows.bulletin.preview import issuer_of
from lianfang.web.answers import form
from lianfang.web.looks.archive import PublisherSeen
from lianfang.web.pages.told import full_day, moment, week_span
from lianfang.web.views import ChangedSetting, Choice, Field, Frame, LimitField, PublisherPage
from zones.ground.weeks import Week, parse_week

FORMS = (("brief", "简报体"), ("letter", "公文体"))
WORDS = {**dict(FORMS), "yes": "是", "no": "否", "": "（空）"}
MOST_CHANGES = 30


def publisher_page(
    frame: Frame,
    one: Publisher,
    seen: PublisherSeen,
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
) -> PublisherPage:
    now, given = seen.settings, typed or {}
    chosen, since = given.get("form", now.form), given.get("since", str(seen.weeks[0]))
    return PublisherPage(
        frame,
        issuer=issuer_of(one).name,
        form=form(f"/publishers/{one.id}"),
        forms=tuple(Choice(value, word, value == chosen) for value, word in FORMS),
        lead=Field(
            "document_lead",
            "公文体的机关代字（可不填）",
            given.get("document_lead", now.document_lead),
            f"例如“洋公联防”，最多 {MOST_LEAD} 个字；不填，公文体就不印发文字号",
        ),
        before=Field(
            "issued_before",
            "平台以前发过多少期",
            given.get("issued_before", str(now.issued_before)),
            f"总第几期接着它往下数，不能少于 {seen.least_before}",
        ),
        automatic=given.get("automatic") == "yes" if typed else now.automatic,
        limits=tuple(_limit(limit, getattr(now.limits, limit.name), given.get(limit.name)) for limit in LIMITS),
        weeks=tuple(Choice(str(week), from_week(week), str(week) == since) for week in seen.weeks),
        changes=tuple(_change(change, seen.names) for change in list(reversed(seen.changes))[:MOST_CHANGES]),
        back="/bulletins",
        error=error,
        notice=notice,
    )


def _limit(limit: Limit, value: float, typed: str | None) -> LimitField:
    hint = f"{limit.least:g} 到 {limit.most:g}，平时 {limit.default:g}"
    shown = told(value) if typed is None else typed
    return LimitField(Field(limit.name, limit.sentence, shown, hint), limit.unit)


def from_week(week: Week) -> str:
    """2026年11月23日（11月23日—29日那一周）."""
    return f"{full_day(week.monday)}起（{week_span(week)}那一周）"


def _change(one: Change, names: dict[int, str]) -> ChangedSetting:
    return ChangedSetting(
        when=moment(one.at) if one.at else "",
        who=names.get(one.account, "") if one.account is not None else "命令行",
        what=CALLED.get(one.name, one.name),
        was=WORDS.get(one.was, one.was),
        becomes=WORDS.get(one.becomes, one.becomes),
        since=f"{full_day(parse_week(one.since).monday)}那一周起" if one.since else "当时起",
    )
