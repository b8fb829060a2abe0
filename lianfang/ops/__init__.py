"""Whether the installation itself is well: what must always hold, measured once a minute."""
