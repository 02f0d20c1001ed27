"""A page in several versions, written for these tests."""

HEAD = """---
title: Mira Sol
---

"""
STUDENT = f"""{HEAD}I am a PhD student at Halden University.

## Publications

- Mira Sol, Ivo Brandt. *Sparse Gradients in Dense Cities*.
  [Preprint 2021](https://arxiv.org/abs/2104.01234)
"""
ACCEPTED = STUDENT.replace("Preprint 2021", "NeurIPS 2022")
SCIENTIST = ACCEPTED.replace(
    "a PhD student at Halden University", "a research scientist at Brightwater"
)
AWARDED = SCIENTIST.replace("## Pub", "## Awards\n\n- Lantern Prize, 2024\n\n## Pub")
STUB = f"{HEAD}Under construction\n"
