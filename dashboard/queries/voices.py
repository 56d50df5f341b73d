"""Rows about voices: who is quoted, how reporters write beside them, and who is named."""

import pandas as pd

from analysis import NO_CLEAR_TOPIC, tone_by
from analysis.tables import DECIMALS, Report
from dashboard.filters import Filters, select_articles
from dashboard.known import known_sources
from dashboard.remembered import remembered

MOST = 20  # speakers that a chart holds
FIRST = 3  # sources and topics that a row names
SPEAKER_COLUMNS = (
    "speaker",
    "n_quotes",
    "n_sure",
    "n_articles",
    "n_sources",
    "sources",
    "topics",
    "tone",
    "tone_low",
    "tone_high",
)
VOICE_COLUMNS = ("group", "voice", "n_articles", "n", "tone", "tone_low", "tone_high")
NAME_COLUMNS = (
    "name",
    "kind",
    "n_sentences",
    "n_articles",
    "n_sources",
    "tone",
    "tone_low",
    "tone_high",
)
REPORTER, QUOTED = "reporter", "quoted voices"


@remembered(8)
def speech_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return the quotes in which somebody speaks, of the selected articles.

    Returns:
        The columns of ``quotes``, and source and topic (main topic) of the article; the tone and
        text filters are not followed.
    """
    chosen = select_articles(report, filters).articles[["article_id", "source", "topic"]]
    speech = report.quotes[report.quotes["kind"] == "speech"]
    return speech.merge(chosen, on="article_id", how="inner")


@remembered(8)
def speaker_rows(speech: pd.DataFrame) -> pd.DataFrame:
    """Return one row a named speaker, by falling number of articles, then quotes, then by name.

    Args:
        speech: From ``speech_rows``.

    Returns:
        Columns ``SPEAKER_COLUMNS``: n_sure counts the quotes whose speaker is sure; sources and
        topics are those of most articles, joined by commas, and how many more there are; the tone
        is the mean over articles, each the mean of his quotes there, with a 95 % interval from 3
        articles on.
    """
    own = speech[speech["named"]]
    grouped = own.groupby("speaker")
    rows = pd.DataFrame(
        {
            "n_quotes": grouped.size(),
            "n_sure": (own["certainty"] == "sure").groupby(own["speaker"]).sum(),
            "n_articles": grouped["article_id"].nunique(),
            "n_sources": known_sources(own["source"]).groupby(own["speaker"]).nunique(),
            "sources": _most(own, "speaker", "source"),
            "topics": _most(own[own["topic"] != NO_CLEAR_TOPIC], "speaker", "topic"),
        }
    ).join(_tones(own, "speaker"))
    rows = rows.rename_axis("speaker").reset_index()
    rows = rows.assign(topics=rows["topics"].astype("str").fillna(""))
    rows = rows.sort_values(
        ["n_articles", "n_quotes", "speaker"], ascending=[False, False, True], kind="stable"
    )
    return rows[list(SPEAKER_COLUMNS)].reset_index(drop=True)


@remembered(8)
def most_quoted(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that a chart of speakers holds: those quoted in most articles.

    Args:
        rows: From ``speaker_rows``.
    """
    return rows.head(MOST)


def _most(rows: pd.DataFrame, by: str, column: str) -> pd.Series:
    """Return for each group the values of most articles, joined by commas, and how many more."""
    pairs = rows.drop_duplicates([by, column, "article_id"])
    counted = pairs.groupby([by, column], observed=True).size().reset_index(name="n")
    counted = counted.sort_values([by, "n", column], ascending=[True, False, True], kind="stable")
    place, more = counted.groupby(by).cumcount(), counted.groupby(by).size() - FIRST
    first, *others = (counted[place == k].set_index(by)[column].astype("str") for k in range(FIRST))
    for named in others:
        first += (", " + named).reindex(first.index).fillna("")
    return first + more.map(_and_more).astype("str")


def _and_more(n: int) -> str:
    """Say how many more there are, "" where none."""
    return f" and {n:,} more" if n > 0 else ""


def _tones(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the mean tone of each group over its articles, each the mean of its rows."""
    means = rows.groupby([by, "article_id"], observed=True)["tone"].mean().reset_index()
    found = tone_by(means["tone"], means[by]).set_index("group")
    return found[["tone", "tone_low", "tone_high"]].round(DECIMALS)


@remembered(8)
def voice_rows(report: Report, filters: Filters, by: str) -> pd.DataFrame:
    """Return the tone of the reporters and of the voices they quote, side by side.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are not followed.
        by: ``"source"`` or ``"topic"`` (main topic).

    Returns:
        Columns ``VOICE_COLUMNS``, two rows a group, the reporter first: n is the number of his
        sentences, or of the quotes; the tone is the mean over articles with a 95 % interval from 3
        articles on. Groups by falling number of articles, then by name; no clear topic last.
    """
    chosen = select_articles(report, filters)
    articles = chosen.articles
    told = chosen.sentences[chosen.sentences["reporter_tone"].notna()]
    owner = articles.set_index("article_id")[by]
    speech = speech_rows(report, filters)
    quoted = speech.groupby("article_id")["tone"].mean()
    groups = owner.to_numpy()
    parts = {
        REPORTER: (articles["reporter_tone"], told["article_id"].map(owner).value_counts()),
        QUOTED: (articles["article_id"].map(quoted), speech[by].value_counts()),
    }
    rows = pd.concat(
        [
            tone_by(tones, pd.Series(groups, dtype="str")).assign(
                voice=voice, n=lambda rows, n=n: rows["group"].map(n).fillna(0).astype("int64")
            )
            for voice, (tones, n) in parts.items()
        ]
    )
    size = owner.value_counts()
    rows = rows.assign(
        last=rows["group"] == NO_CLEAR_TOPIC if by == "topic" else False,
        size=rows["group"].map(size),
        place=rows["voice"] == QUOTED,
    ).sort_values(
        ["last", "size", "group", "place"], ascending=[True, False, True, True], kind="stable"
    )
    return rows[list(VOICE_COLUMNS)].round(DECIMALS).reset_index(drop=True)


@remembered(8)
def largest_groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that a chart of reporters and voices holds: two of each of the first groups.

    Args:
        rows: From ``voice_rows``.
    """
    first = rows["group"].drop_duplicates().head(MOST // 2)
    return rows[rows["group"].isin(first)].reset_index(drop=True)


@remembered(8)
def name_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return one row a name of the selected articles, by falling number of articles.

    Returns:
        Columns ``NAME_COLUMNS``; the tone is that of the sentences that hold the name, as a mean
        over articles with a 95 % interval from 3 articles on. It says nothing about anybody's view
        of who is named.
    """
    rows = mention_rows(report, filters)
    grouped = rows.groupby("name")
    counted = pd.DataFrame(
        {
            "n_sentences": grouped.size(),
            "n_articles": grouped["article_id"].nunique(),
            "n_sources": known_sources(rows["source"]).groupby(rows["name"]).nunique(),
        }
    ).join(_tones(rows, "name"))
    counted = counted.rename_axis("name").reset_index()
    counted = counted.merge(report.names[["name", "kind"]], on="name", how="left")
    counted = counted.sort_values(
        ["n_articles", "n_sentences", "name"], ascending=[False, False, True], kind="stable"
    )
    return counted[list(NAME_COLUMNS)].reset_index(drop=True)


def mention_rows(report: Report, filters: Filters) -> pd.DataFrame:
    """Return the mentions in the selected articles: name, article_id, sentence_id, tone, source."""
    chosen = select_articles(report, filters)
    sentences = chosen.sentences[["sentence_id", "tone"]]
    rows = report.mentions.merge(sentences, on="sentence_id", how="inner")
    return rows.merge(chosen.articles[["article_id", "source"]], on="article_id", how="left")
