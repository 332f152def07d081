"""Parameters of a Web API call, wherever it put them: query, JSON, form or multipart."""

import json
from email.message import Message as MimePart
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from starlette.requests import Request

from playground.facts import Json


async def read_params(request: Request) -> Json:
    body, kind = await request.body(), request.headers.get("content-type", "")
    return {**request.query_params, **_of_body(body, kind)}


def _of_body(body: bytes, kind: str) -> Json:
    if not body:
        return {}
    if kind.startswith("application/json"):
        return _of_json(body)
    if kind.startswith("multipart/form-data"):
        return {name: content.decode(errors="replace") for name, content in multipart(body, kind).items()}
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _of_json(body: bytes) -> Json:
    try:
        parsed = json.loads(body)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def multipart(body: bytes, kind: str) -> dict[str, bytes]:
    """The named parts of a multipart body."""
    parsed = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    return {_name(part): _content(part) for part in parsed.iter_parts()}


def _name(part: MimePart) -> str:
    return str(part.get_param("name", "", header="content-disposition"))


def _content(part: MimePart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
