"""Charts about sources: how much each wrote."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bars import Bar, bar_parts
from dashboard.charts.rows import drawn, each, list_sheet
from dashboard.remembered import remembered
from dashboard.theme import LIGHT, Palette, count, label


@remembered(16)
def source_chart(
    rows: pd.DataFrame, *, palette: Palette = LIGHT, selected: Sequence[str] = ()
) -> go.Figure:
    """Return one row a source: its number of articles.

    Args:
        rows: From ``queries.sources.source_rows``.
        palette: Colours of the theme.
        selected: Sources of the filter; other rows stand back.
    """
    placed = list_sheet(rows["source"].tolist(), heading_text="stories")
    sizes = [
        Bar(
            one.n_articles,
            palette.faint if selected and one.source not in selected else palette.bar,
            f"{one.n_articles:,}",
            f"<b>{label(one.source, width=48)}</b><br>{count(one.n_articles, 'story')}, "
            f"{count(one.n_sentences, 'sentence')}",
            one.source,
        )
        for one in each(rows)
    ]
    return drawn(palette, placed.parts, bar_parts(placed, sizes))
