"""From a release to what stands in it: sentences, figures, names, dates, quotations, citations."""
