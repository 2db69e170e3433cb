"""The model of a count: whatever happens while it runs, the differences are those planted."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.counts.comparing import Expected, Found, Sight, differences, to_count_again
from warehouse.models import NOTED, FindingKind

K = FindingKind
PLANTS = ("fine", "lost", "strayed", "torn", "left", "strayed and torn")
MOVES = ("none", "to another shelf", "out on loan")


@dataclass
class World:
    """A store in which each thing has a fate that is known only here."""

    plants: list[str]
    moves: list[tuple[str, int]]  # what happens by the record, and after which round
    boxed: set[int] = field(default_factory=set)

    def sight(self, number: int, turn: int) -> Sight | None:
        """What a careful person sees of a thing in round 0, 1 or 2."""
        plant, (move, after) = self.plants[number], self.moves[number]
        if plant == "lost":
            return None
        gone = move != "none" and turn >= after and plant in {"fine", "torn"}
        if gone and move == "out on loan":
            return None
        place = 2 if gone else 1
        torn = frozenset({("seal", "broken")}) if "torn" in plant else frozenset()
        return Sight(
            3 if "strayed" in plant else place,
            right="strayed" not in plant,
            left=plant == "left",
            differs=torn,
        )

    @property
    def expected(self) -> dict[int, Expected]:
        return {
            number: Expected(
                gone=self.moves[number][0] != "none" and self.plants[number] in {"fine", "torn"},
                out=self.moves[number][0] == "out on loan",
            )
            for number, plant in enumerate(self.plants)
            if plant != "left"
        }

    def sights(self, turn: int) -> dict[int | str, Sight]:
        seen = {number: self.sight(number, turn) for number in range(len(self.plants))}
        return {number: sight for number, sight in seen.items() if sight is not None}

    @property
    def planted(self) -> set[tuple[FindingKind, int]]:
        kinds = {
            "lost": {K.MISSING},
            "strayed": {K.ELSEWHERE},
            "left": {K.LEFT},
            "strayed and torn": {K.ELSEWHERE, K.DIFFERS},
        }
        return {
            (kind, number)
            for number, plant in enumerate(self.plants)
            for kind in kinds.get(plant, set())
        }


def found_in(world: World, errors: dict[int, int]) -> tuple[set[tuple[FindingKind, int]], int]:
    """Run a count in which each of the two overlooks some things; return what comes of it."""
    one, two, third = (world.sights(turn) for turn in range(3))
    for number, who in errors.items():
        (one if who == 0 else two).pop(number, None)
    again = to_count_again(world.expected, one, two)
    recounted = {key: sight for key, sight in third.items() if key in again}
    found = differences(world.expected, one, two, recounted, again)
    assert len(found) == len(set(found))
    assert all(each.key in again for each in found if each.kind is K.OVERRULED)
    return {(each.kind, each.key) for each in found}, len(again)


worlds = st.integers(1, 12).flatmap(
    lambda size: st.builds(
        World,
        st.lists(st.sampled_from(PLANTS), min_size=size, max_size=size),
        st.lists(
            st.tuples(st.sampled_from(MOVES), st.integers(0, 2)), min_size=size, max_size=size
        ),
    )
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds, st.dictionaries(st.integers(0, 11), st.integers(0, 1)))
def test_the_differences_are_exactly_those_planted(world, errors):
    """Two counters, one of whom may overlook anything; loans and moves while they count."""
    found, _again = found_in(world, errors)
    without = {each for each in found if each[0] not in NOTED}
    torn = {(K.DIFFERS, number) for number, plant in enumerate(world.plants) if plant == "torn"}
    stays = {each for each in torn if world.moves[each[1]][0] != "out on loan"}
    assert without - torn == world.planted
    assert stays <= without
    moved = {number for kind, number in found if kind is K.MOVED}
    assert all(world.moves[number][0] == "out on loan" or number in errors for number in moved)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds)
def test_where_nothing_moves_and_nobody_errs_nobody_counts_again(world):
    still = World(world.plants, [("none", 0)] * len(world.plants))
    _found, again = found_in(still, {})
    assert again == 0


def test_who_errs_is_found_by_the_third():
    expected = {1: Expected()}
    seen, torn = Sight(1), Sight(1, differs=frozenset({("seal", "broken")}))
    again = to_count_again(expected, {1: seen}, {1: torn})
    assert again == {1}
    assert differences(expected, {1: seen}, {1: torn}, {1: seen}, again) == [
        Found(K.OVERRULED, 1, 2)
    ]
    by_third = differences(expected, {1: seen}, {1: torn}, {1: torn}, again)
    assert by_third == [Found(K.DIFFERS, 1, 3), Found(K.OVERRULED, 1, 1)]
    assert differences(expected, {1: seen}, {1: torn}, {}, again) == [
        Found(K.MISSING, 1, None),
        Found(K.OVERRULED, 1, 1),
        Found(K.OVERRULED, 1, 2),
    ]


def test_what_only_one_of_two_saw_is_counted_again():
    assert to_count_again({1: Expected()}, {1: Sight(1)}, {}) == {1}
    strange = Sight(1, right=False, ours=False)
    assert to_count_again({}, {"code:X": strange}, {}) == {"code:X"}
    stands = [Found(K.UNLABELLED, "code:X", None)]
    assert differences({}, {"code:X": strange}, {}, {}, {"code:X"}) == stands


def test_what_was_only_moved_on_paper_is_a_difference():
    moved = {1: Expected(gone=True)}
    assert differences(moved, {}, {}, {}, set()) == [Found(K.UNSEEN, 1, None)]
    for told in (Expected(gone=True, out=True), Expected(gone=True, seen=True)):
        assert differences({1: told}, {}, {}, {}, set()) == [Found(K.MOVED, 1, None)]


def test_what_the_third_looked_for_and_did_not_find_no_earlier_look_answers_for():
    moved = {1: Expected(gone=True, seen=True)}
    torn = {1: Sight(1, differs=frozenset({("seal", "broken")}))}
    assert to_count_again(moved, torn, {}) == {1}
    found = differences(moved, torn, {}, {}, {1})
    assert found == [Found(K.UNSEEN, 1, None), Found(K.OVERRULED, 1, 1)]


def test_what_both_saw_in_other_places_is_counted_again():
    here, there = Sight(1, right=False), Sight(2, right=False)
    assert to_count_again({1: Expected()}, {1: here}, {1: there}) == {1}
    assert to_count_again({1: Expected()}, {1: here}, {1: here}) == set()


def test_what_came_in_while_they_counted_is_no_difference():
    came = Sight(1)
    assert to_count_again({}, {}, {5: came}) == set()
    assert differences({}, {}, {5: came}, {}, set()) == []


def test_things_lie_in_closed_boxes_to_any_depth():
    expected = {1: Expected(), 2: Expected(box=1), 3: Expected(box=2)}
    box = {1: Sight(1, whole=True)}
    assert to_count_again(expected, box, box) == set()
    assert differences(expected, box, box, {}, set()) == []


def test_of_a_box_whose_seal_differs_the_contents_are_counted_one_by_one():
    expected = {1: Expected(), 2: Expected(box=1)}
    torn = {1: Sight(1, whole=True, differs=frozenset({("seal_number", "X")}))}
    found = differences(expected, torn, torn, {}, set())
    assert [each.kind for each in found] == [K.DIFFERS, K.MISSING]


def test_what_was_taken_out_of_a_box_by_the_record_is_not_seen_with_it():
    expected = {1: Expected(), 2: Expected(box=1, gone=True, parted=True)}
    box = {1: Sight(1, whole=True)}
    found = differences(expected, box, box, {}, set())
    assert [(each.kind, each.key) for each in found] == [(K.UNSEEN, 2)]
