"""A workbook of questions: looked at first, taken on the second press; between the two it lies sealed."""

from datetime import datetime

from msgspec import Struct

from lianfang import cage, uploads
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.database import transaction
from lianfang.sheets.questions import QuestionFile
from lianfang.sheets.table import Rejected
from scoring.exams.bank.actions import add, begin, change, hold
from scoring.exams.bank.reads import asked, codes
from scoring.exams.bank.rules.taking import Plan, planned
from zones.ground.scope import Scope


class BankReport(Struct, frozen=True):
    """What a workbook would do to the bank."""

    new: int
    changed: int
    same: int
    rejected: tuple[Rejected, ...]
    ignored: tuple[str, ...]


class BankLooked(Struct, frozen=True):
    """The report of a trial, and where the file lies: its id, and the key that only the asker holds."""

    report: BankReport
    upload: str
    seal: str


async def look_at_questions(by: By, here: Scope, bureau: int, content: bytes) -> BankLooked:
    """No question is written. Raises the refusals of `lianfang.sheets.errors`."""
    brought = await cage.call("lianfang.sheets.questions:parse", content, returns=QuestionFile)
    async with transaction() as now:
        await begin(bureau, now)
        report = _report(brought, await _plan(here, brought))
        await note(by, "question.import", "looked", now, "bureau", bureau)
    upload, seal = uploads.store(content)
    return BankLooked(report, upload, seal)


async def take_questions(by: By, here: Scope, bureau: int, account: int, upload: str, seal: str, key: Key) -> str:
    """Returns what was done, in a sentence. Raises UploadGone, and what the sheets refuse."""
    body = ["question.import", str(bureau), upload]
    earlier = await answer_of(key, body)
    if earlier is not None:
        return earlier
    content = uploads.load(upload, seal)
    brought = await cage.call("lianfang.sheets.questions:parse", content, returns=QuestionFile)

    async def do(now: datetime) -> str:
        await hold(bureau)
        plan = await _plan(here, brought)
        await add(bureau, plan.new, account, now)
        for before, said in plan.changed:
            await change(before, said, account, now)
        await note(by, "question.import", "done", now, "bureau", bureau)
        done = _report(brought, plan)
        return f"题库写好了：新题 {done.new} 道，改了 {done.changed} 道，没有变 {done.same} 道，没有收 {len(done.rejected)} 行。"

    done = await answered_once(key, body, do)
    uploads.drop(upload)
    return done


async def _plan(here: Scope, brought: QuestionFile) -> Plan:
    return planned([one.said for one in brought.listed], await asked(here), await codes(here))


def _report(brought: QuestionFile, plan: Plan) -> BankReport:
    refused = [
        Rejected(one.sheet, one.row, fault.where, fault.why, fault.do, one.said.asks[:20])
        for at, fault in plan.refused
        for one in (brought.listed[at],)
    ]
    return BankReport(len(plan.new), len(plan.changed), plan.same, (*brought.rejected, *refused), brought.ignored)
