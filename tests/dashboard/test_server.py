"""The server's options, its port, and that the command and config.toml say the same."""

import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from dashboard.server import (
    APP,
    HOST,
    LOOK,
    SECURITY,
    free_port,
    is_up,
    python_command,
    server_command,
)

ROOT = Path(__file__).resolve().parents[2]


def flat(table, prefix=""):
    """Return a nested table as dotted names."""
    result = {}
    for name, value in table.items():
        if isinstance(value, dict):
            result |= flat(value, f"{prefix}{name}.")
        else:
            result[f"{prefix}{name}"] = tuple(value) if isinstance(value, list) else value
    return result


def test_config_toml_says_what_the_command_says():
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))

    assert flat(told) == {**SECURITY, **LOOK}


def test_every_option_exists_in_this_streamlit():
    known = set(config.get_config_options())

    assert set(SECURITY) | set(LOOK) <= known


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ("localhost", "127.0.0.1")),
        ("server.enableCORS", True),
        ("server.enableXsrfProtection", True),
        ("server.enableStaticServing", False),
        ("server.enableAgentApi", False),
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("server.fileWatcherType", "none"),
        ("server.maxUploadSize", 50),
    ],
)
def test_the_server_is_closed_to_others(option, value):
    assert SECURITY[option] == value


def test_the_server_is_started_isolated_and_with_every_option_as_a_flag():
    command = server_command(8600, ["--corpus", "x y"])

    assert command[1] == "-I"
    assert command[command.index("run") + 1] == str(APP)
    assert "--server.allowedHosts=localhost" in command
    assert "--server.allowedHosts=127.0.0.1" in command
    assert "--server.port=8600" in command
    named = {flag.removeprefix("--").partition("=")[0] for flag in command}
    assert named >= {*SECURITY, *LOOK}
    assert command[-3:] == ["--", "--corpus", "x y"]


def test_where_packages_are_installed_for_one_user_they_stay_visible(monkeypatch, tmp_path):
    monkeypatch.setattr("dashboard.server.user_packages", lambda: str(tmp_path))
    monkeypatch.setattr("streamlit.__file__", str(tmp_path / "streamlit" / "__init__.py"))

    assert python_command()[1:3] == ["-E", "-P"]


def test_a_port_that_is_taken_leads_to_the_next():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        chosen = free_port(port)

        assert is_up(port)
        assert chosen is not None
        assert chosen > port


def test_the_last_port_is_tried_and_nothing_beyond():
    assert free_port(65535) in {65535, None}


def test_the_command_needs_no_heavy_package_before_its_server_runs():
    script = """
import sys
import dashboard.launch
print([name for name in ("numpy", "pandas", "pyarrow", "streamlit") if name in sys.modules])
"""

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "[]"
