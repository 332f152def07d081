"""What we say: a notice becomes a card or a form, drawn for Slack, Teams or plain text."""
