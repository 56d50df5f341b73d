"""Settings of a run as plain values: checked, and written into manifests and names of reports."""

from typing import Any

from analysis.errors import SettingsError
from analysis.records import NO_CLEAR_TOPIC, NamedTopic, Settings

MOST_TOPICS = 200


def settings_values(settings: Settings) -> dict[str, Any]:
    """Return settings as values that JSON can hold."""
    named = settings.named
    return {
        "n_topics": settings.n_topics,
        "named": None if named is None else {topic.name: list(topic.seeds) for topic in named},
        "seed": settings.seed,
        "lexicon": dict(sorted(settings.lexicon)),
        "set_aside": sorted(set(settings.set_aside)),
    }


def check_settings(settings: Settings, named: tuple[NamedTopic, ...]) -> None:
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
