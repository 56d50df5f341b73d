"""Functions that remember: what counts as the same question, and what is forgotten."""

import threading

import pandas as pd
import pytest
from builders import a_report

from dashboard.filters import Filters, select_articles
from dashboard.remembered import remembered


def counting(keep: int = 4):
    asked = []

    @remembered(keep)
    def size(table, *, filters=None):
        asked.append((table, filters))
        return object()

    return size, asked


def test_equal_values_are_the_same_question():
    size, asked = counting()
    first = size("rows", filters=Filters(sources=("Terrier",)))
    assert size("rows", filters=Filters(sources=("Terrier",))) is first
    assert size("rows", filters=Filters()) is not first
    assert len(asked) == 2


def test_a_table_is_known_by_being_the_same_object():
    size, asked = counting()
    table = pd.DataFrame({"n": [1]})
    assert size(table) is size(table)
    assert size(table.copy()) is not size(table)
    assert len(asked) == 2


def test_an_equal_table_made_where_a_forgotten_one_stood_is_not_taken_for_it():
    size, asked = counting(keep=2)
    for number in range(50):  # addresses of objects that are gone are used again
        size(pd.DataFrame({"n": [number]}))
    assert [table["n"][0] for table, _ in asked] == list(range(50))


def test_what_was_asked_for_last_is_kept():
    size, asked = counting(keep=2)
    for name in "abacab":
        size(name)
    assert "".join(name for name, _ in asked) == "abcb"


@pytest.mark.parametrize("changing", [[], {}, set()])
def test_what_can_change_is_no_question(changing):
    size, _ = counting()
    with pytest.raises(TypeError, match="changes"):
        size(changing)


def test_an_error_is_not_remembered():
    answers = iter([ValueError("no"), 7])

    @remembered(2)
    def once_wrong():
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    with pytest.raises(ValueError, match="no"):
        once_wrong()
    assert once_wrong() == 7


def test_threads_get_the_same_answers():
    @remembered(3)
    def twice(n):
        return 2 * n

    wrong = []

    def ask():
        wrong.extend(n for n in [*range(8)] * 200 if twice(n) != 2 * n)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not wrong


def test_a_selection_is_made_once_for_all_who_ask():
    report = a_report()
    one = select_articles(report, Filters(sources=("Terrier",), tones=("negative",)))
    asked = Filters(sources=("Terrier",), topics=("another",))
    assert select_articles(report, asked, ignore=frozenset({"topics"})) is one
    assert select_articles(report, Filters(sources=("Terrier",), printings=True)) is not one
