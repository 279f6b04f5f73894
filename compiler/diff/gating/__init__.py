"""What must not be published like that: one module for each matter that a gate is about."""
