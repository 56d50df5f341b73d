"""The rows behind each chart and table: report and filters in, one table out, no chart."""
