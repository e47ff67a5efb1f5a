"""YAML as goccy/go-yaml reads it, the library of Hugo since 0.152: a scanner, a parser, and what they refuse."""
