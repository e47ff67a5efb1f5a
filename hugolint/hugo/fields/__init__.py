"""What Hugo makes of single keys: of front matter, of cascades and of the configuration."""
