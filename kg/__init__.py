"""News articles about trade agreements in, a trustworthy RDF graph out."""
