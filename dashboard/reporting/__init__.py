"""The report: one HTML file with the figures, quotes, tables and method of a corpus."""
