"""The fitted numbers of the decision. Written by ``benchmarks/verification.py --fit``; not to be edited by hand."""

from service.stages.verify.decision import Model, Point

MODELS: dict[str, Model] = {
    "lexical": Model(
        name="lexical",
        weights={"weighted_cover.worst": 6.0, "bigrams_source.mean": 2.0},
        bias=-5.0,
        lines={Point.BALANCED: 0.5, Point.STRICT: 0.8},
        band=(0.3, 0.8),
    ),
}
