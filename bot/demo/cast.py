"""Who plays: four people of four functions in three time zones, and the channels they talk in."""

from playground import Channel, Team, User, Workspace

ANA, BO, CHEN, DEE = "U0ANA", "U0BO", "U0CHEN", "U0DEE"
CHURN, GENERAL = "C0CHURN", "C0GENERAL"

_PEOPLE = (
    User(DEE, "Dee", "Dee", "Europe/Berlin", is_admin=True, color="2f6f4f", title="Customer Success"),
    User(ANA, "Ana", "Ana", "Europe/Berlin", color="8b3a62", title="Product Marketing"),
    User(BO, "Bo", "Bo", "America/New_York", color="2e6da4", title="Sales"),
    User(CHEN, "Chen", "Chen", "Asia/Singapore", color="b5651d", title="Product / Engineering"),
)

_EVERYBODY = tuple(person.id for person in _PEOPLE)

WORKSPACE = Workspace(
    team=Team("T0CAIRN", "Pebble", "pebble"),
    users=_PEOPLE,
    channels=(
        Channel(CHURN, "churn", _EVERYBODY, topic="Customers stay because they want to"),
        Channel(GENERAL, "general", _EVERYBODY, topic="For everyone"),
    ),
)
