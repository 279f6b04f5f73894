"""`python -m cli`, where nothing is installed."""

from cli import main

main()
