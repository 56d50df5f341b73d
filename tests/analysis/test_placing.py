"""A corpus that grows keeps its topics; everything else is as in a first run."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from grown_corpora import THEMES, of_another_day, write

from analysis import Report, Settings, analyse, remembered
from analysis.known import DAMAGED, MOST_TOPICS, open_known
from analysis.parts import read_list
from analysis.records import NamedTopic
from analysis.tables import PLACED
from analysis.topics import space

SAMPLE = 40  # so that a small corpus is learned from a sample
OF_TOPICS = ("topics", "topic_terms", "article_topics", "topic_counts")
OF_SENTENCES = ("topic", "topic_share", "clear")


@pytest.fixture(scope="module", autouse=True)
def _small_sample():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "SAMPLE", SAMPLE)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a folder with a corpus of sixty stories, what is kept of it, and its first report."""
    home = tmp_path_factory.mktemp("made")
    for number in range(5):
        write(home / "corpus", f"{number}.csv", [*THEMES], 10 * number)
    report = analyse(home / "corpus", known=home / "known")
    return home, report


@pytest.fixture
def home(made, tmp_path):
    """Return a copy of that folder."""
    shutil.copytree(made[0], tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def first(made) -> Report:
    """Return the report of the first run."""
    return made[1]


def memory(report: Report):
    return remembered(report.manifest["memory"])


def again(home: Path, before: Report, settings: Settings | None = None, **options) -> Report:
    """Analyse a corpus that was analysed before."""
    return analyse(
        home / "corpus", settings, memory=memory(before), known=home / "known", **options
    )


def same_but_topics(one: Report, other: Report) -> None:
    """Assert that two reports differ in nothing but topics."""
    for name, frame in one.tables().items():
        if name not in OF_TOPICS:
            rest = [column for column in frame if column not in OF_SENTENCES]
            pd.testing.assert_frame_equal(frame[rest], other.tables()[name][rest], obj=name)


def same(one: Report, other: Report) -> None:
    """Assert that two reports hold the same tables and say the same."""
    for name, frame in one.tables().items():
        pd.testing.assert_frame_equal(frame, other.tables()[name], check_exact=True, obj=name)
    assert one.manifest == other.manifest


def theme_of(report: Report) -> dict[str, str]:
    """Return the planted theme of each topic: the one whose words it holds."""
    words = report.topic_terms.groupby("topic_id")["term"].agg(set)
    held = {
        topic_id: max(THEMES, key=lambda theme: len(own & set(THEMES[theme].split())))
        for topic_id, own in words.items()
    }
    told = zip(report.topics["topic_id"], report.topics["name"], strict=True)
    return {name: held.get(one, "none") for one, name in told}


def test_added_articles_get_the_topics_of_the_run_before(home, first):
    write(home / "corpus", "added.csv", ["bakery", "school"], 100)

    report = again(home, first)

    assert report.manifest[PLACED] == {"stories": 60, "added": 6, "gone": 0}
    told = ["topic_id", "name", "kind", "stability", "distinct"]
    before, now = (one.topics[told].set_index("topic_id") for one in (first, report))
    pd.testing.assert_frame_equal(before.loc[now.index], now)
    terms = report.topic_terms.set_index(["topic_id", "rank"]).sort_index()
    pd.testing.assert_frame_equal(
        terms, first.topic_terms.set_index(["topic_id", "rank"]).sort_index()
    )
    added = report.articles[report.articles["file"] == "added.csv"]
    themes = added["topic"].map(theme_of(report))
    assert [*themes.sort_values()] == ["bakery"] * 3 + ["school"] * 3


def test_what_was_known_keeps_its_topics_and_the_rest_is_as_in_a_first_run(home, first):
    write(home / "corpus", "added.csv", ["bakery", "school"], 100)

    report = again(home, first)

    same_but_topics(report, analyse(home / "corpus"))
    now = report.sentences.set_index("sentence_id").loc[first.sentences["sentence_id"]]
    for column in ("topic", "clear"):
        assert [*now[column]] == [*first.sentences[column]]
    assert report.topics["n_articles"].sum() == first.topics["n_articles"].sum() + 6
    sizes = report.topics.loc[report.topics["kind"] == "discovered", "n_sentences"]
    assert sizes.is_monotonic_decreasing


def test_edited_and_deleted_files_are_followed(home, first):
    (home / "corpus" / "0.csv").unlink()
    text = (home / "corpus" / "1.csv").read_text("utf-8")
    line = "Bread from the oven and a loaf of rye dough was baked by the baker."
    (home / "corpus" / "1.csv").write_text(text.replace('\n""We', f'\n{line}\n""We', 1), "utf-8")

    report = again(home, first)

    assert report.manifest[PLACED] == {"stories": 60, "added": 1, "gone": 13}
    same_but_topics(report, analyse(home / "corpus"))
    placed = report.sentences.loc[report.sentences["text"] == line, ["topic", "clear"]]
    assert placed["topic"].map(theme_of(report)).tolist() == ["bakery"]


def test_the_same_files_again_give_what_the_first_run_gave(home, first):
    same(again(home, first), first)


def test_files_that_come_and_go_leave_what_was(home, first):
    shutil.move(home / "corpus" / "2.csv", home / "2.csv")
    without = again(home, first)
    shutil.move(home / "2.csv", home / "corpus" / "2.csv")

    report = again(home, without)

    assert PLACED not in report.manifest
    for name, frame in report.tables().items():
        pd.testing.assert_frame_equal(frame, first.tables()[name], obj=name)


def test_it_makes_no_difference_in_how_many_runs_files_were_added(home, first, tmp_path):
    shutil.copytree(home, tmp_path / "other")
    report = first
    for number in range(3):
        write(home / "corpus", f"new {number}.csv", ["orchard"], 200 + 10 * number)
        report = again(home, report)
    shutil.copytree(home / "corpus", tmp_path / "other" / "corpus", dirs_exist_ok=True)

    at_once = again(tmp_path / "other", first)

    for name, frame in report.tables().items():
        pd.testing.assert_frame_equal(frame, at_once.tables()[name], check_exact=True, obj=name)
    assert report.manifest[PLACED] == at_once.manifest[PLACED]


def test_asked_to_the_topics_are_found_anew(home, first):
    write(home / "corpus", "added.csv", ["bakery", "school"], 100)
    kept = again(home, first)

    report = again(home, kept, refit=True)

    same(report, analyse(home / "corpus", memory=memory(kept)))
    assert PLACED not in report.manifest
    assert PLACED not in again(home, report).manifest  # from now on these are kept


@pytest.mark.parametrize(
    "settings",
    [
        Settings(n_topics=3),
        Settings(seed=1),
        Settings(ignored=("bread",)),
        Settings(added=(NamedTopic("sea", ("ferry", "tide", "quay")),)),
    ],
    ids=["number", "seed", "ignored", "named"],
)
def test_with_other_settings_of_topics_they_are_found_anew(home, first, settings):
    report = again(home, first, settings)

    same(report, analyse(home / "corpus", settings, memory=memory(first)))


def test_settings_of_tone_leave_the_topics(home, first):
    write(home / "corpus", "added.csv", ["harbour"], 100)

    report = again(home, first, Settings(set_aside=("storm",)))

    assert report.manifest[PLACED]["added"] == 3


def test_a_first_run_elsewhere_takes_no_topics_from_what_is_kept(home):
    write(home / "corpus", "added.csv", ["harbour"], 100)

    same(analyse(home / "corpus", known=home / "known"), analyse(home / "corpus"))


def test_up_to_the_size_of_the_sample_topics_are_found_anew(home, first):
    for number in range(2):
        (home / "corpus" / f"{number}.csv").unlink()

    report = again(home, first)

    same(report, analyse(home / "corpus", memory=memory(first)))


@pytest.mark.parametrize("ending", ["json", "npz", "parquet"])
@pytest.mark.parametrize(
    "harm",
    [Path.unlink, lambda part: part.write_bytes(part.read_bytes()[:-7])],
    ids=["gone", "cut"],
)
def test_damaged_topics_are_thrown_away_with_a_note(home, first, ending, harm):
    write(home / "corpus", "added.csv", ["harbour"], 100)
    known = home / "known"
    harm(known / read_list(known)["topics"][-1]["parts"]["en"][ending])
    told = []

    report = again(home, first, progress=lambda step, *_: told.append(step))

    assert DAMAGED in told
    same(report, analyse(home / "corpus", memory=memory(first)))
    assert open_known(known, Settings(), memory(report).found_in).note == ""


def test_the_topics_of_several_reports_are_kept_the_oldest_ones_go(home, first):
    others = [again(home, first, Settings(n_topics=3 + one)) for one in range(MOST_TOPICS)]

    kept = [one["found_in"] for one in read_list(home / "known")["topics"]]

    assert kept == [memory(one).found_in for one in others]
    named = {
        name for one in read_list(home / "known")["topics"] for name in one["parts"]["en"].values()
    }
    assert named <= {path.name for path in (home / "known").iterdir()}
    assert len([*(home / "known").iterdir()]) == len(named) + 3


def test_named_topics_place_articles_and_keep_them_off(home):
    named = Settings(
        added=(NamedTopic("sea", ("ferry", "tide", "quay", "-anchor")), NamedTopic("x", ("zebra",)))
    )
    before = analyse(home / "corpus", named, known=home / "known")
    write(home / "corpus", "added.csv", ["harbour"], 100)

    report = again(home, before, named)

    added = report.articles[report.articles["file"] == "added.csv"]
    bodies = report.sentences.groupby("article_id")["text"].agg(" ".join)[added["article_id"]]
    off = (bodies + [f" {title}" for title in added["title"]]).str.lower().str.contains("anchor")
    assert off.any()
    assert not off.all()
    assert [*(added["topic"] == "sea")] == [*~off]
    assert [*report.topics["name"][:2]] == ["sea", "x"]


def test_named_topics_alone_stay_alone(home):
    named = Settings(n_topics=0, added=(NamedTopic("sea", ("ferry", "tide", "quay")),))
    before = analyse(home / "corpus", named, known=home / "known")
    write(home / "corpus", "added.csv", ["harbour", "bakery"], 100)

    report = again(home, before, named)

    added = report.articles[report.articles["file"] == "added.csv"].sort_values("title")
    told = added["topic"].eq("sea") == added["title"].str.lower().str.contains(
        THEMES["harbour"].replace(" ", "|")
    )
    assert told.all()
    assert [*report.topics["kind"]] == ["named", "none"]


def test_each_language_keeps_its_own_topics(tmp_path):
    for number in range(5):
        write(tmp_path / "corpus", f"{number}.csv", [*THEMES], 10 * number)
        write(tmp_path / "corpus", f"de {number}.csv", [*THEMES], 10 * number, german=True)
    first = analyse(tmp_path / "corpus", known=tmp_path / "known")
    write(tmp_path / "corpus", "added.csv", ["school"], 100)
    write(tmp_path / "corpus", "added de.csv", ["orchard"], 100, german=True)

    report = again(tmp_path, first)

    assert set(report.articles["language"]) == {"de", "en"}
    assert report.manifest[PLACED] == {"stories": 120, "added": 6, "gone": 0}
    assert set(report.topics["name"]) == set(first.topics["name"])
    added = report.articles[report.articles["file"] == "added de.csv"]
    assert all(topic.startswith("de: ") for topic in added["topic"])
    same_but_topics(report, analyse(tmp_path / "corpus"))


def test_an_article_without_a_known_word_is_placed_nowhere(home, first):
    (home / "corpus" / "odd.csv").write_text("title,text\nZyx,Qwfp zyxw.\n,Vbkj hmnp the.\n")

    report = again(home, first)

    odd = report.articles[report.articles["file"] == "odd.csv"]
    assert [*odd["topic"]] == ["no clear topic"] * 2


def test_a_first_printing_that_comes_later_is_placed(home, first):
    earlier = of_another_day(home / "corpus" / "3.csv", "2024-01-01")
    (home / "corpus" / "earlier.csv").write_text(earlier, encoding="utf-8")

    report = again(home, first)

    same_but_topics(report, analyse(home / "corpus"))
    copies = report.articles[report.articles["file"] == "earlier.csv"]
    assert copies["counted"].all()
    assert report.manifest.get(PLACED) is None  # the same title and text is the same story
