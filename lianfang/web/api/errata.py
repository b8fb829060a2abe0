"""Corrections of an issued bulletin; is a file, or a number, one of ours."""

from typing import Annotated

from litestar.params import JSONBody, PathParameter
from msgspec import Meta, Struct

from bulletins.register.reads.issued import issued_by_code, issued_by_digest
from bulletins.register.vocabulary import MOST_ITEMS, Verified
from lianfang.database import transaction
from lianfang.flows.bulletin.correct import Correcting, correct
from lianfang.web.answers import ReadRequest
from lianfang.web.api.bulletins import BulletinNumber
from lianfang.web.api.operations import PLAIN, Id, Sentence, command, key_of, look
from lianfang.web.doors import by_of
from lianfang.web.pages.places import work_of


class CorrectionItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A place, what was printed there, what it should say."""

    where: Sentence
    was: Sentence
    now: Sentence


class Correct(Struct, frozen=True, forbid_unknown_fields=True):
    """A correction, signed by three different people; `withdraws` takes the whole bulletin back and needs no places."""

    reason: Sentence
    drafter: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["刘文书"])]
    reviewer: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["陈向东"])]
    signer: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["王立新"])]
    items: Annotated[tuple[CorrectionItem, ...], Meta(max_length=MOST_ITEMS)] = ()
    withdraws: bool = False


class Verification(Struct, frozen=True):
    """Whether a file is an issued bulletin of this platform, whole and unchanged; or whether a number was ever given."""

    asked: str
    real: bool
    bulletin: Verified | None


@command("/bulletins/{bulletin:int}/errata", "bulletin.issue", "签发更正或撤回")
async def correct_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Correct]) -> BulletinNumber:
    """A numbered file of its own; the bulletin's stays as it is. The same key again gives the same number."""
    work = await work_of(request, "bulletin.issue", bulletin)
    items = tuple((item.where, item.was, item.now) for item in data.items)
    said = Correcting(data.reason, items, data.withdraws, (data.drafter, data.reviewer, data.signer))
    return BulletinNumber(await correct(by_of(request), work, said, key_of(request)))


@look("/verify/{code:str}", "public", "这份通报是真的吗")
async def verify_bulletin(
    code: Annotated[
        str,
        PathParameter(
            pattern="^([0-9a-f]{64}|[0-9]{4}-[0-9]{1,6}-[0-9a-f]{12})$",
            description="文件的 SHA-256，64 位小写十六进制；或者末页二维码里的编号",
        ),
    ],
) -> Verification:
    """For everybody who holds a file. Who calls it needs no account."""
    async with transaction():
        found = await (issued_by_digest(code) if len(code) == 64 else issued_by_code(code))
    return Verification(code, found is not None, found)
