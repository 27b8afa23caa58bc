"""The commands of ``citebrief-eval``, a module each: ``HELP``, ``add_arguments(parser)`` and ``run(given) -> int``."""
