"""The report as one file: opens with the network off, needs no script, prints on A4."""

from analysis.tables import Report
from dashboard.filters import OF_SENTENCES, Filters, describe, left_unfollowed, select_articles
from dashboard.queries.corpus import (
    corpus_facts,
    corpus_title,
    facts_line,
    reading_line,
)
from dashboard.queries.findings import findings
from dashboard.queries.reading import is_for_reading, reading_findings
from dashboard.queries.said import NOTHING_SAID, Finding, model_line
from dashboard.queries.sources import NOBODY, names_nobody
from dashboard.reporting.elements import Element, element, written
from dashboard.reporting.figures import (
    articles_figure,
    matrix_figure,
    tone_figure,
    topics_figure,
)
from dashboard.reporting.listings import (
    method_section,
    provenance_section,
    sources_table,
    topics_table,
)
from dashboard.reporting.quotes import quotes_section
from dashboard.reporting.style import CSS
from dashboard.theme import clean, count

GENERATOR = '<meta name="generator" content="Broadsheet report">'
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEAD_BYTES = 200  # within which a file of ours says that it is one
_LATER = (
    "Sources are compared, with each other and with topics, in corpora of 12 articles and more; "
    "this one is for reading."
)


def report_html(report: Report, filters: Filters | None = None) -> bytes:
    """Return the report of what is selected as one HTML file.

    Args:
        report: The whole report.
        filters: What is selected; tone and text are not followed, and the page says so. None: all.

    Returns:
        UTF-8; the same bytes for the same report and filters. It names no address, holds no
        script, and everything that stands in documents is text.
    """
    filters = filters or Filters()
    chosen = select_articles(report, filters)
    body = element("body", _masthead(report, filters, chosen))
    if chosen.articles.empty:
        holds = "No article matches the filters" if len(report.articles) else "No article"
        body.append(element("p", f"{holds}: there is nothing to show.", class_="said"))
    else:
        for part in _contents(report, filters):
            body.append(part)
    body.append(method_section(report))
    body.append(provenance_section(report))
    title = element("title", f"{corpus_title(report)}: topics and tone")
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="en"><head><meta charset="utf-8">{GENERATOR}',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            written(title),
            written(element("style", CSS)),
            f"</head>{written(body)}</html>\n",
        ]
    ).encode()


def is_report_page(data: bytes) -> bool:
    """Tell whether a file is a report that was written here."""
    return GENERATOR.encode() in data[:_HEAD_BYTES]


def _masthead(report: Report, filters: Filters, chosen: Report) -> Element:
    """Return title, facts, notice and what is selected."""
    facts = corpus_facts(report)
    line = reading_line(facts) if is_for_reading(report) and facts.articles else facts_line(facts)
    header = element(
        "header",
        element("p", "Broadsheet report: topics and tone", class_="kicker"),
        element("h1", corpus_title(report)),
        element("p", line),
    )
    if notice := clean(str(report.manifest.get("notice") or "")):
        header.append(element("p", notice, class_="notice"))
    said = describe(filters, report, ignore=OF_SENTENCES)
    n = count(len(chosen.articles), "story")
    header.append(element("p", element("strong", "Selected: "), f"{said}, {n} (a story once)."))
    if left := left_unfollowed(filters, OF_SENTENCES):
        header.append(element("p", f"The report {left}.", class_="notice"))
    return header


def _contents(report: Report, filters: Filters) -> list[Element]:
    """Return the parts of a report that has articles, in their order."""
    chosen = select_articles(report, filters)
    if is_for_reading(report):
        figures = [
            _said(chosen, reading_findings(report, filters)),
            articles_figure(report, filters),
            topics_figure(report, filters),
            element("p", _LATER, class_="reading"),
        ]
    else:
        figures = [_said(chosen, findings(report, filters)), topics_figure(report, filters)]
        if names_nobody(report, filters):
            figures.append(element("p", NOBODY))
        else:
            figures += [matrix_figure(report, filters), tone_figure(report, filters)]
    quotes = quotes_section(report, filters)
    tables = [topics_table(report, filters), sources_table(report, filters)]
    return [*figures, *([] if quotes is None else [quotes]), *tables]


def _said(chosen: Report, found: list[Finding]) -> Element:
    """Return the sentences that hold, each with what it counts, and whose tone they tell."""
    items = [
        element(
            "li",
            element("span", one.text, class_="said"),
            element("span", one.basis, class_="basis"),
        )
        for one in found
    ]
    told = element("ol", *items, class_="findings") if items else element("p", NOTHING_SAID)
    section = element("section", element("h2", "What it says"), told)
    if note := model_line(chosen, found):
        section.append(element("p", note, class_="reading"))
    return section
