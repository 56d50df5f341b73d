"""Work that is killed in the middle: in a child process, at one of its steps on the disk."""

import os
import signal
import sys
from collections.abc import Callable

STEPS = ("fsync", "unlink", "rename", "replace", "mkdir", "rmdir")


def child(work: Callable[[], object]) -> int:
    """Do work in a child process and return its code, below 0 for the signal that ended it."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        except Exception as error:  # noqa: BLE001 - a child tells by its code
            sys.stderr.write(f"{type(error).__name__} {error}\n")
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def killed_at(step: int, work: Callable[[], object]) -> int:
    """Do work in a child process that is killed at its so-many-th step on the disk, from 1."""
    return child(lambda: _counted(step, work))


def _counted(step: int, work: Callable[[], object]) -> None:
    done = 0

    def counted(call):
        def wrapper(*args, **kwargs):
            nonlocal done
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)

        return wrapper

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))
    work()
