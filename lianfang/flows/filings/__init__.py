"""备案: what units that hire their guards themselves have filed, and by when they must."""
