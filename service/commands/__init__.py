"""The commands of ``citebrief``, each with its arguments."""
