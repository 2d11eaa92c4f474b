"""Claims of many reports into events, and events into stories."""
