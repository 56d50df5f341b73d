"""The server's process: Streamlit, which ends when the command that started it is gone.

The command holds the other end of the pipe on stdin. It closes however the command ends, also by
SIGKILL, where no signal reaches the server.
"""

import os
import signal
import sys
import threading
import time

GRACE = 5.0  # seconds in which Streamlit ends its sessions and its files


def main() -> None:
    """Run Streamlit with the arguments of this process."""
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 - slow to import

    threading.Thread(target=_wait_for_parent, daemon=True).start()
    sys.argv[0] = "streamlit"
    streamlit()


def _wait_for_parent() -> None:
    # os.read, not sys.stdin: a thread that holds the latter's lock breaks a normal exit
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(130)


if __name__ == "__main__":
    main()
