"""`python -m crawler` is the command `crawler`."""

from crawler.cli import main

main()
