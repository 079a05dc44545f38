"""Report to clean text: wrapped lines and interrupted sentences joined, page furniture dropped, every character mapped back."""
