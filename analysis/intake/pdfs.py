"""Text of .pdf files, its lines joined to paragraphs again."""

import io
import logging
import warnings
from collections.abc import Sequence

from analysis.intake.pdflines import PdfLine, lines_of, spaced
from analysis.intake.reading import Raw, Reading, nothing
from analysis.intake.texts import read_document, unwrapped
from analysis.records import Document, Skipped
from analysis.text.cleaning import clean

_SHOWN_PAGES = 10
_DAMAGED = "a damaged .pdf: print it to a new one, or save its text"
_SCANNED = "no text in it: if it is a scan, run a text recognition (OCR) first"
_NO_TEXT = "no text there: if that is scanned, run a text recognition (OCR) first"
_LOCKED = "protected by a password: save it without one"


def read_pdf(raw: Raw) -> Reading:
    """Read the text of a .pdf.

    Args:
        raw: The file.

    Returns:
        One document; skipped rows for pages beyond the limit, without text, or damaged.
    """
    import pypdf  # noqa: PLC0415 - slow to import, and rare
    from pypdf.errors import DependencyError  # noqa: PLC0415 - the same

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[list[PdfLine]] = []
    empty: list[int] = []
    skipped: list[Skipped] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(io.BytesIO(raw.data), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                return nothing(raw.file, _LOCKED)
            count = len(reader.pages)
            for number in range(1, min(count, raw.limits.pages) + 1):
                page = _page_lines(reader, number)
                if page is None:
                    skipped.append(Skipped(raw.file, f"page {number}", "damaged, not read"))
                    continue
                pages.append(page)
                if not any(line.text.strip() for line in page):
                    empty.append(number)
    except DependencyError:
        return nothing(raw.file, _LOCKED)
    except Exception:  # noqa: BLE001 - pypdf raises whatever a damaged file leads to
        return nothing(raw.file, _DAMAGED)
    if count > raw.limits.pages:
        advice = f"more than {raw.limits.pages:,} pages: split the file"
        skipped.append(Skipped(raw.file, f"from page {raw.limits.pages + 1}", advice))
    lines = [line.strip() for text in spaced(pages) for line in clean(text).split("\n")]
    if not any(lines):
        return Reading(skipped=(*skipped, Skipped(raw.file, "", _SCANNED)))
    if empty:
        skipped.append(Skipped(raw.file, _pages(empty), _NO_TEXT))
    document = Document(raw.file, "\n".join(unwrapped(lines)))
    reading = read_document(document, raw)
    return Reading(reading.documents, (*skipped, *reading.skipped), reading.day_first)


def _pages(numbers: Sequence[int]) -> str:
    """Say which pages are meant, the first ones of many."""
    shown = ", ".join(map(str, numbers[:_SHOWN_PAGES]))
    more = len(numbers) - _SHOWN_PAGES
    return f"page{'s' * (len(numbers) > 1)} {shown}{f' and {more:,} more' if more > 0 else ''}"


def _page_lines(reader: object, number: int) -> list[PdfLine] | None:
    """Return the lines of a page, None where it cannot be read."""
    try:
        return lines_of(reader.pages[number - 1])  # pyrefly: ignore[missing-attribute]
    except Exception:  # noqa: BLE001 - one bad page must not cost the others
        return None
