"""The widgets: each draws one thing and says what was done with it; none knows of another."""
