"""The Data view: what was read, left out and how; everything as one zip; ways to add more."""

import io
import sys
import zipfile

import pandas as pd
import pytest
from builders import a_report, an_article, an_empty_report, on
from streamlit.testing.v1 import AppTest

from analysis import save_report
from analysis.effect import KIND_COLUMNS
from analysis.tables import REMOVED, SCHEMAS, SKIPPED
from dashboard.bundle import report_zip
from dashboard.corpora import uploaded_folder
from dashboard.queries.method import method_lines
from dashboard.runs import RunState, Step
from dashboard.server import APP
from dashboard.views import data
from dashboard.views.data import files_read
from dashboard.widgets import THREE_LINES
from dashboard.workbook import report_xlsx


def removed(*places):
    """Return a table of removed pieces at these (file, kind) places."""
    n = len(places)
    return REMOVED.frame(
        {
            "file": [file for file, _ in places],
            "line": [1] * n,
            "start": [0] * n,
            "end": [4] * n,
            "kind": [kind for _, kind in places],
            "rule": ["menu"] * n,
            "text": ["Menu"] * n,
            "article_id": [""] * n,
        }
    )


def opened(monkeypatch, folder):
    """Open the Data view of a stored report."""
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(folder)])
    page = AppTest.from_file(str(APP), default_timeout=20).run()
    return page.switch_page("views/data.py").run()


def test_each_file_is_listed_with_what_came_of_it():
    articles = [
        an_article("Terrier", "One", on("Port strike", 0.1, 0.2), file="page.txt"),
        an_article("Terrier", "Two", on("Port strike", 0.3), file="export.csv"),
    ]
    skipped = SKIPPED.frame({"file": ["photo.jpg"], "place": [""], "reason": ["not text"]})
    places = (("page.txt", "furniture"), ("export.csv, row 2", "date"), ("page.txt", "date"))
    manifest = {"inputs": {"page.txt": "a", "export.csv": "b", "photo.jpg": "c"}}

    rows = files_read(
        a_report(articles, removed=removed(*places), skipped=skipped, manifest=manifest)
    )

    assert rows.to_numpy().tolist() == [
        ["export.csv", 1, 1, 1, 0],
        ["page.txt", 1, 2, 2, 0],
        ["photo.jpg", 0, 0, 0, 1],
    ]


def test_of_an_archive_the_files_in_it_are_named():
    articles = [
        an_article("Terrier", "One", on("Port", 0.1), file="in/news.zip/b, c.xlsx"),
        an_article("Terrier", "Two", on("Port", 0.2), file="a.txt.gz"),
    ]
    places = (("in/news.zip/b, c.xlsx, sheet A, row 2", "date"), ("a.txt.gz", "date"))
    manifest = {"inputs": {"in/news.zip": "a", "a.txt.gz": "b", "empty.zip": "c"}}

    rows = files_read(a_report(articles, removed=removed(*places), manifest=manifest))

    assert rows[["file", "articles", "pieces removed"]].to_numpy().tolist() == [
        ["a.txt.gz", 1, 1],
        ["empty.zip", 0, 0],
        ["in/news.zip/b, c.xlsx", 1, 1],
    ]


def test_an_empty_report_has_no_file():
    assert files_read(an_empty_report()).empty


def test_the_page_lists_skipped_files_with_reasons_and_removed_lines_by_kind(monkeypatch, tmp_path):
    skipped = SKIPPED.frame(
        {"file": ["b.bin"], "place": [""], "reason": ["not text: save it as .txt"]}
    )
    places = [("page.txt", "furniture"), ("page.txt", "promotion"), ("page.txt", "furniture")]
    save_report(a_report(skipped=skipped, removed=removed(*places)), tmp_path / "own")

    page = opened(monkeypatch, tmp_path / "own")

    frames = [frame.value for frame in page.dataframe]
    assert any("not text: save it as .txt" in frame.to_numpy() for frame in frames)
    labels = [one.label for one in page.main.expander]
    assert labels[1:] == ["page furniture (2)", "advertisement (1)"]
    effect = next(frame for frame in frames if "difference" in frame)
    assert effect["kind"].tolist() == ["page furniture", "advertisement"]  # one order, not two
    assert any("No single sign makes an advertisement" in one.value for one in page.main.caption)


def test_the_list_of_files_does_not_stand_between_the_top_and_what_was_taken_out(
    monkeypatch, tmp_path
):
    save_report(a_report(removed=removed(("page.txt", "date"))), tmp_path / "own")

    page = opened(monkeypatch, tmp_path / "own")

    assert page.main.expander[0].label.endswith(" file")
    assert "articles" in page.main.expander[0].dataframe[0].value
    assert not page.main.expander[0].proto.expanded


def test_a_difference_is_that_of_the_tones_that_stand_beside_it(monkeypatch):
    kinds = pd.DataFrame(
        [("furniture", 3, 2, -0.15989, -0.15242), ("date", 3, 2, -0.0334, -0.0326)],
        columns=list(KIND_COLUMNS),
    )
    monkeypatch.setattr(data, "effect_by_kind", lambda _: kinds)
    places = [("page.txt", "furniture"), ("page.txt", "date")]

    rows = data.effect_rows(a_report(removed=removed(*places))).set_index("kind")

    assert rows.T["page furniture"].tolist() == [3, 2, -0.16, -0.152, -0.008]
    assert rows.T["date"].tolist() == [3, 2, -0.033, -0.033, 0.0]


def test_a_long_text_that_was_taken_out_is_shown_on_several_lines(monkeypatch, tmp_path):
    table = removed(("page.txt", "promotion")).assign(text="Sign up for our letter. " * 5)
    save_report(a_report(removed=table), tmp_path / "own")

    page = opened(monkeypatch, tmp_path / "own")

    (shown,) = [one for one in page.dataframe if "rule" in one.value]
    assert shown.proto.row_height == THREE_LINES


def test_the_method_is_told_with_its_settings():
    manifest = {
        "captured": "2025-06-14T08:00:00+00:00",
        "settings": {
            "n_topics": 3,
            "seed": 7,
            "named": {"Port strike": ["dockers", "quay"]},
            "splits": [{"parts": [{"name": "Levy", "seeds": ["tax", "levy"]}]}],
        },
        "topic_notes": ["only 2 topics"],
        "notes": ["Words set by hand."],
    }

    told = " ".join(method_lines(manifest))

    assert "3 asked for" in told
    assert "random seed 7" in told
    assert "Port strike (dockers, quay)" in told
    assert "Parts of topics that were split, learned from their words: Levy (tax, levy)." in told
    assert "14 Jun 2025, 08:00 UTC" in told
    assert "Only 2 topics. Words set by hand." in told


def test_without_a_capture_time_relative_times_are_said_to_stay_undated():
    assert "stay undated" in " ".join(method_lines({}))


def test_everything_is_in_the_zip_and_the_same_report_gives_the_same_bytes():
    data = report_zip(a_report())

    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        names = set(bundle.namelist())
        csv = bundle.read("articles.csv").decode("utf-8-sig")
    assert names == {
        "manifest.json",
        *(f"{schema.name}.csv" for schema in SCHEMAS),
        *(f"parquet/{schema.name}.parquet" for schema in SCHEMAS),
    }
    assert "Dockers walk out" in csv
    assert report_zip(a_report()) == data


def test_what_the_page_says_of_apostrophes_holds(monkeypatch, tmp_path):
    handle = "@desk"
    report = a_report([an_article(handle, "One", on("Port strike", 0.1))])
    save_report(report, tmp_path / "report")

    page = opened(monkeypatch, tmp_path / "report")

    (said,) = (one.value for one in page.caption if "apostrophe" in one.value)
    assert r"Parquet and Excel hold it as it is" in said
    with zipfile.ZipFile(io.BytesIO(report_zip(report))) as bundle:
        table = pd.read_csv(io.BytesIO(bundle.read("articles.csv")))
        whole = pd.read_parquet(io.BytesIO(bundle.read("parquet/articles.parquet")))
    sheet = pd.read_excel(io.BytesIO(report_xlsx(report)), sheet_name="articles")
    assert table["source"].tolist() == ["'@desk"]
    assert whole["source"].tolist() == sheet["source"].tolist() == [handle]


def test_pasted_text_becomes_the_open_corpus_and_is_analysed(monkeypatch, stored):
    started = []
    state = RunState("running")
    monkeypatch.setattr("dashboard.runs.Runs.start", lambda _, *asked: started.append(asked))
    monkeypatch.setattr("dashboard.runs.Runs.state", lambda *_: state if started else None)
    page = opened(monkeypatch, stored)

    page.text_area(key="pasted-text").input("Port strike\n\nDockers walked out.")
    next(button for button in page.button if button.label == "Analyse this text").click()
    page.run()

    folder = uploaded_folder(page.query_params["corpus"])
    assert folder is not None
    assert (folder / "pasted.txt").read_text("utf-8").startswith("Port strike")
    assert started[0][0].path == folder
    assert page.title[0].value == "Reading the corpus"


def test_uploaded_files_become_the_open_corpus(monkeypatch, stored):
    state = RunState("failed", (), "no article in it: add a text of 3 sentences")
    monkeypatch.setattr("dashboard.runs.Runs.state", lambda *_: state)
    page = opened(monkeypatch, stored)

    page.file_uploader(key="uploaded-files").set_value(("../a.txt", b"Some text.", "text/plain"))
    next(button for button in page.button if button.label == "Analyse these files").click()
    page.run()

    folder = uploaded_folder(page.query_params["corpus"])
    assert folder is not None
    assert (folder / "a.txt").read_bytes() == b"Some text."
    assert "no article in it" in page.error[0].value
    labels = [button.label for button in page.button]
    assert "Try again" in labels
    assert "Open the sample corpus" in labels
    assert "Back to the corpus I started with" in labels


def test_blank_text_is_answered_by_one_line(monkeypatch, stored):
    page = opened(monkeypatch, stored)

    next(button for button in page.button if button.label == "Analyse this text").click()
    page.run()

    assert len(page.error) == 1
    assert "paste an article" in page.error[0].value
    assert "corpus" not in page.query_params


def test_a_page_that_waits_shows_each_step(monkeypatch, tmp_path):
    steps = (Step("reading files", 1, 3), Step("scoring tone", 1, 4))
    monkeypatch.setattr("dashboard.runs.Runs.state", lambda *_: RunState("running", steps))
    (tmp_path / "a.txt").write_text("Some text.")
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(tmp_path / "a.txt")])

    page = AppTest.from_file(str(APP), default_timeout=20).run()

    assert page.title[0].value == "Reading the corpus"
    bars = page.get("progress")
    assert [(bar.proto.text, bar.proto.value) for bar in bars] == [("scoring tone", 25)]
    assert page.caption[0].value == "✓ reading files"
    assert page.text[0].value == "a"


@pytest.mark.parametrize(
    ("notes", "called"), [('title = "Three towns"', "Three towns"), ("title = 3", "news")], ids=str
)
def test_a_corpus_is_called_by_its_title_while_it_is_read(monkeypatch, tmp_path, notes, called):
    monkeypatch.setattr("dashboard.runs.Runs.state", lambda *_: RunState("running"))
    corpus = tmp_path / "news"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Some text.")
    (corpus / "corpus.toml").write_text(notes)
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(corpus)])

    page = AppTest.from_file(str(APP), default_timeout=20).run()

    assert page.text[0].value == called


@pytest.mark.parametrize("name", ["inputs", "settings", "versions", "notes"])
def test_a_manifest_without_a_part_still_draws(monkeypatch, tmp_path, name):
    report = a_report()
    manifest = {key: value for key, value in report.manifest.items() if key != name}
    save_report(a_report(manifest=manifest), tmp_path / "own")

    page = opened(monkeypatch, tmp_path / "own")

    assert not page.exception
    assert not page.error
