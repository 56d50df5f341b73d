"""A stored report is found again exactly as long as it is what an analysis would make now."""

import re

import pytest

from analysis.errors import CorpusError
from analysis.records import NamedTopic, Settings
from analysis.shelf import data_folder, ledger_place, report_folder, version


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("BROADSHEET_DATA", str(tmp_path / "data"))
    folder = tmp_path / "news of the week"
    folder.mkdir()
    (folder / "a.txt").write_text("A headline\nA body of a few words.")
    return folder


def test_reports_stand_in_the_users_data_folder_under_the_corpus_name(corpus, tmp_path):
    folder = report_folder(corpus)

    assert data_folder() == tmp_path / "data"
    assert folder.parent == tmp_path / "data" / "reports"
    assert re.fullmatch(r"news-of-the-week-[0-9a-f]{16}", folder.name)


def test_looking_for_a_report_writes_nothing(corpus, tmp_path):
    report_folder(corpus)

    assert [place.name for place in tmp_path.iterdir()] == [corpus.name]


def test_the_same_content_and_settings_give_the_same_place(corpus):
    again = corpus / "a.txt"
    before = report_folder(corpus)
    again.write_bytes(again.read_bytes())

    assert report_folder(corpus) == before


@pytest.mark.parametrize(
    "settings",
    [Settings(n_topics=3), Settings(seed=1), Settings(named=(NamedTopic("x", ("a", "b", "c")),))],
    ids=["number", "seed", "names"],
)
def test_other_settings_give_another_place(corpus, settings):
    assert report_folder(corpus, settings) != report_folder(corpus)


def test_a_changed_or_added_file_gives_another_place(corpus):
    before = report_folder(corpus)
    (corpus / "a.txt").write_text("Another headline\nA body of a few words.")
    changed = report_folder(corpus)
    (corpus / "b.txt").write_text("B")

    assert len({before, changed, report_folder(corpus)}) == 3


def test_a_missing_corpus_is_one_line(tmp_path):
    with pytest.raises(CorpusError, match="gone"):
        report_folder(tmp_path / "gone")


def test_the_version_names_release_and_code():
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", version())


def test_the_ledger_stands_in_the_users_data_folder_and_stays_when_files_are_added(corpus):
    before = ledger_place(corpus)
    (corpus / "b.txt").write_text("B")

    assert before.parent == data_folder() / "ledgers"
    assert before.name.startswith("news-of-the-week-")
    assert ledger_place(corpus) == before
    assert not before.exists()


def test_a_ledger_in_the_corpus_folder_is_the_one_that_counts_and_no_document(corpus):
    place = report_folder(corpus)
    (corpus / "ledger.toml").write_text("")

    assert ledger_place(corpus) == corpus / "ledger.toml"
    assert report_folder(corpus) == place
