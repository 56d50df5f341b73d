"""The server's process: Streamlit, which ends when the command that started it is gone.

The command holds the other end of the pipe on stdin. It closes however the command ends, also by
SIGKILL, where no signal reaches the server.
"""

import contextlib
import gc
import importlib
import os
import signal
import sys
import threading
import time

GRACE = 5.0  # seconds in which Streamlit ends its sessions and its files
MOMENT = 0.02  # seconds between two looks whether the server is up
AHEAD = (
    "dashboard.views.overview",
    "dashboard.sidebar",
    "dashboard.opener",
    "scipy.special",
    "streamlit.emojis",
)


def main() -> None:
    """Run Streamlit with the arguments of this process."""
    gc.disable()  # what is imported stays: looking through it again and again took a tenth longer
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 - slow to import

    threading.Thread(target=_wait_for_parent, daemon=True).start()
    threading.Thread(target=_import_ahead, daemon=True).start()
    sys.argv[0] = "streamlit"
    streamlit()


def _import_ahead() -> None:
    """Import what the first page needs once the server is up, while the browser loads its own."""
    from streamlit import runtime  # noqa: PLC0415 - slow to import

    while not runtime.exists():
        time.sleep(MOMENT)
    for name in AHEAD:
        with contextlib.suppress(Exception):  # the page says what is missing
            importlib.import_module(name)
    gc.freeze()  # nothing of it ever becomes garbage, so nobody need look for it again
    gc.enable()


def _wait_for_parent() -> None:
    # os.read, not sys.stdin: a thread that holds the latter's lock breaks a normal exit
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(130)


if __name__ == "__main__":
    main()
