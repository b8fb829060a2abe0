"""How somebody who issues wants it: the form, the numbers, from when on something is worth attention."""
