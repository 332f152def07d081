"""What every room's tests share."""

import pytest

pytest_plugins = ["tests.postgres", "tests.stores", "tests.stage", "tests.browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "postgres_cluster" in getattr(item, "fixturenames", ()):
            item.add_marker("postgres")
