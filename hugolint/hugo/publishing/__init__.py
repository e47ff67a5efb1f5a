"""Which files Hugo writes, and which pages meet in one."""
