"""The reporter's tone is his own, and a corpus of articles becomes columns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.sentences import split_sentences
from analysis.tone.score import score_sentences
from analysis.voices.columns import Voices

WORDS = st.lists(
    st.sampled_from(
        ["awful", "lovely", "war", "never", "very", "VERY", "Ana", "but", "it", "wins"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
ENDS = st.sampled_from(["", ".", "!", "?", ","])
FRAMES = (
    "The plan is bad. «{}» she said, and the crowd was happy. It was great.",
    "He said: «{}» and left in anger. «{}» a good friend said.",
    "«{}»\nNobody won. He called it «{}» in despair, not «{}» at all.",
    "It was not «{}» but a disaster!",
)


def read(*bodies: str) -> tuple[Voices, np.ndarray]:
    voices = Voices()
    texts: list[str] = []
    for body in bodies:
        paragraphs = body.split("\n")
        own = [text for paragraph in paragraphs for text in split_sentences(paragraph)]
        voices.read(paragraphs, own)
        texts += own
    return voices, tone(texts)


def tone(texts) -> np.ndarray:
    return score_sentences(texts)["tone"]


def filled(frame: str, words: list[str], marks: str) -> str:
    text = frame.replace("«", marks[0]).replace("»", marks[1])
    return text.format(*words)


@given(
    st.sampled_from(FRAMES),
    st.lists(WORDS, min_size=3, max_size=3),
    st.lists(WORDS, min_size=3, max_size=3),
    ENDS,
    st.sampled_from(['""', "“”", "''", "‘’"]),
)
def test_other_words_inside_quotes_leave_the_reporters_tone_as_it_is(frame, one, other, end, marks):
    read_both = [read(filled(frame, [w + end for w in words], marks)) for words in (one, other)]

    tones = [voices.reporter_tones(scores, tone)[0].tolist() for voices, scores in read_both]

    assert sorted(tones[0]) == sorted(tones[1])


def test_a_quote_of_several_sentences_counts_no_more_for_the_reporter_than_a_short_one():
    short, scores = read('He said "No." It was a lovely day.')
    long, more = read('He said "No. It is awful. I hate it. Never again." It was a lovely day.')

    assert short.reporter_tones(scores, tone)[0].tolist() == pytest.approx(
        long.reporter_tones(more, tone)[0].tolist()
    )


def test_the_reporters_tone_is_the_score_without_what_is_quoted():
    voices, scores = read('It was a lovely day. "This is awful," he said happily.')

    tones, places = voices.reporter_tones(scores, tone)

    assert tones.tolist() == tone(["It was a lovely day.", "… he said happily."]).tolist()
    assert places.tolist() == [0, 1]


def test_a_sentence_that_is_all_quote_is_none_of_the_reporters():
    voices, scores = read('"This is awful." He left.')

    assert voices.reporter_tones(scores, tone)[1].tolist() == [1]


def test_the_tone_of_a_quote_is_the_mean_of_its_sentences():
    voices, _ = read('"This is awful. It is lovely. It is," he said.')

    expected = tone(["This is awful.", "It is lovely.", "It is,"]).mean()
    assert voices.quote_tones(tone).tolist() == pytest.approx([expected])


def test_quotes_know_the_sentences_in_which_they_begin_and_end():
    body = 'He left. She said: "It is over. We go." So they went.'
    voices, _ = read("Nothing here.", body)
    sentences = ["Nothing here.", *split_sentences(body)]

    first, last = voices.first[0], voices.last[0]

    assert [*voices.article] == [1]
    assert sentences[first][voices.start[0] :] == '"It is over.'
    assert sentences[last][: voices.end[0]] == 'We go."'


def test_sentences_inside_quotes_are_told_in_every_article():
    voices, _ = read(
        "He left.\n'I am done.' He did it. 'So, goodbye,' he said.", "So be it.", "'No.'"
    )

    assert voices.quoted == [False, True, False, True, False, True]


def test_a_corpus_without_a_word_has_no_voices():
    voices, scores = read("")

    assert voices.reporter_tones(scores, tone)[0].tolist() == []
    assert voices.quote_tones(tone).tolist() == []
    assert len(voices.names.names({}).mentions().name) == 0
