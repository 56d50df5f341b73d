"""Analyses in their own processes: started, watched through a file, ended with the server.

The child writes one JSON line per step to a file; the server reads it when a page asks. The
child also holds the reading end of a pipe: when the server is gone, however it went, the pipe
closes and the child ends (no signals, so it works on Windows too).
"""

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import analysis
from analysis import (
    BroadsheetError,
    Ledger,
    Settings,
    SettingsError,
    is_report,
    memory_place,
    read_column_map,
    read_ledger,
)
from dashboard.server import python_command

RUNNING, FAILED, DONE = "running", "failed", "done"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be analysed, as said on the command line.

    Attributes:
        path: File or folder of the corpus.
        n_topics: Number of discovered topics, or None to let the data propose it.
        named: File of named topics, or None for the corpus's own.
        ledger: File of the analyst's decisions, or None for none.
        columns: Which columns hold what, like ``"text=Body,source=Outlet"``; "" goes by their
            names and the corpus's own ``columns.toml``.
        lexicon: File of the analyst's own words for the tone, or None for none.
        limits: Limits on one file that are not the usual ones, like ``"rows=2000000"``; or "".
        refit: Whether topics are found anew where they could be kept.
    """

    path: Path
    n_topics: int | None = None
    named: Path | None = None
    ledger: Path | None = None
    columns: str = ""
    lexicon: Path | None = None
    limits: str = ""
    refit: bool = False

    def arguments(self) -> list[str]:
        """Return the request as arguments of the command line."""
        topics = [] if self.n_topics is None else ["--topics", str(self.n_topics)]
        named = [] if self.named is None else ["--named", str(self.named)]
        columns = ["--map", self.columns] if self.columns else []
        lexicon = [] if self.lexicon is None else ["--lexicon", str(self.lexicon)]
        limits = ["--limit", self.limits] if self.limits else []
        return [*topics, *named, *columns, *lexicon, *limits]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an analysis, as far as it came."""

    name: str
    done: int
    total: int

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(max(self.done / self.total, 0.0), 1.0) if self.total > 0 else 0.0


@dataclass(frozen=True, slots=True)
class RunState:
    """How an analysis stands.

    Attributes:
        status: ``RUNNING``, ``FAILED`` or ``DONE``.
        steps: The steps begun so far, the current one last.
        message: One line of advice where it failed, else "".
    """

    status: str
    steps: tuple[Step, ...] = ()
    message: str = ""


class ProgressFile:
    """The file through which an analysis tells how far it is; what it hears it writes."""

    def __init__(self, path: Path) -> None:
        """Go on with a file, or begin it."""
        self._path = path
        self._last: tuple[str, int] | None = None

    def tell(self, step: str, done: int, total: int) -> None:
        """Write how far a step is, at most once per hundredth of it."""
        mark = (step, 100 * done // max(total, 1))
        if mark != self._last:
            self._last = mark
            self._append({"step": step, "done": done, "total": total})

    def fail(self, message: str) -> None:
        """Write why the analysis ended without a report."""
        self._append({"failed": message})

    def _append(self, entry: dict[str, str | int]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def read_progress(path: Path) -> RunState:
    """Read what an analysis told so far; a line that is still being written is left out."""
    steps: dict[str, Step] = {}
    for entry in _entries(path):
        if "failed" in entry:
            return RunState(FAILED, tuple(steps.values()), str(entry["failed"]))
        step = Step(str(entry["step"]), int(entry["done"]), int(entry["total"]))
        steps[step.name] = step
    return RunState(RUNNING, tuple(steps.values()))


def _entries(path: Path) -> Iterator[dict[str, str | int]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return
    for line in lines:
        if line.endswith("\n"):
            yield json.loads(line)


class Runs:
    """The analyses of one server, at most one for each report folder at a time."""

    def __init__(self) -> None:
        """Begin without any."""
        self._lock = threading.Lock()
        self._children: dict[Path, subprocess.Popen[bytes]] = {}
        self._home = tempfile.TemporaryDirectory(prefix="broadsheet-")

    def start(self, request: Request, folder: Path) -> None:
        """Start an analysis, again after an earlier one; one that is under way goes on.

        Args:
            request: What to analyse.
            folder: Where its report goes.

        Raises:
            BroadsheetError: The system would not start another process.
        """
        with self._lock:
            child = self._children.get(folder)
            if child is not None:
                if child.poll() is None:
                    return
                _end(self._children.pop(folder))
            self._file(folder).unlink(missing_ok=True)
            try:
                kept = replace(request, ledger=self._kept_ledger(request, folder))
                self._children[folder] = subprocess.Popen(
                    analysis_command(kept, folder, self._file(folder)),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=Path(__file__).parent,
                )
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise BroadsheetError(
                    f"the analysis could not be started ({reason}): close other programs"
                ) from error

    def state(self, folder: Path) -> RunState | None:
        """Return how the analysis for a folder stands; None if none was started here."""
        with self._lock:
            child = self._children.get(folder)
            if child is None:
                return None
            code = child.poll()
            told = read_progress(self._file(folder))
        if code is None or told.status == FAILED:
            return told
        if code == 0:
            return RunState(DONE, told.steps)
        return RunState(FAILED, told.steps, _ended_by(code))

    def pid(self, folder: Path) -> int | None:
        """Return the process id of the analysis for a folder, if one was started here."""
        with self._lock:
            child = self._children.get(folder)
            return None if child is None else child.pid

    def stop(self) -> None:
        """End all analyses and remove their files."""
        with self._lock:
            for child in self._children.values():
                _end(child)
            self._children.clear()
            self._home.cleanup()

    def _kept_ledger(self, request: Request, folder: Path) -> Path | None:
        """Keep the decisions as they are now: the analyst may decide more while it runs."""
        if request.ledger is None or not request.ledger.is_file():
            return None
        place = self._file(folder).with_suffix(".toml")
        shutil.copyfile(request.ledger, place)
        return place

    def _file(self, folder: Path) -> Path:
        return Path(self._home.name) / f"{folder.name}.jsonl"


def settings_of(request: Request) -> Settings:
    """Return the settings that a request asks for.

    Raises:
        SettingsError: The file of named topics, decisions or words, the map of columns or the
            limits cannot be followed.
    """
    named = None if request.named is None else tuple(analysis.read_named_topics(request.named))
    decided = Ledger() if request.ledger is None else read_ledger(request.ledger)
    return Settings(
        n_topics=request.n_topics,
        named=named,
        added=decided.named,
        splits=decided.splits,
        set_aside=decided.set_aside,
        ignored=decided.ignored,
        pieces=decided.pieces,
        tables=decided.tables,
        sources=decided.sources,
        other_names=decided.other_names,
        corrected=decided.corrected,
        limits=analysis.read_limits(request.limits) if request.limits else (),
        columns=read_column_map(request.columns) if request.columns else (),
        lexicon=() if request.lexicon is None else analysis.read_lexicon(request.lexicon),
    )


def check_place(corpus: Path, folder: Path) -> None:
    """Raise SettingsError where a report must not go, before anybody waits for it."""
    if is_report(corpus):
        raise SettingsError(f"{corpus} is a stored report: see it with `broadsheet open`")
    if folder.resolve().is_relative_to(corpus.resolve()):
        raise SettingsError(f"{folder} lies in the corpus itself: choose a folder outside of it")
    if folder.exists() and not is_report(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingsError(f"{folder} holds something else: choose a new or empty folder")


def analysis_command(request: Request, folder: Path, progress: Path) -> list[str]:
    """Return the command that analyses a corpus in an isolated Python.

    Names, mergers and judgements are left to whoever shows the report: they need no new run.
    """
    ledger = [] if request.ledger is None else ["--ledger", str(request.ledger)]
    return [
        *python_command(),
        "-m",
        "dashboard",
        "analyze",
        str(request.path),
        "--out",
        str(folder),
        *request.arguments(),
        *ledger,
        *(["--refit"] if request.refit else []),
        "--unapplied",
        "--earlier",
        str(memory_place(request.path)),
        "--progress",
        str(progress),
    ]


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    # os.read, not sys.stdin: a thread that holds the latter's lock breaks a normal exit
    while os.read(0, 1):
        pass
    os._exit(130)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child if it still runs, and let go of its pipe."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    if child.stdin is not None:
        child.stdin.close()


def _ended_by(code: int) -> str:
    return (
        f"the analysis ended before it was done (code {code}), most often for want of memory: "
        "close other programs, or open a part of the corpus"
    )
