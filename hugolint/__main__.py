"""`python -m hugolint`."""

from hugolint.cli import main

main()
