"""A difficult web: hosts that misbehave as real ones do, each case with the true answer and the reason for it."""
