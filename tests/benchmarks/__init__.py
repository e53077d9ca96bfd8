"""Benchmarks: run by `make bench-…`, never by the tests. Each prints ratios taken in one run."""
