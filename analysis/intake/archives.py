"""Archives: .zip and .gz, unpacked in memory, never onto the disk, and never further than allowed.

Word and Excel files are zip archives, too; they are checked here before their library opens them.
"""

import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable

from analysis.intake.filenames import told_apart
from analysis.intake.limits import MEGABYTE, Limits, OutOfTime, deadline
from analysis.intake.reading import Raw, Reading, nothing
from analysis.records import Skipped

_SMALL = 10 * MEGABYTE  # what unpacks to less harms nobody
_BLOCK = 1 << 20
_PER_MEMBER = 0.1  # seconds of processor time that a member may take on average
_DAMAGED = "a damaged archive: pack it again"
# In the encodings that XML parsers understand without further help
_ENTITY = tuple("<!ENTITY".encode(e) for e in ("ascii", "utf-16-le", "utf-16-be"))
_HIDDEN = re.compile(r"(?:^|/)(?:\.(?!\.?[/\\])|~\$|__MACOSX/)")  # "../a.txt" only looks so
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


def declares_entities(data: bytes) -> bool:
    """Return whether XML declares entities, as bombs do and no document needs."""
    return any(mark in data for mark in _ENTITY)


def parts_of(data: bytes) -> frozenset[str]:
    """Return the first folders of the files in a zip archive; none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except _ERRORS:
        return frozenset()
    folders = frozenset(name.split("/")[0] for name in names if "/" in name)
    return folders if "[Content_Types].xml" in names else frozenset()


def why_unsafe(data: bytes, limits: Limits) -> str:
    """Return why an Office file must not be opened, or ""."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            reason = _too_large(members, len(data), limits)
            if reason:
                return reason
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and declares_entities(
                    archive.read(member)
                ):
                    return "its XML declares entities, as bombs do: save it again, or as text"
    except _ERRORS:
        return "damaged: open it where it comes from and save it again"
    return ""


def _too_large(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> str:
    """Return why an archive is not unpacked, by what its directory says, or "".

    A directory may lie; but nothing is read of a member beyond what it says.
    """
    if len(members) > limits.members:
        return f"{len(members):,} files in it, more than {limits.members:,}: pack fewer together"
    size = sum(member.file_size for member in members)
    return _grown(size, packed, limits)


def _grown(size: int, packed: int, limits: Limits) -> str:
    """Return why so much must not come of so little, or ""."""
    if size > limits.unpacked_bytes:
        return f"unpacks to more than {limits.unpacked_bytes:,} bytes: pack fewer files together"
    if size > _SMALL and size > packed * limits.expansion:
        return f"unpacks to more than {limits.expansion} times its size, as bombs do: unpack it"
    return ""


def read_zip(raw: Raw, read: Callable[[Raw], Reading]) -> Reading:
    """Read every file of a zip archive.

    Args:
        raw: The archive.
        read: Reads one file.

    Returns:
        The readings of its files; a skipped row for each that is not read.
    """
    if raw.depth >= raw.limits.archives:
        return nothing(raw.file, f"more than {raw.limits.archives} archives inside one another")
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            members = archive.infolist()
            reason = _too_large(members, len(raw.data), raw.limits)
            if reason:
                return nothing(raw.file, reason)
            return _read_members(archive, raw, read)
    except _ERRORS:
        return nothing(raw.file, _DAMAGED)


def _read_members(archive: zipfile.ZipFile, raw: Raw, read: Callable[[Raw], Reading]) -> Reading:
    """Read the files of an archive by name, as long as its time lasts."""
    members = sorted(
        (
            one
            for one in archive.infolist()
            if not one.is_dir() and not _HIDDEN.search(one.filename)
        ),
        key=lambda one: one.filename,
    )
    names = [f"{raw.file}/{name}" for name in told_apart([one.filename for one in members])]
    unpacked = sum(one.file_size for one in members) / MEGABYTE
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    out_of_time = False
    try:
        with deadline(raw.limits.seconds + unpacked + _PER_MEMBER * len(members)):
            for member, name in zip(members, names, strict=True):
                # not extend(): what was read before time ran out is kept
                readings.append(_read_member(archive, member, name, raw, read))
    except OutOfTime:
        out_of_time = True
        left = len(members) - len(readings)
        skipped.append(Skipped(raw.file, "", f"out of time: its last {left:,} files were not read"))
    if not members:
        skipped.append(Skipped(raw.file, "", "an empty archive"))
    return Reading(skipped=tuple(skipped), members=tuple(readings), hurried=out_of_time)


def _read_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    file: str,
    raw: Raw,
    read: Callable[[Raw], Reading],
) -> Reading:
    """Read one file of an archive, by its name inside the corpus."""
    if stat.S_ISLNK(member.external_attr >> 16):
        return nothing(file, "a link in an archive is not followed")
    if member.flag_bits & 1:
        return nothing(file, "protected by a password: unpack it first")
    if member.file_size > raw.limits.file_bytes:
        size = f"{member.file_size:,} bytes, more than {raw.limits.file_bytes:,}"
        return nothing(file, f"{size}: split it into smaller files")
    try:
        data = archive.read(member)
    except _ERRORS:
        return nothing(file, "damaged in the archive: pack it again")
    return read(Raw(file, data, raw.limits, raw.named, raw.depth + 1))


def read_gzip(raw: Raw, read: Callable[[Raw], Reading]) -> Reading:
    """Read the one file of a gzip archive.

    Args:
        raw: The archive.
        read: Reads the file that comes out of it.

    Returns:
        The reading of that file.
    """
    if raw.depth >= raw.limits.archives:
        return nothing(raw.file, f"more than {raw.limits.archives} archives inside one another")
    most = min(raw.limits.file_bytes, max(_SMALL, len(raw.data) * raw.limits.expansion))
    blocks: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw.data)) as packed:
            while block := packed.read(_BLOCK):
                size += len(block)
                if size > most:
                    reason = _grown(size, len(raw.data), raw.limits)
                    advice = f"unpacks to more than {most:,} bytes: unpack and split it"
                    return nothing(raw.file, reason or advice)
                blocks.append(block)
    except _ERRORS:
        return nothing(raw.file, _DAMAGED)
    return read(Raw(raw.file, b"".join(blocks), raw.limits, raw.named, raw.depth + 1))
