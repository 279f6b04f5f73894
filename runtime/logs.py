"""Logs as one JSON object a line: what happened and where, never what a citizen has said."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import datetime

from runtime.clock import VIETNAM

LOG = logging.getLogger("motcua")
REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The number of the request that is being answered; it stands on every line about it."""


class JsonLines(logging.Formatter):
    """Of a failure only its kind and its place: its message may quote an answer."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, VIETNAM).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        if request := REQUEST.get():
            line["request"] = request
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0]:
            line["failure"] = record.exc_info[0].__name__
            line["frames"] = frames(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def frames(failure: BaseException | None) -> list[str]:
    """Where it went through, outermost first."""
    passed = traceback.extract_tb(failure.__traceback__) if failure else ()
    return [f"{one.filename}:{one.lineno} {one.name}" for one in passed]


def set_up(*, requests: bool) -> None:
    """To standard error; `requests` writes a line for each of them too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    LOG.setLevel(logging.INFO if requests else logging.WARNING)
