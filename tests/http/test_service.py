import httpx


def test_health_says_what_answers(client: httpx.Client) -> None:
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert "citebrief-verifier" in health["verifier"]


def test_openapi_describes_bodies_with_examples_and_problems(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    for path, model in (("/v1/briefs", "BriefIn"), ("/v1/verify", "VerifyIn"), ("/v1/topics", "TopicsIn")):
        operation = described["paths"][path]["post"]
        reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        assert reference == f"#/components/schemas/{model}"
        assert schemas[model]["examples"]
        assert "application/problem+json" in operation["responses"]["422"]["content"]
    answered = described["paths"]["/v1/briefs/{brief_id}"]["get"]["responses"]["200"]["content"]
    assert set(answered) == {"application/json", "text/html", "text/markdown", "text/plain"}
    named = [node for node in _references(described) if not _resolves(described, node)]
    assert named == []


def _references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [found for value in node.values() for found in _references(value)]
    if isinstance(node, list):
        return [found for value in node for found in _references(value)]
    return []


def _resolves(described: object, reference: str) -> bool:
    node = described
    for part in reference.removeprefix("#/").split("/"):
        if not isinstance(node, dict) or part not in node:
            return False
        node = node[part]
    return True
