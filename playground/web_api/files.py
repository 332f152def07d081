"""`files.*`: the two-step upload, and what became of it."""

import mimetypes
from dataclasses import replace

from playground.errors import SlackError
from playground.facts import File, Json, Message
from playground.web_api.call import Call, invalid_arguments
from playground.wire import file_json


async def get_upload_url(call: Call) -> Json:
    name, length = call.required("filename"), call.number("length", 0)
    if length <= 0:
        raise invalid_arguments("must be greater than 0: length")
    file = File(call.world.new_id("F"), name, name, length, call.text("alt_txt"), user=call.bot)
    call.world.files[file.id] = file
    return {"file_id": file.id, "upload_url": f"{call.services.base_url}/upload/v1/{file.id}"}


async def complete(call: Call) -> Json:
    files = [_finished(call, row) for row in call.structure("files") or ()]
    if not files:
        raise invalid_arguments("missing required field: files")
    channels = [one for one in (call.text("channel_id"), *call.items("channels")) if one]
    for channel_id in channels:
        _share(call, channel_id, files)
    return {"files": [file_json(call.world, call.world.files[file.id]) for file in files]}


async def info(call: Call) -> Json:
    return {"file": file_json(call.world, _file(call, call.required("file")))}


def _file(call: Call, file_id: str) -> File:
    try:
        return call.world.files[file_id]
    except KeyError:
        raise SlackError("file_not_found") from None


def _finished(call: Call, row: Json) -> File:
    file = _file(call, str(row.get("id")))
    if not file.content:
        raise SlackError("file_not_found")
    mimetype = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    done = replace(file, title=row.get("title") or file.name, mimetype=mimetype)
    call.world.files[file.id] = done
    return done


def _share(call: Call, channel_id: str, files: list[File]) -> None:
    channel = call.world.channels.get(channel_id)
    if channel is None or call.bot not in channel.members:
        raise SlackError("channel_not_found")
    for file in files:
        call.world.files[file.id] = replace(file, channel=channel.id)
    message = Message(
        ts=call.world.stamps.next(),
        user=call.bot,
        text=call.text("initial_comment"),
        bot_id=call.world.app.bot_id,
        thread_ts=call.text("thread_ts") or None,
        files=tuple(file.id for file in files),
    )
    call.services.talk.post(channel, message)
