"""审计: who did what, or was refused it; read only."""

from datetime import date

from litestar import Response, get
from litestar.params import FromQuery

from bulletins.publishers.vocabulary import CALLED
from lianfang.access import scope
from lianfang.audit.reads import PAGE, Asked, Line, actions_seen, lines
from lianfang.database import transaction
from lianfang.vault.vocabulary import ABOUTS, REASONS
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.told import moment
from lianfang.web.views import AuditPage, AuditRow, Choice, Tag
from lianfang.wording import ACTIONS, SUBJECTS
from scoring.exams.sittings.vocabulary import EXTENDS, OFFS, VOIDS

WHYS = {**CALLED, **EXTENDS, **VOIDS, **OFFS, **ABOUTS, **REASONS}
GOOD = ("done", "looked", "agreed", "disputed", "second", "password", "enrol")


@get("/audit", opt={"action": "audit.see"})
async def audit(
    request: ReadRequest,
    day: FromQuery[str] = "",
    action: FromQuery[str] = "",
    actor: FromQuery[str] = "",
    before: FromQuery[int | None] = None,
) -> Response[str]:
    """The newest lines of a day, an action, an actor; or all."""
    reach = scope(actor_of(request), "audit.see")
    asked = Asked(_day(day), action[:40], actor.strip()[:40], before)
    async with transaction(snapshot=True):
        found, known = await lines(reach, asked), await actions_seen(reach)
    more = len(found) > PAGE
    query = f"day={day if asked.day else ''}&action={asked.action}&actor={asked.actor}"
    return page(
        AuditPage(
            frame_of(request),
            rows=tuple(_row(line) for line in found[:PAGE]),
            actions=(Choice("", "全部"), *(Choice(one, did(one), one == action) for one in known)),
            found=f"{len(found[:PAGE])} 条" + ("，还有更早的" if more else ""),
            day=day if asked.day else "",
            actor=asked.actor,
            newer=f"/audit?{query}" if before else "",
            older=f"/audit?{query}&before={found[PAGE - 1].id}" if more else "",
        )
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _row(line: Line) -> AuditRow:
    outcome = "办了" if line.outcome == "done" else line.outcome if line.outcome in GOOD else f"拒绝：{line.outcome}"
    return AuditRow(
        when=moment(line.at),
        who=line.who or _who(line.actor),
        did=did(line.action),
        about=SUBJECTS.get(line.subject, line.subject),
        which=str(line.thing) if line.thing is not None else "",
        result=Tag(outcome, "ok" if line.outcome in GOOD else "warn"),
        why=WHYS.get(line.reason, line.reason),
        origin=" ".join(part for part in (line.network, f"设备 {line.device}" if line.device else "") if part),
    )


def _who(actor: str) -> str:
    kind, _, number = actor.partition(":")
    words = {"account": "账号", "token": "接口钥匙", "operator": "命令行", "job": "自动任务", "nobody": "没有登录的人"}
    return f"{words.get(kind, kind)} {number}".strip()


def did(action: str) -> str:
    """An action in words; a refused request by its own address."""
    return ACTIONS.get(action, action)
