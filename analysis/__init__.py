"""Text and tables: documents in, articles, topics and tone out.

The front door. Names are loaded when first asked for, so that opening a stored report never waits
for scikit-learn or VADER.

Examples:
    >>> import analysis
    >>> analysis.tone_name(0.4)
    'positive'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.applied import apply_ledger as apply_ledger
    from analysis.checked import check_tone as check_tone
    from analysis.checked import judged_sentences as judged_sentences
    from analysis.checked import sample_to_judge as sample_to_judge
    from analysis.checked import with_tone_check as with_tone_check
    from analysis.decided import ColumnDecision as ColumnDecision
    from analysis.decided import Correction as Correction
    from analysis.decided import PieceDecision as PieceDecision
    from analysis.decided import SourceDecision as SourceDecision
    from analysis.effect import effect_by_kind as effect_by_kind
    from analysis.effect import marked_effect as marked_effect
    from analysis.effect import restored_effect as restored_effect
    from analysis.english import STORIES_FOR_TOPICS as STORIES_FOR_TOPICS
    from analysis.errors import BroadsheetError as BroadsheetError
    from analysis.errors import CorpusError as CorpusError
    from analysis.errors import ReportError as ReportError
    from analysis.errors import SettingsError as SettingsError
    from analysis.intake import FILE_KINDS as FILE_KINDS
    from analysis.intake import NO_SUCH_COLUMN as NO_SUCH_COLUMN
    from analysis.intake import NO_TABLE as NO_TABLE
    from analysis.intake import asks_for_columns as asks_for_columns
    from analysis.intake import checked_date as checked_date
    from analysis.intake import corpus_title as corpus_title
    from analysis.intake import file_marks as file_marks
    from analysis.intake import limit_lines as limit_lines
    from analysis.intake import read_limits as read_limits
    from analysis.intake import read_named_topics as read_named_topics
    from analysis.intake import unmapped_tables as unmapped_tables
    from analysis.ledger import ArticleDecision as ArticleDecision
    from analysis.ledger import Judgement as Judgement
    from analysis.ledger import Ledger as Ledger
    from analysis.ledger import SentenceDecision as SentenceDecision
    from analysis.ledger import TopicDecision as TopicDecision
    from analysis.ledger import ledger_hash as ledger_hash
    from analysis.ledger import ledger_text as ledger_text
    from analysis.ledger import named_topic as named_topic
    from analysis.ledger import parse_ledger as parse_ledger
    from analysis.ledger import read_ledger as read_ledger
    from analysis.ledger import read_undo as read_undo
    from analysis.ledger import source_name as source_name
    from analysis.ledger import write_ledger as write_ledger
    from analysis.ledger import write_undo as write_undo
    from analysis.memory import Change as Change
    from analysis.memory import Memory as Memory
    from analysis.memory import remembered as remembered
    from analysis.pipeline import analyse as analyse
    from analysis.pipeline import split_page as split_page
    from analysis.records import ENGLISH as ENGLISH
    from analysis.records import NO_CLEAR_TOPIC as NO_CLEAR_TOPIC
    from analysis.records import UNKNOWN_SOURCE as UNKNOWN_SOURCE
    from analysis.records import Article as Article
    from analysis.records import NamedTopic as NamedTopic
    from analysis.records import Progress as Progress
    from analysis.records import Settings as Settings
    from analysis.records import TopicSplit as TopicSplit
    from analysis.seedwords import seed_groups as seed_groups
    from analysis.seedwords import suggested_seeds as suggested_seeds
    from analysis.settings import read_column_map as read_column_map
    from analysis.shelf import data_folder as data_folder
    from analysis.shelf import keep_memory as keep_memory
    from analysis.shelf import known_folder as known_folder
    from analysis.shelf import last_memory as last_memory
    from analysis.shelf import ledger_place as ledger_place
    from analysis.shelf import memory_place as memory_place
    from analysis.shelf import opening_place as opening_place
    from analysis.shelf import report_folder as report_folder
    from analysis.shelf import undo_place as undo_place
    from analysis.shelf import version as version
    from analysis.shown import with_tone as with_tone
    from analysis.splits import SplitPreview as SplitPreview
    from analysis.splits import preview_split as preview_split
    from analysis.store import open_report as open_report
    from analysis.store import save_report as save_report
    from analysis.swap import is_report as is_report
    from analysis.tables import Report as Report
    from analysis.text.tokens import contrary_said as contrary_said
    from analysis.text.tokens import seed_forms as seed_forms
    from analysis.tone.cuts import TONE_CUT as TONE_CUT
    from analysis.tone.cuts import tone_name as tone_name
    from analysis.tone.explain import explain as explain
    from analysis.tone.gaps import Gap as Gap
    from analysis.tone.gaps import false_discovery as false_discovery
    from analysis.tone.gaps import gaps_between as gaps_between
    from analysis.tone.gaps import gaps_to_rest as gaps_to_rest
    from analysis.tone.gaps import tone_gap as tone_gap
    from analysis.tone.gaps import topic_weights as topic_weights
    from analysis.tone.guard import Deciding as Deciding
    from analysis.tone.guard import deciding_words as deciding_words
    from analysis.tone.guard import words_behind as words_behind
    from analysis.tone.own_lexicon import read_lexicon as read_lexicon
    from analysis.tone.reread import reader_of as reader_of
    from analysis.tone.score import tone_of as tone_of
    from analysis.tone.shares import Share as Share
    from analysis.tone.shares import share_gap as share_gap
    from analysis.tone.shares import shares_of as shares_of
    from analysis.tone.shift import word_shift as word_shift
    from analysis.tone.shift import words_counted as words_counted
    from analysis.tone.summary import MeanTone as MeanTone
    from analysis.tone.summary import mean_tone as mean_tone
    from analysis.tone.summary import tone_by as tone_by
    from analysis.tone.trace import CountedWord as CountedWord
    from analysis.tone.trace import Step as Step
    from analysis.tone.trace import Trace as Trace
    from analysis.topics import TopicModel as TopicModel
    from analysis.topics import fit_topics as fit_topics
    from analysis.topics.estimator import TopicEstimator as TopicEstimator
    from analysis.topics.seeds import SeedGroups as SeedGroups
    from analysis.topicwords import topic_words as topic_words
    from analysis.topicwords import topics_asked_for as topics_asked_for
    from analysis.voices.quotes import Quote as Quote
    from analysis.voices.quotes import find_quotes as find_quotes
    from analysis.waiting import waiting_notes as waiting_notes

_HOME = {
    "analysis.applied": ("apply_ledger",),
    "analysis.checked": ("check_tone", "judged_sentences", "sample_to_judge", "with_tone_check"),
    "analysis.decided": (
        "ColumnDecision",
        "Correction",
        "PieceDecision",
        "SourceDecision",
    ),
    "analysis.effect": ("effect_by_kind", "marked_effect", "restored_effect"),
    "analysis.english": ("STORIES_FOR_TOPICS",),
    "analysis.errors": ("BroadsheetError", "CorpusError", "ReportError", "SettingsError"),
    "analysis.intake": (
        "FILE_KINDS",
        "NO_SUCH_COLUMN",
        "NO_TABLE",
        "asks_for_columns",
        "checked_date",
        "corpus_title",
        "file_marks",
        "limit_lines",
        "read_limits",
        "read_named_topics",
        "unmapped_tables",
    ),
    "analysis.ledger": (
        "ArticleDecision",
        "Judgement",
        "Ledger",
        "SentenceDecision",
        "TopicDecision",
        "ledger_hash",
        "ledger_text",
        "named_topic",
        "parse_ledger",
        "read_ledger",
        "read_undo",
        "source_name",
        "write_ledger",
        "write_undo",
    ),
    "analysis.pipeline": ("analyse", "split_page"),
    "analysis.records": (
        "ENGLISH",
        "NO_CLEAR_TOPIC",
        "UNKNOWN_SOURCE",
        "Article",
        "NamedTopic",
        "Progress",
        "Settings",
        "TopicSplit",
    ),
    "analysis.seedwords": ("seed_groups", "suggested_seeds"),
    "analysis.settings": ("read_column_map",),
    "analysis.memory": ("Change", "Memory", "remembered"),
    "analysis.shelf": (
        "data_folder",
        "known_folder",
        "keep_memory",
        "last_memory",
        "ledger_place",
        "memory_place",
        "opening_place",
        "report_folder",
        "undo_place",
        "version",
    ),
    "analysis.shown": ("with_tone",),
    "analysis.splits": ("SplitPreview", "preview_split"),
    "analysis.store": ("open_report", "save_report"),
    "analysis.swap": ("is_report",),
    "analysis.tables": ("Report",),
    "analysis.text.tokens": ("contrary_said", "seed_forms"),
    "analysis.tone.cuts": ("TONE_CUT", "tone_name"),
    "analysis.tone.summary": ("MeanTone", "mean_tone", "tone_by"),
    "analysis.tone.explain": ("explain",),
    "analysis.tone.trace": ("CountedWord", "Step", "Trace"),
    "analysis.tone.gaps": (
        "Gap",
        "false_discovery",
        "gaps_between",
        "gaps_to_rest",
        "tone_gap",
        "topic_weights",
    ),
    "analysis.tone.shares": ("Share", "share_gap", "shares_of"),
    "analysis.tone.shift": ("word_shift", "words_counted"),
    "analysis.tone.guard": ("Deciding", "deciding_words", "words_behind"),
    "analysis.tone.own_lexicon": ("read_lexicon",),
    "analysis.tone.reread": ("reader_of",),
    "analysis.tone.score": ("tone_of",),
    "analysis.topics": ("TopicModel", "fit_topics"),
    "analysis.topics.estimator": ("TopicEstimator",),
    "analysis.topics.seeds": ("SeedGroups",),
    "analysis.topicwords": ("topic_words", "topics_asked_for"),
    "analysis.waiting": ("waiting_notes",),
    "analysis.voices.quotes": ("Quote", "find_quotes"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 - computed from the one list above


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load a front-door name from the room it lives in."""
    if name not in _MODULE_OF:
        message = f"module 'analysis' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    """List the front-door names."""
    return __all__
