"""What tone and topics both need of a text: its sentences and its words."""
