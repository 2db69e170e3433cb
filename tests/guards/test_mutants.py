"""The fixed set of changed rules names rules that stand."""

from script import mutants


def test_every_name_of_the_fixed_set_is_a_rule_that_stands() -> None:
    offered = {mutant.name for mutant in mutants.candidates()}
    assert sorted(mutants.fixed_set().keys() - offered) == []
