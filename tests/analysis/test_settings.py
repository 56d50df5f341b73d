"""Settings that no run can follow are refused in one line."""

import pytest

from analysis.errors import SettingsError
from analysis.records import NamedTopic, Settings
from analysis.settings import check_settings, named_together, settings_values


def topic(name: str) -> NamedTopic:
    return NamedTopic(name, ("ship", "port", "dock"))


@pytest.mark.parametrize("wanted", [None, 0, 1, 200])
def test_a_possible_number_of_topics_passes(wanted):
    check_settings(Settings(n_topics=wanted), ())


@pytest.mark.parametrize("wanted", [-1, 201])
def test_an_impossible_number_of_topics_is_refused(wanted):
    with pytest.raises(SettingsError, match=f"0 to 200, got {wanted}"):
        check_settings(Settings(n_topics=wanted), ())


def test_two_named_topics_of_one_name_are_refused():
    with pytest.raises(SettingsError, match='are called "Port"'):
        check_settings(Settings(), (topic("Port"), topic("port")))


def test_the_name_of_no_topic_is_taken():
    with pytest.raises(SettingsError, match="is taken"):
        check_settings(Settings(), (topic("No clear topic"),))


def test_settings_are_plain_values():
    assert settings_values(Settings(named=(topic("Port"),))) == {
        "n_topics": None,
        "named": {"Port": ["ship", "port", "dock"]},
        "added": {},
        "seed": 0,
    }
    assert settings_values(Settings())["named"] is None


def test_an_added_topic_stands_last_or_in_place_of_its_namesake():
    port, rain, other = topic("Port"), topic("Rain"), NamedTopic("port", ("harbour",))

    assert named_together([port], [rain]) == [port, rain]
    assert named_together([port, rain], [other]) == [other, rain]
