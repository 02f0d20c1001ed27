"""SHA-256 without `hashlib`, which loads OpenSSL for it: 2 ms of a cold start.

The interpreter's own implementation, which `hashlib` falls back on, is there at once.
"""

import sys

try:
    if sys.version_info >= (3, 12):
        from _sha2 import sha256
    else:
        from _sha256 import sha256
except ImportError:  # an interpreter may be built without it
    from hashlib import sha256


def hex_digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    digest: str = sha256(data).hexdigest()
    return digest
