"""What the analyst decides is kept, said in words, shown everywhere, and can be taken back."""

import sys
from dataclasses import replace

import pytest
from builders import a_report
from streamlit.testing.v1 import AppTest
from topic_corpora import COUNCIL, write_council

from analysis import (
    ArticleDecision,
    Ledger,
    NamedTopic,
    PieceDecision,
    SentenceDecision,
    Settings,
    SettingsError,
    TopicDecision,
    TopicSplit,
    analyse,
    ledger_place,
    named_topic,
    preview_split,
    read_ledger,
    report_folder,
    save_report,
    write_ledger,
)
from analysis.splits import with_splits
from dashboard import decisions
from dashboard.__main__ import main
from dashboard.queries.seeds import seed_rows, seeds_of
from dashboard.runs import Request, Runs, settings_of
from dashboard.server import APP

RENAMED = Ledger(topics=(TopicDecision("port", ("dockers",), name="Dock strike"),))
TAXIS = Ledger(named=(NamedTopic("robot taxis", ("robotaxi", "driverless")),))


@pytest.fixture
def page(stored, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    return AppTest.from_file(str(APP), default_timeout=20).run()


def test_decisions_are_kept_and_each_can_be_taken_back(tmp_path):
    decisions.decide(tmp_path, RENAMED)
    decisions.decide(tmp_path, TAXIS)

    assert read_ledger(ledger_place(tmp_path)) == TAXIS
    decisions.undo(tmp_path)
    assert read_ledger(ledger_place(tmp_path)) == RENAMED
    decisions.undo(tmp_path)
    assert read_ledger(ledger_place(tmp_path)) == Ledger()
    assert not decisions.can_undo(tmp_path)
    decisions.undo(tmp_path)
    assert read_ledger(ledger_place(tmp_path)) == Ledger()


def test_the_same_decision_again_is_no_step_to_go_back(tmp_path):
    decisions.decide(tmp_path, RENAMED)
    decisions.decide(tmp_path, RENAMED)

    decisions.undo(tmp_path)

    assert read_ledger(ledger_place(tmp_path)) == Ledger()


def test_nothing_is_written_into_the_corpus(tmp_path):
    decisions.decide(tmp_path / "corpus", RENAMED)

    assert not (tmp_path / "corpus").exists()


def test_a_damaged_history_is_an_empty_one(tmp_path):
    decisions.decide(tmp_path, RENAMED)
    for place in ledger_place(tmp_path).parent.glob("*.undo.json"):
        place.write_text("[1, {]")

    assert not decisions.can_undo(tmp_path)


def test_every_kind_of_decision_is_said_in_words():
    ledger = Ledger(
        named=TAXIS.named,
        splits=(
            TopicSplit("d", ("town",), (NamedTopic("Fair", ("x",)), NamedTopic("Levy", ("y",)))),
        ),
        topics=(
            TopicDecision("a", ("board", "row"), name="River board"),
            TopicDecision("b", ("union",), into="a", into_words=("board",)),
            TopicDecision("c", ("misc",), hidden=True),
        ),
        articles=(ArticleDecision("x", "Port strike", "Ships wait"),),
        sentences=(SentenceDecision("y", -0.5, "It failed."),),
        set_aside=("free",),
        ignored=("exclusive",),
        pieces=(
            PieceDecision("page.txt", is_text=True),
            PieceDecision("page.txt", is_text=False, text="Read more"),
        ),
    )

    assert decisions.told(ledger) == [
        '"free" is set aside: it counts as without tone',
        '"exclusive" is ignored: no topic holds it',
        '"robot taxis" is looked for: robotaxi, driverless',
        '"town" is split into "Fair", "Levy"',
        '"board, row" is called "River board"',
        '"union" is part of "board"',
        '"misc" is hidden',
        '"Ships wait" is on "Port strike"',
        '"It failed." has tone -0.50, set by hand',
        "page.txt: all that was taken out is text",
        'page.txt: "Read more" is no text',
    ]


def test_seeds_are_counted_as_whole_words_whatever_their_case():
    rows = seed_rows(a_report(), seeds_of("PORT strike, port strik; levee"))

    assert [*rows["seed"]] == ["port strike", "port strik", "levee", ""]
    assert rows["n_sentences"].tolist()[:3] == [2, 0, 0]
    assert rows["n_sentences"].iloc[-1] == 2


def test_a_topic_of_unwanted_words_alone_is_refused():
    with pytest.raises(SettingsError, match="needs seed words"):
        named_topic("zoo", ("-zoo",))


def test_a_seed_is_data_and_no_pattern():
    assert seed_rows(a_report(), ["(", "c++", ".*"])["n_sentences"].tolist() == [0, 0, 0, 0]


def test_a_new_name_shows_in_the_filters_at_once(page):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("Dock strike").run()
    page.button(key="desk-keep").click().run()

    assert not page.exception
    assert "Dock strike" in page.multiselect(key="filter-topics").options
    assert "Port strike" not in page.multiselect(key="filter-topics").options
    page.button(key="desk-undo").click().run()
    assert "Port strike" in page.multiselect(key="filter-topics").options


def test_a_merged_topic_leaves_the_filters(page):
    page.selectbox(key="desk-topic").select("flood").run()
    page.selectbox(key="desk-into-flood").select("age").run()
    page.button(key="desk-keep").click().run()

    assert "River flood" not in page.multiselect(key="filter-topics").options


def test_a_name_that_is_taken_cannot_be_kept(page):
    page.selectbox(key="desk-topic").select("port").run()
    page.text_input(key="desk-call-port").input("age VERIFICATION").run()

    assert "desk-keep" not in [one.key for one in page.button]
    assert any("Another topic is called that" in str(one.value) for one in page.caption)


def test_an_article_is_put_on_another_topic_and_back(stored, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])
    page = (
        AppTest.from_file(str(APP), default_timeout=20).run().switch_page("views/topics.py").run()
    )
    picked = page.selectbox(key="moving-article").value
    offered = page.selectbox(key=f"moving-to-{picked}")
    wanted = "Cricket" if "Cricket" in offered.options else offered.options[0]

    offered.select(wanted).run()
    page.button(key="moving-keep").click().run()

    assert not page.exception
    (decided,) = decisions.decided(stored).articles
    assert (decided.article_id, decided.topic) == (picked, wanted)
    page.button(key="desk-undo").click().run()
    assert decisions.decided(stored).articles == ()


def test_a_stored_report_offers_no_new_topic_and_no_split(page):
    assert "desk-add" not in [one.key for one in page.button]
    assert not any(one.key.startswith("desk-split") for one in page.selectbox)


@pytest.fixture
def council(tmp_path, monkeypatch):
    """Open a corpus with a topic of two parts; also its report is there once it is split."""
    corpus = tmp_path / "news"
    write_council(corpus, COUNCIL)
    settings = Settings(n_topics=3)
    report = analyse(corpus, settings)
    save_report(report, report_folder(corpus, settings))
    topic = report.topics.sort_values("n_articles").iloc[-1]
    look = preview_split(report, topic["topic_id"], 2, taken=report.topics["name"].tolist())
    settings = replace(settings, splits=(look.split,))
    save_report(with_splits(report, settings.splits), report_folder(corpus, settings))
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(corpus), "--topics", "3"])
    return corpus, look


def test_a_topic_is_split_after_a_look_and_made_whole_again(council):
    corpus, look = council
    topic_id = look.split.topic_id
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    page.selectbox(key="desk-topic").select(topic_id).run()
    whole = page.multiselect(key="filter-topics").options

    page.selectbox(key=f"desk-split-{topic_id}").select(2).run()

    (said,) = [one.value for one in page.caption if "10 articles →" in one.value]
    shown = zip(look.split.parts, look.sizes, strict=True)
    assert all(part.seeds[0] in said and f" {size} " in said for part, size in shown)
    page.button(key="desk-split").click().run()
    assert not page.exception
    assert decisions.decided(corpus).splits == (look.split,)
    parts = {part.name for part in look.split.parts}
    assert parts < set(page.multiselect(key="filter-topics").options)
    page.button(key="desk-undo").click().run()
    assert page.multiselect(key="filter-topics").options == whole


def test_a_topic_too_small_to_be_split_says_from_how_many_articles_on(council):
    page = AppTest.from_file(str(APP), default_timeout=30).run()
    small = page.selectbox(key="desk-topic").options[-1]
    page.selectbox(key="desk-topic").set_value(small).run()
    picked = page.selectbox(key="desk-topic").value

    page.selectbox(key=f"desk-split-{picked}").select(4).run()

    assert any("can be split into 4 parts from 8 on" in one.value for one in page.caption)
    assert "desk-split" not in [one.key for one in page.button]


def test_a_damaged_ledger_is_one_line_on_the_page(stored, monkeypatch):
    place = ledger_place(stored)
    place.parent.mkdir(parents=True)
    place.write_text("topics = 3")
    monkeypatch.setattr(sys, "argv", ["app.py", "--corpus", str(stored)])

    page = AppTest.from_file(str(APP), default_timeout=20).run()

    assert not page.exception
    assert "topics must be a list of tables" in page.error[0].value


def test_topics_of_the_ledger_are_settings_of_the_run(tmp_path):
    write_ledger(TAXIS, tmp_path / "own.toml")

    settings = settings_of(Request(tmp_path, ledger=tmp_path / "own.toml"))

    assert settings.added == TAXIS.named
    assert settings_of(Request(tmp_path, ledger=tmp_path / "absent.toml")).added == ()


def test_words_set_aside_are_settings_of_the_run_and_make_it_another_report(tmp_path):
    (tmp_path / "a.txt").write_text("A headline\n\nA body of a few words.")
    request = Request(tmp_path, ledger=tmp_path.parent / "own.toml")
    before = report_folder(tmp_path, settings_of(request))

    write_ledger(Ledger(set_aside=("supreme", "free")), tmp_path.parent / "own.toml")

    assert settings_of(request).set_aside == ("supreme", "free")
    assert report_folder(tmp_path, settings_of(request)) != before


def test_pieces_put_back_are_settings_of_the_run_and_make_it_another_report(tmp_path):
    (tmp_path / "a.txt").write_text("A headline\n\nA body of a few words.")
    request = Request(tmp_path, ledger=tmp_path.parent / "own.toml")
    before = report_folder(tmp_path, settings_of(request))
    kept = PieceDecision("a.txt", is_text=True)

    write_ledger(Ledger(pieces=(kept,)), tmp_path.parent / "own.toml")

    assert settings_of(request).pieces == (kept,)
    assert report_folder(tmp_path, settings_of(request)) != before


def test_ignored_words_are_settings_of_the_run_and_make_it_another_report(tmp_path):
    (tmp_path / "a.txt").write_text("A headline\n\nA body of a few words.")
    request = Request(tmp_path, ledger=tmp_path.parent / "own.toml")
    before = report_folder(tmp_path, settings_of(request))

    write_ledger(Ledger().with_ignored("Exclusive", "exclusive "), tmp_path.parent / "own.toml")

    assert settings_of(request).ignored == ("exclusive",)
    assert report_folder(tmp_path, settings_of(request)) != before


def test_a_run_keeps_the_decisions_it_began_with(tmp_path, monkeypatch):
    write_ledger(TAXIS, tmp_path / "own.toml")
    commands = []
    runs = Runs()

    def note(command, **_options):
        commands.append(command)
        raise OSError(1, "not started")

    monkeypatch.setattr("dashboard.runs.subprocess.Popen", note)
    with pytest.raises(Exception, match="could not be started"):
        runs.start(Request(tmp_path, ledger=tmp_path / "own.toml"), tmp_path / "out")
    write_ledger(RENAMED, tmp_path / "own.toml")

    kept = commands[0][commands[0].index("--ledger") + 1]
    assert read_ledger(tmp_path.__class__(kept)) == TAXIS
    runs.stop()


def test_the_command_line_applies_the_decisions_and_says_so(tmp_path, capsys):
    corpus, out = tmp_path / "news", tmp_path / "out"
    corpus.mkdir()
    for day in range(1, 5):
        text = (
            f"Headline {day}\n\nA robotaxi stopped in street {day}. Riders waited for {day} hours."
        )
        (corpus / f"{day}.txt").write_text(text)
    decisions.decide(corpus, TAXIS)

    assert main(["analyze", str(corpus), "--out", str(out)]) == 0

    assert "1 decision" in capsys.readouterr().out
    assert "robot taxis" in (out / "topics.csv").read_text("utf-8-sig")


def test_a_ledger_that_is_not_there_is_one_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("A headline\nA body of a few words.")
    given = ["analyze", str(tmp_path), "--out", str(tmp_path.parent / "o"), "--ledger", "no.toml"]

    assert main(given) == 2

    assert "no.toml does not exist" in capsys.readouterr().err
