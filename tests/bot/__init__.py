"""The bot at work: settings, clock, courier, web and command line."""
