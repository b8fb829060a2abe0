"""荣誉证书: one page for each who is commended, A4 across, to be put in a folder or a frame."""
