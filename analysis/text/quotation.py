"""The double quotation marks that all who look for quotes know."""

import re

DOUBLE_MARKS = '"“”'  # straight, opening, closing
OTHER_MARKS = "«»\u2039\u203a„"  # of other languages than English
DOUBLE_MARK = re.compile(f"[{DOUBLE_MARKS}]")
ANY_MARK = re.compile(f"[{DOUBLE_MARKS}{OTHER_MARKS}]")
