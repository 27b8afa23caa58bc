"""Together with other tools: pytest, Inspect's log and promptfoo's results."""
