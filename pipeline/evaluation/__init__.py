"""Scores: predicted annotations against gold ones, with intervals, and every mistake to look at."""

from pipeline.evaluation.predict import predict_documents
from pipeline.evaluation.scores import Score, Scores, score_documents

__all__ = ["Score", "Scores", "predict_documents", "score_documents"]
