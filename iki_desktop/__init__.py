"""IKI Desktop: the individual performance indicators of a sub-district office, in one file, offline."""

NAME = "IKI Desktop"
VERSION = "0.1.0"
