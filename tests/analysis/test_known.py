"""What an earlier run found out saves work and changes nothing."""

import json
import platform
import random
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis import Settings, analyse, shelf
from analysis.decided import PieceDecision
from analysis.intake import derived, earlier, readers, stories
from analysis.known import DAMAGED, MOST_PARTS, READINGS, WORKS, open_known
from analysis.parts import LIST
from analysis.records import Article

SAMPLE = Path(__file__).parents[2] / "seeds"
LANGUAGES = (
    '"Das Tor bleibt zu", erklärte der Rat am Montag, und die Leute gingen nach Hause.\n' * 9
)


HEADLINE = "Ferry is late again as passengers wait at the quay"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the folder of a small corpus, read once: pages, a table, copies, another language."""
    home = tmp_path_factory.mktemp("made") / "corpus"
    home.mkdir()
    pages = sorted(SAMPLE.glob("**/*.txt"))[:6]
    for page in pages:
        shutil.copy(page, home / page.name)
    shutil.copy(pages[0], home / "copy of it.txt")
    (home / "german.txt").write_text(f"Das Tor\n\n{LANGUAGES}", encoding="utf-8")
    (home / "a.csv").write_text(
        'title,source,text\nShips,Echo,"""We will not move,"" said Oona Brandt of the docks."\n'
    )
    analyse(home, known=home.parent / "known")
    return home


@pytest.fixture
def corpus(made, tmp_path):
    """Return a copy of the corpus; what is known of it stands beside it."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "corpus"


@pytest.fixture(scope="module")
def plain(made):
    """Return the report of a run that knows nothing."""
    return analyse(made)


def same(one, other):
    """Assert that two reports hold the same tables and say the same."""
    for name, frame in one.tables().items():
        pd.testing.assert_frame_equal(frame, other.tables()[name], check_exact=True, obj=name)
    assert one.manifest == other.manifest


@pytest.fixture
def read_files(monkeypatch):
    """Return the list of files that are read from now on."""
    read = []
    original = readers.read_raw

    def noted(raw):
        read.append(raw.file)
        return original(raw)

    monkeypatch.setattr(readers, "read_raw", noted)
    return read


def test_a_second_run_reads_no_file_and_gives_the_same_tables(corpus, tmp_path, read_files):
    second = analyse(corpus, known=tmp_path / "known")
    assert read_files == []

    first = analyse(corpus)

    assert len(read_files) == len([*corpus.iterdir()])
    same(second, first)


def test_added_edited_and_deleted_files_are_followed(corpus, tmp_path, read_files):
    pages = sorted(corpus.glob("*.txt"))
    text = pages[3].read_text("utf-8")
    pages[3].write_text(text + "\nThe quay was calm again on Friday, said Oona Brandt.\n", "utf-8")
    pages[4].unlink()
    (corpus / "new.txt").write_text(f"A new one\n\n{text[200:]}", encoding="utf-8")
    read_files.clear()

    report = analyse(corpus, known=tmp_path / "known")

    assert sorted(read_files) == sorted([pages[3].name, "new.txt"])
    same(report, analyse(corpus))


@pytest.fixture
def hashed_texts(monkeypatch):
    """Return the list of texts whose words are read for printings from now on."""
    read = []
    original = stories.word_codes

    def noted(texts):
        read.extend(texts)
        return original(texts)

    monkeypatch.setattr(stories, "word_codes", noted)
    return read


def test_for_printings_only_the_words_of_new_texts_and_of_likely_copies_are_read(
    corpus, tmp_path, hashed_texts
):
    (corpus / "news.csv").write_text(
        "title,text\n"
        + "".join(f"T{n},{n} {' '.join(f'w{n}x{m}' for m in range(30))}.\n" for n in range(30))
    )
    analyse(corpus, known=tmp_path / "known")
    hashed_texts.clear()
    (corpus / "new.csv").write_text(
        f"title,text\nNew,9 {' '.join(f'w9x{m}' for m in range(30))}.\n"
    )

    report = analyse(corpus, known=tmp_path / "known")

    alone = [text for text in hashed_texts if text.startswith(tuple(f"{n} w" for n in range(30)))]
    assert {text.split()[0] for text in alone} == {"9"}
    assert len(report.articles.groupby("story_id").filter(lambda own: len(own) > 1)) >= 2
    same(report, analyse(corpus))


SPARROW = "The Sparrow"  # shown by several files: their source, and no text


def citing_page(number: int) -> str:
    """Return a page that cites an outlet where its news ends if the line over it is text."""
    said = f"The ferry of Saltmere was late again and {'many ' * 78}people waited at quay {number}."
    cited = f"That was so according to Reuters. Nobody in office {number} could say how long."
    return "\n".join([HEADLINE, SPARROW, f"{number + 10} June 2025", said[-419:], cited])


def test_what_a_text_cites_is_looked_for_once_and_anew_where_a_line_left_it(tmp_path, monkeypatch):
    home = tmp_path / "corpus"
    home.mkdir()
    for number in range(4):
        (home / f"{number}.txt").write_text(citing_page(number), encoding="utf-8")
    (home / "a.csv").write_text(f"title,source,text\nShips,Echo,{citing_page(9)!r}\n")
    first = analyse(home, known=tmp_path / "known")
    asked = []
    original = derived.citations

    def noted(paragraphs):
        asked.append(paragraphs)
        return original(paragraphs)

    monkeypatch.setattr(derived, "citations", noted)
    again = analyse(home, known=tmp_path / "known")

    assert len(asked) == (first.articles["source"] == SPARROW).sum() == 4
    pages = first.articles[first.articles["source"] == SPARROW]
    assert [*pages["derived_from"]] == ["Reuters"] * 4
    assert {SPARROW} & {line for text in asked for line in text} == set()
    same(again, first)


def test_the_clock_of_a_file_says_nothing(corpus, tmp_path, read_files):
    for path in corpus.iterdir():
        path.touch()

    analyse(corpus, known=tmp_path / "known")

    assert read_files == []


@pytest.mark.parametrize(
    "settings",
    [
        Settings(set_aside=("strike", "free")),
        Settings(lexicon=(("ships", 3.0),)),
        Settings(n_topics=2),
        Settings(pieces=(PieceDecision("a.csv, row 2", is_text=False, text="Ships"),)),
        Settings(columns=(("text", "title"),)),
    ],
    ids=["set-aside", "lexicon", "topics", "pieces", "columns"],
)
def test_other_settings_give_their_own_tables(corpus, tmp_path, settings):
    same(analyse(corpus, settings, known=tmp_path / "known"), analyse(corpus, settings))


def test_another_capture_time_dates_the_pages_anew(corpus, tmp_path):
    (corpus / "corpus.toml").write_text("captured = 2031-06-13T18:00:00Z\n")

    same(analyse(corpus, known=tmp_path / "known"), analyse(corpus))


def cut_short(place):
    place.write_bytes(place.read_bytes()[:-9])


def turned(place):
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 255
    place.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("part", "harm"),
    [("works", Path.unlink), ("works", turned), ("readings", cut_short), (LIST, cut_short)],
    ids=["gone", "turned", "cut", "list"],
)
def test_what_is_damaged_is_thrown_away_with_a_note(corpus, plain, tmp_path, part, harm):
    known = tmp_path / "known"
    said = json.loads((known / LIST).read_text("utf-8"))
    harm(known / said.get(part, [part])[0])
    told = []

    report = analyse(corpus, known=known, progress=lambda step, *_: told.append(step))

    same(report, plain)
    assert DAMAGED in told
    assert open_known(known, Settings()).note == ""


def kept_parts(known):
    """Return the names of the parts that hold what was kept of articles and files."""
    said = json.loads((known / LIST).read_text("utf-8"))
    return [*said[READINGS], *said[WORKS]]


def test_what_is_new_is_written_beside_what_was_kept_and_what_is_gone_is_cleared(corpus, tmp_path):
    known = tmp_path / "known"
    before = kept_parts(known)
    pages = sorted(corpus.glob("*.txt"))

    analyse(corpus, known=known)
    again = kept_parts(known)
    (corpus / "new.txt").write_text("A new one\n\nThe quay was calm again on Friday.\n")
    analyse(corpus, known=known)
    grown = kept_parts(known)
    for page in pages[1:]:
        page.unlink()
    report = analyse(corpus, known=known)
    small = kept_parts(known)

    assert again == before
    assert set(before) < set(grown)
    assert len(grown) == len(before) + 2
    assert not set(small) & set(grown)
    assert {path.name for path in known.iterdir()} == {*small, LIST}
    same(report, analyse(corpus))


def test_after_many_runs_what_was_kept_is_written_anew_and_nothing_is_lost(corpus, tmp_path):
    known = tmp_path / "known"
    counts = []
    for number in range(MOST_PARTS + 2):
        (corpus / f"new {number}.txt").write_text(f"New\n\nThe quay was calm on day {number}.\n")
        report = analyse(corpus, known=known)
        counts.append(len(kept_parts(known)))

    assert max(counts) <= 2 * MOST_PARTS
    assert counts[-1] < max(counts)
    same(report, analyse(corpus))


@pytest.mark.parametrize(
    "changed",
    [
        lambda monkeypatch: monkeypatch.setattr(shelf, "version", lambda: "0"),
        lambda monkeypatch: monkeypatch.setattr(platform, "python_version", lambda: "3.99.0"),
        lambda monkeypatch: monkeypatch.setattr(shelf, "_release", str.upper),
    ],
    ids=["code", "python", "library"],
)
def test_what_another_version_kept_is_not_used(corpus, tmp_path, read_files, monkeypatch, changed):
    shelf.made_with.cache_clear()
    changed(monkeypatch)

    analyse(corpus, known=tmp_path / "known")

    shelf.made_with.cache_clear()
    assert len(read_files) == len([*corpus.iterdir()])


def test_the_libraries_that_read_web_pages_are_among_those_that_count(monkeypatch):
    shelf.made_with.cache_clear()
    asked = []
    monkeypatch.setattr(shelf, "_release", lambda library: asked.append(library) or "1")

    shelf.made_with()

    shelf.made_with.cache_clear()
    assert {"trafilatura", "justext", "lxml", "pypdf", "pyarrow"} <= set(asked)


def test_a_place_that_cannot_be_written_costs_no_report(corpus, plain, tmp_path):
    (tmp_path / "file").write_text("in the way")
    told = []

    report = analyse(
        corpus, known=tmp_path / "file" / "known", progress=lambda step, *_: told.append(step)
    )

    same(report, plain)
    assert any(step.startswith("nothing is kept for the next run") for step in told)


def test_nothing_is_left_beside_what_is_kept(made):
    assert sorted(path.name for path in made.parent.iterdir()) == ["corpus", "known"]


def test_articles_come_back_from_their_text():
    rng = random.Random(1)
    articles = [
        Article("Echo", f"Title {n}", ("a", "ü \U0001f600"), (2, 4), starts=(0, rng.randrange(9)))
        for n in range(3)
    ]
    read = earlier.FileRead(articles, cited=[[("The Echo", 7)], [], []])

    assert earlier.read_earlier(read.text()) == read


def test_a_reading_that_tells_of_fewer_articles_what_they_cite_is_damaged():
    read = earlier.FileRead([Article("Echo", "Title", ("a",), (2,))], cited=[])

    with pytest.raises(ValueError, match="damaged"):
        earlier.read_earlier(read.text())


@pytest.mark.parametrize("text", ["", "[", "[]", "{}", '{"articles": [[1]]}', "null", "[" * 99999])
def test_a_damaged_reading_is_a_value_error(text):
    with pytest.raises(ValueError, match="damaged"):
        earlier.read_earlier(text)
