import numpy as np

from analysis.topics.choice import unasked
from analysis.topics.matrices import unit_rows


def test_no_topic_stands_for_a_named_one_whose_seeds_another_holds_more_of():
    seeds = unit_rows(np.array([[0.0, 0.0, 0.0, 1.0]]))
    held = unit_rows(np.array([[3.0, 1.0, 1.0, 0.5]]))
    likest, other = unit_rows(np.array([[1.0, 0.0, 0.0, 0.02], [0.0, 1.0, 0.0, 0.06]]))

    assert len(unasked(np.array([likest, other]), seeds, held, few=True)) == 2
    assert len(unasked(np.array([likest, other[[0, 1, 3, 2]]]), seeds, held, few=True)) == 1
