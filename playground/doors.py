"""The other doors: response_url, uploads, files, permalinks, and Socket Mode."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from playground.errors import SlackError
from playground.services import Services
from playground.web_api.params import multipart, read_params

_GONE = frozenset({"expired_url", "used_url"})
_STAMP_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Doors:
    services: Services

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/actions/{team}/{hook}", self.respond, methods=["POST"]),
            Route("/upload/v1/{file}", self.upload, methods=["POST", "PUT"]),
            Route("/files/{file}/{name}", self.download),
            Route("/archives/{channel}/p{stamp}", self.permalink),
            WebSocketRoute("/socket", self.socket),
        ]

    async def respond(self, request: Request) -> Response:
        body = await read_params(request)
        try:
            self.services.hooks.use(request.path_params["hook"], body)
        except SlackError as error:
            status = HTTPStatus.NOT_FOUND if error.code in _GONE else HTTPStatus.BAD_REQUEST
            return JSONResponse(error.answer(), status)
        return PlainTextResponse("ok")

    async def upload(self, request: Request) -> Response:
        world, body = self.services.world, await request.body()
        file = world.files.get(request.path_params["file"])
        if file is None:
            return PlainTextResponse("file_not_found", HTTPStatus.NOT_FOUND)
        kind = request.headers.get("content-type", "")
        content = next(iter(multipart(body, kind).values()), b"") if kind.startswith("multipart/") else body
        world.files[file.id] = replace(file, content=content, length=len(content))
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        file = self.services.world.files.get(request.path_params["file"])
        if file is None or not file.mimetype:
            return PlainTextResponse("file_not_found", HTTPStatus.NOT_FOUND)
        safe = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return Response(file.content, media_type=file.mimetype, headers=safe)

    async def permalink(self, request: Request) -> Response:
        stamp = request.path_params["stamp"]
        ts = f"{stamp[:-_STAMP_DECIMALS]}.{stamp[-_STAMP_DECIMALS:]}"
        return RedirectResponse("/?" + urlencode({"channel": request.path_params["channel"], "ts": ts}))

    async def socket(self, socket: WebSocket) -> None:
        await self.services.sockets.serve(socket, self.services.world.app)
