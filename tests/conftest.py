"""What every room's tests share."""

import os

import pytest

pytest_plugins = ["tests.postgres", "tests.stores", "tests.stage", "tests.browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "postgres_cluster" in getattr(item, "fixturenames", ()):
            item.add_marker("postgres")
    # Several workers take the files in this order: what takes long must not be begun last.
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in long)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: half of the time, tests wait for browsers and processes."""
    return (os.cpu_count() or 1) + 1
