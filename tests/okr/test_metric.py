"""What a key result measures, in words somebody would say."""

import pytest

from okr.reading.metric import metric_of


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("Keep support backlog under 40 tickets", "support backlog tickets"),
        ("Never let the backlog grow beyond 150 tickets", "backlog tickets"),
        ("Sales of refill packs exceed 10,000 units", "Sales of refill packs"),
        ("Site accidents: no more than 2 a year", "Site accidents a year"),
        ("Interview 20 nurses in Berlin", "nurses interviewed in Berlin"),
        ("Win back 150 lapsed members", "lapsed members won back"),
        ("Submit 4 papers and present them", "papers submitted"),
        ("Study 3 markets", "markets studied"),
        ("Plan 5 visits", "visits planned"),
        ("Another 20 nurses in Berlin", "nurses in Berlin"),
        ("Coverage 80% of lines", "lines"),
        ("Reduce scrap to less than 1.5% of output", "scrap"),
        ("Chrome reaches 20 million active users", "active users"),
    ],
)
def test_the_metric_is_told_without_verb_and_numbers(title: str, metric: str) -> None:
    assert metric_of(title) == metric
