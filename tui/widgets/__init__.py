"""The widgets of the app, one a module: they show values and post messages."""
