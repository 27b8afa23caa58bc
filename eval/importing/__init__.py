"""Cases from what is there already: labelled data, spreadsheets of judgements, finished Briefs, readers' disputes."""
