"""For everybody: is this bulletin ours; on what rules the platform rests."""

import hashlib
import re
from typing import Any

from litestar import Response, get, post

from bulletins.register.reads import issued_by_digest
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
    facts = (
        Fact("期号", f"{found.year} 年第 {found.number} 期"),
        Fact("签发单位", found.issuer),
        Fact("签发日期", full_day(found.issued_on)),
    )
    says = f"是真的：{found.year} 年第 {found.number} 期，一个字节也没有改过。"
    return page(VerifyPage(frame_of(request), answer="real", says=says, facts=facts, sha256=digest))


@get("/rules", opt={"action": "public"})
async def rules(request: ReadRequest) -> Response[str]:
    """合规说明: functions and the rule that each rests on."""
    rows = tuple(Rule(one.name, _basis(one), one.whose, one.kept) for one in FUNCTIONS)
    intro = "本平台有哪些功能、各依据哪一条、用谁的资料、存多久，都列在这里。"
    return page(RulesPage(frame_of(request), rows, intro, "有疑问，找分局联勤联防办公室。"))


def _basis(one: Function) -> str:
    return f"{one.basis}：{'、'.join(map(shown, one.rests_on))}"
