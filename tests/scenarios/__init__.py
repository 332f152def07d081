"""A week in the life, against the playground."""
