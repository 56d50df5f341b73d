"""What an earlier run found out about single files and articles, kept for the next one.

A folder of the user's data, one a corpus: Parquet and a manifest with the hash of each file. It is
checked when read; what is damaged, or of another version, is not used and the run does without.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import ReportError
from analysis.records import Settings, content_id
from analysis.settings import settings_values
from analysis.shelf import version
from analysis.swap import replacing, standing

MANIFEST, WORKS, READINGS = "manifest.json", "works.parquet", "readings.parquet"
DAMAGED = "what was kept of an earlier run is damaged: reading everything again"
MOST_ARTICLES = 200_000  # above, nothing is kept: it would take gigabytes
_PATIENCE = 1.0  # seconds to wait for another run that keeps the same


@dataclass(frozen=True)
class Known:
    """What is known of an earlier run.

    Attributes:
        readings: Key of a file, its content and all that its reading depends on, to what was read.
        works: Works of single articles (``analysis.works``), or None.
        note: Why something is not used, or "".
    """

    readings: Mapping[str, str] = field(default_factory=dict)
    works: pa.Table | None = None
    note: str = ""


def open_known(folder: Path | None, settings: Settings) -> Known:
    """Return what is kept in a folder, as far as it is whole and of this version and settings."""
    if folder is None or not (standing(folder) / MANIFEST).is_file():
        return Known()
    place = standing(folder)
    try:
        manifest = json.loads((place / MANIFEST).read_text("utf-8"))
        if manifest["version"] != version():
            return Known()
        kept = _table(place, READINGS, manifest)
        texts = zip(*(kept.column(name).to_pylist() for name in ("key", "text")), strict=True)
        same_tone = manifest["tone"] == _tone_key(settings)
        return Known(dict(texts), _table(place, WORKS, manifest) if same_tone else None)
    except (OSError, ValueError, KeyError, TypeError, RecursionError, pa.ArrowException):
        return Known(note=DAMAGED)


def keep(folder: Path, settings: Settings, readings: Mapping[str, str], works: pa.Table) -> str:
    """Keep what a run found out; return why it could not be kept, or "".

    What was kept before is replaced whole, or not at all.
    """
    if works.num_rows > MOST_ARTICLES:
        return ""
    read = pa.table(
        {
            "key": pa.array(list(readings), pa.string()),
            "text": pa.array(list(readings.values()), pa.large_string()),
        }
    )
    try:
        with replacing(folder, patience=_PATIENCE) as draft:
            hashes = {}
            for name, table in ((READINGS, read), (WORKS, works)):
                pq.write_table(table, draft / name, compression="lz4")
                hashes[name] = _hash((draft / name).read_bytes())
            told = {"version": version(), "tone": _tone_key(settings), "files": hashes}
            (draft / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    except (OSError, ReportError) as error:
        return f"nothing is kept for the next run: {error}"
    return ""


def _tone_key(settings: Settings) -> str:
    """Return a hash of the settings that the works of an article depend on."""
    values = settings_values(settings)
    return content_id(json.dumps([values["lexicon"], values["set_aside"]]))


def _table(place: Path, name: str, manifest: Mapping[str, Mapping[str, str]]) -> pa.Table:
    """Return a table, or raise ValueError where it is not the one that was written."""
    data = (place / name).read_bytes()
    if _hash(data) != manifest["files"][name]:
        message = f"{name} was changed"
        raise ValueError(message)
    return pq.read_table(pa.BufferReader(data))


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
