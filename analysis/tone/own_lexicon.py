"""A lexicon of the analyst's own: a CSV file of words or phrases with their valences."""

import csv
import io
from pathlib import Path

from analysis.errors import SettingsError
from analysis.text.cleaning import clean

LARGEST = 4.0
LONGEST_PHRASE = 3
MOST_WORDS = 100_000
MOST_BYTES = 5_000_000


def read_lexicon(path: Path | str) -> tuple[tuple[str, float], ...]:
    """Read a lexicon for the news tone: one line ``word,valence`` a word or phrase.

    Args:
        path: A CSV file in UTF-8; a first line ``word,valence`` may stand there. As spreadsheets
            write it in much of Europe, ``word;-1,5`` with a semicolon, is read as well.

    Returns:
        (word or phrase in lower case, valence from -4 to 4), sorted by word. A valence of 0 says
        that a word has no tone.

    Raises:
        SettingsError: The file cannot be read, or a line cannot be followed.
    """
    path = Path(path)
    found: dict[str, float] = {}
    text = clean(_text(path))
    first_line = text.lstrip().partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in first_line else ",")
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            first = rows.line_num == 1 and [cell.lower() for cell in cells] == ["word", "valence"]
            if first or not any(cells):
                continue
            word, valence = _entry(cells, f"{path.name}, line {rows.line_num}")
            if word in found:
                raise SettingsError(f'{path.name}: "{word}" stands there twice: keep one line')
            found[word] = valence
    except csv.Error as error:
        raise SettingsError(f"{path.name} is no CSV file: {error}") from error
    if not 0 < len(found) <= MOST_WORDS:
        raise SettingsError(f"{path.name} must hold 1 to {MOST_WORDS:,} words, has {len(found):,}")
    return tuple(sorted(found.items()))


def _text(path: Path) -> str:
    """Return the content of the file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SettingsError(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"{path.name} cannot be read: {reason}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} is not UTF-8 text: save it as UTF-8") from error


def _entry(cells: list[str], place: str) -> tuple[str, float]:
    """Return one word and its valence."""
    wanted = "must be a word or phrase and a valence from -4 to 4, as in: layoffs,-2"
    try:
        word, number = cells
        valence = float(number.replace(",", "."))
    except ValueError as error:
        raise SettingsError(f"{place} {wanted}") from error
    words = word.lower().replace("’", "'").split()
    if not -LARGEST <= valence <= LARGEST or not 0 < len(words) <= LONGEST_PHRASE:
        raise SettingsError(f"{place} {wanted}; a phrase has at most {LONGEST_PHRASE} words")
    return " ".join(words), valence
