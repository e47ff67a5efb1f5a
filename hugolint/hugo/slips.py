"""Words that are almost another word."""

from __future__ import annotations


def is_slip(word: str, other: str) -> bool:
    """Whether a word is another one with one slip: a letter more or less, another, or two that changed places."""
    if word == other or min(len(word), len(other)) < 3 or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]
