"""What pages ask for at every click is made once: functions that remember their last results."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_CHANGING = (list, dict, set)
Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class _Same:
    """Stands for a thing that is known by being the same one, such as a table."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing


def remembered(keep: int) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Let a function remember its last results; nobody changes what it takes or returns.

    Arguments that are equal are the same question; reports, tables and figures are the same where
    they are the same object. So one remembered function may ask another, and a chart is drawn
    anew only where its rows were made anew.

    Args:
        keep: How many results are kept, those asked for last.

    Raises:
        TypeError: When asked with a list, a dictionary or a set: these change.

    Examples:
        >>> made = []
        >>> double = remembered(2)(lambda n: made.append(n) or n * 2)
        >>> [double(n) for n in (1, 2, 1, 3, 1, 2)], made
        ([2, 4, 2, 6, 2, 4], [1, 2, 3, 2])
    """

    def remembering(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
        results: OrderedDict[Hashable, Made] = OrderedDict()
        lock = threading.Lock()

        @wraps(make)
        def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
            question = (
                *map(_known_by, args),
                *((name, _known_by(kwargs[name])) for name in kwargs),
            )
            with lock:
                if question in results:
                    results.move_to_end(question)
                    return results[question]
            made = make(*args, **kwargs)
            with lock:
                results[question] = made
                while len(results) > keep:
                    results.popitem(last=False)
            return made

        return ask

    return remembering


def _known_by(thing: Any) -> Hashable:  # noqa: ANN401 - any argument
    """Return what an argument is recognised by."""
    if isinstance(thing, _CHANGING):
        message = f"a {type(thing).__name__} changes: ask with a tuple or a frozenset"
        raise TypeError(message)
    try:
        hash(thing)
    except TypeError:
        return _Same(thing)
    return thing
