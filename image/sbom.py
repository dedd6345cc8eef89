#!/usr/bin/env python3
"""usage: sbom.py MANIFEST ARCH VERSION COMMIT SECONDS

Prints what an image contains as SPDX 2.3: each package of MANIFEST (NAME, tab,
VERSION), and kiosk itself. SECONDS is the date of the commit."""
import json
import sys
import time
from pathlib import Path
from urllib.parse import quote

DISTRO = "trixie"
UNKNOWN = "NOASSERTION"


def spdx_id(name):
    """Letters, digits, dots and hyphens; distinct names stay distinct."""
    return "SPDXRef-Package-" + "".join(
        each if each.isalnum() or each in ".-" else f"-{ord(each):02X}-" for each in name)


def package(name, version, ident, licence=UNKNOWN, purl=None):
    made = {"SPDXID": ident, "name": name, "versionInfo": version,
            "downloadLocation": UNKNOWN, "filesAnalyzed": False,
            "licenseConcluded": UNKNOWN, "licenseDeclared": licence,
            "copyrightText": UNKNOWN}
    if purl:
        made["externalRefs"] = [{"referenceCategory": "PACKAGE-MANAGER",
                                 "referenceType": "purl", "referenceLocator": purl}]
    return made


def of_debian(line):
    name, version = line.split("\t")
    return package(
        name, version, spdx_id(name),
        purl=f"pkg:deb/debian/{quote(name, '')}@{quote(version, '')}?distro={DISTRO}")


def document(manifest, arch, version, commit, seconds):
    name = f"kiosk-{arch}.img"
    image = package(name, version, "SPDXRef-Image")
    # Its own package is not Debian's.
    own = package("kiosk", version, "SPDXRef-Package-kiosk", "MIT",
                  f"pkg:generic/kiosk@{quote(version, '')}")
    parts = [own, *(of_debian(line) for line in sorted(set(manifest.splitlines()))
                    if not line.startswith("kiosk\t"))]
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", image["SPDXID"]),
                 *((image["SPDXID"], "CONTAINS", part["SPDXID"]) for part in parts)]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"{name} {version}",
        "documentNamespace":
            f"https://spdx.org/spdxdocs/{name}-{version}-{commit}",
        "creationInfo": {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds)),
            "creators": [f"Tool: kiosk-sbom-{version}"]},
        "packages": [image, *parts],
        "relationships": [
            {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
            for one, kind, other in relations],
    }


def main():
    manifest, arch, version, commit, seconds = sys.argv[1:]
    made = document(Path(manifest).read_text(), arch, version, commit, int(seconds))
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
