"""The Writers: they join the draft stage to the ports that it needs."""
