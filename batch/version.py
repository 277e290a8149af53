"""The version of the software: part of every run's id, for another version may decide or print otherwise."""

VERSION = "0.1.0"
