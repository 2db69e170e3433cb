"""What a template writes: see :func:`web.pieces.written`.

Jinja wraps what is markup already into new markup each time it is written, which is a tenth of the
work of a list.
"""

from typing import Any

from flask import Flask
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


def init_app(app: Flask) -> None:
    """Have templates written this way; before the first is read."""
    app.jinja_env.code_generator_class = Generator
    app.jinja_env.written = written  # type: ignore[attr-defined]  # read by what Generator writes
