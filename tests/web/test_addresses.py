"""Addresses are worked out the short way: the same as Flask's, whatever stands in them."""

import pytest
from flask import Flask, render_template_string, url_for

from tests.fixtures.beside import elsewhere

ODD = ["A1", "a b", "ă/đ", "x?y#z", "%41", "<b>", "..", "+&="]
MORE = [
    {},
    {"after": None},
    {"page": 3},
    {"_anchor": "x y"},
    {"several": ["a", "b"]},
    {"whole": True},
]


@pytest.mark.parametrize("prefix", ["", "/kho"])
def test_every_address_in_a_template_is_the_one_flask_writes(app, prefix):
    def work():
        different = []
        with app.test_request_context(environ_overrides={"SCRIPT_NAME": prefix}):
            for rule in app.url_map.iter_rules():
                numbers = {name for name, of in rule._converters.items() if hasattr(of, "min")}
                for text in ODD:
                    values = {n: 7 if n in numbers else text for n in rule.arguments}
                    for more in MORE:
                        ours = url_for(rule.endpoint, **values, **more, q=text)
                        if ours != Flask.url_for(app, rule.endpoint, **values, **more, q=text):
                            different.append((ours, rule.endpoint, text, more))
        return different

    assert elsewhere(app, work) == []


def test_an_address_may_be_relative_to_the_page(app):
    with app.test_request_context("/law?basis=x"):
        assert url_for(".show", basis="y") == "/law?basis=y"


def test_an_address_of_nothing_is_refused_and_a_whole_one_has_its_host(app):
    def work():
        with app.test_request_context():
            with pytest.raises(Exception, match="nowhere"):
                render_template_string("{{ url_for('nowhere.at_all') }}")
            return render_template_string("{{ url_for('review.home.show', _external=true) }}")

    assert elsewhere(app, work) == "http://localhost/"
