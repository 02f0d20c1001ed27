"""Cards of people that no heading announces: a name, and below it what the person is."""

from profdiff.document import Block
from profdiff.extract.names import clean_name, is_name
from profdiff.lexicon.positions import group_relation, heads_title

#: So many cards are no accident.
_SEVERAL = 3
#: What somebody is takes no more words than this.
_MAX_POSITION = 8


def lists_people(blocks: list[Block]) -> bool:
    """Whether cards of people stand among the blocks of a section: "Ada Elm", "PhD student"."""
    names = {block.text.partition("\n")[0] for block in blocks if _is_card(block)}
    return len(names) >= _SEVERAL


def _is_card(block: Block) -> bool:
    name, _, rest = block.text.partition("\n")
    position = rest.partition("\n")[0].strip()
    if not position or len(position.split()) > _MAX_POSITION or not is_name(clean_name(name)):
        return False
    return heads_title(position) or group_relation(position) is not None
