"""bogoseo: Korean source reports in; structured, sourced and checked records out."""
