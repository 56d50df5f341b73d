"""Lines of which drawn pages are made."""

from hypothesis import strategies as st

PIECES = [
    "The harbour master weighed a crate of lemons behind the shed, which took two minutes.",
    "Ships wait outside the port for the third day and nobody knows why they do, he said.",
    "Subscribe to our newsletter and get the best offers straight to your inbox today!",
    "Echo", "- Echo", "2 hours ago", "Ships wait", "By Jane Doe", "By Jane Doe for The Echo",
    "27 June 2025", "Related articles", "Read more", "Comments", "© 2031 Echo", "",
    "This article originally appeared in The Echo.", "(Reuters)", "It rained. arp/sms/bgs",
    "A man walks by the sea. (Jane Doe/Reuters)", "\u00a0", "  indented line of text.  ", "[", "x",
]  # fmt: skip
pages = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=25)
