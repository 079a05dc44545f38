"""Text to spaCy `Doc`: language, morphemes, sentences."""
