"""A page in versions over some years, as a store of snapshots has them."""

import pages

NOTE = pages.AWARDED.replace("## Pub", "I like tea in the morning.\n\n## Pub")
#: The days and pages of an invented career; the last version but one changes nothing to be seen.
VERSIONS = {
    "2021-05-01": pages.STUDENT,
    "2022-09-20": pages.ACCEPTED,
    "2023-02-01": pages.SCIENTIST,
    "2024-03-10": pages.AWARDED,
    "2024-03-11": pages.AWARDED.replace("\n- Mira", "\n\n- Mira"),
    "2024-06-01": NOTE.replace("Brightwater", "Ferrow").replace("Sol\n---", "Sol, Dr.\n---"),
}
