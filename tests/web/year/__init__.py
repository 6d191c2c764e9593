"""A year of weekly reports over a web whose every event is written down beforehand."""
