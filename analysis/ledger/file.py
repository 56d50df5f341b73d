"""The file of an analyst's decisions: readable, diffable, written whole or not at all.

Source of the format: TOML 1.0.
"""

import contextlib
import hashlib
import json
import os
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import tomli_w

from analysis.decided import ColumnDecision, Correction, PieceDecision, SourceDecision
from analysis.errors import SettingsError
from analysis.ledger.decisions import (
    PARTS,
    VERDICTS,
    ArticleDecision,
    Judgement,
    Ledger,
    SentenceDecision,
    TopicDecision,
    named_topic,
    source_name,
    topic_split,
)
from analysis.ledger.entries import Entry, table_of
from analysis.records import NamedTopic, TopicSplit
from analysis.settings import read_columns
from analysis.text.cleaning import clean, one_line

HEADER = (
    "# Decisions about this corpus. Broadsheet applies them on every run; lines may be edited and\n"
    "# deleted by hand. A topic is found again by its words where its id has changed.\n\n"
)
MOST_UNDONE = 50
_Decision = TypeVar("_Decision")


def read_ledger(path: Path) -> Ledger:
    """Read a ledger; an absent file is an empty one.

    Raises:
        SettingsError: The file is damaged, or says what cannot be followed.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Ledger()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be read: {error.strerror or error}") from error
    try:
        return parse_ledger(text)
    except (SettingsError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path.name}: {' '.join(str(error).split())}") from error


def parse_ledger(text: str) -> Ledger:
    """Return the decisions that the text of a ledger says.

    Raises:
        SettingsError: It says what cannot be followed.
        tomllib.TOMLDecodeError: It is no TOML.
    """
    values = _cleaned(tomllib.loads(text))
    unknown = sorted(set(values) - set(PARTS))
    if unknown:
        raise SettingsError(f"unknown part {unknown[0]!r}: {', '.join(PARTS)}")
    ledger = Ledger(
        named=tuple(_named(name, entry) for name, entry in table_of(values, "named").items()),
        splits=_entries(values, "splits", _split),
        topics=_entries(values, "topics", _topic),
        articles=_entries(values, "articles", _article),
        sentences=_entries(values, "sentences", _sentence),
        pieces=_entries(values, "pieces", _piece),
        sources=_entries(values, "sources", _source),
        corrected=_entries(values, "corrected", _correction),
        tables=_entries(values, "tables", _columns),
        other_names=_other_names(values),
        judged=_entries(values, "judged", _judgement),
    )
    first = Entry("the first part", values)
    return ledger.with_set_aside(*first.texts("set_aside")).with_ignored(*first.texts("ignored"))


def _cleaned(value: Any, key: str = "") -> Any:  # noqa: ANN401 - from TOML
    """Return what a file says without characters that nobody sees: it may be handed on by anybody.

    All is on one line but ``text``, which is found again in the corpus as it stands there.
    """
    if isinstance(value, dict):
        return {one_line(name): _cleaned(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, str):
        return clean(value) if key == "text" else one_line(value)
    return value


def ledger_text(ledger: Ledger) -> str:
    """Return a ledger as the text of its file; what says nothing is left out."""
    named = {one.name: {"seeds": [*one.seeds]} for one in ledger.named}
    parts = {
        "splits": [_split_values(one) for one in ledger.splits],
        "topics": [_topic_values(one) for one in ledger.topics],
        "articles": [
            {"id": one.article_id, "topic": one.topic, "title": one.title}
            for one in ledger.articles
        ],
        "sentences": [
            {"id": one.sentence_id, "tone": one.tone, "text": one.text} for one in ledger.sentences
        ],
        "pieces": [_piece_values(one) for one in ledger.pieces],
        "sources": [
            {"place": one.place, "name": one.name, "every": one.every} for one in ledger.sources
        ],
        "corrected": [_correction_values(one) for one in ledger.corrected],
        "tables": [{"file": one.file, **dict(one.columns)} for one in ledger.tables],
        "judged": [
            {"id": one.sentence_id, "verdict": one.verdict, "text": one.text}
            for one in ledger.judged
        ],
    }
    # a key that belongs to no table must stand before the first
    words = {"set_aside": [*ledger.set_aside], "ignored": [*ledger.ignored]}
    first = {part: every for part, every in words.items() if every}
    blocks = [tomli_w.dumps(first)] if first else []
    tables = {"named": named, "other_names": dict(ledger.other_names)}
    blocks += [tomli_w.dumps({part: table}) for part, table in tables.items() if table]
    # tomli_w would write short lists of tables in one line, which no diff can show
    blocks += [_block(part, entry) for part, entries in parts.items() for entry in entries]
    return HEADER + "\n".join(blocks)


def write_ledger(ledger: Ledger, path: Path) -> None:
    """Write a ledger to its file, old or new and never half; an empty one removes the file.

    Raises:
        SettingsError: It cannot be written.
    """
    write_whole(ledger_text(ledger) if len(ledger) else "", path)


def write_whole(text: str, path: Path) -> None:
    """Write a text to a file, old or new and never half; no text removes the file.

    Raises:
        SettingsError: It cannot be written.
    """
    try:
        if not text:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".ledger-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(draft).unlink()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"{path} cannot be written ({reason}): make room there") from error


def ledger_hash(ledger: Ledger) -> str:
    """Return a hash of all decisions, for caches."""
    return hashlib.sha256(ledger_text(ledger).encode()).hexdigest()


def _block(part: str, values: Mapping[str, Any]) -> str:
    """Return one entry of a part as text, with what is a table in it behind the rest."""
    tables = {key: value for key, value in values.items() if isinstance(value, dict)}
    rest = {key: value for key, value in values.items() if key not in tables}
    blocks = [f"[[{part}]]\n{tomli_w.dumps(rest)}"]
    blocks += [f"[{part}.{key}]\n{tomli_w.dumps(value)}" for key, value in tables.items()]
    return "\n".join(blocks)


def _split_values(one: TopicSplit) -> dict[str, Any]:
    parts = {part.name: [*part.seeds] for part in one.parts}
    return {"id": one.topic_id, "words": [*one.words], "parts": parts}


def _topic_values(one: TopicDecision) -> dict[str, Any]:
    values = {
        "id": one.topic_id,
        "words": [*one.words],
        "name": one.name,
        "hidden": one.hidden,
        "into": one.into,
        "into_words": [*one.into_words],
    }
    return {key: value for key, value in values.items() if value}


def _piece_values(one: PieceDecision) -> dict[str, Any]:
    place = {"text": one.text, "line": one.line, "start": one.start} if one.text else {}
    return {"file": one.file, "is_text": one.is_text, **place}


def _correction_values(one: Correction) -> dict[str, Any]:
    values = {"id": one.article_id, "title": one.title, "date": one.date, "read": one.read}
    return {key: value for key, value in values.items() if value}


def _entries(
    values: Mapping[str, Any], part: str, read: Callable[[Entry], _Decision]
) -> tuple[_Decision, ...]:
    """Return the entries of one part, each checked."""
    entries = values.get(part, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"{part} must be a list of tables: [[{part}]]")
    return tuple(read(Entry(f"{part} {place}", one)) for place, one in enumerate(entries, 1))


def _named(name: str, entry: Any) -> NamedTopic:  # noqa: ANN401 - from TOML
    read = Entry(f"named {name!r}", entry if isinstance(entry, dict) else {})
    return named_topic(name, _seeds(read.texts("seeds")))


def _seeds(words: Sequence[str]) -> tuple[str, ...]:
    """Return words or phrases as they are looked for, each once."""
    return tuple(dict.fromkeys(" ".join(one.split()).lower() for one in words))


def _split(entry: Entry) -> TopicSplit:
    read = Entry(f"{entry.place}: parts", table_of(entry.values, "parts"))
    parts = tuple(named_topic(name, _seeds(read.texts(name))) for name in read.values)
    return topic_split(entry.text("id"), entry.texts("words"), parts)


def _topic(entry: Entry) -> TopicDecision:
    return TopicDecision(
        topic_id=entry.text("id"),
        words=entry.texts("words"),
        name=entry.text("name", default=""),
        hidden=entry.truth("hidden"),
        into=entry.text("into", default=""),
        into_words=entry.texts("into_words"),
    )


def _article(entry: Entry) -> ArticleDecision:
    return ArticleDecision(entry.text("id"), entry.text("topic"), entry.text("title", default=""))


def _sentence(entry: Entry) -> SentenceDecision:
    return SentenceDecision(entry.text("id"), entry.tone("tone"), entry.text("text", default=""))


def _piece(entry: Entry) -> PieceDecision:
    return PieceDecision(
        file=entry.text("file"),
        is_text=entry.truth("is_text"),
        text=entry.text("text", default=""),
        line=entry.number("line"),
        start=entry.number("start"),
    )


def _source(entry: Entry) -> SourceDecision:
    name = source_name(entry.text("name"))
    return SourceDecision(name, entry.text("place", default=""), entry.truth("every"))


def _correction(entry: Entry) -> Correction:
    title, date, read = (entry.text(key, default="") for key in ("title", "date", "read"))
    if not title and not date:
        raise SettingsError(f"{entry.place}: a title or a date must be given")
    return Correction(entry.text("id"), title, date, read)


def _columns(entry: Entry) -> ColumnDecision:
    pairs = [(field, entry.text(field)) for field in entry.values if field != "file"]
    columns = read_columns(pairs, place=entry.place)
    if "text" not in dict(columns):
        raise SettingsError(f"{entry.place}: text needs the name of a column")
    return ColumnDecision(entry.text("file"), columns)


def _other_names(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    entry = Entry("other_names", table_of(values, "other_names"))
    return tuple((source_name(one), source_name(entry.text(one))) for one in entry.values)


def _judgement(entry: Entry) -> Judgement:
    verdict = entry.text("verdict")
    if verdict not in VERDICTS:
        said = ", ".join(VERDICTS)
        raise SettingsError(f"{entry.place}: verdict must be one of {said}")
    return Judgement(entry.text("id"), verdict, entry.text("text", default=""))


def read_undo(path: Path) -> list[str]:
    """Return the earlier texts of a ledger, the oldest first; a damaged file holds none."""
    try:
        texts = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    whole = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
    return texts[-MOST_UNDONE:] if whole else []


def write_undo(texts: Sequence[str], path: Path) -> None:
    """Keep earlier texts of a ledger, at most the last 50; none removes the file.

    Raises:
        SettingsError: They cannot be written.
    """
    write_whole(json.dumps(texts[-MOST_UNDONE:], ensure_ascii=False) if texts else "", path)
