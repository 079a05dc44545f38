"""Text to spaCy `Doc`: language, morphemes, sentences."""

from pipeline.tokenise.languages import detect_language
from pipeline.tokenise.tokenizer import Tokenizer, create_tokenizer

__all__ = ["Tokenizer", "create_tokenizer", "detect_language"]
