"""An article put on another topic by hand: kept in the ledger, taken back like any decision."""

import pandas as pd
import streamlit as st

from analysis import ArticleDecision
from analysis.tables import Report
from dashboard import decisions, session
from dashboard.theme import clean
from dashboard.widgets.deciding import MOST_OFFERED, decide


def draw_moving(report: Report, articles: pd.DataFrame) -> None:
    """Let one of the articles be put on another topic.

    Args:
        report: The report, with its topics.
        articles: Rows with article_id, title and topic, in the order in which they are offered.
    """
    with st.expander("Put an article on another topic", key="moving"):
        articles = articles.head(MOST_OFFERED)
        titles = {
            one: clean(title) or "(no title)"
            for one, title in zip(articles["article_id"], articles["title"], strict=True)
        }
        article_id = st.selectbox(
            "Article", list(titles), format_func=titles.__getitem__, key="moving-article"
        )
        now = str(articles.set_index("article_id")["topic"][article_id])
        others = [name for name in report.topics["name"] if name != now]
        topic = st.selectbox("Topic", others, format_func=clean, key=f"moving-to-{article_id}")
        st.caption("The article counts there as a whole; its sentences stay as they are.")
        if st.button("Move", key="moving-keep", disabled=topic is None):
            _move(article_id, str(topic), titles[article_id])


def _move(article_id: str, topic: str, title: str) -> None:
    """Keep the decision and draw the page anew."""
    decided = decisions.decided(session.corpus_path())
    decide(decided.with_article(ArticleDecision(article_id, topic, title)))
