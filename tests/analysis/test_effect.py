"""What a removal did to the tone is what a run without it says, to the last decimal."""

import pytest

from analysis import Settings, analyse, effect_by_kind, marked_effect, restored_effect, with_tone
from analysis.decided import PieceDecision

OFFER = "Subscribe to our newsletter and get the best offers straight to your inbox today!"
PAGE = f"""Ships wait at the quay
2 hours ago
- Echo

The harbour master feared a disaster behind the shed, which took two minutes. {OFFER} It rained.
Ships wait outside the port for the third day and nobody is happy about it, he said.
Comments
The river rises again
3 hours ago
- Terrier
Boats wait outside the port for the third day and nobody knows why they do, he said.
A wonderful levee was praised by the council as a great success on Monday, it said. (Reuters)
Read more
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("corpus")
    (home / "page.txt").write_text(PAGE, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def report(folder):
    return analyse(folder)


def tones(report):
    """Return sentences and tone by title."""
    rows = report.articles
    return {
        title: (n, tone)
        for title, n, tone in zip(rows["title"], rows["n_sentences"], rows["tone"], strict=True)
    }


def told(effect):
    return {
        title: (n, pytest.approx(tone, abs=1e-5))
        for title, n, tone in zip(
            effect["title"], effect["n_after"], effect["tone_after"], strict=True
        )
    }


@pytest.mark.parametrize("place", range(6))
def test_the_effect_of_a_piece_is_what_the_next_run_says(folder, report, place):
    piece = report.removed.iloc[place : place + 1]
    row = piece.iloc[0]
    kept = PieceDecision(row["file"], is_text=True, text=row["text"], line=int(row["line"]))
    again = analyse(folder, Settings(pieces=(kept,)))

    effect = restored_effect(report, piece)

    assert len(effect) == 1
    assert tones(again) == {**tones(report), **told(effect)}


def test_all_of_a_document_at_once_too(folder, report):
    again = analyse(folder, Settings(pieces=(PieceDecision("page.txt", is_text=True),)))

    assert tones(again) == told(restored_effect(report, report.removed))


def test_a_line_marked_by_hand_too(folder, report):
    line = report.lines[report.lines["text"].str.contains("feared a disaster")].iloc[0]
    decided = PieceDecision("page.txt", is_text=False, text=line["text"])

    effect = marked_effect(report, "page.txt", line["line"])

    again = analyse(folder, Settings(pieces=(decided,)))
    assert tones(again) == {**tones(report), **told(effect)}


def test_each_kind_says_what_it_did_and_advertisements_lift_the_tone(report):
    rows = effect_by_kind(report)
    (offer,) = rows[rows["kind"] == "promotion"].to_dict("records")

    assert rows["pieces"].sum() == len(report.removed)
    assert offer["tone_with"] > offer["tone_without"]
    assert offer["articles"] == 1
    assert [*effect_by_kind(with_tone(report, "vader"))["kind"]] == [*rows["kind"]]


def test_pieces_of_a_table_count_as_lines_of_their_own(tmp_path):
    (tmp_path / "a.csv").write_text(
        f'title,text\nOne,"It rained. {OFFER}"\nTwo,"Der Rat tagte am Montag lange im Rathaus, '
        'und die Bürger der Stadt warteten auf das Ergebnis der Beratung."\n'
    )
    report = analyse(tmp_path)

    effect = restored_effect(report, report.removed)

    assert effect["n_after"].tolist() == [2]
    assert effect["tone_after"].iloc[0] > 0
