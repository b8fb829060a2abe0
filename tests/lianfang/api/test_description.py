"""/api/openapi.json: whole, ours alone, for everybody."""

import re

from litestar.routes import HTTPRoute

from lianfang.app import make_app
from lianfang.web.api.document import operations
from tests.lianfang.api.samples import SAMPLES, op_id
from tests.lianfang.api.world import World


async def test_it_lists_every_operation_under_api_and_no_page(world: World) -> None:
    async with world.client() as anybody:
        answer = await anybody.get("/api/openapi.json")
    told = answer.json()
    assert (answer.status_code, told["openapi"]) == (200, "3.1.0")
    served = {
        (route.path_format, method.lower())
        for route in make_app().routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api")
        for method in route.methods - {"OPTIONS", "HEAD"}
    }
    assert {(path, method) for path, item in told["paths"].items() for method in item} == served
    assert "http://" not in answer.text and "https://" not in answer.text


async def test_every_operation_has_a_name_a_tag_its_security_and_the_problem_as_its_error(world: World) -> None:
    async with world.client() as anybody:
        told = (await anybody.get("/api/openapi.json")).json()
    items = [operation for item in told["paths"].values() for operation in item.values()]
    names = [operation["operationId"] for operation in items]
    assert sorted(names) == sorted(SAMPLES) == sorted(op_id(handler) for handler in operations())
    tags = {tag["name"] for tag in told["tags"]}
    for operation in items:
        assert set(operation["tags"]) <= tags
        assert re.search(r"[\u4e00-\u9fff]", operation["summary"])
        assert operation["responses"]["default"] == {"$ref": "#/components/responses/problem"}
        assert bool(operation["security"]) == (operation["x-action"] != "public")


async def test_bodies_refuse_what_they_do_not_know_and_every_text_has_a_limit(world: World) -> None:
    async with world.client() as anybody:
        schemas = (await anybody.get("/api/openapi.json")).json()["components"]["schemas"]
    bodies = [schema for schema in schemas.values() if schema.get("additionalProperties") is False]
    assert len(bodies) >= 13
    for schema in bodies:
        for field, told in schema["properties"].items():
            if told.get("type") == "string" and "enum" not in told and told.get("format") not in ("date", "date-time"):
                assert told["maxLength"] <= 2000, (schema["title"], field)
