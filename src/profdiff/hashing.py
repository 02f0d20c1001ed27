"""SHA-256 without `hashlib`, which loads OpenSSL for it: 2 ms of a cold start.

The interpreter's own implementation, which `hashlib` falls back on, is there at once.
"""

try:
    from _sha256 import sha256  # type: ignore[import-not-found]  # no stubs name it
except ImportError:  # Python 3.12 and later have no module for it alone
    from hashlib import sha256


def hex_digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    digest: str = sha256(data).hexdigest()
    return digest
