"""督办: 批示 and meetings written down, and the steps of what they ask for."""
