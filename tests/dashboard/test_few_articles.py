import pytest
from builders import a_report, an_article, on

from dashboard.filters import Filters
from dashboard.queries.findings import findings
from dashboard.queries.reading import is_for_reading, reading_findings


@pytest.mark.parametrize(("n_none", "text"), [(3, ""), (4, " 4 stories have no clear topic.")])
def test_more_stories_without_a_topic_than_on_the_largest_one_are_said(n_none, text):
    report = a_report(
        [
            *(an_article("A", f"s{n}", on("Port strike", 0.1, title=f"s{n}")) for n in range(3)),
            *(an_article("A", f"n{n}", on("", 0.1, title=f"n{n}")) for n in range(n_none)),
        ]
    )

    [surveyed] = [one for one in findings(report, Filters()) if "Port strike fills" in one.text]
    assert surveyed.text.endswith(f"3 stories from 1 source.{text}")
    assert reading_findings(report, Filters())[0].text.endswith(f"sentences).{text}")


def test_up_to_thirty_articles_without_any_topic_are_read_one_by_one():
    def unlike(n, topic=""):
        built = [an_article("A", f"t{k}", on(topic, 0.1, title=f"t{k}")) for k in range(n)]
        topics = [(topic, topic, "discovered")] if topic else []
        return a_report(built, topics=topics)

    assert is_for_reading(unlike(12))
    assert is_for_reading(unlike(30))
    assert not is_for_reading(unlike(31))
    assert not is_for_reading(unlike(12, "Port strike"))
