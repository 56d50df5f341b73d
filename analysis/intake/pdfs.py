"""Text of .pdf files, its lines joined to paragraphs again."""

import io
import logging
import warnings

from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.texts import read_document, unwrapped
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean

_DAMAGED = "a damaged .pdf: print it to a new one, or save its text"
_SCANNED = "no text in it: if it is a scan, run a text recognition (OCR) first"
_LOCKED = "protected by a password: save it without one"


def read_pdf(raw: Raw) -> Reading:
    """Read the text of a .pdf.

    Args:
        raw: The file.

    Returns:
        One document; skipped rows for pages beyond the limit and pages that cannot be read.
    """
    import pypdf  # noqa: PLC0415 - slow to import, and rare
    from pypdf.errors import DependencyError  # noqa: PLC0415 - the same

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    lines: list[str] = []
    skipped: list[Skipped] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(io.BytesIO(raw.data), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                return nothing(raw.file, _LOCKED)
            count = len(reader.pages)
            for number in range(1, min(count, raw.limits.pages) + 1):
                text = _page_text(reader, number)
                if text is None:
                    skipped.append(Skipped(raw.file, f"page {number}", "damaged, not read"))
                else:
                    lines += [line.strip() for line in clean(text).split("\n")]
    except DependencyError:
        return nothing(raw.file, _LOCKED)
    except Exception:  # noqa: BLE001 - pypdf raises whatever a damaged file leads to
        return nothing(raw.file, _DAMAGED)
    if count > raw.limits.pages:
        advice = f"more than {raw.limits.pages:,} pages: split the file"
        skipped.append(Skipped(raw.file, f"from page {raw.limits.pages + 1}", advice))
    if not any(lines):
        return Reading(skipped=(*skipped, Skipped(raw.file, "", _SCANNED)))
    document = Document(raw.file, "\n".join(unwrapped(lines)))
    reading = read_document(document, raw)
    return Reading(reading.documents, (*skipped, *reading.skipped), reading.day_first)


def _page_text(reader: object, number: int) -> str | None:
    """Return the text of a page, None where it cannot be read."""
    try:
        return str(reader.pages[number - 1].extract_text())  # pyrefly: ignore[missing-attribute]
    except Exception:  # noqa: BLE001 - one bad page must not cost the others
        return None
