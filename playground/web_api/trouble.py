"""What a struck call is answered with, and whether its work was done before that."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from playground.connections import Connections, Unanswered
from playground.faults import Fault, Trouble


async def struck(fault: Fault, work: Callable[[], Awaitable[Response]], connections: Connections) -> Response:
    """With `after` a slow answer is slow to arrive; without, the work itself comes late."""
    done = await work() if fault.after else None
    match fault.kind:
        case Trouble.SLOW:
            await asyncio.sleep(fault.seconds)
            return done or await work()
        case Trouble.HANG:
            return Unanswered(connections, cut=False)
        case Trouble.CUT:
            return Unanswered(connections, cut=True)
        case _:
            return refused(fault)


def refused(fault: Fault) -> Response:
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    default = "ratelimited" if fault.status == HTTPStatus.TOO_MANY_REQUESTS else "internal_error"
    return JSONResponse({"ok": False, "error": fault.error or default}, fault.status, headers)
