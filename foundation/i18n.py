"""Marks text for translation without translating it, so the domain never needs Flask."""


def N_(text: str) -> str:  # noqa: N802 - the gettext world's own name for this marker
    """Return ``text`` unchanged; the catalog finds it, ``web`` translates it."""
    return text
