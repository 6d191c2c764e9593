"""Statements are compiled once a process of tests, and not once a database: tests open hundreds of databases, a run of the program opens one."""

from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from crawler.history import database


class Alike(SQLiteDialect_pysqlite):
    """The dialect that it takes the place of, equal to all of its kind: a statement is looked up by its dialect too."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is Alike

    def __hash__(self) -> int:
        return hash(Alike)


def share(patch: pytest.MonkeyPatch) -> None:
    """Have every history that is opened in this process look for compiled statements in one place."""
    compiled: LRUCache[Any, Any] = LRUCache(2_000)

    def sharing(*arguments: Any, **options: Any) -> Engine:
        engine = create_engine(*arguments, **options)
        if type(engine.dialect) is SQLiteDialect_pysqlite:
            engine.dialect.__class__ = Alike
            engine.update_execution_options(compiled_cache=compiled)
        return engine

    patch.setattr(database, "create_engine", sharing)
