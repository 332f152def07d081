"""What the page's tests put on show."""

from typing import Any

from tests.playground.stage import ANA, BOT

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

MRKDWN = {
    "*b* _i_ ~s~ `c*d*`": "<p><strong>b</strong> <em>i</em> <s>s</s> <code>c*d*</code></p>",
    "2*3*4 snake_case_name": "<p>2*3*4 snake_case_name</p>",
    "*_both_*": "<p><strong><em>both</em></strong></p>",
    "a &lt;b&gt; &amp;amp;": "<p>a &lt;b&gt; &amp;amp;</p>",
    "one\ntwo": "<p>one<br>two</p>",
    "> quoted\nplain": "<blockquote>quoted</blockquote><p>plain</p>",
    "```x < *y*```": "<pre>x &lt; *y*</pre>",
    ":tada: :no_such_one:": "<p>🎉 :no_such_one:</p>",
    "<!channel>": '<p><span class="mention loud" title="Notifies everyone">@channel</span></p>',
    f"<@{BOT}|x>": '<p><span class="mention">@App</span></p>',
    f"<@{ANA}>": '<p><span class="mention mine">@Ana Lima</span></p>',
    "<!date^0^{date_num}|then>": (
        '<p><time datetime="1970-01-01T00:00:00.000Z" title="then">1969-12-31</time></p>'
    ),
    "<javascript:alert(1)|x>": '<p><span class="dead-link" title="This address is not opened">x</span></p>',
}
