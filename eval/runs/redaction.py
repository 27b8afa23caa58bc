"""Keeps secrets out of what a run writes."""

import json
from urllib.parse import urlsplit

from service.settings import Settings

_SHORTEST = 8
"""Shorter ones are words such as ``none`` that servers without keys are given: hiding them would spoil texts."""


class Redaction:
    """Puts ``[secret]`` where one of ``secrets`` stands, as it is or as JSON writes it."""

    def __init__(self, *secrets: str) -> None:
        told = [secret for secret in secrets if len(secret) >= _SHORTEST]
        escaped = [json.dumps(secret)[1:-1] for secret in told]
        twice = [json.dumps(form)[1:-1] for form in escaped]  # a reply is JSON, and is kept in JSON
        forms = {*told, *escaped, *twice}
        self._forms = sorted(forms, key=len, reverse=True)

    @classmethod
    def of(cls, settings: Settings) -> "Redaction":
        """For the key, and the password in the address, of the model server."""
        address = urlsplit(settings.base_url)
        return cls(settings.api_key.get_secret_value(), address.password or "", address.username or "")

    def hide(self, text: str) -> str:
        """``text`` without secrets."""
        for form in self._forms:
            text = text.replace(form, "[secret]")
        return text
