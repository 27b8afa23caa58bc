"""The Verifier held against human labels, and the certificate that comes of it."""

from eval.calibration.agreement import Calibration, Figure, agreement
from eval.calibration.certificate import Certificate, certificate_of, read_certificate
from eval.calibration.labels import LabelFile, Labelled, read_labels
from eval.calibration.report import CalibrationReport, report_of
from eval.calibration.threshold import Threshold, choose
from eval.calibration.verifying import Answer, answers, verifier_at, version_of

__all__ = [
    "Answer",
    "Calibration",
    "CalibrationReport",
    "Certificate",
    "Figure",
    "LabelFile",
    "Labelled",
    "Threshold",
    "agreement",
    "answers",
    "certificate_of",
    "choose",
    "read_certificate",
    "read_labels",
    "report_of",
    "verifier_at",
    "version_of",
]
