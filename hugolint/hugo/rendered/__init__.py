"""What Hugo meets only when it renders a page: its own shortcodes, references, parameters, link hooks."""
