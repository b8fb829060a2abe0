"""The office's signature on a printed file: PAdES, with a drawn seal where the page leaves room for one."""
