"""Print how many articles a second intake reads, of every format, beside trafilatura alone.

    python tests/benchmarks/intake.py [--articles 2000]

Every format holds the same articles; intake reads, cleans, splits and attributes them. The web pages
are also given to trafilatura's own extraction, in the same process. Trust the ratios, not the seconds.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pyarrow.parquet as pq
import trafilatura

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from file_makers import a_docx, a_mail, a_pdf, an_rss, an_xlsx, lines_of  # noqa: E402

from analysis.intake import read_corpus  # noqa: E402

MAKER = ROOT.parent / "shared" / "tools" / "make_news_corpus.py"
Rows = list[dict[str, str]]


def rows_of(articles: int, folder: Path) -> Rows:
    """Return so many articles: source, date, title, text."""
    place = folder / "news.parquet"
    subprocess.run([sys.executable, str(MAKER), str(articles), str(place)], check=True)
    frame = pq.read_table(place).to_pandas().rename(columns={"body": "text"})
    return [
        {name: str(row[name]) for name in ("source", "date", "title", "text")}
        for row in frame.to_dict("records")
    ]


def page(row: dict[str, str]) -> bytes:
    """Return an article as a web page with the usual furniture."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in row["text"].split("\n"))
    return (
        f"<!DOCTYPE html><html><head><title>{escape(row['title'])}</title>"
        f'<meta property="og:site_name" content="{escape(row["source"])}"></head><body>'
        "<nav><a href='/'>Home</a><a href='/news'>News</a></nav><main><article>"
        f"<h1>{escape(row['title'])}</h1>{paragraphs}</article></main>"
        "<footer><p>All rights reserved</p></footer></body></html>"
    ).encode()


def item(row: dict[str, str]) -> str:
    """Return an article as an entry of a feed."""
    title, text = escape(row["title"]), escape(row["text"])
    return f"<item><title>{title}</title><description>{text}</description></item>"


def one_each(
    folder: Path, rows: Rows, suffix: str, make: Callable[[dict[str, str]], bytes]
) -> Path:
    """Write a file an article."""
    place = folder / suffix.strip(".")
    place.mkdir()
    for number, row in enumerate(rows):
        (place / f"{number}{suffix}").write_bytes(make(row))
    return place


def corpora(folder: Path, rows: Rows) -> dict[str, tuple[Path, int]]:
    """Write the articles in every format; return path and number of articles of each."""
    frame = pq.read_table(folder / "news.parquet").to_pandas().rename(columns={"body": "text"})
    names = ["source", "date", "title", "text"]
    frame[names].to_csv(folder / "news.csv", index=False)
    frame[names].to_parquet(folder / "data.parquet", index=False)
    (folder / "news.jsonl").write_text(lines_of(rows), encoding="utf-8")
    sheet = [tuple(names), *(tuple(row.values()) for row in rows)]
    (folder / "news.xlsx").write_bytes(an_xlsx(News=sheet))
    (folder / "feed.xml").write_bytes(an_rss(*map(item, rows)))
    few = rows[: max(len(rows) // 10, 1)]
    made = {
        ".txt": lambda row: f"{row['title']}\n\n{row['text']}".encode(),
        ".html": page,
        ".eml": lambda row: a_mail(row["text"], subject=row["title"]),
        ".docx": lambda row: a_docx(row["title"], *row["text"].split("\n")),
        ".pdf": lambda row: a_pdf([row["title"], *wrapped(row["text"])]),
    }
    whole = ("news.csv", "data.parquet", "news.jsonl", "news.xlsx", "feed.xml")
    found = {Path(name).suffix: (folder / name, len(rows)) for name in whole}
    for suffix, make in made.items():
        found[suffix] = (one_each(folder, few, suffix, make), len(few))
    return found


def wrapped(text: str) -> list[str]:
    """Return a text as lines of about ninety characters, as a page of paper has them."""
    words, lines = text.encode("ascii", "replace").decode().split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 90:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


def cost(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> int:
    """Measure every format and trafilatura alone, and print articles a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    given = parser.parse_args()
    if not MAKER.is_file():
        print("the benchmark corpora need ../shared beside the repository", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        found = corpora(folder, rows_of(given.articles, folder))
        for suffix, (place, _) in found.items():  # libraries are loaded before the clock runs
            read_corpus(next(place.iterdir()) if place.is_dir() and suffix else place)
        print(f"{'format':10}{'articles':>10}{'CPU s':>9}{'articles/s':>12}")
        total = [0, 0.0]
        for suffix, (place, number) in found.items():
            seconds = cost(lambda place=place: read_corpus(place))
            total = [total[0] + number, total[1] + seconds]
            print(f"{suffix:10}{number:10,}{seconds:9.2f}{number / seconds:12,.0f}", flush=True)
        print(f"{'mixed':10}{total[0]:10,}{total[1]:9.2f}{total[0] / total[1]:12,.0f}")
        pages = [path.read_text("utf-8") for path in sorted(found[".html"][0].iterdir())]
        for said, metadata in (("text", False), ("text, title, date", True)):
            alone = cost(
                lambda metadata=metadata: [
                    trafilatura.bare_extraction(one, with_metadata=metadata) for one in pages
                ]
            )
            print(f"trafilatura alone, {said}: {len(pages) / alone:,.0f} articles/s of .html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
