"""Runs: every Case under every configuration, as often as asked, kept in a folder."""
