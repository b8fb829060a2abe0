"""For everybody: is this bulletin ours; on what rules the platform rests."""

import hashlib
import re
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from bulletins.register.reads.issued import issued_by_code, issued_by_digest
from bulletins.register.vocabulary import Verified, issue_name
from lianfang.compliance import FUNCTIONS, Function, shown
from lianfang.database import transaction
from lianfang.web.answers import ReadRequest, page
from lianfang.web.forms import file_of, form_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import Fact, Rule, RulesPage, VerifyPage

DIGEST = re.compile(r"[0-9a-f]{64}")
MOST_BYTES = 12 * 2**20


@get("/verify", opt={"action": "public"})
async def verify_page(request: ReadRequest) -> Response[str]:
    return page(VerifyPage(frame_of(request)))


@post("/verify", opt={"action": "public"}, status_code=200, request_max_body_size=MOST_BYTES)
async def verify(request: ReadRequest) -> Response[Any]:
    """A bulletin's file, or the 64 digits under its number. The file is not kept."""
    fields, content = await form_of(request), await file_of(request, "file")
    typed = "".join(fields.get("sha256", "").split()).lower()
    digest = hashlib.sha256(content).hexdigest() if content else typed
    if not DIGEST.fullmatch(digest):
        error = "请选一个通报的 PDF 文件，或者输入 64 位的校验码（只有 0–9 和 a–f）。"
        return page(VerifyPage(frame_of(request), sha256=typed[:80], error=error), 422)
    async with transaction():
        found = await issued_by_digest(digest)
    if found is None:
        says = "这份文件不是本平台签发的，或者签发后被改过。请以分局联勤联防办公室发出的为准。"
        return page(VerifyPage(frame_of(request), answer="unknown", says=says, sha256=digest))
    says = f"是真的：{_called(found)}，一个字节也没有改过。{_since(found)}"
    return page(VerifyPage(frame_of(request), answer="real", says=says, facts=_facts(found), sha256=digest))


@get("/verify/{code:str}", opt={"action": "public"})
async def verify_code(request: ReadRequest, code: FromPath[str]) -> Response[Any]:
    """What the QR on the last page opens. It vouches for the number, not for the paper around it: the file does that."""
    async with transaction():
        found = await issued_by_code(code)
    if found is None:
        says = "没有签发过这样编号的通报。请以分局联勤联防办公室发出的为准。"
        return page(VerifyPage(frame_of(request), answer="unknown", says=says))
    says = f"签发过：{_called(found)}。{_since(found)}要验手上这份有没有改过，请把 PDF 交到下面。"
    return page(VerifyPage(frame_of(request), answer="real", says=says, facts=_facts(found)))


def _called(found: Verified) -> str:
    name = f"{found.year} 年{issue_name(found.kind, found.number, ' ')}"
    return f"{name}的更正第 {found.erratum} 号" if found.erratum else name


def _since(found: Verified) -> str:
    """What became of it after it was issued."""
    if found.withdrawn:
        return "这一期后来撤回了，不再作数。"
    numbers = "、".join(f"第 {number} 号" for number in found.corrected)
    return f"后来有更正{numbers}，请连更正一起看。" if numbers and not found.erratum else ""


def _facts(found: Verified) -> tuple[Fact, ...]:
    return (
        Fact("期号", _called(found)),
        Fact("签发单位", found.issuer),
        Fact("签发日期", full_day(found.issued_on)),
    )


@get("/rules", opt={"action": "public"})
async def rules(request: ReadRequest) -> Response[str]:
    """合规说明: functions and the rule that each rests on."""
    rows = tuple(Rule(one.name, _basis(one), one.whose, one.kept) for one in FUNCTIONS)
    intro = "本平台有哪些功能、各依据哪一条、用谁的资料、存多久，都列在这里。"
    return page(RulesPage(frame_of(request), rows, intro, "有疑问，找分局联勤联防办公室。"))


def _basis(one: Function) -> str:
    return f"{one.basis}：{'、'.join(map(shown, one.rests_on))}"
