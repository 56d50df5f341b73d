"""Fixtures of the dashboard's tests."""

import pytest
import streamlit as st
from builders import a_report

from analysis import save_report


@pytest.fixture(autouse=True)
def data_home(tmp_path, monkeypatch):
    """Put the user's data folder into the test's own."""
    home = tmp_path / "data"
    monkeypatch.setenv("BROADSHEET_DATA", str(home))
    return home


@pytest.fixture(autouse=True)
def nothing_kept():
    """Let no test be answered by what an earlier one made: a report put in place says the same."""
    st.cache_resource.clear()


@pytest.fixture
def stored(tmp_path):
    """Return the folder of a stored report of nine articles."""
    folder = tmp_path / "report"
    save_report(a_report(), folder)
    return folder
