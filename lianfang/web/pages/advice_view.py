"""Part six on the draft: each line with the rules behind it, their thresholds and the figures they looked at."""

from collections.abc import Iterable

from bulletins.figures.flat import flat
from bulletins.figures.rules import Finding
from bulletins.figures.rules.words import WORDS
from bulletins.publishers.vocabulary import LIMITS
from bulletins.register.vocabulary import CHANGED, DROPPED, AdviceLine
from bulletins.telling.advice import RESTS_ON
from lianfang.flows.bulletin.preview import Preview
from lianfang.web.answers import form
from lianfang.web.pages.figure_lines import address
from lianfang.web.views import Advice, AdvicePart, Link, Why


def advice_part(seen: Preview, base: str, typed: dict[str, str]) -> AdvicePart:
    """`typed` is what was filled in before an error."""
    used = [line for line in seen.advice if line.state != DROPPED]
    last = seen.page.parts[-1]
    opening = last.paragraphs[0].text if last.paragraphs else ""
    weak = {one.rule for one in seen.weak}
    rested = {name for line in seen.advice for name in RESTS_ON.get(line.rule, ())}
    return AdvicePart(
        heading=last.heading or "正文，一条一段",
        figure=str(len(used)),
        unit="条",
        items=tuple(_item(line, seen, base, typed) for line in seen.advice),
        add=form(f"{base}/advice/add"),
        intro=opening if opening.startswith("上期") else "",
        others=_whys((one for one in seen.weak if one.rule not in rested), seen, base),
        quiet=tuple(words.called for name, words in WORDS.items() if name not in weak)
        if seen.work.kind != "supplement"
        else (),
    )


def _item(line: AdviceLine, seen: Preview, base: str, typed: dict[str, str]) -> Advice:
    state = line.state if line.state in ("use", CHANGED, DROPPED) else "use"
    name = line.rule or str(line.id)
    who = "，".join(part for part in (line.owner, f"{line.due.month}月{line.due.day}日前" if line.due else "") if part)
    behind = RESTS_ON.get(line.rule, ())
    return Advice(
        id=name,
        text=line.text,
        writing=typed["text"] if typed.get("advice") == name and typed.get("text") else line.text,
        evidence=(line.evidence or "办公室自拟") + (f"；{who}办" if who else ""),
        state=state,  # type: ignore[arg-type]
        use=form(f"{base}/advice/use"),
        change=form(f"{base}/advice/change"),
        drop=form(f"{base}/advice/drop"),
        whys=_whys((one for one in seen.weak if one.rule in behind), seen, base),
    )


def _whys(found: Iterable[Finding], seen: Preview, base: str) -> tuple[Why, ...]:
    labels = {one.path: one.label for one in flat(seen.figures)}
    sentences = {limit.name: f"{limit.sentence}：{getattr(seen.limits, limit.name):g}{limit.unit}" for limit in LIMITS}
    whys = []
    for one in found:
        words = WORDS[one.rule]
        paths = dict.fromkeys(words.path.format(name) for name in one.about or ("",))
        links = tuple(Link(labels[path], address(base, path)) for path in paths if path in labels)
        whys.append(Why(words.called, one.evidence, tuple(sentences[name] for name in words.limits), links))
    return tuple(whys)
