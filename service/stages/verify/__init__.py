"""The Verifier's pure parts: the checks, the evidence, the features, and the decision."""
