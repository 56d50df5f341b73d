"""What a corpus says of its languages: whose tone is not scored, and whose topics were sought."""

from analysis import STORIES_FOR_TOPICS
from analysis.tables import Report
from dashboard.filters import Filters
from dashboard.queries.evidence import Slice, selection
from dashboard.queries.said import Finding
from dashboard.theme import count
from dashboard.unscored import elsewhere, languages_said, not_scored_line


def unscored(chosen: Report, filters: Filters) -> Finding | None:
    """Say that no tone is scored, or that of most stories none is, and why.

    Args:
        chosen: The selected articles and what belongs to them.
        filters: What is selected.

    Returns:
        None where most stories are in English.
    """
    articles = chosen.articles
    if line := not_scored_line(articles):
        return Finding(line, count(len(articles), "story"), selection(chosen, filters))
    others = elsewhere(articles)
    if 2 * len(others) <= len(articles):
        return None
    said = languages_said(others)
    text = f"Most stories, {len(others):,} of {len(articles):,}, are in {said}: their tone is not "
    text += "scored, as the lexicon is English."
    part = Slice(f"Stories in {said}", articles=tuple(others["article_id"]))
    return Finding(text, count(len(others), "story"), part)


def sought(report: Report, chosen: Report) -> Finding | None:
    """Say whether topics were sought among the stories that are not in English.

    Args:
        report: The whole report: what decides is how many stories of a language it holds.
        chosen: The selected articles and what belongs to them.

    Returns:
        None where most of the selected stories are in English.
    """
    others = elsewhere(chosen.articles)
    if 2 * len(others) <= len(chosen.articles):
        return None
    every = elsewhere(report.articles[report.articles["counted"]])
    sizes = every["language"].value_counts()
    with_topics = set(every.loc[every["topic"].isin(_names(report)), "language"])
    with_topics |= set(sizes.index[sizes >= STORIES_FOR_TOPICS])
    alone = others[others["language"].isin(with_topics)]
    without = others[~others["language"].isin(with_topics)]
    from_enough = f"that takes {STORIES_FOR_TOPICS} stories of a language"
    apart = f"Topics were sought among stories in {languages_said(alone)} apart from others"
    if without.empty:
        text = f"{apart}: {from_enough}."
    elif alone.empty:
        text = f"No topics were sought among stories in {languages_said(without)}: {from_enough}."
    else:
        text = f"{apart}, none among those in {languages_said(without)}: {from_enough}."
    part = Slice("Stories that are not in English", articles=tuple(others["article_id"]))
    return Finding(text, count(len(others), "story"), part)


def _names(report: Report) -> set[str]:
    """Return the names of what is a topic."""
    topics = report.topics
    return set(topics.loc[topics["kind"] != "none", "name"])
