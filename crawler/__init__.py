"""Checks the links of a catalogue of resources and reports to the people who keep it."""

__version__ = "0.1.0"
