"""Many reports in one run: finding files, going on after failures, writing outputs whole or not at all."""
