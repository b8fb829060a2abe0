"""A figure as a plain table: what is read where a small drawing cannot be, in large print, on a phone, in an editor."""

from bulletins.paper.vocabulary import ColumnChart, Figure, RateChart, Table


def as_table(figure: Figure) -> Table:
    """The same numbers under the same caption."""
    if isinstance(figure, Table):
        return figure
    if isinstance(figure, ColumnChart):
        return columns_table(figure)
    if isinstance(figure, RateChart):
        return rates_table(figure)
    rows = tuple((zone.name, zone.line, "—" if zone.flags is None else str(zone.flags)) for zone in figure.zones)
    return Table(figure.caption.replace("（示意图）", ""), (figure.areas, "单位和人数", "亮旗帜（次）"), rows)


def columns_table(chart: ColumnChart) -> Table:
    """Last period beside this one; — where last period was never imported, and no column where nothing of it was."""
    compared = any(bar.last is not None for bar in chart.bars)
    last = (f"上期（{chart.unit}）",) if compared else ()
    rows = tuple(
        (bar.label, *(("—" if bar.last is None else str(bar.last),) if compared else ()), str(bar.this))
        for bar in chart.bars
    )
    return Table(chart.caption, ("项目", *last, f"本期（{chart.unit}）"), rows)


def rates_table(chart: RateChart) -> Table:
    """The hatched part of a bar becomes a column of its own."""
    pending = len(chart.legend) > 1 and any(row.pending_pct for row in chart.rows)
    rows = tuple((row.label, *row.cells, *((f"{row.pending_pct:.1f}%",) if pending else ())) for row in chart.rows)
    return Table(
        chart.caption, ("项目", *chart.columns, *((chart.legend[1],) if pending else ())), rows, sums=chart.sums
    )
