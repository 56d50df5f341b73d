"""Report <-> folder of CSV, Parquet and a manifest: written whole or not at all.

Layout of a report folder: one CSV a table for people, the same tables in ``parquet/`` for programs,
and ``manifest.json``, which is written last and says what was read, how, and what came out.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis.errors import ReportError
from analysis.swap import MANIFEST, PATIENCE, is_report, replacing, standing
from analysis.tables import SCHEMAS, Report, Schema

LAYOUT = 5
KNOWN_BY = ["article_id", "source", "title", "url", "file"]  # what tells articles apart
_TRIES = 5
BOM = b"\xef\xbb\xbf"  # tells a spreadsheet that the file is UTF-8
# A spreadsheet runs a cell that begins like this, also behind what nobody sees (blanks, controls,
# marks without a letter, fillers) and in another form of the sign, full-width ones first (RE2).
_UNSEEN = r"\p{Z}\p{C}\p{M}\x{115f}\x{1160}\x{2800}\x{3164}\x{ffa0}"
_SIGNS = r"=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}\x{207a}\x{207c}\x{208a}\x{208c}"
_SMALL_SIGNS = r"\x{fe62}\x{fe63}\x{fe66}\x{fe6b}\x{fb29}"
FORMULA = rf"^(?:[{_UNSEEN}]*[{_SIGNS}{_SMALL_SIGNS}]|[\t\r\n])"  # at the start alone: quick


def csv_bytes(frame: pd.DataFrame) -> bytes:
    r"""Return a table as CSV that a spreadsheet opens without harm.

    Args:
        frame: Any table; times must be in UTC.

    Returns:
        UTF-8 with a byte-order mark, lines ended by a line feed, text quoted. A text that begins
        like a formula, names of columns too, gets an apostrophe in front. Missing cells are empty.

    Examples:
        >>> csv_bytes(pd.DataFrame({"text": ["=1+1", "fine"]})).decode("utf-8-sig").split()
        ['"text"', '"\'=1+1"', '"fine"']
    """
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()
    for place, column in enumerate(table.schema):
        values = table.column(place)
        if pa.types.is_dictionary(column.type):
            values = pc.cast(values, column.type.value_type)
        if pa.types.is_timestamp(column.type):
            seconds = pc.cast(values, pa.timestamp("s", column.type.tz), safe=False)
            values = pc.strftime(seconds, format="%Y-%m-%dT%H:%M:%SZ")
        elif pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
            values = _harmless(values)
        table = table.set_column(place, column.name, values)
    table = table.rename_columns(_harmless(pa.chunked_array([table.column_names])).to_pylist())
    sink = pa.BufferOutputStream()
    sink.write(BOM)
    pyarrow.csv.write_csv(table, sink)
    return sink.getvalue().to_pybytes()


def _harmless(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the texts with an apostrophe before each that begins like a formula."""
    risky = pc.match_substring_regex(texts, FORMULA).combine_chunks()
    if not pc.any(risky).as_py():
        return texts
    found = texts.filter(risky).combine_chunks()
    apostrophe, nothing = (pa.scalar(mark, texts.type) for mark in ("'", ""))
    marked = pc.binary_join_element_wise(apostrophe, found, nothing)
    return pc.replace_with_mask(texts, risky, marked)


def save_report(report: Report, folder: Path, *, patience: float = PATIENCE) -> None:
    """Write a report to a folder, whole or not at all.

    The report is written beside its place and then moved there; an earlier report in that place is
    replaced. A run that is killed leaves the old report or the new one, and what else it leaves is
    cleared away by the next.

    Args:
        report: The report; its tables are checked first.
        folder: Where it goes: absent, empty, or an earlier report.
        patience: Seconds to wait for another run that writes to the same place.

    Raises:
        ReportError: The place holds something else, is held by another run, or cannot be written.
        ValueError: A table does not follow its schema.
    """
    report.check()
    if folder.exists() and not is_report(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise ReportError(f"{folder} holds something else: choose a new or empty folder")
    try:
        with replacing(folder, patience=patience) as draft:
            _write(report, draft)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError(f"cannot write the report to {folder}: {reason}") from error


def _write(report: Report, folder: Path) -> None:
    """Write tables and then the manifest into an empty folder."""
    folder.chmod(0o755)
    (folder / "parquet").mkdir()
    files: dict[str, str] = {}
    for name, frame in report.tables().items():
        _write_file(folder / f"{name}.csv", csv_bytes(frame))
        place = folder / "parquet" / f"{name}.parquet"
        table = pa.Table.from_pandas(frame, preserve_index=False)
        pq.write_table(table, place, compression="zstd")
        with place.open("rb+") as file:
            os.fsync(file.fileno())
        files[f"parquet/{name}.parquet"] = _file_hash(place)
    manifest = {"layout": LAYOUT, **report.manifest, "files": files}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    _write_file(folder / MANIFEST, text.encode())


def _write_file(place: Path, data: bytes) -> None:
    """Write bytes and have them on the disk before returning."""
    with place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _file_hash(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_report(folder: Path | str) -> Report:
    """Read a stored report; the tables equal the ones that were saved.

    Args:
        folder: A folder that ``save_report`` or ``broadsheet analyze`` wrote.

    Returns:
        The report, its tables checked.

    Raises:
        ReportError: The folder holds no report, or one that is damaged.
    """
    folder = Path(folder)
    for _ in range(_TRIES):
        place = standing(folder)
        manifest = _read_manifest(place)
        try:
            tables = {schema.name: _read_table(place, schema, manifest) for schema in SCHEMAS}
        except ReportError:
            if manifest == _read_manifest(standing(folder)):
                raise
            continue  # another run has replaced the report meanwhile: read the new one
        rest = {key: value for key, value in manifest.items() if key not in {"files", "layout"}}
        return Report(**tables, manifest=rest)
    raise ReportError(f"{folder} is being written over and over: try again later")


def read_articles(folder: Path) -> pd.DataFrame:
    """Return what an earlier report says of its articles, also one of another version.

    Args:
        folder: A stored report, whose other tables are not read.

    Returns:
        Columns ``KNOWN_BY``.

    Raises:
        ReportError: There is no such table.
    """
    place = standing(folder) / "parquet" / "articles.parquet"
    try:
        return pq.read_table(pa.BufferReader(place.read_bytes()), columns=KNOWN_BY).to_pandas()
    except (OSError, KeyError, ValueError, pa.ArrowException) as error:
        raise ReportError(f"{place} is missing or damaged: analyse the corpus again") from error


def read_inputs(folder: Path) -> dict[str, str]:
    """Return the hash of each file that a report was made of, also one of another version.

    Raises:
        ReportError: The folder holds no report, or a damaged one.
    """
    place = standing(folder) / MANIFEST
    try:
        return dict(json.loads(place.read_text("utf-8"))["inputs"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ReportError(f"{place} is missing or damaged: analyse the corpus again") from error


def _read_table(folder: Path, schema: Schema, manifest: Mapping[str, Any]) -> pd.DataFrame:
    """Return one table of a stored report, checked, or raise ReportError."""
    name = f"parquet/{schema.name}.parquet"
    place = folder / name
    try:
        if _file_hash(place) != manifest["files"][name]:
            raise ReportError(f"{place} was changed after it was written: analyse again")
        # read as bytes: a name with "=" in it must not become a partition column
        frame = pq.read_table(pa.BufferReader(place.read_bytes())).to_pandas()
        schema.check(frame)
    except (OSError, KeyError, ValueError, pa.ArrowException) as error:
        raise ReportError(f"{place} is missing or damaged: analyse the corpus again") from error
    return frame


def _read_manifest(folder: Path) -> Mapping[str, Any]:
    """Return the manifest of a stored report, or raise ReportError."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError as error:
        raise ReportError(f"{folder} holds no report: analyse a corpus first") from error
    except (OSError, ValueError) as error:
        raise ReportError(f"{folder / MANIFEST} is damaged: analyse the corpus again") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise ReportError(f"{folder / MANIFEST} is damaged: analyse the corpus again")
    if manifest.get("layout") != LAYOUT:
        raise ReportError(f"{folder} was written by another version: analyse the corpus again")
    return manifest
