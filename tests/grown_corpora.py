"""Folders of planted articles on four themes, to which more are added."""

import csv
import random
from pathlib import Path

THEMES = {
    "bakery": "bread oven dough flour baker sourdough loaf mill crust yeast rye pastry",
    "harbour": "ferry sailor pier storm captain tide mast cargo anchor quay vessel deck",
    "school": "pupil teacher lesson classroom exam homework tutor grade essay campus term desk",
    "orchard": "apple pear blossom harvest cider grafting ladder basket beehive pruning plum tree",
}
GERMAN = "Am Montag wird und die der das ist nicht ein eine mit auf für von im zum dem".split()


def an_article(theme: str, number: int, *, german: bool = False) -> dict[str, str]:
    """Return an article on a theme; no two of them are alike."""
    rng = random.Random(f"{theme} {number} {german}")
    words = THEMES[theme].split()
    if german:
        words = [f"{word}ung" for word in words]

    def sentence() -> str:
        told = rng.sample(words, 4)
        told += rng.sample(GERMAN, 8) if german else [f"x{rng.randrange(10**6)}ly", "the", "and"]
        rng.shuffle(told)
        return f"{' '.join(told).capitalize()}."

    text = "\n".join(" ".join(sentence() for _ in range(3)) for _ in range(2))
    said = rng.choice(("Oona Brandt", "Jonas Weir", "Priya Shah"))
    title = f"{' '.join(rng.sample(words, 3)).capitalize()} {number}"
    day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
    quote = "" if german else f'\n"We will wait for x{number}{theme}," said {said} on Friday.'
    return {"title": title, "source": f"Paper {number % 3}", "date": day, "text": text + quote}


def write(folder: Path, name: str, themes: list[str], first: int, **kind: bool) -> None:
    """Write a table of three articles a theme."""
    folder.mkdir(exist_ok=True)
    rows = [an_article(theme, first + n, **kind) for n in range(3) for theme in themes]
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)


def of_another_day(place: Path, day: str) -> str:
    """Return a table of the same articles as those of another paper, printed on one day."""
    with place.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    told = [
        f'"{row["title"]}","Elsewhere",{day},"' + row["text"].replace('"', '""') + '"'
        for row in rows
    ]
    return "\n".join(["title,source,date,text", *told, ""])
