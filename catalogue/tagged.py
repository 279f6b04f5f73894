"""How stored values say which of several shapes they have: by their own word `op`.

Without it a reader tries every shape at every level, and a rule of ten levels takes seconds.
"""

from __future__ import annotations

from pydantic import Discriminator

BY_OP = Discriminator("op")
