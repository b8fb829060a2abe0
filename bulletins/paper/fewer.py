"""A bulletin with some of its figures: the words no longer point at those that went, the others are numbered anew."""

import re

from msgspec.structs import replace

from bulletins.paper.vocabulary import Figure, Page, Paragraph

SEE = re.compile(r"（见([图表]\d+(?:、[图表]\d+)*)）")
NUMBERED = re.compile(r"([图表])(\d+)")


def with_figures(page: Page, kept: tuple[Figure, ...]) -> Page:
    """The page with only the figures that are in `kept`."""
    numbers = renumbered(page, kept)
    parts = tuple(
        replace(part, paragraphs=tuple(lessened(paragraph, kept, numbers) for paragraph in part.paragraphs))
        for part in page.parts
    )
    return replace(page, parts=parts)


def renumbered(page: Page, kept: tuple[Figure, ...]) -> dict[str, str]:
    """图3 → 图1 for every figure that stays and carries a number."""
    numbers: dict[str, str] = {}
    figures = (figure for part in page.parts for paragraph in part.paragraphs for figure in paragraph.figures)
    for figure in figures:
        if figure in kept and (found := NUMBERED.match(figure.caption)):
            kind = found[1]
            numbers[found[0]] = f"{kind}{1 + sum(name.startswith(kind) for name in numbers)}"
    return numbers


def lessened(paragraph: Paragraph, kept: tuple[Figure, ...], numbers: dict[str, str]) -> Paragraph:
    figures = tuple(
        replace(figure, caption=NUMBERED.sub(lambda at: numbers.get(at[0], at[0]), figure.caption, count=1))
        for figure in paragraph.figures
        if figure in kept
    )
    return replace(paragraph, text=SEE.sub(lambda found: pointing(found[1], numbers), paragraph.text), figures=figures)


def pointing(names: str, numbers: dict[str, str]) -> str:
    stay = [numbers[name] for name in names.split("、") if name in numbers]
    return f"（见{'、'.join(stay)}）" if stay else ""
