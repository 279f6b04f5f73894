"""Read by Alembic: run the migrations on the connection that `schema.upgrade` opened."""

from __future__ import annotations

from alembic import context

from runtime.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
