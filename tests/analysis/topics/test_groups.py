import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import sparse
from topic_corpora import CRICKET, of_subjects

from analysis.records import NamedTopic
from analysis.topics.groups import Merging
from analysis.topics.rows import LowRankRows, SparseRows

TWO_BY_TWO = np.array([[3, 0, 0], [2, 0, 0], [0, 1, 0], [0, 2, 1], [0, 0, 0]])


def merged(rows: np.ndarray, article_of: list[int]) -> Merging:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return Merging.of(SparseRows(sparse.csr_matrix(rows / lengths)), np.array(article_of))


def test_like_articles_are_put_together_first_and_the_largest_group_comes_first():
    rows = np.array([[1, 0, 0], [0, 3, 1], [0, 2, 1], [0, 3, 1], [5, 0, 1]])

    found = merged(rows, [0, 1, 2, 3, 4])

    assert found.groups(2).tolist() == [1, 0, 0, 0, 1]
    assert found.groups(5).tolist() == [0, 1, 2, 3, 4]
    assert found.groups(1).tolist() == [0] * 5
    assert found.likeness.tolist() == sorted(found.likeness, reverse=True)


def test_passages_of_an_article_go_together_and_one_without_a_word_goes_nowhere():
    found = merged(TWO_BY_TWO, [0, 0, 1, 2, 3])

    assert found.n_articles == 3
    assert found.groups(2).tolist() == [1, 0, 0]
    topics = found.topics(SparseRows(sparse.csr_matrix(TWO_BY_TWO.astype(float))), 2)
    np.testing.assert_allclose(topics, [[0, 3 / np.sqrt(10), 1 / np.sqrt(10)], [1, 0, 0]])


@given(some.lists(some.tuples(*[some.integers(0, 3)] * 4), min_size=1, max_size=9))
def test_a_finer_cut_only_divides_groups(rows):
    found = merged(np.array(rows), list(range(len(rows))))

    for number in range(1, found.n_articles + 1):
        groups = found.groups(number)
        assert set(groups.tolist()) == set(range(number))
        sizes = np.bincount(groups)
        assert sizes.tolist() == sorted(sizes, reverse=True)
        if number > 1:
            coarser = found.groups(number - 1)
            assert len(set(zip(groups.tolist(), coarser.tolist(), strict=True))) == number


def test_nothing_is_merged_where_there_is_no_word_or_the_corpus_is_large():
    assert merged(np.zeros((3, 2)), [0, 1, 2]).n_articles == 0
    assert merged(np.zeros((3, 2)), [0, 1, 2]).n_groups == 0
    large = LowRankRows(np.eye(2), np.eye(2))
    assert Merging.of(large, np.arange(2)).n_articles == 0


def test_the_more_articles_there_are_the_less_need_two_share_to_be_of_one_group():
    share = np.array([[1.0, 0], [0.3, 1]])  # cosine .29

    def n_groups(n_others: int) -> int:
        others = np.eye(n_others)
        rows = np.block([[share, np.zeros((2, n_others))], [np.zeros((n_others, 2)), others]])
        return merged(rows, list(range(2 + n_others))).n_groups - n_others

    assert [n_groups(n) for n in (0, 2, 8, 18)] == [2, 2, 1, 1]


def test_articles_like_no_other_are_told_so_and_are_on_no_topic():
    corpus = of_subjects(2, 1, 1, 3, 1, 1, 1, 2)

    found = corpus.topics()

    main = corpus.main_topics(found)
    of_several = [theme for theme in corpus.themes if corpus.themes.count(theme) > 1]
    assert len(found.names) == 3
    assert [topic >= 0 for topic in main] == [theme in of_several for theme in corpus.themes]
    pairs = {(theme, topic) for theme, topic in zip(corpus.themes, main, strict=True) if topic >= 0}
    assert len(pairs) == len({topic for _, topic in pairs}) == 3
    assert (found.strongest >= 0).tolist() == [theme in of_several for theme in corpus.themes]
    [note] = found.notes
    assert note.startswith(
        "5 of 12 stories stand alone, without a topic, as no other is enough like them"
    )
    lone = [title for title, topic in zip(corpus.titles, main, strict=True) if topic < 0]
    assert all(f'"{title}"' in note for title in lone)
    assert found.why.endswith("5 of them hold a single article, which makes no topic.")


def test_of_many_unlike_articles_some_are_named_and_the_others_counted():
    [note] = of_subjects(*[1] * 15).topics().notes

    assert note.startswith("15 of 15 stories stand alone")
    assert note.endswith("and 9 more")
    assert note.count('"') == 12


def test_one_article_like_no_other_is_one():
    [note] = of_subjects(2, 2, 2, 2, 1).topics().notes

    assert note.startswith(
        "1 of 9 stories stands alone, without a topic, as no other is enough like it: "
    )


@pytest.mark.parametrize("sizes", [(1,), (1, 1), (2, 1, 1), (1, 1, 1, 1), (3, 2, 1)], ids=str)
def test_few_topics_are_told_even_of_a_single_article(sizes):
    corpus = of_subjects(*sizes)

    found = corpus.topics()

    assert len(found.names) == len(sizes)
    assert -1 not in corpus.main_topics(found)
    assert not found.notes


def test_topics_asked_for_by_number_are_told_whatever_they_hold():
    corpus = of_subjects(2, 1, 1, 1, 1, 1)

    found = corpus.topics(n_topics=6)

    assert len(found.names) == 6
    assert not found.notes


def test_a_named_topic_is_told_with_a_single_article_and_takes_nothing_of_the_lone_ones():
    corpus = of_subjects(2, 1, 1, 1, 1, 1)
    words = sorted({word.strip(".") for word in corpus.flat[16].split()} - {"The", "the", "and"})
    named = (NamedTopic("mine", tuple(words[:3])), CRICKET)

    found = corpus.topics(named)

    assert found.names[:2] == ("mine", "cricket")
    assert len(found.names) == 3
    assert corpus.main_topics(found) == [2, 2, 0, -1, -1, -1, -1]
    assert any(note.startswith("4 of 7 stories stand alone") for note in found.notes)
