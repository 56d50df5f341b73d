"""Print how fast Broadsheet is beside the usual script, and how fast its pages answer.

    python tests/benchmarks/run.py [--articles 1000 10000] [--no-browser]

Trust the ratios, not the seconds: both programs run one after the other on the same machine, each
in a process of its own. Nothing here decides whether a test passes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import clicks  # noqa: E402 - found through the line above
import served  # noqa: E402

MAKER = ROOT.parent / "shared" / "tools" / "make_news_corpus.py"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Cost:
    """What a process and its children used: CPU seconds, and the largest resident set in MB."""

    seconds: float
    megabytes: float


def cost_of(command: list[str], environment: dict[str, str]) -> Cost:
    """Run a command and return what it used.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    process = subprocess.Popen(command, env={**os.environ, **environment})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    per_megabyte = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_megabyte)


def make_corpus(articles: int, folder: Path) -> Path:
    """Write a CSV of so many articles and return its path."""
    parquet = folder / f"news-{articles}.parquet"
    subprocess.run([sys.executable, str(MAKER), str(articles), str(parquet)], check=True)
    frame = pq.read_table(parquet).to_pandas()
    frame = frame.rename(columns={"body": "text"})[["source", "date", "title", "text"]]
    path = parquet.with_suffix(".csv")
    frame.to_csv(path, index=False)
    return path


def compare(articles: int, folder: Path) -> Path:
    """Run both programs on so many articles, print the costs, and return the report's folder."""
    corpus, out = make_corpus(articles, folder), folder / f"report-{articles}"
    usual = cost_of([sys.executable, str(HERE / "tutorial.py"), str(corpus)], ONE_THREAD)
    ours = cost_of([served.command(), "analyze", str(corpus), "--out", str(out)], {})
    print(f"\n{articles:,} articles          CPU s   peak MB")
    print(f"  usual script    {usual.seconds:9.1f} {usual.megabytes:9.0f}")
    print(f"  broadsheet      {ours.seconds:9.1f} {ours.megabytes:9.0f}")
    print(f"  usual/broadsheet{usual.seconds / ours.seconds:9.2f}", flush=True)
    return out


def grow(articles: int, folder: Path) -> None:
    """Print what it costs to read 100 articles more, beside all of them at once."""
    frame = pq.read_table(folder / f"news-{articles}.parquet").to_pandas()
    frame = frame.rename(columns={"body": "text"})[["source", "date", "title", "text"]]
    corpus = folder / f"growing-{articles}"
    corpus.mkdir()
    parts = [frame[at : at + 100] for at in range(0, len(frame), 100)]
    for number, part in enumerate(parts[:-1]):
        part.to_csv(corpus / f"{number}.csv", index=False)
    command = [served.command(), "analyze", str(corpus), "--out", str(folder / "grown")]
    known = {"BROADSHEET_DATA": str(folder / "data")}
    first = cost_of(command, known)
    parts[-1].to_csv(corpus / "added.csv", index=False)
    added, whole = cost_of(command, known), cost_of(command, {"BROADSHEET_DATA": str(folder / "x")})
    print(f"  first run       {first.seconds:9.1f} {first.megabytes:9.0f}")
    print(f"  100 more        {added.seconds:9.1f} {added.megabytes:9.0f}")
    print(f"  100 more / all  {added.seconds / whole.seconds:9.2f}", flush=True)


def main() -> int:
    """Run the comparison and the click times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--no-browser", action="store_true", help="leave the page times out")
    given = parser.parse_args()
    if not MAKER.is_file():
        print("the benchmark corpora need ../shared beside the repository", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        reports = [compare(articles, folder) for articles in given.articles]
        grow(max(given.articles), folder)
        if not given.no_browser:
            for report in [None, *reports]:
                clicks.print_page_times(report, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
