"""Collections that grow: what was read of each Article is kept, and only what a new one may change is grouped again."""
