"""What Slack takes in an app's manifest, of the parts we write: its names, and how long each text may be."""

from typing import Any

Schema = dict[str, Any]

DOOR = {"type": "string", "format": "uri", "pattern": "^https://", "maxLength": 3500}


def text(most: int, least: int = 1) -> Schema:
    return {"type": "string", "minLength": least, "maxLength": most}


def several(each: Schema, most: int) -> Schema:
    return {"type": "array", "items": each, "maxItems": most, "uniqueItems": True}


def holding(needed: Schema, **optional: Schema | bool) -> Schema:
    """An object with these members and no others."""
    return {
        "type": "object",
        "properties": {**needed, **optional},
        "required": list(needed),
        "additionalProperties": False,
    }


FLAG = {"type": "boolean"}

COMMAND = holding(
    {
        "command": {**text(32, least=2), "pattern": "^/"},
        "description": text(2000),
        "usage_hint": text(1000),
        "should_escape": {"const": True},  # without it a mention is only a name, which anybody may bear
    },
    url=DOOR,
)

SHORTCUT = holding(
    {
        "name": text(24),
        "type": {"enum": ["global", "message"]},
        "callback_id": text(255),
        "description": text(150),
    }
)

MANIFEST = holding(
    {
        "_metadata": holding({"major_version": {"const": 2}, "minor_version": {"const": 1}}),
        "display_information": holding(
            {"name": text(35), "description": text(140)},
            long_description=text(4000, least=175),
            background_color={"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
        ),
        "features": holding(
            {
                "app_home": holding(
                    {
                        "home_tab_enabled": FLAG,
                        "messages_tab_enabled": FLAG,
                        "messages_tab_read_only_enabled": FLAG,
                    }
                ),
                "bot_user": holding({"display_name": text(80), "always_online": FLAG}),
                "slash_commands": several(COMMAND, most=50),
            },
            shortcuts=several(SHORTCUT, most=10),
        ),
        "oauth_config": holding({"scopes": holding({"bot": several(text(100), most=255)})}),
        "settings": holding(
            {
                "event_subscriptions": holding(
                    {"bot_events": several(text(100), most=100)}, request_url=DOOR
                ),
                "interactivity": holding({"is_enabled": {"const": True}}, request_url=DOOR),
                "org_deploy_enabled": FLAG,
                "socket_mode_enabled": FLAG,
                "token_rotation_enabled": FLAG,
            }
        ),
    }
)
