"""A small corpus with planted truth, for a visitor to click through."""

import csv
from collections.abc import Iterator
from html import escape
from pathlib import Path

TITLE = "Three towns, June 2025"
TOPICS = {
    "rents": ("rent", "tenants", "landlord", "flat"),
    "harvest": ("wheat", "harvest", "grain", "farmers"),
    "football": ("goal", "striker", "league", "match"),
}
# How many articles each source has on each topic
PLAN = {
    "Harbour Post": {"rents": 6, "harvest": 1, "football": 1},
    "Fell Gazette": {"rents": 1, "harvest": 6, "football": 1},
    "Terrier Times": {"rents": 2, "harvest": 1, "football": 5},
}
LINES = {
    "rents": (
        "The rent of a flat in the old town rose again, and tenants are angry.",
        "A landlord on the quay refused to mend the heating of every flat.",
        "Tenants met on Monday and asked the landlord for a fair rent.",
        "The council praised the tenants for a calm and friendly meeting.",
        "Every third flat above the market stands empty while the rent climbs.",
        "A judge told one landlord to pay back what a family had lost.",
        "Students share a flat of two rooms because the rent is so high.",
        "Old tenants fear that a new landlord will sell their homes.",
        "The cheapest flat in town costs twice the rent of last summer.",
    ),
    "harvest": (
        "Farmers brought in the wheat a week early after a dry spring.",
        "The grain is good, and the harvest is the best in ten years.",
        "Rain would ruin the wheat that still stands, farmers said.",
        "Grain prices fell, so the harvest earns farmers less than they hoped.",
        "A new barn keeps the grain dry until the mill can take it.",
        "Young farmers learn to cut wheat with a borrowed machine.",
        "Beetles spoiled part of the harvest in the northern fields.",
        "Farmers thanked the neighbours who carried grain through the night.",
    ),
    "football": (
        "A late goal by the striker won the match in the rain.",
        "The league will look into the terrible brawl after the match.",
        "The striker missed an open goal but was happy with the match.",
        "Two clubs of the league want to sign the striker in July.",
        "Supporters walked home singing after the last match of the season.",
        "The league fined a keeper who kicked the ball at a steward.",
        "Nobody scored a goal before the lights went out for an hour.",
        "A broken ankle keeps the young striker away from every match.",
    ),
}
# Titles are data: none of this may be fetched, run or set as markup.
HOSTILE = (
    "![x](https://example.invalid/x.png) Rents",
    "<img src=https://example.invalid/y.png onerror=alert(1)> $\\href{https://example.invalid}{z}$",
    '=HYPERLINK("https://example.invalid","rents")',
)


def articles() -> Iterator[tuple[str, str, str, str]]:
    """Yield source, date, title and text of each article."""
    number = 0
    turns = dict.fromkeys(
        TOPICS, 0
    )  # no two reports are the same three lines: printings count once
    for source, plan in PLAN.items():
        for topic, count in plan.items():
            for _ in range(count):
                lines, turn = LINES[topic], turns[topic]
                turns[topic] += 1
                body = "\n".join(lines[(turn + step) % len(lines)] for step in range(3))
                title = (
                    HOSTILE[number] if number < len(HOSTILE) else f"{topic.title()} report {turn}"
                )
                number += 1
                told = escape(title, quote=False)  # tags in a table are left out; this is text
                yield source, f"2025-06-{number:02}", told, f"{body}\nThis is report {number}."


def write_corpus(folder: Path) -> Path:
    """Write the corpus into a new folder and return it."""
    folder.mkdir(parents=True)
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "date", "title", "text"])
        writer.writerows(articles())
    (folder / "corpus.toml").write_text(f'title = "{TITLE}"\n', encoding="utf-8")
    lines = [f"{name} = {list(seeds)}".replace("'", '"') for name, seeds in TOPICS.items()]
    (folder / "topics.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
