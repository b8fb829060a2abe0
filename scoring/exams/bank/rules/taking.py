"""What a list of questions would do to a bank: new ones, new wordings, and what is not taken and why. Pure."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from scoring.exams.bank.rules.alike import alike
from scoring.exams.bank.rules.faults import picture_faults
from scoring.exams.bank.vocabulary import Fault, Kept, Question

OWN_CODE = "Q-{:04d}"
"""The code that a question gets that came without one."""


class Plan(Struct, frozen=True):
    """`refused` are places in the list with their fault; `same` stand in the bank as they are."""

    new: tuple[Question, ...] = ()
    changed: tuple[tuple[Kept, Question], ...] = ()
    same: int = 0
    refused: tuple[tuple[int, Fault], ...] = ()


def planned(listed: Sequence[Question], asked: Sequence[Kept], used: Iterable[str]) -> Plan:
    """`asked` are the bank's questions, `used` all codes that it ever gave. Nothing is taken twice, nor what is alike."""
    by_code = {one.said.code: one for one in asked}
    retired = set(used) - set(by_code)
    listed = [_with_picture(one, by_code) for one in listed]
    refused = {at: fault for at, one in enumerate(listed) for fault in picture_faults(one)} | dict(
        _codes(listed, retired)
    )
    coming = [(at, one) for at, one in enumerate(listed) if at not in refused and not _same(one, by_code)]
    refused |= _alike(coming, asked)
    taken = [one for at, one in coming if at not in refused]
    new = [one for one in taken if one.code not in by_code]
    return Plan(
        tuple(_named(new, used)),
        tuple((by_code[one.code], one) for one in taken if one.code in by_code),
        sum(_same(one, by_code) for at, one in enumerate(listed) if at not in refused),
        tuple(sorted(refused.items())),
    )


def _same(said: Question, by_code: dict[str, Kept]) -> bool:
    return said.code in by_code and by_code[said.code].said == said


def _with_picture(said: Question, by_code: dict[str, Kept]) -> Question:
    """A picture is not in a sheet: the bank's stays, and its words where the sheet has none."""
    held = by_code.get(said.code)
    if held is None or not held.said.picture:
        return said
    return replace(said, picture=held.said.picture, pictured=said.pictured or held.said.pictured)


def _codes(listed: Sequence[Question], retired: set[str]) -> Iterable[tuple[int, Fault]]:
    seen: set[str] = set()
    for at, one in enumerate(listed):
        if one.code and one.code in seen:
            yield at, Fault("编号", f"编号 {one.code} 前面已经有一行", "一个编号只写一次")
        elif one.code in retired:
            yield at, Fault("编号", f"编号 {one.code} 的题停用了", "换一个编号，或空着，由题库编")
        seen.add(one.code)


def _alike(coming: list[tuple[int, Question]], asked: Sequence[Kept]) -> dict[int, Fault]:
    """Against the bank, but for what itself is changed, and against what stands above it."""
    changing = {one.code for _, one in coming}
    known = [one.said for one in asked if one.said.code not in changing]
    places = [at for at, _ in coming]
    found = alike([*known, *(one for _, one in coming)], len(known))
    faults = {}
    for one in found:
        said = known[one.like] if one.like < len(known) else coming[one.like - len(known)][1]
        why = f"和{said.code or '上面'}的“{said.asks[:20]}”差不多（{one.pct}% 一样）"
        faults[places[one.at - len(known)]] = Fault("题目", why, "改那一道；真是两道题，到题库页里单独加")
    return faults


def _named(new: list[Question], used: Iterable[str]) -> Iterable[Question]:
    """Those without a code get the next free ones."""
    numbers = [int(found[1]) for code in used if (found := re.fullmatch(r"Q-(\d{4,})", code))]
    following = max(numbers, default=0) + 1
    for one in new:
        yield one if one.code else replace(one, code=OWN_CODE.format(following))
        following += not one.code
