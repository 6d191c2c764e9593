"""Messages that stand in a table and are said when they are needed: here they are only marked, so that they are collected for translation."""


def later(message: str, /) -> str:
    """Return a message as it is; it goes through `say` when it is needed."""
    return message


def later_many(one: str, many: str, /) -> tuple[str, str]:
    """Return the two forms of a message as they are; they go through `say_many`."""
    return one, many
