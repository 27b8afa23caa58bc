"""Mutation of accepted Sentences: one small edit each, and whether the Verifier notices.

The operators find what they edit with patterns of their own, not with the analysis that the checks use: what the
checks can't see can be edited all the same. They share nothing with what makes training pairs.
"""
