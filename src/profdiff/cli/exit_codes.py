"""What the exit code of a command means. Codes 130, 141 and 143 are the shell's 128 + signal."""

DONE = 0
CHANGES = 1
FAILED = 2
BUG = 3
INCOMPLETE = 4
INTERRUPTED = 130
BROKEN_PIPE = 141
TERMINATED = 143
