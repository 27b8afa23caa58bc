"""Statistics of paired runs: tests, intervals and power. Pure; every random draw has a seed."""
