"""What can be wrong with an initiative."""

from okr.errors.okr_error import NotFound


class NoSuchInitiative(NotFound):
    """There is no initiative {initiative}. Its key result shows its initiatives and their ids."""

    field = "initiative"
