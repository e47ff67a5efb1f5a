"""Files that a site is made of besides its pages, read with care: strangers may have laid links, or files without end.

Hugo 0.168.0 passes over a template that is a symbolic link (probed). Older versions may not, so what it holds is
unknown.
"""

from __future__ import annotations

import errno
import os

MOST = 32_000_000
"""Bytes. Nobody writes more into one file by hand."""


def read_file(path: str | os.PathLike[str]) -> bytes:
    """A file's bytes. Raises OSError where it is a link or too large, too."""
    if os.path.islink(path):
        raise OSError(errno.ELOOP, "it is a symbolic link")
    with open(path, "rb") as stream:
        if os.fstat(stream.fileno()).st_size > MOST:
            raise OSError(errno.EFBIG, "it is too large")
        return stream.read()
