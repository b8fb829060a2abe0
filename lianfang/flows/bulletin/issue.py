"""Issues a bulletin: printed first, then numbered and frozen in one transaction. Once a week, whatever crashes."""

from datetime import datetime

from msgspec import Struct, json
from msgspec.structs import replace

from bulletins.paper.vocabulary import Page
from bulletins.register.actions import Signed, ToIssue, ToTake, write_issued, write_step
from bulletins.register.errors import FiguresMoved, MissingGlyph, NotCleared
from bulletins.register.rules import printed
from bulletins.register.stages import looked_into, may_take, name_of, next_step
from bulletins.register.vocabulary import STEP_WORDS, Work
from lianfang import issued
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.flows.bulletin.keep import keep_issued
from lianfang.flows.bulletin.pressed import pressed
from lianfang.flows.bulletin.preview import Preview, assemble, preview, sample_mark
from lianfang.flows.bulletin.step import may_go_on
from lianfang.flows.chain.heads import heads_to_print
from lianfang.flows.distribution.distribute import Told, distribute
from lianfang.settings import settings
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_stations, make_officers

TRIES, CODE = 3, 12


async def issue(by: By, work: Work, name: str, key: Key) -> int:
    """`name` signs it, `by` pressed. Returns the number. The same key again returns the same number.

    The page is printed outside any transaction; if number or day moved meanwhile it is printed again. Raises what `take_step`
    raises, NotCleared while a stage before the signature is missing, MissingGlyph, FiguresMoved.
    """
    who = name_of(name)
    body = [str(work.id), who]
    earlier = await answer_of(key, body)
    if earlier is not None:
        return int(earlier)
    heads = await heads_to_print()
    for _ in range(TRIES):
        seen = await preview(work, sample_mark())
        earlier = await answer_of(key, body) if seen.issued else None
        if earlier is not None:  # the same form, sent twice, was answered meanwhile
            return int(earlier)
        _may_be_signed(seen, who, by)
        page = coded(seen, heads)
        pdf = await pressed(page, seen.figures if seen.figures.week else None)
        if pdf.missing:
            raise MissingGlyph(characters="".join(pdf.missing))
        digest = issued.store(pdf.pdf)
        try:
            return await _register(seen, ToRegister(by, who, page, digest, pdf.pages), key, body)
        except FiguresMoved:
            continue
    raise FiguresMoved()


def coded(seen: Preview, heads: str) -> Page:
    """The page with its QR (year, number and the content's digest, where anybody can ask) and the books' heads.

    The heads are those of before the first print, whatever was written meanwhile: they did stand in the chain.
    """
    verify = verify_text(code_of(seen), seen.on.year, seen.number)
    return replace(seen.page, foot=replace(seen.page.foot, verify=verify), heads=heads)


def code_of(seen: Preview) -> str:
    return seen.digest[:CODE]


def verify_text(code: str, year: int, number: int) -> str:
    """What the QR says: where anybody may ask, and for what."""
    return f"{settings().origin}/verify/{year}-{number}-{code}"


def _may_be_signed(seen: Preview, who: str, by: By) -> None:
    may_go_on(seen)
    due = next_step(seen.counting)
    if due != "signed":
        raise NotCleared(due=STEP_WORDS[due])
    may_take("signed", who, by.account, seen.counting)
    looked_into(seen.answers)


class ToRegister(Struct, frozen=True):
    """What is known of a bulletin when it has been printed."""

    by: By
    name: str
    page: Page
    digest: str
    pages: int


async def _register(seen: Preview, made: ToRegister, key: Key, body: list[str]) -> int:
    work = seen.work

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        again = await assemble(work, shanghai_day(now), sample_mark())
        _may_be_signed(again, made.name, made.by)
        if coded(again, made.page.heads) != made.page:
            raise FiguresMoved()
        names = [one.name for one in again.counting] + [made.name]
        officers = await make_officers(work.publisher.bureau, names)
        drafted, reviewed, cleared, signed = (officers[name] for name in names)
        taken = ToTake(work.id, "signed", signed, made.by.account, again.digest)
        await write_step(taken, now)
        bulletin = await write_issued(
            ToIssue(
                draft=work.id,
                publisher=work.publisher.id,
                station=work.publisher.station,
                subject=work.about,
                number=again.number,
                total=again.total,
                on=again.on,
                by=Signed(drafted, reviewed, cleared, signed),
                figures=again.figures,
                advice=printed(again.advice),
                page=json.encode(made.page).decode(),
                code=code_of(again),
                sha256=made.digest,
                pages=made.pages,
            ),
            now,
        )
        await keep_issued(bulletin, work, again.figures, made.page, now)
        await distribute(work, bulletin, Told(again.number), now)
        await note(made.by, "bulletin.issue", "done", now, "bulletin", work.id)
        return str(again.number)

    return int(await answered_once(key, body, do))
