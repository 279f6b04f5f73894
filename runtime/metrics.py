"""What a process has answered and how long that took, in the text format OpenMetrics."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Literal

MEDIA_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
METHODS = frozenset({"GET", "HEAD", "POST"})
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Family:
    """Samples of one thing: (ending of its name, labels, value)."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str
    samples: Iterable[tuple[str, Mapping[str, str], float]]

    def lines(self) -> Iterator[str]:
        yield f"# TYPE {self.name} {self.kind}"
        yield f"# HELP {self.name} {self.help}"
        for ending, labels, value in self.samples:
            told = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels.items())
            yield f"{self.name}{ending}{{{told}}} {value:.15g}"


class Metrics:
    """Counted since the process began, by method, address pattern and status."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answered: Counter[tuple[str, str, str]] = Counter()
        self._times: dict[tuple[str, str], list[float]] = {}

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        place = (method if method in METHODS else OTHER, route or OTHER)
        with self._lock:
            self._answered[*place, str(status)] += 1
            times = self._times.setdefault(place, [0.0] * (len(BOUNDS) + 2))
            times[bisect_left(BOUNDS, seconds)] += 1
            times[-1] += seconds

    def families(self) -> tuple[Family, ...]:
        with self._lock:
            answered = dict(self._answered)
            times = {place: tuple(some) for place, some in self._times.items()}
        counts = [
            ("_total", {"method": method, "route": route, "status": status}, float(count))
            for (method, route, status), count in sorted(answered.items())
        ]
        spread = [one for place, some in sorted(times.items()) for one in _spread(place, some)]
        return (
            Family("motcua_requests", "counter", "Requests answered.", counts),
            Family("motcua_request_seconds", "histogram", "Time to answer a request.", spread),
        )


def text(families: Iterable[Family]) -> str:
    lines = [line for family in families for line in family.lines()]
    return "\n".join([*lines, "# EOF", ""])


def _spread(
    place: tuple[str, str], times: tuple[float, ...]
) -> Iterator[tuple[str, Mapping[str, str], float]]:
    labels = {"method": place[0], "route": place[1]}
    below = 0.0
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), times[:-1], strict=True):
        below += count
        yield "_bucket", {**labels, "le": bound}, below
    yield "_count", labels, below
    yield "_sum", labels, times[-1]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
