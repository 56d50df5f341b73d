"""Where reports stand: one folder for each corpus, its content, the settings and the code."""

import functools
import json
import os
import platform
import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from analysis.memory import MEMORY, Memory, memory_text, read_memory, remembered
from analysis.records import LEDGER_FILE, Settings, content_id
from analysis.settings import settings_values

if TYPE_CHECKING:
    from analysis.tables import Report

LIBRARIES = (
    "numpy",
    "pandas",
    "py3langid",
    "scikit-learn",
    "scipy",
    "trafilatura",
    "vaderSentiment",
)
DATA_VARIABLE = "BROADSHEET_DATA"


def data_folder() -> Path:
    """Return the user's data folder of Broadsheet; ``BROADSHEET_DATA`` puts it elsewhere."""
    elsewhere = os.environ.get(DATA_VARIABLE)
    return (
        Path(elsewhere) if elsewhere else platformdirs.user_data_path("broadsheet", appauthor=False)
    )


def report_folder(path: Path | str, settings: Settings | None = None) -> Path:
    """Return the folder in which the report of a corpus stands or would stand.

    It changes with the corpus's name, the content of its files, the settings and the code, so a
    report found there is the report that an analysis would make now.

    Args:
        path: File or folder of the corpus.
        settings: Settings of the run; None for the defaults.

    Raises:
        CorpusError: The path cannot be read.
    """
    from analysis.intake import input_hashes  # noqa: PLC0415 - whoever starts the server needs none

    path = Path(path)
    values = json.dumps(settings_values(settings or Settings()), sort_keys=True)
    inputs = [part for pair in input_hashes(path) for part in pair]
    name = path.resolve().name or "corpus"
    key = content_id(name, values, version(), *inputs)
    return data_folder() / "reports" / f"{_file_name(name)}-{key}"


def ledger_place(path: Path | str) -> Path:
    """Return the file of the decisions about a corpus, whether it exists or not.

    It is the corpus's own ``ledger.toml`` where the analyst put one there; else it stands in the
    user's data folder under the name and place of the corpus, so that added files keep it.

    Args:
        path: File or folder of the corpus.
    """
    own = Path(path) / LEDGER_FILE
    return own if own.is_file() else _ledgers(path, ".toml")


def undo_place(path: Path | str) -> Path:
    """Return the file of the earlier decisions about a corpus, to go back to."""
    return _ledgers(path, ".undo.json")


def opening_place(path: Path | str) -> Path:
    """Return the file that keeps which reports of a corpus were open, whether it exists or not."""
    return _ledgers(path, ".opened.json")


def known_folder(path: Path | str) -> Path:
    """Return the folder of what is kept of a corpus from run to run, whether it exists or not."""
    return data_folder() / "known" / _place_name(path)


def memory_place(path: Path | str) -> Path:
    """Return the file of what the last run of a corpus remembers of its topics."""
    return _ledgers(path, ".topics.json")


def last_memory(place: Path) -> Memory:
    """Return what a run remembers: of a file of its own, or of the report in a folder.

    It is empty where nothing is there or it is damaged: topics are then as found.
    """
    from analysis.store import MANIFEST  # noqa: PLC0415 - pandas: a start does not wait for it
    from analysis.swap import standing  # noqa: PLC0415

    return read_memory(standing(place) / MANIFEST if place.is_dir() else place)


def keep_memory(report: "Report", place: Path) -> None:
    """Write what the run of a report remembers to a file of its own.

    Raises:
        SettingsError: It cannot be written.
    """
    from analysis.ledger.file import write_whole  # noqa: PLC0415 - only after a run

    write_whole(memory_text(remembered(report.manifest.get(MEMORY, {}))), place)


def _ledgers(path: Path | str, ending: str) -> Path:
    """Return a file of the user's data folder under the name and place of a corpus."""
    return data_folder() / "ledgers" / f"{_place_name(path)}{ending}"


def _place_name(path: Path | str) -> str:
    """Return a name for the place of a corpus, whatever it holds."""
    whole = Path(path).resolve()
    return f"{_file_name(whole.name or 'corpus')}-{content_id(str(whole))}"


def _file_name(name: str) -> str:
    """Return a short name of harmless characters for a folder."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:40] or "corpus"


def versions() -> dict[str, str]:
    """Return the versions of all that numbers depend on, by name."""
    return {
        "broadsheet": version(),
        "python": platform.python_version(),
        **{library: metadata.version(library) for library in LIBRARIES},
    }


@functools.cache
def made_with() -> str:
    """Return a hash of the versions of the analysis, of Python and of every library it may use."""
    needed = [
        one for name in ("broadsheet", "trafilatura") for one in metadata.requires(name) or ()
    ]
    names = {re.split(r"[^\w.-]", one)[0] for one in needed if "extra ==" not in one}
    return content_id(
        version(), platform.python_version(), *(f"{one} {_release(one)}" for one in sorted(names))
    )


def _release(library: str) -> str:
    """Return the version of a library, "" where this system does without it."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


@functools.cache
def version() -> str:
    """Return the version of the analysis: the release and a hash of its code and word lists."""
    home = Path(__file__).parent
    files = (path for path in home.rglob("*") if path.suffix in {".py", ".csv", ".toml"})
    sources = sorted(files, key=lambda place: place.relative_to(home).as_posix())
    parts = [
        part
        for place in sources
        for part in (place.relative_to(home).as_posix(), place.read_text("utf-8"))
    ]
    return f"{metadata.version('broadsheet')}+{content_id(*parts)[:8]}"
