"""What runs: settings, wiring, the clock and the courier; nobody imports this room."""
