"""What every refusal must look like: a problem document of RFC 9457."""

import requests

SIGNS_OF_A_STACK = ["Sources/", ".swift:", "Fatal error", "0x0000", "DecodingError", "CodingKeys", "SQLITE", "HTTPError("]


def assert_problem(answer: requests.Response, *statuses: int, names: list[str] = ()) -> dict:
    """Checks status, type and members, and that each wrong field is named; returns the document."""
    assert answer.status_code in statuses, f"{answer.status_code}: {answer.text[:500]}"
    assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json", answer.headers
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert isinstance(problem["title"], str) and problem["title"]
    assert isinstance(problem.get("type", "about:blank"), str)
    assert_tells_nothing_inside(answer)
    for name in names:
        assert name in answer.text, f"{name} is not named in {answer.text[:800]}"
    return problem


def assert_tells_nothing_inside(answer: requests.Response) -> None:
    for sign in SIGNS_OF_A_STACK:
        assert sign not in answer.text, f"the answer shows the inside of the program: {sign}"
