"""The sheet of the weekly mail: what a person is asked about goes out as a table, and comes back filled in."""
