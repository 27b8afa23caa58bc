"""The words of Citebrief: frozen, typed, without I/O. Every other package speaks in these."""
