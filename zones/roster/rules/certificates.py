"""What follows from certificates: who may not serve as a guard, and until when; and what may be entered of one."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol

from zones.roster.errors import BadCertificate, BadCertificateNumber, BadPattern, CertificateOver
from zones.roster.vocabulary import (
    ENDINGS,
    GUARDING,
    MOST_ISSUER,
    MOST_NUMBER,
    NEVER,
    WARNED,
    Ending,
    Entry,
    Pattern,
)

YEARS = 3
"""保安服务管理条例 art. 17 (3): not within three years of a revocation."""


def barred_until(revoked: Sequence[date], today: date) -> date | None:
    """The last day on which he may not serve after these revocations; `date.max` is for ever, None: not barred today.

    Article 17 (3) and (4). The day of the revocation is not counted, so the third anniversary is still a day of the
    three years; of 29 February it is the month's last day (民法典 art. 201, 202).
    """
    done = [day for day in revoked if day <= today]
    if len(done) > 1:
        return date.max
    last = _anniversary(done[0]) if done else None
    return last if last and last >= today else None


def _anniversary(day: date) -> date:
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + YEARS, day=28)


def check_entry(entry: Entry, pattern: Pattern, today: date) -> None:
    """Raises BadCertificateNumber, BadCertificate."""
    lead = re.escape(pattern.lead) if pattern.lead else "[\u4e00-\u9fff]{0,4}"
    if not re.fullmatch(f"{lead}[A-Z]?[0-9]{{{pattern.least},{pattern.most}}}", entry.number):
        raise BadCertificateNumber(example=example_of(pattern))
    if entry.issued > today:
        raise BadCertificate(what="发证日期还没有到")
    if not 0 < len(entry.issuer) <= MOST_ISSUER:
        raise BadCertificate(what=f"发证机关要写，最多 {MOST_ISSUER} 个字")


def example_of(pattern: Pattern) -> str:
    """苏 开头，后面 6 到 18 位数字 : how a number of the bureau looks."""
    digits = f"{pattern.least} 到 {pattern.most} 位数字" if pattern.least < pattern.most else f"{pattern.most} 位数字"
    return f"“{pattern.lead}”开头，后面 {digits}" if pattern.lead else f"地区简称（没有可以不写），后面 {digits}"


def check_pattern(pattern: Pattern) -> None:
    """Raises BadPattern."""
    if not re.fullmatch("[\u4e00-\u9fffA-Z]{0,4}", pattern.lead) or not 1 <= pattern.least <= pattern.most <= 30:
        raise BadPattern()


def check_guarding(guarding: str, warned: str) -> None:
    """Raises BadPattern."""
    if guarding not in GUARDING or warned not in WARNED:
        raise BadPattern()


class Had(Protocol):
    """What is asked of a certificate that he had before."""

    @property
    def number(self) -> str: ...
    @property
    def issued(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...
    @property
    def ending(self) -> str: ...


def check_follows(entry: Entry, had: Iterable[Had]) -> None:
    """Whether it can come after what he had: not before its issue, and not a number that was taken from him. Raises BadCertificate."""
    for one in had:
        if one.number == entry.number and one.ending in ("revoked", "cancelled", "replaced"):
            raise BadCertificate(what=f"这个证号已经{ENDINGS[one.ending]}，不能再用")
        if one.until is None and one.number != entry.number and one.issued is not None and entry.issued < one.issued:
            raise BadCertificate(what="发证日期比他现在的证还早")


def check_ending(ending: Ending, before: str, in_force: bool, issued: date | None, today: date) -> None:
    """`before` is how it ended already: only that it was wrongly entered can be said afterwards. Raises BadCertificate, CertificateOver."""
    if ending.kind not in ENDINGS:
        raise BadCertificate(what="怎样结束的没有选")
    if before == "mistaken" or not (in_force or ending.kind == "mistaken"):
        raise CertificateOver()
    if ending.day > today:
        raise BadCertificate(what="结束的日子还没有到")
    if issued is not None and ending.day < issued:
        raise BadCertificate(what="结束的日子在发证日期之前")
    if len(ending.document) > MOST_NUMBER or (ending.kind in ("revoked", "cancelled") and not ending.document):
        raise BadCertificate(what=f"{ENDINGS[ending.kind]}要写文书号，最多 {MOST_NUMBER} 个字")


def check_revoked(revoked: Ending, known: Collection[date], today: date) -> None:
    """A revocation of elsewhere. Raises BadCertificate."""
    check_ending(revoked, "", True, None, today)
    if revoked.day in known:
        raise BadCertificate(what="这一天的吊销已经登记过")


def last_day(ending: Ending) -> date:
    """The last day on which it was held. One that was wrongly entered was held on none."""
    return NEVER if ending.kind == "mistaken" else ending.day - timedelta(days=1)
