"""Coverage-guided fuzzing of the loader and the annotators: ``make fuzz``, ten minutes unless told otherwise."""
