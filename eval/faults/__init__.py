"""Which of the faults planted in the sample articles Citebrief catches: ``python -m eval.faults samples/manifest.json``."""
