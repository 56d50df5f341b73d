"""Sources that somebody knows: articles of unknown source are not those of one source."""

import pandas as pd

from analysis import UNKNOWN_SOURCE


def known_sources(sources: pd.Series) -> pd.Series:
    """Return the sources with those missing that nobody knows: these are not one source."""
    return sources.where(sources != UNKNOWN_SOURCE)


def n_known(sources: pd.Series) -> int:
    """Return how many sources there are, not counting what nobody knows."""
    return len({*sources.unique()} - {UNKNOWN_SOURCE})
