"""Settings of a run as plain values: checked, and written into manifests and names of reports."""

from collections.abc import Sequence
from typing import Any

from analysis.errors import SettingsError
from analysis.records import NO_CLEAR_TOPIC, NamedTopic, Settings

MOST_TOPICS = 200


def settings_values(settings: Settings) -> dict[str, Any]:
    """Return settings as values that JSON can hold."""
    return {
        "n_topics": settings.n_topics,
        "named": None if settings.named is None else named_values(settings.named),
        "added": named_values(settings.added),
        "seed": settings.seed,
    }


def named_values(named: Sequence[NamedTopic]) -> dict[str, list[str]]:
    """Return named topics as values that JSON can hold: name to seed words."""
    return {topic.name: list(topic.seeds) for topic in named}


def named_together(named: Sequence[NamedTopic], added: Sequence[NamedTopic]) -> list[NamedTopic]:
    """Return the named topics of a run: the added ones last, or in place of their namesake."""
    by_name = {topic.name.casefold(): topic for topic in added}
    kept = [by_name.pop(topic.name.casefold(), topic) for topic in named]
    return [*kept, *by_name.values()]


def check_settings(settings: Settings, named: Sequence[NamedTopic]) -> None:
    """Raise SettingsError unless a run can follow these settings.

    Args:
        settings: The settings.
        named: The named topics that hold for the run: the settings' or the corpus's own.
    """
    wanted = settings.n_topics
    if wanted is not None and not 0 <= wanted <= MOST_TOPICS:
        raise SettingsError(f"the number of topics must be 0 to {MOST_TOPICS}, got {wanted}")
    names = [topic.name.casefold() for topic in named]
    for topic in named:
        if names.count(topic.name.casefold()) > 1:
            raise SettingsError(f'two named topics are called "{topic.name}": rename one')
        if topic.name.casefold() == NO_CLEAR_TOPIC:
            raise SettingsError(f'"{NO_CLEAR_TOPIC}" is taken: give the named topic another name')
