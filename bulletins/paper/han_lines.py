"""How a line of Han text is set: flush at both edges, and every face in the same em box.

WeasyPrint justifies at spaces only and measures each face by its own ascent. Both are internals of it: `teach` refuses
any version but the one this was written for.
"""

from types import ModuleType
from typing import Any

WRITTEN_FOR = "70.0"
MOST_SLACK_EM = 0.3  # a line that would need more between its characters stays ragged
ASCENT, HEIGHT = 0.88, 1.0  # the 仿宋's em box; a 方正 face of the station's own keeps the 22 lines as well
HAN = (
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
QUOTES_AND_DASHES = frozenset("—…“”‘’·●")


class OtherVersion(ImportError):
    """The printing library is not the version whose inner workings are known here."""


def teach(version: str, inline: ModuleType, line_break: ModuleType) -> None:
    """Puts the two functions below into WeasyPrint's `layout.inline` and `text.line_break`, once per process."""
    if version != WRITTEN_FOR:
        raise OtherVersion(f"the page is set with WeasyPrint {WRITTEN_FOR}, not {version}")
    spread_layout = make_spread_layout(line_break)
    at_spaces = inline.justify_line
    own_metrics = line_break.first_line_metrics

    def justify_line(context: Any, line: Any, slack: float) -> None:
        if not spread(line, slack, spread_layout, inline.boxes):
            at_spaces(context, line, slack)

    def first_line_metrics(
        first_line: Any, text: str, layout: Any, resume_at: Any, space_collapse: Any, style: Any, *hyphen: Any
    ) -> tuple[Any, ...]:
        *found, _, _ = own_metrics(first_line, text, layout, resume_at, space_collapse, style, *hyphen)
        return *found, HEIGHT * style["font_size"], ASCENT * style["font_size"]

    inline.__dict__.update(justify_line=justify_line)
    line_break.__dict__.update(first_line_metrics=first_line_metrics)


def spread(line: Any, slack: float, spread_layout: Any, boxes: ModuleType) -> bool:
    """Shares the slack among the line's Han characters and moves what follows; False where it is too much."""
    texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
    gaps = gaps_of([box.text for box in texts])
    if gaps < 1:
        return False
    first = texts[0].style
    spacing = first["letter_spacing"] if first["letter_spacing"] != "normal" else 0
    share = (slack + spacing) / gaps
    if not 0 < share < MOST_SLACK_EM * first["font_size"]:
        return share <= 0
    widen(line, share, 0.0, spread_layout, boxes)
    return True


def gaps_of(texts: list[str]) -> float:
    """Widths of spacing between the first and the last character: a Han character at the line's edge has only half."""
    texts = [text for text in texts if text]
    if not texts:
        return 0
    return sum(map(count_han, texts)) - (is_han(texts[-1][0]) + is_han(texts[-1][-1])) / 2


def widen(box: Any, share: float, shift: float, spread_layout: Any, boxes: ModuleType) -> float:
    """Returns how far what follows the box has to move."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        added = share * count_han(box.text)
        box.pango_layout = spread_layout.of(box.pango_layout, share)
        box.width += added
        return shift + added
    if not isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    start = shift
    for child in box.children:
        if child.is_in_normal_flow():
            shift = widen(child, share, shift, spread_layout, boxes)
    box.width += shift - start
    return shift


def make_spread_layout(line_break: ModuleType) -> Any:
    """WeasyPrint makes a line's text anew when it draws it; this one then gives the Han characters their share."""

    class SpreadLayout(line_break.Layout):  # type: ignore[name-defined]
        share = 0.0

        @classmethod
        def of(cls, layout: Any, share: float) -> Any:
            copy = object.__new__(cls)
            copy.__dict__.update(layout.__dict__, share=share)
            return copy

        def set_text(self, text: str, justify: bool = False) -> None:
            super().set_text(text, justify)
            if justify:
                space_han(self, line_break)

    return SpreadLayout


def space_han(layout: Any, line_break: ModuleType) -> None:
    pango, attributes = line_break.pango, line_break.pango.pango_layout_get_attributes(layout.layout)
    if attributes == line_break.ffi.NULL:
        attributes = line_break.ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    own = layout.style["letter_spacing"]
    spacing = int(((0 if own == "normal" else own) + layout.share) * line_break.TO_UNITS)
    for start, end in han_runs(layout.text):
        attribute = pango.pango_attr_letter_spacing_new(spacing)
        attribute.start_index, attribute.end_index = start, end
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def han_runs(text: str) -> list[tuple[int, int]]:
    """Where Han characters stand together, as byte offsets in UTF-8."""
    runs: list[tuple[int, int]] = []
    place = 0
    for character in text:
        width = len(character.encode())
        if is_han(character):
            joined = bool(runs) and runs[-1][1] == place
            runs[-1:] = [(runs[-1][0], place + width)] if joined else [*runs[-1:], (place, place + width)]
        place += width
    return runs


def count_han(text: str) -> int:
    return sum(map(is_han, text))


def is_han(character: str) -> bool:
    """A character of one em in Han text, punctuation with it; the ideographic space too."""
    return character in QUOTES_AND_DASHES or any(first <= character <= last for first, last in HAN)
