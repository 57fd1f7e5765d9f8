"""The explorer's history: steps, dragging, undo, names."""

import contingent as ct
import pytest
from contingent.explorer.moves import Moves


def test_each_setting_is_a_step():
    moves = Moves()
    moves.set("a", 0.1)
    moves.set("b", 0.2)
    moves.set("a", 0.3)
    assert moves.now == {"b": 0.2, "a": 0.3} or moves.now == {"a": 0.3, "b": 0.2}
    assert moves.undo() and moves.now == {"a": 0.1, "b": 0.2}
    assert moves.undo() and moves.undo() and moves.now == {} and not moves.can_undo and not moves.undo()
    assert moves.redo() and moves.redo() and moves.redo() and not moves.redo() and moves.now == {"a": 0.3, "b": 0.2}


def test_what_was_undone_is_lost_by_another_step():
    moves = Moves()
    moves.set("a", 0.1)
    moves.undo()
    moves.set("b", 0.2)
    assert moves.now == {"b": 0.2} and not moves.can_redo


def test_dragging_is_one_step():
    moves = Moves()
    moves.set("a", 0.5)
    for value in (0.1, 0.2, 0.3):
        moves.set("b", value, more=True)
    moves.settle()
    moves.set("b", 0.4, more=True)
    moves.set("c", 1.0, more=True)
    steps = []
    while moves.undo():
        steps.append(moves.now)
    assert steps == [{"a": 0.5, "b": 0.4}, {"a": 0.5, "b": 0.3}, {"a": 0.5}, {}]


def test_a_lever_put_back_is_no_longer_set():
    moves = Moves()
    moves.set("a", 0.5)
    moves.set("a", None)
    assert moves.now == {} and moves.undo() and moves.now == {"a": 0.5}
    moves.set("b", None)  # is not set: no step
    assert moves.undo() and moves.now == {}


def test_reset_is_a_step():
    moves = Moves()
    moves.set("a", 0.5)
    moves.reset()
    moves.reset()
    assert moves.now == {} and moves.undo() and moves.now == {"a": 0.5}


def test_names():
    moves = Moves()
    moves.set("a", 0.5)
    moves.keep(" half\n a ")
    moves.set("a", 1.0)
    moves.keep("whole")
    assert list(moves.names) == ["half a", "whole"] and moves.called == "whole"
    moves.go("half a")
    assert moves.now == {"a": 0.5} and moves.called == "half a" and moves.undo() and moves.now == {"a": 1.0}
    moves.keep("half a")
    assert moves.names["half a"] == {"a": 1.0}
    moves.forget("half a")
    assert list(moves.names) == ["whole"] and moves.now == {"a": 1.0}
    for name in ("", " \u200b", "x" * 81):
        with pytest.raises(ct.ContingentError, match="from 1 to 80"):
            moves.keep(name)
    for does in (moves.go, moves.forget):
        with pytest.raises(ct.ContingentError, match=r'"quarter".*whole'):
            does("quarter")
