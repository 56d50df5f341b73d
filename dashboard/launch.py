"""The command ``broadsheet open``: starts the server, says where it is, ends with it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import analysis
from analysis import (
    BroadsheetError,
    CorpusError,
    data_folder,
    is_report,
    read_column_map,
)
from dashboard.runs import Request
from dashboard.server import APP, FIRST_PORT, HOST, free_port, is_up, server_command
from dashboard.terminal import say

PATIENCE = 60.0  # seconds in which the server must answer
GRACE = 10.0  # seconds in which it must end


def open_dashboard(  # noqa: PLR0913 - the options of the command
    path: Path | None,
    *,
    n_topics: int | None = None,
    named: Path | None = None,
    columns: str = "",
    lexicon: Path | None = None,
    limits: str = "",
    port: int | None = None,
    browser: bool = True,
) -> int:
    """Open a corpus or a stored report in the dashboard and stay until it ends.

    Args:
        path: File or folder; None for the sample corpus.
        n_topics: Number of discovered topics; None lets the data propose it.
        named: File of named topics.
        columns: Which columns hold what, like ``"text=Body,source=Outlet"``.
        lexicon: File of the analyst's own words for the tone.
        limits: Limits on one file that are not the usual ones, like ``"rows=2000000"``.
        port: Port to listen on; the next free one where it is taken.
        browser: Whether to open the browser.

    Returns:
        0 after Ctrl-C or a request to end.

    Raises:
        BroadsheetError: The path does not exist, no port is free, or the server will not start.
    """
    arguments = app_arguments(
        path, n_topics=n_topics, named=named, columns=columns, lexicon=lexicon, limits=limits
    )
    chosen = _choose_port(FIRST_PORT if port is None else port, said=port is not None)
    with log_file(chosen) as log:
        server = subprocess.Popen(
            server_command(chosen, arguments),
            stdin=subprocess.PIPE,  # closes with this process, however it ends
            stdout=log,
            stderr=log,
            cwd=APP.parent,
        )
    code = 0  # also where Ctrl-C ends the wait
    with _ended_afterwards(server):
        _wait_until_up(server, chosen)
        url = f"http://{HOST}:{chosen}"
        say(f"Broadsheet is open at {url} (Ctrl-C ends it)")
        if browser:
            _show(url)
        code = server.wait()
    if code > 0:
        raise BroadsheetError(f"the server ended by itself (code {code}): start Broadsheet again")
    return 0


def app_arguments(  # noqa: PLR0913 - the options of the command
    path: Path | None,
    *,
    n_topics: int | None,
    named: Path | None,
    columns: str = "",
    lexicon: Path | None = None,
    limits: str = "",
) -> list[str]:
    """Return the arguments of ``app.py``, with whole paths because its folder is another.

    Raises:
        CorpusError: A path does not exist.
        SettingsError: The map of columns or the limits cannot be followed.
    """
    if columns:
        read_column_map(columns)
    if limits:
        analysis.read_limits(limits)
    for place in (path, named, lexicon):
        if place is not None and not place.exists():
            raise CorpusError(f"{place} does not exist: check the spelling, or give its full path")
    request = Request(
        Path() if path is None else path.resolve(),
        n_topics,
        named and named.resolve(),
        columns=columns,
        lexicon=lexicon and lexicon.resolve(),
        limits=limits,
    )
    if path is None:
        return request.arguments()
    if is_report(path) and request.arguments():
        raise CorpusError(f"{path} is a stored report: its settings need its corpus")
    return ["--corpus", str(request.path), *request.arguments()]


def log_file(port: int) -> BinaryIO:
    """Open the file for what the server on a port says; the terminal stays clean of it."""
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        return (data_folder() / f"server-{port}.txt").open("wb")
    except OSError:
        return Path(os.devnull).open("wb")


def _choose_port(wanted: int, *, said: bool) -> int:
    """Return the wanted port or the next free one, and say so."""
    chosen = free_port(wanted)
    if chosen is None:
        raise BroadsheetError(f"no port from {wanted} on is free: name another with --port")
    if chosen != wanted:
        say(f"Port {wanted} is taken; {'using' if said else 'taking'} {chosen} instead")
    return chosen


def _wait_until_up(server: subprocess.Popen[bytes], port: int) -> None:
    """Return once the server answers.

    Raises:
        BroadsheetError: It ended, or did not answer in time.
    """
    for _ in range(int(PATIENCE / 0.05)):
        if server.poll() is not None:
            where = data_folder() / f"server-{port}.txt"
            raise BroadsheetError(f"the server did not start: {where} says why")
        if is_up(port):
            return
        time.sleep(0.05)
    raise BroadsheetError(f"the server did not answer within {PATIENCE:.0f} s: try again")


def _show(url: str) -> None:
    """Open the browser, without waiting for it and only where there is a screen."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return  # webbrowser would start a text browser in the terminal
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


@contextlib.contextmanager
def _ended_afterwards(server: subprocess.Popen[bytes]) -> Iterator[None]:
    """End the server with this process: after Ctrl-C, a request to end, or an error."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        say("")
    finally:
        _end(server)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server, politely first; a second Ctrl-C does not stop that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
    if server.stdin is not None:
        server.stdin.close()
