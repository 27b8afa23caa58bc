"""Prompt templates as files, versioned; ``released.toml`` pins the live ones."""
