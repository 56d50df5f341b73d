"""What a notebook hands in by mistake is told where it is made, in one plain sentence."""

from typing import Any

import pandas as pd
import pytest

from analysis import NamedTopic, Settings, analyse, fit_topics, split_page, tone_of


@pytest.mark.parametrize("call", [tone_of, fit_topics])
def test_a_single_text_is_not_read_letter_by_letter(call):
    with pytest.raises(TypeError, match="several texts, in a list, an array or a column; got one"):
        call("Tenants are angry.")
    with pytest.raises(TypeError, match="must hold texts only, got NoneType"):
        call(["Tenants are angry.", None])


@pytest.mark.parametrize("page", [None, b"A page", 3])
def test_a_page_is_a_text(page):
    with pytest.raises(TypeError, match="text must be the text of a page, got"):
        split_page(page)


@pytest.mark.parametrize("number", [2.5, "2"])
def test_a_number_of_topics_is_whole(number, tmp_path):
    with pytest.raises(TypeError):
        fit_topics(["Rain fell."], n_topics=number)
    with pytest.raises(TypeError, match="n_topics must be a whole number or None, got"):
        analyse(tmp_path, Settings(n_topics=number))


def test_settings_are_settings_and_named_topics_are_records(tmp_path):
    values: Any = {"n_topics": 3}
    seeds: Any = {"weather": ["rain"]}
    with pytest.raises(TypeError, match=r"settings must be Settings\(...\), got dict"):
        analyse(tmp_path, values)
    with pytest.raises(TypeError, match=r"must be NamedTopic\(name, seeds\), got 'weather'"):
        analyse(tmp_path, Settings(named=seeds))
    (tmp_path / "a.txt").write_text("A headline\n\nRain fell on the quay all day.")
    report = analyse(tmp_path, Settings(named=(NamedTopic("weather", ("rain",)),)))
    assert "weather" in set(report.topics["name"])


def test_words_of_a_topic_are_one_or_more():
    model = fit_topics(["Rain fell. The rain stayed."] * 3, named={"weather": ["rain"]})

    with pytest.raises(ValueError, match="n must be 1 or more, got -1"):
        model.top_words(-1)
    assert model.top_words(1)[0] == ["rain"]


@pytest.mark.parametrize("given", [pd.DataFrame({"text": ["One."]}), ["One."], None])
def test_a_corpus_is_a_file_or_a_folder(given):
    with pytest.raises(TypeError, match=r"save a table first, as \.parquet or \.csv; got"):
        analyse(given)
