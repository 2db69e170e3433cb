"""What began before the program came (hồ sơ tồn đọng): an old asset with all its past, in one act.

The facts belong to the rooms below. This room says what an old matter is (:mod:`backlog.shapes`),
lets each room record its part in order (:mod:`backlog.operations`), and judges the steps that were
X: what happened is recorded and judged, never refused.
"""
