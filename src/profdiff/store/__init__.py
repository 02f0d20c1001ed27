"""The snapshot store, written: pages added, removed, imported and checked.

Reading a stored page is a kind of source (`sources/snapshot.py`), which describes the folders.
"""

from profdiff.store.adding import Added, add
from profdiff.store.checking import Fault, verify
from profdiff.store.importing import Dated, import_pages
from profdiff.store.listing import profiles
from profdiff.store.removing import remove

__all__ = ["Added", "Dated", "Fault", "add", "import_pages", "profiles", "remove", "verify"]
