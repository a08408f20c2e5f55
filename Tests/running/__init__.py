"""What the tests from outside share: the program while it runs, and ways to talk to it."""
