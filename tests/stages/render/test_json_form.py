from service.stages.render import BriefDocument, to_json


def test_json_gives_the_document_back(published: BriefDocument) -> None:
    assert BriefDocument.model_validate_json(to_json(published)) == published
