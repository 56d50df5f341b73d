"""How the Streamlit server is started: its options, its port and its command line.

Every option is passed as a flag, because a config.toml in the user's folders would win otherwise;
``.streamlit/config.toml`` repeats them for ``streamlit run dashboard/app.py``, and a test holds the
two together.
"""

import json
import socket
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.theme import DARK, LIGHT

APP = Path(__file__).with_name("app.py")
HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 100

Option = str | int | bool | tuple[str, ...]

SECURITY: Mapping[str, Option] = {
    "server.address": HOST,
    "server.allowedHosts": ("localhost", HOST),
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 50,
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
}

# The command opens the browser itself and speaks for the server. Streamlit would look through all
# of the memory after each run, which takes as long as the run; Python does it now and then.
START: Mapping[str, Option] = {
    "server.headless": True,
    "logger.level": "warning",
    "runner.postScriptGC": False,
}

LOOK: Mapping[str, Option] = {
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    "theme.baseRadius": "4px",
    "theme.buttonRadius": "4px",
    "theme.headingFontSizes": ("2rem", "1.4rem", "1.15rem"),
    "theme.headingFontWeights": 600,
    "theme.paddingTop": "1.5rem",
    "theme.showWidgetBorder": True,
    "theme.showSidebarBorder": True,
    "theme.light.primaryColor": LIGHT.ink,
    "theme.light.backgroundColor": LIGHT.paper,
    "theme.light.secondaryBackgroundColor": "#f3efe6",
    "theme.light.textColor": LIGHT.ink,
    "theme.light.linkColor": LIGHT.ink,
    "theme.light.borderColor": "#d9d4c8",
    "theme.light.redBackgroundColor": "#f6e7e0",
    "theme.light.redTextColor": "#8c3219",
    "theme.light.blueBackgroundColor": "#f3efe6",
    "theme.light.blueTextColor": LIGHT.ink,
    "theme.light.dataframeBorderColor": "#d9d4c8",
    "theme.light.dataframeHeaderBackgroundColor": "#f3efe6",
    "theme.light.sidebar.backgroundColor": "#f3efe6",
    "theme.light.sidebar.secondaryBackgroundColor": LIGHT.paper,
    "theme.dark.primaryColor": "#7b7260",
    "theme.dark.backgroundColor": DARK.paper,
    "theme.dark.secondaryBackgroundColor": "#221f18",
    "theme.dark.textColor": DARK.ink,
    "theme.dark.linkColor": DARK.ink,
    "theme.dark.borderColor": "#3d382d",
    "theme.dark.redBackgroundColor": "#3a221a",
    "theme.dark.redTextColor": "#f0a58c",
    "theme.dark.blueBackgroundColor": "#221f18",
    "theme.dark.blueTextColor": DARK.ink,
    "theme.dark.dataframeBorderColor": "#3d382d",
    "theme.dark.dataframeHeaderBackgroundColor": "#221f18",
    "theme.dark.sidebar.backgroundColor": "#1e1b15",
    "theme.dark.sidebar.secondaryBackgroundColor": DARK.paper,
}


def python_command() -> list[str]:
    """Return the command of an isolated Python: this one, blind to its working folder.

    ``-I`` also hides packages that were installed for one user only; where Broadsheet runs from
    there, the two parts of ``-I`` that matter stand alone.
    """
    streamlit = sys.modules.get("streamlit")
    home = str(getattr(streamlit, "__file__", "") or _origin("streamlit"))
    flags = ["-E", "-P"] if home.startswith(user_packages()) else ["-I"]
    return [sys.executable, *flags, "-X", "utf8"]


def user_packages() -> str:
    """Return the folder of packages that were installed for one user only."""
    return sysconfig.get_path("purelib", sysconfig.get_preferred_scheme("user"))


def _origin(package: str) -> str:
    """Return the file of a package without importing it, or ""."""
    from importlib.util import find_spec  # noqa: PLC0415 - only where the package is not loaded

    spec = find_spec(package)
    return (spec.origin or "") if spec else ""


def flags(options: Mapping[str, Option]) -> Iterator[str]:
    """Yield the options as command-line flags.

    A list is one flag a value, but in a theme, where Streamlit reads one list in JSON.

    Examples:
        >>> [*flags({"server.port": 8501, "server.enableCORS": True})]
        ['--server.port=8501', '--server.enableCORS=true']
        >>> [*flags({"server.allowedHosts": ("a", "b"), "theme.sizes": ("2rem", "1rem")})]
        ['--server.allowedHosts=a', '--server.allowedHosts=b', '--theme.sizes=["2rem", "1rem"]']
    """
    for name, value in options.items():
        several = isinstance(value, tuple) and not name.startswith("theme.")
        for item in value if several else (value,):
            text = item if isinstance(item, str) else json.dumps(item)
            yield f"--{name}={text}"


def server_command(port: int, arguments: Sequence[str]) -> list[str]:
    """Return the command that starts the dashboard's server, which ends when its stdin does.

    Args:
        port: Port to listen on.
        arguments: Arguments of ``app.py``.
    """
    return [
        *python_command(),
        "-m",
        "dashboard.serve",
        "run",
        str(APP),
        *flags({**SECURITY, **LOOK, **START, "server.port": port}),
        "--",
        *arguments,
    ]


def free_port(wanted: int) -> int | None:
    """Return the first free port from the wanted one on, or None after ``PORTS_TRIED``."""
    last = min(wanted + PORTS_TRIED, 65536)
    return next((port for port in range(wanted, last) if _is_free(port)), None)


def _is_free(port: int) -> bool:
    """Tell whether nobody listens on a port and we may."""
    if is_up(port):
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # there it would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def is_up(port: int) -> bool:
    """Tell whether somebody answers on a port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as caller:
        caller.settimeout(0.5)
        return caller.connect_ex((HOST, port)) == 0
