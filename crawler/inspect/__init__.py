"""From bytes to facts, never opinions. Pure."""
