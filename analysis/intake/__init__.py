"""Files in, articles out."""

from analysis.intake.bodies import without_spans
from analysis.intake.byhand import beside
from analysis.intake.columns import NO_SUCH_COLUMN
from analysis.intake.corpus import read_corpus
from analysis.intake.corrected import checked_date
from analysis.intake.files import SETTINGS_FILES, file_marks, input_hashes
from analysis.intake.kinds import KINDS as FILE_KINDS
from analysis.intake.limits import limit_lines, limits_of, read_limits
from analysis.intake.mapped import NO_TABLE, asks_for_columns, unmapped_tables
from analysis.intake.notes import corpus_title, read_named_topics
from analysis.intake.pages import Page, split_page
from analysis.intake.promotions import Span
from analysis.intake.stories import Prints, Stories, stories_of

__all__ = [
    "FILE_KINDS",
    "NO_SUCH_COLUMN",
    "NO_TABLE",
    "SETTINGS_FILES",
    "Page",
    "Prints",
    "Span",
    "Stories",
    "asks_for_columns",
    "beside",
    "checked_date",
    "corpus_title",
    "file_marks",
    "input_hashes",
    "limit_lines",
    "limits_of",
    "read_corpus",
    "read_limits",
    "read_named_topics",
    "split_page",
    "stories_of",
    "unmapped_tables",
    "without_spans",
]
