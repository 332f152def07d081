"""Every notice in every drawer, compared with its golden."""
