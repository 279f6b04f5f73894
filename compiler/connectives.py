"""`and`, `or` and `not` in three values: unknown unless one part alone decides."""

from __future__ import annotations

from compiler.cells import Cell, Closure, State


def negation(of: Closure) -> Closure:
    def negated(state: State) -> Cell:
        value = of(state)
        return False if value is True else True if value is False else None

    return negated


def fold(parts: tuple[Closure, ...], *, decisive: bool) -> Closure:
    """Kleene's `and` (decided by one false) and `or` (decided by one true)."""
    if len(parts) == 2:
        return _pair(*parts, decisive=decisive)
    other = not decisive

    def folded(state: State) -> Cell:
        result: Cell = other
        for part in parts:
            value = part(state)
            if value is decisive:
                return decisive
            if value is not other:
                result = None
        return result

    return folded


def _pair(first: Closure, second: Closure, *, decisive: bool) -> Closure:
    """Most conditions join two parts; without a loop they are judged in half the time."""
    other = not decisive

    def folded(state: State) -> Cell:
        left = first(state)
        if left is decisive:
            return decisive
        right = second(state)
        if right is decisive:
            return decisive
        return other if left is other and right is other else None

    return folded
