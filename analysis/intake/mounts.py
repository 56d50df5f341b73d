"""Folders that are no folders of files: what a system shows of itself as if it were files."""

import os
from collections.abc import Mapping
from pathlib import Path

from analysis.intake.vocabulary import words

_TABLE = Path("/proc/self/mountinfo")
_SPECIAL = words(
    "autofs binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fusectl "
    "hugetlbfs mqueue nsfs proc pstore rpc_pipefs securityfs selinuxfs sysfs tracefs"
)
_FEWEST_FIELDS = 3


def special_devices() -> dict[int, str]:
    """Return the devices of file systems that hold no files: device number to kind.

    Empty where the system does not say (it is asked on Linux only).
    """
    try:
        return special_in(_TABLE.read_text("utf-8", "replace"))
    except OSError:
        return {}


def special_in(table: str) -> dict[int, str]:
    """Return the devices that a table of mounts (proc(5), mountinfo) gives such a kind.

    Examples:
        >>> line = "22 28 0:20 / /sys rw,relatime shared:7 - sysfs sysfs rw"
        >>> list(special_in(line).values())
        ['sysfs']
    """
    found: dict[int, str] = {}
    for line in table.splitlines():
        place, _, system = line.partition(" - ")
        fields, kind = place.split(), system.partition(" ")[0]
        major, colon, minor = (
            fields[2].partition(":") if len(fields) >= _FEWEST_FIELDS else ("",) * 3
        )
        if kind in _SPECIAL and colon and major.isdigit() and minor.isdigit():
            found[os.makedev(int(major), int(minor))] = kind
    return found


def kind_of_special(folder: Path | str, devices: Mapping[int, str]) -> str:
    """Return the kind of special file system that a folder lies in, or ""."""
    try:
        return devices.get(os.stat(folder).st_dev, "") if devices else ""  # noqa: PTH116 - as os.walk
    except OSError:
        return ""
