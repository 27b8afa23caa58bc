"""Comparisons and gates as JSON, for programs. Offsets are Unicode code points; undefined values are null."""

import json
from typing import Any

from eval.comparing.changes import Change, Comparison, SentenceChange
from eval.comparing.gating import Gate, Gated
from eval.comparing.scores import Figure, Scored
from eval.comparing.telling import places_of, reason_of
from eval.measures.examined import Examined, Judged
from eval.measures.intervals import wilson
from eval.runs.cells import CellKey

VERSION = 1


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """One Comparison. Sentences that are the same in both runs are counted, not listed."""
    pairing = comparison.pairing
    return {
        "base": {"suite": pairing.base.suite, "configuration": pairing.base_configuration},
        "new": {"suite": pairing.new.suite, "configuration": pairing.new_configuration},
        "verifier": comparison.new.verifier,
        "notices": list(pairing.notices),
        "counts": {change.value: len(comparison.of(change)) for change in Change},
        "measures": [
            {
                "name": old.name,
                "title": old.title,
                "better": old.better,
                "unit": old.unit,
                "base": _figure(old),
                "new": _figure(new),
            }
            for old, new in zip(comparison.base_figures, comparison.new_figures, strict=True)
        ],
        "cases": [
            {
                "case": each.case,
                "change": each.change.value,
                "base": None if each.base is None else list(each.base),
                "new": None if each.new is None else list(each.new),
            }
            for each in comparison.cases
        ],
        "mcnemar": {
            "fixed": comparison.mcnemar.fixed,
            "broken": comparison.mcnemar.broken,
            "same": comparison.mcnemar.same,
            "p": comparison.mcnemar.p,
        },
        "met": {"base": _met(comparison.met(base=True)), "new": _met(comparison.met(base=False))},
        "sentences": [
            sentence_change_json(comparison, each)
            for each in comparison.sentences
            if each.change is not Change.SAME
        ],
    }


def sentence_change_json(comparison: Comparison, each: SentenceChange) -> dict[str, Any]:
    """One changed Sentence, before and after, with the places in the sources."""
    pairing = comparison.pairing
    return {
        "case": each.case,
        "repeat": each.repeat,
        "change": each.change.value,
        "what": each.what,
        "base": _sentence(
            each.base, comparison.base, CellKey(each.case, pairing.base_configuration, each.repeat)
        ),
        "new": _sentence(
            each.new, comparison.new, CellKey(each.case, pairing.new_configuration, each.repeat)
        ),
    }


def gate_json(gate: Gate) -> dict[str, Any]:
    """The gate's outcome with every Comparison that it rests on."""
    return {
        "version": VERSION,
        "call": gate.call.value,
        "exit_status": int(gate.exit_status),
        "alpha": gate.level.alpha,
        "power": gate.level.chance,
        "seed": gate.level.seed,
        "adjustment": gate.level.adjustment.value,
        "verifier": gate.verifier,
        "unscored_cells": gate.unscored,
        "bad_cells": gate.bad,
        "notices": list(gate.notices),
        "gated": [_gated(each) for each in gate.gated],
        "comparisons": [comparison_json(each) for each in gate.comparisons],
    }


def written(data: dict[str, Any]) -> str:
    """``data`` as the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _met(found: tuple[int, int]) -> dict[str, Any]:
    interval = wilson(*found)
    return {"cases": found[0], "of": found[1], "interval": None if interval is None else list(interval)}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "interval": None if figure.interval is None else list(figure.interval),
        "cases": figure.cases,
        "undefined": figure.undefined,
        "unchecked": figure.unchecked,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }


def _gated(each: Gated) -> dict[str, Any]:
    trial = each.trial
    return {
        "measure": each.measure.name,
        "title": each.measure.title,
        "configuration": each.configuration,
        "call": None if each.call is None else each.call.value,
        "why": each.why,
        "margin": each.margin,
        "base": each.base,
        "new": each.new,
        "lost": each.lost,
        "found": each.found,
        "undefined": each.undefined,
        "unchecked": list(each.unchecked),
        "cases": 0 if trial is None else trial.cases,
        "gain": None if trial is None else trial.gain,
        "interval": None if trial is None or trial.interval is None else list(trial.interval),
        "p_worse": None if trial is None else trial.worse,
        "p_worse_adjusted": each.adjusted,
        "p_within_margin": None if trial is None else trial.within,
        "smallest_loss_seen": None if trial is None else trial.detectable,
        "least_cases_that_must_differ": None if trial is None else trial.least,
        "cases_needed": None if trial is None else trial.needed,
    }


def _sentence(judged: Judged | None, scored: Scored, key: CellKey) -> dict[str, Any] | None:
    if judged is None:
        return None
    examined: Examined = scored.examined[key]
    return {
        "id": judged.id,
        "text": judged.text,
        "place": judged.place.value,
        "status": judged.verdict.status.value,
        "probability": judged.verdict.probability,
        "reason": "" if judged.supported else reason_of(judged),
        "findings": [finding.kind.value for finding in judged.verdict.findings],
        "sources": [
            {
                "article_id": place.article_id,
                "name": place.name,
                "url": place.url,
                "start": place.start,
                "end": place.end,
                "quote": place.quote,
            }
            for place in places_of(judged, examined)
        ],
    }
