"""Takes the front-end files out of their packages and leaves out what must not be served.

The fonts and the crest belong to GOV.UK alone, so every rule that would ask for them goes.
Each text file also gets a compressed twin (.gz), the same bytes on every machine.
"""

import gzip
import re
import sys
import zipfile
from pathlib import Path

GOVUK = "fast_gov_uk/assets/govuk-frontend-5.11.1.min"
LEAFLET = "js_lib_leaflet/static/js_lib_leaflet/"
LEAFLET_IMAGES = ["layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png", "marker-shadow.png"]


def without_fonts_and_crest(css: str) -> str:
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"[a-z-]+:url\(/assets/images/[^)]*\);?", "", css)
    return without_source_map(css.replace("GDS Transport,", ""))


def without_source_map(text: str) -> str:
    return re.sub(r"\n?(/\*|//)# sourceMappingURL=.*", "", text).rstrip() + "\n"


def with_images_beside_it(css: str) -> str:
    return css.replace("url(images/", "url(")


def write_text(path: Path, text: str) -> None:
    body = text.encode()
    path.write_bytes(body)
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(body, 9, mtime=0))


def unpack_govuk(wheel: zipfile.ZipFile, into: Path) -> None:
    css = without_fonts_and_crest(wheel.read(f"{GOVUK}.css").decode())
    if "url(" in css:
        raise SystemExit("the GOV.UK style sheet still asks for another file")
    write_text(into / "govuk-frontend.min.css", css)


def unpack_leaflet(wheel: zipfile.ZipFile, into: Path) -> None:
    write_text(into / "leaflet.css", with_images_beside_it(wheel.read(f"{LEAFLET}leaflet.css").decode()))
    write_text(into / "leaflet.js", without_source_map(wheel.read(f"{LEAFLET}leaflet.js").decode()))
    for name in LEAFLET_IMAGES:
        (into / name).write_bytes(wheel.read(f"{LEAFLET}images/{name}"))


def main(wheels: Path, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for pattern, unpack in [("fast_gov_uk-*.whl", unpack_govuk), ("django_js_lib_leaflet-*.whl", unpack_leaflet)]:
        with zipfile.ZipFile(next(wheels.glob(pattern))) as wheel:
            unpack(wheel, into)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
