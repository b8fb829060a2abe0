"""Refusals of figures."""

from zones.ground.refused import Refused


class NoSuchFigure(Refused):
    """No figure has this path."""

    code = "no_such_figure"
