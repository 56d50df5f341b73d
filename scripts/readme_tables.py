"""Write the README's tables of formats and columns from the code.

    python scripts/readme_tables.py

Replaces what stands between two pairs of markers; a test says when that is needed.
"""

import sys
from pathlib import Path

from analysis.intake import FILE_KINDS
from analysis.tables import SCHEMAS, Column, Schema

README = Path(__file__).resolve().parents[1] / "README.md"
KINDS = {"text": "text", "integer": "whole number", "number": "number", "truth": "true or false"}
TIME = "time, UTC"


def column_tables() -> str:
    """Return the tables of all schemas in Markdown."""
    return "\n\n".join(_table(schema) for schema in SCHEMAS)


def format_table() -> str:
    """Return the table of the files that are read in Markdown."""
    rows = (
        f"| {', '.join(f'`{suffix}`' for suffix in kind.suffixes)} | {kind.how} |"
        for kind in FILE_KINDS
    )
    return "\n".join(["| file | how it is read |", "|---|---|", *rows])


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
    for name, table in (("formats", format_table()), ("columns", column_tables())):
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        head, first, rest = readme.partition(begin)
        _, last, tail = rest.partition(end)
        if not first or not last:
            message = f"README.md must hold {begin} and {end}"
            raise ValueError(message)
        readme = f"{head}{begin}\n\n{table}\n\n{end}{tail}"
    return readme


def main() -> int:
    """Write the tables into the README."""
    README.write_text(with_tables(README.read_text("utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
