"""The pipeline, and the only place that puts parts together."""
