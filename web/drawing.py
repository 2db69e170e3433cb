"""How templates are drawn: what they write (:func:`web.pieces.written`) and what all of them know.

Jinja wraps what is markup already into new markup each time it is written, which is a tenth of the
work of a list. It also gives every template names of its own over those all have, to be looked
through name by name at each import and include; no template of ours has any.
"""

from collections.abc import MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from web.pieces import written


class Generator(CodeGenerator):
    """Jinja's own, but for the call around what is written."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class Templates(Environment):
    """Flask's own, of templates that write this way and share what all know."""

    code_generator_class = Generator
    written = staticmethod(written)  # read by what Generator writes

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows: the one mapping of all, unless it brings names itself."""
        return super().make_globals(d) if d else self.globals


def init_app(app: Flask) -> None:
    """Have templates drawn this way; before the first is asked for."""
    app.jinja_environment = Templates
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
