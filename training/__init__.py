"""How the entailment scorer is made: data, evidence windows, contrast pairs, training, export, evaluation. Not part of the runtime."""
