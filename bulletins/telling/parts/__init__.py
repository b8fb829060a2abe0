"""Parts one to five of a bulletin: one plain sentence of figures each, a small figure, what needs attention."""
