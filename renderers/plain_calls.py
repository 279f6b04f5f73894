"""How templates become code: words are said and texts printed without asking what they are first.

Of a page's time, half went into looking at each function and each text anew: whether it wants the
context, whether it can mark itself up. What is written is the same, byte for byte.
"""

from __future__ import annotations

import re
from operator import call

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

SAYING = frozenset({"say", "linked", "tongue"})
"""Functions that every page gets and that want nothing of the context."""
_marked = re.compile("[&<>'\"]").search


def printed(value: object) -> str:
    """As `escape`; most texts have nothing to escape."""
    if value.__class__ is str:
        return escape(value) if _marked(value) else value
    return value if value.__class__ is Markup else escape(value)


class Plain(CodeGenerator):
    """Hooks of Jinja2's own compiler; what it does not know to be plain it is left to write."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {printed.__module__} import call, printed")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if not (isinstance(node.node, nodes.Name) and node.node.name in SAYING):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """In one piece: else each of its texts would pass through everything that stands around."""
        assert (node.with_context, node.ignore_missing) == (True, False), "It sees all"
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        inside = f"context.get_all(), True, {self.dump_local_context(frame)}"
        self.simple_write(
            f"concat(template.root_render_func(template.new_context({inside})))", frame, node
        )

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        sure = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        if sure and finalize.src is None:
            self.write("printed(")
        else:
            super()._output_child_pre(node, frame, finalize)


__all__ = ["Plain", "call", "printed"]
