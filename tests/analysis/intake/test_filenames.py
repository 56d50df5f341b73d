"""Names of files are shown clean and each once, whatever a file system or an archive holds."""

import io
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis import analyse
from analysis.intake import read_corpus
from analysis.intake.filenames import told_apart

TEXT = "The orchestra repaired the western gate, which took forty minutes in all, and went home."
ALIKE = ("é.txt", "e\u0301.txt", "a\u200b.txt", "a\u202e.txt", "new\nline.txt", "new line.txt")
NAMES = some.lists(some.text("ab/\u0301\u200b\n1() .", min_size=1, max_size=6), max_size=12)


def packed(*files):
    """Return an archive of (name, content), doubles among them."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name is there already
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


@given(NAMES)
def test_no_two_files_have_one_name_and_none_is_the_folder_of_another(names):
    shown = told_apart(names)

    assert len(set(shown)) == len(shown)
    assert not any(one.startswith(f"{other}/") for one in shown for other in shown)
    assert all(shown)


@given(some.sets(some.text("ab\u0301\u200b\n1() .", min_size=1, max_size=6)), some.randoms())
def test_what_is_shown_does_not_depend_on_the_order(names, rng):
    names = sorted(names)
    mixed = rng.sample(names, len(names))

    assert dict(zip(names, told_apart(names), strict=True)) == dict(
        zip(mixed, told_apart(mixed), strict=True)
    )


def test_files_whose_names_look_alike_are_each_analysed(write, tmp_path):
    for number, name in enumerate(ALIKE):
        write(tmp_path, f"sub/{name}", f"Gate {number}\n\n{TEXT} {number}")

    report = analyse(tmp_path)

    files = report.articles["file"]
    assert len(files) == files.nunique() == len(ALIKE) == len(report.manifest["inputs"])
    assert set(report.lines["file"]) == set(files)
    assert {"sub/é.txt", "sub/(2) é.txt", "sub/new line.txt", "sub/(2) new line.txt"} < set(files)


@pytest.mark.parametrize(
    "names",
    [
        ("a.txt", "a.txt"),
        ("../../up.txt", "..\\up.txt"),
        ("./here.txt", "/root.txt"),
        ("b.zip", "b.zip/a.txt"),
    ],
)
def test_each_file_of_an_archive_is_read_whatever_its_name(write, tmp_path, names):
    inner = packed(("a.txt", f"Inside\n\n{TEXT}"))
    files = [
        (name, inner if name.endswith(".zip") else f"Gate {number}\n\n{TEXT} {number}")
        for number, name in enumerate(names)
    ]
    write(tmp_path / "news", "all.zip", packed(*files))

    report = analyse(tmp_path / "news")

    assert report.articles["file"].nunique() == 2
    assert report.skipped.empty
    assert set(report.lines["file"]) == set(report.articles["file"])
    assert [path.name for path in tmp_path.rglob("*")] == ["news", "all.zip"]


def test_a_file_alone_is_shown_by_its_clean_name(write, tmp_path):
    write(tmp_path, "\u202e\u200b", f"Gate\n\n{TEXT}")
    write(tmp_path, "ga\nte.txt", f"Gate\n\n{TEXT}")

    intake = read_corpus(tmp_path)

    assert [article.file for article in intake.articles] == ["ga te.txt"]
    assert [row.file for row in intake.skipped] == ["unnamed"]
    assert read_corpus(tmp_path / "ga\nte.txt").articles[0].file == "ga te.txt"
