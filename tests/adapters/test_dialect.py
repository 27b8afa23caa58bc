import pytest

from service.adapters.dialect import Dialect
from service.ports import ChatRequest

REQUEST = ChatRequest("System.", "User.", "test", {"type": "object"}, 50, "test")


@pytest.mark.parametrize(
    ("parameter", "message", "expected"),
    [
        (
            "response_format",
            "Invalid parameter: json_schema is not supported with this model",
            Dialect(structured=False),
        ),
        ("", "This response_format type is unavailable now", Dialect(structured=False)),
        (
            "max_tokens",
            "Unsupported parameter. Use 'max_completion_tokens' instead.",
            Dialect(limit="max_completion_tokens"),
        ),
        ("temperature", "Unsupported value: does not support 0", Dialect(temperature=False)),
        ("", "Unrecognized request argument supplied: seed", Dialect(seed=False)),
    ],
)
def test_what_a_server_refuses_is_left_out(parameter: str, message: str, expected: Dialect) -> None:
    assert Dialect().without(parameter, message) == expected


@pytest.mark.parametrize(
    ("parameter", "message"),
    [
        ("messages", "messages must not be empty"),
        ("", "maximum context length is 8192 tokens, max_tokens is too large"),
        ("model", "The model `x` does not exist or is unknown"),
        ("temperature", "temperature must be at most 2"),
    ],
)
def test_other_refusals_stand(parameter: str, message: str) -> None:
    assert Dialect().without(parameter, message) is None


def test_nothing_is_given_up_twice() -> None:
    plain = Dialect(structured=False, limit="max_completion_tokens", temperature=False, seed=False)
    for name in ("response_format", "max_tokens", "temperature", "seed"):
        assert plain.without(name, f"{name} is not supported") is None


def test_a_seed_is_sent_only_where_there_is_one() -> None:
    with_seed = Dialect().arguments(REQUEST, model="m", temperature=0.2, seed=7)
    assert (with_seed["seed"], with_seed["temperature"]) == (7, 0.2)
    assert "seed" not in Dialect().arguments(REQUEST, model="m", temperature=0.2, seed=None)
    assert "seed" not in Dialect(seed=False).arguments(REQUEST, model="m", temperature=0.2, seed=7)


def test_a_code_fence_is_taken_off_only_where_one_is_to_be_expected() -> None:
    fenced = '```json\n{"a": 1}\n```'
    assert Dialect(structured=False).text(fenced) == '{"a": 1}'
    assert Dialect(structured=False).text('{"a": "```"}') == '{"a": "```"}'
    assert Dialect().text(fenced) == fenced
