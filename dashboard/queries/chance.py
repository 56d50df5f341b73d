"""How likely chance makes a rise or fall: spans of weeks, and the same weeks in other orders."""

from dataclasses import dataclass

import numpy as np
import scipy  # its parts load when asked for: the first page stands before

AFTER, BESIDE = 4, 8  # weeks of a turn, and at most so many before them and behind them
CHANCE = 0.05  # how often corpora in which nothing changes may have a turn, anywhere
DRAWS, FEWEST_DRAWS, MOST_CELLS = 999, 199, 2_000_000
NAMES = 5  # names of a topic; together they may be told as often by chance as the topic itself
# Where most weeks are empty hardly any order has two stories near each other: two against one would
# be told. So what this much chance makes in the weeks compared is never told, whatever orders show.
LARGEST_TAIL = CHANCE / 2
_CELLS_AT_ONCE = 200_000
_WORTH = 0.25  # larger tails are not worked out: no turn has one


@dataclass(frozen=True, slots=True)
class Span:
    """Weeks that are compared, by their place: four that begin somewhere, in all from a first on.

    Attributes:
        begin: The first of the four weeks.
        first: The first week of all.
        last: The week behind the last of all; that behind the four where a change lasts.
    """

    begin: int
    first: int
    last: int

    @property
    def end(self) -> int:
        """The week behind the four."""
        return self.begin + AFTER

    @property
    def odds(self) -> float:
        """Weeks inside over weeks beside."""
        return AFTER / (self.last - self.first - AFTER)


@dataclass(frozen=True, slots=True)
class Spans:
    """Every span, each value as an array over all of them."""

    begin: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def at(self, place: int) -> Span:
        """Return one of them."""
        return Span(int(self.begin[place]), int(self.first[place]), int(self.last[place]))

    @property
    def lasting(self) -> np.ndarray:
        """Whether nothing behind the four weeks is compared."""
        return self.last == self.begin + AFTER


@dataclass(frozen=True, slots=True)
class Tails:
    """How likely chance makes as much, or as little: one row a series, one column a span."""

    rise: np.ndarray
    fall: np.ndarray

    def least(self) -> np.ndarray:
        """Return the smaller of both."""
        return np.minimum(self.rise, self.fall)


def spans_of(n_weeks: int) -> Spans:
    """Return what is compared: first the changes that last, then those with weeks behind them."""
    begin = np.arange(AFTER, n_weeks - AFTER + 1)
    first, end = np.maximum(0, begin - BESIDE), begin + AFTER
    last = np.minimum(n_weeks, end + BESIDE)
    over = last - end >= AFTER
    return Spans(
        np.concatenate([begin, begin[over]]),
        np.concatenate([first, first[over]]),
        np.concatenate([end, last[over]]),
    )


def limit_of(series: np.ndarray, totals: np.ndarray, spans: Spans, n_topics: int) -> float:
    """Return the tail that only 5 % of the weeks in random orders fall below, anywhere.

    It is no larger than that of a single comparison.
    """
    rng = np.random.default_rng(0)
    cells = max(len(series) * len(spans.begin), 1)
    draws = int(np.clip(MOST_CELLS // cells, FEWEST_DRAWS, DRAWS))
    orders = rng.permuted(np.tile(np.arange(len(totals)), (draws, 1)), axis=1)
    least = [
        tails_of(series[:, part].swapaxes(0, 1), totals[part][:, None], spans, n_topics).least()
        for part in np.array_split(orders, -(-draws * cells // _CELLS_AT_ONCE))
    ]
    smallest = np.concatenate([one.min(axis=(1, 2), initial=1.0) for one in least])
    return min(float(np.sort(smallest)[int(CHANCE * (draws + 1)) - 1]), LARGEST_TAIL)


def tails_of(series: np.ndarray, totals: np.ndarray, spans: Spans, n_topics: int) -> Tails:
    """Return how likely chance alone makes as much, and as little.

    Args:
        series: Stories, one row a series, the topics first; one column a week; more axes ahead.
        totals: All stories of each week, as one row.
        spans: What is compared.
        n_topics: Only these rows can fall, and only lastingly.
    """
    phi = scatter_of(series, totals)
    counted = _sums(series, spans)
    every_inside, every = _sums(totals, spans)
    time = np.broadcast_to(AFTER / (spans.last - spans.first), counted[0].shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = every_inside / every
        off = counted[0] - counted[1] * part
        spread = counted[1] * part * (1 - part) * (every - counted[1]) / np.maximum(every - 1, 1)
        spread = np.sqrt(spread * phi)
        more, less = (
            scipy.special.ndtr((0.5 - off) / spread),
            scipy.special.ndtr((0.5 + off) / spread),
        )
    inside, both = (one / phi for one in counted)
    rise, fall = np.ones(both.shape), np.ones(both.shape)
    at = (more < _WORTH) & (inside > both * time)
    exact = scipy.special.betainc(inside[at], (both - inside)[at] + 1, time[at])
    rise[at] = np.maximum(exact, more[at])
    at = (less < _WORTH) & (inside < both * time) & spans.lasting
    at[..., n_topics:, :] = False
    exact = scipy.special.betainc((both - inside)[at], inside[at] + 1, 1 - time[at])
    fall[at] = np.maximum(exact, less[at])
    rise[..., n_topics:, :] *= NAMES
    return Tails(rise, fall)


def scatter_of(series: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """Return how much more than by chance the shares of neighbouring weeks differ, at least 1.

    From successive differences (von Neumann 1941), which one lasting change hardly moves.
    """
    share = series.sum(axis=-1, keepdims=True) / np.maximum(totals.sum(axis=-1, keepdims=True), 1)
    squares = (np.diff(series - totals * share, axis=-1) ** 2).mean(axis=-1, keepdims=True) / 2
    expected = (totals * share * (1 - share)).mean(axis=-1, keepdims=True)
    return np.maximum(1.0, squares / np.maximum(expected, 1e-12))


def _sums(series: np.ndarray, spans: Spans) -> tuple[np.ndarray, np.ndarray]:
    """Return the stories of each span in its four weeks, and in all its weeks."""
    sums = np.concatenate([np.zeros((*series.shape[:-1], 1)), series.cumsum(axis=-1)], axis=-1)
    inside = sums[..., spans.begin + AFTER] - sums[..., spans.begin]
    return inside, sums[..., spans.last] - sums[..., spans.first]
