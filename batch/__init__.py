"""The verbs: what is done with rosters, from reading them to publishing a run."""
