"""The cast of the browser journeys: who they are and what they answer."""

GRACE = {
    "safe": "yes",
    "safe-to-contact": "yes",
    "name": "Grace Lowe",
    "email": "grace.lowe@example.org",
    "phone": "07700 900123",
}

NUSRAT = {"safe": "no", "safe-to-contact": "no", "name": "Nusrat Begum"}
