"""Pure functions from words to words. No stage imports another."""
