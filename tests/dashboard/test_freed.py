"""A run keeps the memory that it frees: asking for it again costs hardly a page fault."""

import platform
import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="page faults are counted on Unix only")

ROUNDS = """
import resource
import pyarrow as pa
from dashboard.freed import keep_freed_memory

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

def use():
    before = faults()
    blocks = [b"x" * (16 << 20) for _ in range(4)]
    blocks += [pa.array(range(1 << 20)) for _ in range(2)]
    return faults() - before

if {kept}:
    keep_freed_memory()
first, *_, again = [use() for _ in range(4)]  # what is free fits better from time to time
print(first, again)
"""


def faults(*, kept: bool) -> tuple[int, int]:
    command = [sys.executable, "-c", ROUNDS.format(kept=kept)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    first, again = map(int, told.stdout.split())
    return first, again


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told what to keep")
def test_memory_that_was_freed_is_used_again_with_hardly_a_page_fault():
    usual, kept = faults(kept=False), faults(kept=True)

    assert usual[1] * 2 > usual[0]  # given back, and fetched anew
    assert kept[1] * 10 < kept[0]
