"""The whole catalogue of tables, which the migrations lead to."""

from typing import Final

from sqlalchemy import MetaData

from storage import okr_tables, tables, week_tables

_ROOMS: Final = (tables, okr_tables, week_tables)
"""A table is in the catalogue once its module was imported."""

EVERY_TABLE: Final[MetaData] = tables.Row.metadata
