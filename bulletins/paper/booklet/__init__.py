"""学习资料, 工作手册: small books on A5, or the same on A4 in larger type, to be read at the gate without glasses."""
