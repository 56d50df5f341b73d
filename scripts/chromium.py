"""Find a Chromium for the browser tests, or install one; print its path.

Looks on the PATH, then for the one that Playwright installs, then, as root on Debian, installs the
package. ``BROADSHEET_CHROMIUM`` names one outright.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium was found: install chromium, or name a Chrome in BROADSHEET_CHROMIUM"
# Local pages only: no sandbox (it refuses root), and none of the calls home of a fresh profile.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("BROADSHEET_CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or _playwrights_own()


def _playwrights_own() -> str | None:
    """Return the path of the Chromium that Playwright installed, or None."""
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def install_chromium() -> None:
    """Install a Chromium, quietly: Playwright's own, else Debian's package when root."""
    print("Setting up Chromium for the browser tests ...", file=sys.stderr)
    _try(sys.executable, "-m", "playwright", "install", "chromium")
    if find_chromium() is None and _is_root_on_debian():
        _try("apt-get", "update")
        _try("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def _is_root_on_debian() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _try(*command: str) -> None:
    """Run a command that may fail; whether it helped is seen afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, check=False, capture_output=True, env=environment, timeout=240)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


def main() -> int:
    """Print the path of a Chromium, installing one first where asked to."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--install", action="store_true", help="install one where none is found")
    named = os.environ.get("BROADSHEET_CHROMIUM")
    if parser.parse_args().install and not named and find_chromium() is None:
        install_chromium()
    found = find_chromium()
    print(found or MISSING, file=sys.stdout if found else sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
