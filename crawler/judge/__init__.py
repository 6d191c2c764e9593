"""From evidence, past and now to findings and a verdict. Pure."""
