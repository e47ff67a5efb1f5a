"""Hugo's world, read only: how Hugo sees one content file and a whole site.

Nothing here knows of linting, rules or reports. What is said of Hugo's behaviour was probed with Hugo 0.168.0
unless a docstring names another version.
"""
