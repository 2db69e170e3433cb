"""Pages of corrections: proposing one; the panel of those of a thing."""

from corrections.views import panel, proposals
from corrections.views.proposals import bp

__all__ = ["bp", "panel", "proposals"]
