"""Write the README's column tables from the schemas in analysis/tables.py.

    python scripts/readme_tables.py

Replaces what stands between the two markers; a test says when that is needed.
"""

import sys
from pathlib import Path

from analysis.tables import SCHEMAS, Column, Schema

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- columns: begin -->", "<!-- columns: end -->"
KINDS = {"text": "text", "integer": "whole number", "number": "number", "truth": "true or false"}
TIME = "time, UTC"


def column_tables() -> str:
    """Return the tables of all schemas in Markdown."""
    return "\n\n".join(_table(schema) for schema in SCHEMAS)


def _table(schema: Schema) -> str:
    rows = [
        f"**{schema.name}**: {schema.meaning}.",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(f"| `{one.name}` | {_kind(one)} | {_meaning(one)} |" for one in schema.columns),
    ]
    return "\n".join(rows)


def _kind(column: Column) -> str:
    """Return the type of a column, with its span."""
    kind = KINDS.get(column.kind, TIME)
    if column.low is None and column.high is None:
        return kind
    if column.high is None:
        return f"{kind}, from {column.low:g}"
    return f"{kind}, {column.low or 0:g} to {column.high:g}"


def _meaning(column: Column) -> str:
    """Return what a column means, with its legal values."""
    choices = f" ({', '.join(column.choices)})" if column.choices else ""
    return f"{column.meaning}{choices}".replace("|", "\\|")


def with_tables(readme: str) -> str:
    """Return the README with the tables as they are now.

    Raises:
        ValueError: A marker is missing.
    """
    head, begin, rest = readme.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        message = f"README.md must hold {BEGIN} and {END}"
        raise ValueError(message)
    return f"{head}{begin}\n\n{column_tables()}\n\n{end}{tail}"


def main() -> int:
    """Write the tables into the README."""
    README.write_text(with_tables(README.read_text("utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
