"""The ways out of the house. Only here is anything sent; only here is httpx imported."""
