"""The double quotation marks that all who look for quotes know."""

import re

DOUBLE_MARKS = '"“”'  # straight, opening, closing
DOUBLE_MARK = re.compile(f"[{DOUBLE_MARKS}]")
