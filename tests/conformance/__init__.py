"""hugolint beside the real Hugo: which pages fail, on which line, at which column, and with which words."""
