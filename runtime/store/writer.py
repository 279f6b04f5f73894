"""One thread that writes: it gathers waiting functions and commits them together."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread, current_thread
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from runtime.store.failures import Unavailable

T = TypeVar("T")
GROUP = 64


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    fn: Callable[[Connection], T]
    future: Future[T]

    def run(self, connection: Connection) -> Callable[[], None]:
        """Run in a savepoint; what comes out is told only after the commit of the group."""
        savepoint = connection.begin_nested()
        try:
            result = self.fn(connection)
            savepoint.commit()
        except OperationalError:
            raise  # the disk or the file is at fault: the whole group fails
        except Exception as error:
            savepoint.rollback()
            return lambda refusal=error: self.future.set_exception(refusal)  # type: ignore[misc]
        return lambda: self.future.set_result(result)


class Writer:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: SimpleQueue[Job[Any] | None] = SimpleQueue()
        self._closed = False
        self._door = Lock()
        self._thread = Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    def write(self, fn: Callable[[Connection], T]) -> T:
        assert current_thread() is not self._thread, "A write inside a write would wait for itself"
        future: Future[T] = Future()
        with self._door:  # nothing may be put behind the closing mark: nobody would take it
            if self._closed:
                raise Unavailable("closed")
            self._jobs.put(Job(fn, future))
        return future.result()

    def close(self) -> None:
        """Write what is waiting, then stop."""
        with self._door:
            self._closed = True
            self._jobs.put(None)
        self._thread.join()
        self._engine.dispose()

    def _work(self) -> None:
        while jobs := self._gather():
            self._commit(jobs)

    def _gather(self) -> list[Job[Any]]:
        """At least one job, at most a group; none when it is time to stop."""
        jobs: list[Job[Any]] = []
        job = self._jobs.get()
        while job:
            jobs.append(job)
            if len(jobs) == GROUP:
                break
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
        else:
            if jobs:
                self._jobs.put(None)
        return jobs

    def _commit(self, jobs: list[Job[Any]]) -> None:
        if len(jobs) == 1:
            self._commit_alone(jobs[0])
        else:
            self._commit_together(jobs)

    def _commit_alone(self, job: Job[Any]) -> None:
        """Nobody else is undone with it: it needs no savepoint."""
        try:
            with self._engine.begin() as connection:
                result = job.fn(connection)
        except OperationalError as error:
            job.future.set_exception(_reason(error))
        except Exception as error:
            job.future.set_exception(error)
        else:
            job.future.set_result(result)

    def _commit_together(self, jobs: list[Job[Any]]) -> None:
        try:
            with self._engine.begin() as connection:
                tell = [job.run(connection) for job in jobs]
        except Exception as error:
            for job in jobs:
                job.future.set_exception(_reason(error))
            return
        for say in tell:
            say()


def _reason(error: Exception) -> Exception:
    if not isinstance(error, DBAPIError):
        return error
    reason = Unavailable()
    reason.__cause__ = error
    return reason
