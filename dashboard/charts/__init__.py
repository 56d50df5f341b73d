"""Rows in, Plotly figure out: no reading, no filtering, no streamlit."""
