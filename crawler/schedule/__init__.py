"""By the clock: when what is done."""
