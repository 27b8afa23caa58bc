"""What a stretch of text says: sentences, words, numbers, dates, names, quotations, speakers, hedges. Pure."""
