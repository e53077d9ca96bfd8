"""What each screen shows, worked out without a screen: plain values from a library, tested without a terminal."""
