"""The static outputs of the hand-written procedure and the examples, as they were last approved.

`MOTCUA_GOLDEN=write` approves what is rendered now; look at the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from renderers import RENDERERS, Renderer
from tests.renderers.test_outputs import CODES, subject

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda one: one.name)
def test_an_output_is_as_approved(renderer: Renderer, code: str) -> None:
    for made in renderer.render(*subject(code)):
        file = GOLDEN / made.path
        if os.environ.get("MOTCUA_GOLDEN") == "write":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made.content)
        assert made.content.decode() == file.read_bytes().decode()
