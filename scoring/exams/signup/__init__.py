"""考证报名: the way to the city police's exam, from the conditions of the law to the certificate in hand."""
