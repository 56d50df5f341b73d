"""Settings that no run can follow are refused in one line."""

import pytest

from analysis.decided import ColumnDecision, Correction, SourceDecision
from analysis.errors import SettingsError
from analysis.records import NamedTopic, Settings
from analysis.settings import (
    check_settings,
    named_together,
    read_column_map,
    settings_values,
)


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
    asked = Settings(
        named=(topic("Port"),),
        columns=(("text", "Body"),),
        tables=(ColumnDecision("a.csv", (("text", "Lauftext"),)),),
        sources=(SourceDecision("Echo", "june/"),),
        other_names=(("Echo Online", "Echo"),),
        corrected=(Correction("3f2a", "Late", "2025"),),
    )
    assert settings_values(asked) == {
        "n_topics": None,
        "named": {"Port": ["ship", "port", "dock"]},
        "added": {},
        "seed": 0,
        "columns": {"text": "Body"},
        "tables": [{"file": "a.csv", "columns": (("text", "Lauftext"),)}],
        "lexicon": {},
        "set_aside": [],
        "ignored": [],
        "pieces": [],
        "sources": [{"name": "Echo", "place": "june/", "every": False}],
        "other_names": [["Echo Online", "Echo"]],
        "corrected": [{"article_id": "3f2a", "title": "Late", "date": "2025", "read": ""}],
        "splits": [],
        "limits": {},
    }
    assert settings_values(Settings())["named"] is None
    tone = settings_values(Settings(lexicon=(("b", 1.0), ("a", -2.0)), set_aside=("y", "x")))
    assert tone["lexicon"] == {"a": -2.0, "b": 1.0}
    assert tone["set_aside"] == ["x", "y"]


def test_an_added_topic_stands_last_or_in_place_of_its_namesake():
    port, rain, other = topic("Port"), topic("Rain"), NamedTopic("port", ("harbour",))

    assert named_together([port], [rain]) == [port, rain]
    assert named_together([port, rain], [other]) == [other, rain]


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ("text=Body,source=Outlet", (("source", "Outlet"), ("text", "Body"))),
        (" Text = Body ", (("text", "Body"),)),
        ("date=Day", (("published", "Day"),)),
        ("text=Body, as printed,url=Link", (("text", "Body, as printed"), ("url", "Link"))),
        ("text=a=b", (("text", "a=b"),)),
    ],
)
def test_a_map_of_columns_is_read(said, columns):
    assert read_column_map(said) == columns


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("", "--map must be like text=Body"),
        ("Body", "--map must be like text=Body"),
        ("texts=Body", "--map: 'texts' is no field; it may have: text, title, source"),
        ("text=", "text needs the name of a column"),
        ("text=a,body=b", "text is named twice"),
    ],
)
def test_a_map_that_cannot_be_followed_says_what_it_may_have(said, message):
    with pytest.raises(SettingsError) as caught:
        read_column_map(said)

    assert message in str(caught.value)
