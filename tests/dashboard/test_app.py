"""The page as a visitor meets it: filled, empty, with a link, with errors."""

import json
import subprocess
import sys
import textwrap
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from builders import a_report, a_survey, an_article, an_empty_report, on
from pages import component_data
from streamlit.testing.v1 import AppTest

from analysis import report_folder, save_report
from dashboard.runs import RunState
from dashboard.server import APP
from dashboard.views import VIEWS

SLOW = 20  # seconds; the first page of a process imports Plotly


@pytest.fixture
def app(monkeypatch):
    """Return a function that opens a path as ``broadsheet PATH`` does."""

    def opened(*arguments, **link):
        monkeypatch.setattr(sys, "argv", ["app.py", *map(str, arguments)])
        page = AppTest.from_file(str(APP), default_timeout=SLOW)
        page.query_params.update(link)
        return page

    return opened


def texts(page):
    """Return all text of the page's body that goes through Markdown."""
    elements = [*page.title, *page.header, *page.subheader, *page.markdown, *page.caption]
    return " ".join(str(element.value) for element in elements)


def test_a_stored_report_opens_with_its_title_and_filters(app, stored):
    page = app("--corpus", stored).run()

    assert not page.exception
    assert not page.error
    assert page.sidebar.header[0].value == "Sample corpus"
    assert page.multiselect(key="filter-sources").options == [
        "Harbour Ledger",
        "Terrier",
        "The Comet",
    ]
    assert "Port strike" in page.multiselect(key="filter-topics").options


def test_sidebar_and_first_page_say_the_same_size_in_the_same_words(app, tmp_path):
    save_report(a_survey(), tmp_path / "own")
    page = app("--corpus", tmp_path / "own").run()
    size = "13 articles, 12 stories, 3 sources"

    assert page.sidebar.caption[0].value == size
    assert f"{size}; 2 Jun to 16 Jun 2025" in component_data(page)
    page.multiselect(key="filter-sources").select("Harbour Ledger").run()
    assert page.sidebar.caption[0].value == "4 of 13 articles, 3 of 12 stories, 1 of 3 sources"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("report", [a_report(), an_empty_report()], ids=["filled", "empty"])
def test_every_view_draws_without_an_error(app, tmp_path, view, report):
    save_report(report, tmp_path / "own")
    page = app("--corpus", tmp_path / "own").run()

    page.switch_page(f"views/{view}.py").run()

    assert not page.exception
    assert [error.value for error in page.error] == []
    assert page.title[0].value


def test_a_link_sets_the_filters_and_what_is_unknown_in_it_is_dropped(app, stored):
    page = app(
        "--corpus",
        stored,
        source=["Terrier", "Nobody"],
        topic=["port", "gone"],
        tone=["negative", "blue"],
        corpus="../../etc",
        **{"from": "2025-06-03", "to": "someday"},
    ).run()

    assert not page.error
    assert page.multiselect(key="filter-sources").value == ["Terrier"]
    assert page.multiselect(key="filter-topics").value == ["port"]
    assert page.query_params == {
        "source": "Terrier",
        "topic": "port",
        "tone": "negative",
        "from": "2025-06-03",
    }
    (said,) = [info.value for info in page.info]
    assert "Nobody" in said
    assert "1 topic" in said


def test_a_link_that_all_is_known_of_says_nothing(app, stored):
    assert not app("--corpus", stored, source=["Terrier"], topic=["port"]).run().info


def test_the_reader_says_that_the_article_of_a_link_is_not_here(app, stored):
    page = app("--corpus", stored, article="ffff").run()

    page.switch_page("views/reader.py").run()

    assert any("not in this corpus" in info.value for info in page.info)


def test_a_link_holds_ids_so_a_renamed_topic_does_not_break_it(app, tmp_path):
    topics = (("port", "Dock strike, renamed", "named"),)
    articles = [an_article("Terrier", "Shut", on("Dock strike, renamed", -0.4, -0.2))]
    save_report(a_report(articles, topics=topics), tmp_path / "renamed")

    page = app("--corpus", tmp_path / "renamed", topic="port").run()

    assert page.multiselect(key="filter-topics").value == ["port"]
    assert page.query_params == {"topic": "port"}


def test_filters_are_kept_across_pages_and_cleared_by_one_button(app, stored):
    page = app("--corpus", stored).run()

    page.multiselect(key="filter-sources").select("Terrier").run()
    page.switch_page("views/tone.py").run()

    assert page.multiselect(key="filter-sources").value == ["Terrier"]
    assert page.query_params == {"source": "Terrier"}

    page.button(key="clear-filters").click().run()

    assert page.multiselect(key="filter-sources").value == []
    assert page.query_params == {}


@pytest.fixture
def differing(tmp_path):
    """Return a stored report in which sources differ on one topic only."""
    levels = {("High", "Port strike"): 0.5, ("Low", "Port strike"): -0.5}
    levels |= {(source, "River flood"): 0.1 for source in ("High", "Low", "Other")}
    articles = [
        an_article(
            source, f"{source} {topic} {n}", on(topic, tone + n / 50, title=f"{source}{topic}{n}")
        )
        for (source, topic), tone in levels.items()
        for n in range(4)
    ]
    save_report(a_report(articles), tmp_path / "differing")
    return tmp_path / "differing"


SLICES = {"by": "source", "this": "Low", "that": "High", "mix": "equal"}


def test_sources_that_differ_are_compared_where_they_were_found_to(app, differing):
    page = app("--corpus", differing).run()
    assert "On Port strike, Low writes more negatively than High" in component_data(page)

    page.button(key="findings-compare").click().run()

    assert page.title[0].value == "Compare"
    assert page.query_params == SLICES | {"topic": "port"}
    assert "rticles mainly on Port strike" in texts(page)
    assert "8 stories" in texts(page)


def test_two_sources_to_compare_are_not_those_of_an_earlier_comparison(app, differing):
    page = app("--corpus", differing, by="topic", this="flood", that="port", mix="plain").run()
    page.switch_page("views/sources.py").run()

    page.button(key="sources-compare").click().run()

    assert page.title[0].value == "Compare"
    assert page.query_params == {"by": "source", "this": "High", "mix": "equal"}


def test_text_of_a_corpus_is_never_markdown(app, tmp_path):
    hostile = "![x](http://example.com/x.png) :material/home: $x$ <b>"
    articles = [an_article(hostile, hostile, on(hostile, 0.1), day="2025-06-02")]
    report = a_report(articles, topics=(("port", hostile, "named"),), title=hostile, notice=hostile)
    save_report(report, tmp_path / "hostile")
    page = app("--corpus", tmp_path / "hostile").run()

    for view in VIEWS:
        page.switch_page(f"views/{view}.py").run()
        assert not page.exception
        assert not page.error
        assert "![x](" not in texts(page)
        assert ":material/home:" not in texts(page)


def test_a_corpus_that_is_missing_is_one_message_and_a_way_on(app, tmp_path):
    page = app("--corpus", tmp_path / "absent").run()

    assert len(page.error) == 1
    assert "absent" in page.error[0].value
    assert not page.exception
    assert any(button.label == "Open the sample corpus" for button in page.button)


def test_a_damaged_report_that_was_opened_says_so(app, stored):
    (stored / "parquet" / "articles.parquet").write_bytes(b"nonsense")

    page = app("--corpus", stored).run()

    assert len(page.error) == 1
    assert "articles" in page.error[0].value
    assert not page.exception
    assert "Analyse again" not in [button.label for button in page.button]


def test_a_damaged_report_of_an_open_corpus_can_be_made_again(app, tmp_path, monkeypatch):
    (tmp_path / "news.txt").write_text("Some text.")
    place = report_folder(tmp_path / "news.txt")
    save_report(a_report(), place)
    (place / "parquet" / "topics.parquet").unlink()
    page = app("--corpus", tmp_path / "news.txt").run()
    assert "topics" in page.error[0].value

    started = []
    monkeypatch.setattr("dashboard.runs.Runs.start", lambda _, *asked: started.append(asked))
    state = RunState("running")
    monkeypatch.setattr("dashboard.runs.Runs.state", lambda *_: state if started else None)
    next(button for button in page.button if button.label == "Analyse again").click()
    page.run()

    assert started[0][1] == place
    assert page.title[0].value == "Reading the corpus"


def test_without_an_installation_the_page_says_what_to_do(app, monkeypatch):
    monkeypatch.setitem(sys.modules, "dashboard.opener", None)

    page = app().run()

    assert not page.exception
    assert "pip install -e ." in page.error[0].value


def test_an_unforeseen_error_is_a_calm_line_without_its_trace(app, stored, data_home, monkeypatch):
    def broken():
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dashboard.session.current_report", broken)
    page = app("--corpus", stored).run()

    assert not page.exception
    assert "could not be drawn" in page.error[0].value
    assert "secret" not in page.error[0].value
    assert "RuntimeError: secret detail" in (data_home / "faults.txt").read_text("utf-8")


def test_settings_that_cannot_be_read_are_one_message(app):
    page = app("--topics", "many").run()

    assert "command line" in page.error[0].value
    assert not page.exception


def test_a_stored_report_opens_without_scikit_learn_and_the_page_reader(stored):
    script = textwrap.dedent(
        f"""
        import json, sys
        from streamlit.testing.v1 import AppTest
        sys.argv = ["app.py", "--corpus", {str(stored)!r}]
        page = AppTest.from_file({str(APP)!r}, default_timeout=30).run()
        shown = [page.title[0].value, len(page.exception), len(page.error)]
        for view in {VIEWS!r}:
            page.switch_page(f"views/{{view}}.py").run()
        heavy = ("sklearn", "trafilatura")
        print(json.dumps([shown, [name for name in heavy if name in sys.modules]]))
        """
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )

    shown, heavy = json.loads(done.stdout.splitlines()[-1])
    assert shown == ["Sample corpus", 0, 0]
    assert heavy == []


def test_the_title_waits_for_no_statistics():
    script = "import sys, dashboard.views.overview, dashboard.sidebar; print(*sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )

    assert "dashboard.views.overview" in done.stdout.split()
    assert "scipy.special" not in done.stdout.split()


def test_no_module_hides_one_that_streamlit_would_import():
    taken = sys.stdlib_module_names | set(packages_distributions()) - {"dashboard", "analysis"}
    own = {path.stem for path in Path(APP).parent.iterdir() if not path.name.startswith("_")}

    assert own & taken == set()
    assert "session" in own
