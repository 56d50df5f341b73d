"""The command line as a visitor types it, and a text for it to read."""

import sys

COMMAND = [sys.executable, "-I", "-m", "dashboard"]
STORY = "Dockers walked out at the port on Monday. The union called the offer poor. " * 3
