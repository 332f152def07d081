"""What the page's tests put on show."""

from typing import Any

HOSTILE = """<img src=x onerror="alert(1)"> <script>alert(2)</script> & 'quotes'"""
PAGES_OF_ROWS = 7

_CHART = {
    "type": "line",
    "series": [{"name": "Actual", "data": [{"label": f"W{5 - value}", "value": value} for value in (3, 2)]}],
    "axis_config": {"categories": ["W2", "W3"]},
}


def _row(key_result: str, progress: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "raw_text", "text": key_result}, progress]


_HEAD = _row("Key result", {"type": "raw_text", "text": "Progress"})
_ROWS = [
    _row(f"KR{number}", {"type": "raw_number", "value": number, "text": f"{number} %"})
    for number in range(1, PAGES_OF_ROWS + 1)
]

DIGEST: list[dict[str, Any]] = [
    {"type": "data_visualization", "title": "Churn", "chart": _CHART},
    {"type": "data_table", "caption": "Key results", "rows": [_HEAD, *_ROWS]},
]
