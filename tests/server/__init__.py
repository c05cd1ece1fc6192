"""Tests of the HTTP edge: real servers on loopback, real signatures, real stores."""
