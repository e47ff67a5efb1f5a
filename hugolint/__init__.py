"""hugolint: a content linter for Hugo sites."""

__version__ = "0.1.0"
