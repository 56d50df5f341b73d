"""Menus and buttons that give rows as a file, made when it is asked for."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.exports import rows_csv
from dashboard.filters import WHOLE


@st.fragment
def download_menu(label: str, *, key: str, draw: Callable[[], None]) -> None:
    """Offer downloads in a menu.

    What is in it is made only while it stands open, and then without the rest of the page: else
    every click on a page would send each of its figures twice.

    Args:
        label: What stands on the button.
        key: Key of the menu.
        draw: Draws what is in it.
    """
    menu = st.popover(label, type="tertiary", key=key, on_change="rerun")
    if menu.open:
        with menu:
            draw()


def csv_button(  # noqa: PLR0913 - what a button and its file say
    rows: pd.DataFrame,
    *,
    name: str,
    key: str,
    selected: str = WHOLE,
    label: str = "CSV, the same rows",
    wide: bool = True,
) -> None:
    """Offer exactly these rows as CSV; the file is made when it is asked for.

    Args:
        rows: The rows.
        name: Name of the file, without its ending.
        key: Key of the button.
        selected: What they were selected by, in words; the file says it.
        label: What stands on the button.
        wide: Whether it fills the width of its place.
    """
    st.download_button(
        label,
        lambda: rows_csv(rows, selected),
        f"{name}.csv",
        "text/csv",
        key=key,
        on_click="ignore",
        width="stretch" if wide else "content",
    )


def xlsx_button(
    make: Callable[[], bytes],
    *,
    name: str,
    key: str,
    label: str = "Excel, the same rows",
    wide: bool = True,
) -> None:
    """Offer an Excel workbook; the file is made when it is asked for."""
    st.download_button(
        label,
        make,
        f"{name}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=key,
        on_click="ignore",
        width="stretch" if wide else "content",
    )
