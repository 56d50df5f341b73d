"""Buttons that give rows as a file, made when it is asked for."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.exports import rows_csv


def csv_button(
    rows: pd.DataFrame,
    *,
    name: str,
    key: str,
    label: str = "CSV, the same rows",
    wide: bool = True,
) -> None:
    """Offer exactly these rows as CSV; the file is made when it is asked for."""
    st.download_button(
        label,
        lambda: rows_csv(rows),
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
