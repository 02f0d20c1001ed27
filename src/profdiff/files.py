"""Files of the user that are written whole or not at all."""

import os


def replace_file(path: str, data: bytes) -> None:
    """Put data in place of a file in one step; a device or pipe is written to as it is.

    Permissions stay, and a link leads where it led. Raises OSError.
    """
    from pathlib import Path

    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
