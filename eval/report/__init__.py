"""The report of a run: one HTML file, or the same in a terminal."""
