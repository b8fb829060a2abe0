"""docx: the bulletin for those who must edit it elsewhere. Headings are styles, figures are tables."""
