"""A Slack on your laptop: speaks the wire protocol of Slack to any app, and shows it in the browser."""
