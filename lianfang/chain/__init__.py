"""One chain of hashes over all books, so that a row changed, removed, exchanged or cut off behind our back is named."""
