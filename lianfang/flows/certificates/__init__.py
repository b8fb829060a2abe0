"""持证台账: certificates registered, ended, shown; what a bureau and a station want of them."""
