"""The screen: asks the analysis through its front door."""
