"""What the analyst decides is kept, said in words, shown everywhere, and can be taken back."""

from dataclasses import replace

import pytest

from analysis import (
    ArticleDecision,
    ColumnDecision,
    Correction,
    Judgement,
    Ledger,
    NamedTopic,
    PieceDecision,
    SentenceDecision,
    SettingsError,
    SourceDecision,
    TopicDecision,
    TopicSplit,
    ledger_place,
    named_topic,
    read_ledger,
    report_folder,
    write_ledger,
)
from analysis.ledger.decisions import PARTS
from dashboard import decisions
from dashboard.__main__ import main
from dashboard.runs import Request, Runs, settings_of

RENAMED = Ledger(topics=(TopicDecision("port", ("dockers",), name="Dock strike"),))
TAXIS = Ledger(named=(NamedTopic("robot taxis", ("robotaxi", "driverless")),))

FULL = Ledger(
    named=TAXIS.named,
    splits=(TopicSplit("d", ("town",), (NamedTopic("Fair", ("x",)), NamedTopic("Levy", ("y",)))),),
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
    sources=(SourceDecision("The Echo", "june/"),),
    corrected=(Correction("z", "Ships wait", "June 2025", "Menu"),),
    tables=(ColumnDecision("a.csv", (("published", "Tag"), ("text", "Body"))),),
    other_names=(("Echo Online", "The Echo"),),
    judged=(Judgement("y", "negative", "It failed."),),
)


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


def test_the_last_step_is_said_in_words_also_where_it_took_something_back(tmp_path):
    assert decisions.last_step(tmp_path) == []
    decisions.decide(tmp_path, RENAMED)
    decisions.decide(tmp_path, replace(RENAMED, named=TAXIS.named))
    assert decisions.last_step(tmp_path) == ['"robot taxis" is looked for: robotaxi, driverless']
    decisions.judge(tmp_path, Judgement("x", "negative", "Tenants are angry."))
    assert decisions.last_step(tmp_path) == ['"robot taxis" is looked for: robotaxi, driverless']

    decisions.decide(tmp_path, TAXIS)

    assert decisions.last_step(tmp_path) == ['no longer: "dockers" is called "Dock strike"']


def test_nothing_is_written_into_the_corpus(tmp_path):
    decisions.decide(tmp_path / "corpus", RENAMED)

    assert not (tmp_path / "corpus").exists()


def test_a_damaged_history_is_an_empty_one(tmp_path):
    decisions.decide(tmp_path, RENAMED)
    for place in ledger_place(tmp_path).parent.glob("*.undo.json"):
        place.write_text("[1, {]")

    assert not decisions.can_undo(tmp_path)


def test_every_kind_of_decision_is_said_in_words():
    assert decisions.told(FULL) == [
        '"free" is set aside: it counts as without tone',
        '"exclusive" is ignored: no topic holds it',
        '"robot taxis" is looked for: robotaxi, driverless',
        '"town" is split into "Fair", "Levy"',
        '"board, row" is called "River board"',
        '"union" is part of "River board"',
        '"misc" is hidden',
        '"Ships wait" is on "Port strike"',
        '"It failed." has tone \N{MINUS SIGN}0.50, set by hand',
        "page.txt: all that was taken out is text",
        'page.txt: "Read more" is no text',
        'june/: articles of unknown source are by "The Echo"',
        '"Menu" has the title "Ships wait" and is dated June 2025',
        'a.csv: date is "Tag", text is "Body"',
        '"Echo Online" is another name of "The Echo"',
        "1 sentence judged to check the tone",
    ]
    named = decisions.told(FULL, {"d": "Town council", "b": "Dockers"})
    assert '"Town council" is split into "Fair", "Levy"' in named
    assert '"Dockers" is part of "River board"' in named


def test_every_decision_can_be_dropped_by_itself():
    """One that is held and not listed could never be dropped again."""
    left = FULL
    listed = decisions.each_decision(FULL)

    assert {one.part for one in listed} == {*PARTS} - {"judged"}
    assert len(listed) == len(FULL) - len(FULL.judged)
    for one in listed:
        assert decisions.each_decision(left)[0].decision == one.decision
        left = left.without(one.part, one.decision)
    assert left == Ledger(judged=FULL.judged)


def test_a_topic_of_unwanted_words_alone_is_refused():
    with pytest.raises(SettingsError, match="needs seed words"):
        named_topic("zoo", ("-zoo",))


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


def test_the_command_line_names_the_decisions_that_wait(tmp_path, capsys):
    corpus, out = tmp_path / "news", tmp_path / "out"
    corpus.mkdir()
    (corpus / "1.txt").write_text("A headline\n\nA robotaxi stopped in the street for an hour.")
    decisions.decide(corpus, RENAMED)

    assert main(["analyze", str(corpus), "--out", str(out)]) == 0

    told = capsys.readouterr()
    assert 'no topic resembles "Dock strike" any more; the decision waits' in told.err
    assert "1 decision, but for what waits (named above)" in told.out


def test_a_ledger_that_is_not_there_is_one_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("A headline\nA body of a few words.")
    given = ["analyze", str(tmp_path), "--out", str(tmp_path.parent / "o"), "--ledger", "no.toml"]

    assert main(given) == 2

    assert "no.toml does not exist" in capsys.readouterr().err
