"""How money moves between a station's purses: whole fen, what one loses another gains."""

LEGS = {
    "grant": ("outside", "free"),
    "reserve": ("free", "reserved"),
    "pay": ("reserved", "paid"),
    "void": ("reserved", "free"),
    "return": ("free", "outside"),
}
"""A move: from which purse, to which. `return` gives back what a month left over."""
