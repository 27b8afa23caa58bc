from pathlib import Path

import pytest
from pydantic import ValidationError

from service.settings import Settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEBRIEF_MAX_ATTEMPTS", "2")
    monkeypatch.setenv("CITEBRIEF_SEED", "none")
    monkeypatch.setenv("CITEBRIEF_MODEL", "")
    settings = Settings()
    assert (settings.max_attempts, settings.seed) == (2, None)
    assert settings.model == Settings.model_fields["model"].default


def test_a_misspelt_variable_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEBRIEF_MAX_COST_PER_BREIF", "1")
    with pytest.raises(ValidationError, match="CITEBRIEF_MAX_COST_PER_BREIF"):
        Settings()


@pytest.mark.parametrize("given", ["1", "3", "5"])
def test_the_judge_has_one_three_or_five_votes(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("CITEBRIEF_JUDGE_VOTES", given)
    assert Settings().judge_votes == int(given)


@pytest.mark.parametrize("given", ["0", "2", "4", "7", "none"])
def test_votes_that_can_tie_or_cost_too_much_are_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("CITEBRIEF_JUDGE_VOTES", given)
    with pytest.raises(ValidationError, match="judge_votes"):
        Settings()


def test_the_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEBRIEF_API_KEY", "sk-very-secret")
    assert "very-secret" not in repr(Settings())


def test_the_readme_lists_every_setting_with_its_default(repository: Path) -> None:
    readme = (repository / "README.md").read_text()
    for name, field in Settings.model_fields.items():
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{name.upper()}`"))
        assert field.description
        assert field.description in row
        if field.default not in {None, ""} and name != "api_key":
            assert f"`{field.default}`" in row
