import pytest
from pydantic import ValidationError

from service.adapters.completions import Completion, failure
from service.domain.errors import ModelError, ModelRefused, ModelReplyUnreadable, ModelTruncated


def test_what_servers_add_is_passed_over() -> None:
    text = '{"choices": [{"message": {"content": "x", "mood": 1}, "finish_reason": "stop", "logprobs": null}], "x_groq": {}}'
    completion = Completion.model_validate_json(text)
    assert completion.content == "x"
    assert failure(completion) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{}", ModelReplyUnreadable),
        ('{"choices": [{}]}', ModelReplyUnreadable),
        ('{"choices": [{"message": {"content": " "}, "finish_reason": "stop"}]}', ModelReplyUnreadable),
        ('{"choices": [{"message": {"content": "x"}}]}', ModelTruncated),
        ('{"choices": [{"message": {"content": "x"}, "finish_reason": "length"}]}', ModelTruncated),
        ('{"choices": [{"message": {"refusal": "no"}, "finish_reason": "stop"}]}', ModelRefused),
        ('{"choices": [{"message": {"content": "x"}, "finish_reason": "content_filter"}]}', ModelRefused),
    ],
)
def test_why_a_completion_is_of_no_use(text: str, kind: type[ModelError]) -> None:
    found = failure(Completion.model_validate_json(text))
    assert found is not None
    assert found[0] is kind


@pytest.mark.parametrize(
    "text", ["[]", '{"choices": 3}', '{"usage": {"prompt_tokens": null, "completion_tokens": 1}}']
)
def test_another_shape_is_none(text: str) -> None:
    with pytest.raises(ValidationError):
        Completion.model_validate_json(text)
