"""The reporters: a name each, imported when asked for. They see a `Result` and write to a stream, nothing else."""
