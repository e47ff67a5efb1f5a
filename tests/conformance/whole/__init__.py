"""Whole small sites from a seed, and what the real Hugo and we make of them."""
