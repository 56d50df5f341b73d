"""Everything of a report as one zip."""

import io
import tempfile
import zipfile
from pathlib import Path

from analysis import save_report
from analysis.tables import Report

_WHEN = (1980, 1, 1, 0, 0, 0)  # the first time a zip can hold: the same report, the same bytes


def report_zip(report: Report) -> bytes:
    """Return a zip of the folder that ``broadsheet analyze --out`` writes for a report."""
    data = io.BytesIO()
    with tempfile.TemporaryDirectory() as home, zipfile.ZipFile(data, "w") as bundle:
        folder = Path(home) / "report"
        save_report(report, folder)
        for place in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(place.relative_to(folder).as_posix(), date_time=_WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, place.read_bytes())
    return data.getvalue()
