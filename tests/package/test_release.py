"""The list of what an image contains (SPDX 2.3), and the notes of a release."""
import json
import re
import subprocess
import unittest
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent.parent
# ABNF of SPDX 2.3, 3.2, and of a purl of Debian.
IDENT = re.compile(r"SPDXRef-[A-Za-z0-9.-]+")
PURL = re.compile(r"pkg:deb/debian/[a-z0-9.%B-]+@[A-Za-z0-9.~%+-]+\?distro=[a-z]+")
REQUIRED = {"SPDXID", "name", "downloadLocation"}


def sbom(arch):
    return subprocess.run(
        ["python3", "-B", SOURCES / "image/sbom.py", SOURCES / f"image/manifest.{arch}.txt",
         arch, "1.2.3-rc4", "0123456789ab", "1764495600"],
        check=True, capture_output=True, text=True).stdout


class Contents(unittest.TestCase):
    def test_every_package(self):
        """Each line of the manifest, with its version, and kiosk."""
        for arch in ("amd64", "arm64"):
            manifest = (SOURCES / f"image/manifest.{arch}.txt").read_text()
            made = json.loads(sbom(arch))
            found = {each["name"]: each["versionInfo"] for each in made["packages"]}
            self.assertEqual(found, {
                f"kiosk-{arch}.img": "1.2.3-rc4", "kiosk": "1.2.3-rc4",
                **dict(line.split("\t") for line in manifest.splitlines())})

    def test_form(self):
        made = json.loads(sbom("amd64"))
        self.assertEqual((made["spdxVersion"], made["dataLicense"], made["SPDXID"]),
                         ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT"))
        self.assertRegex(made["documentNamespace"], r"^https://[^#]+$")
        self.assertEqual(made["creationInfo"]["created"], "2025-11-30T09:40:00Z")
        idents = [each["SPDXID"] for each in made["packages"]]
        self.assertEqual(len(idents), len(set(idents)))
        for each in made["packages"]:
            self.assertLessEqual(REQUIRED, set(each))
            self.assertTrue(IDENT.fullmatch(each["SPDXID"]), each["SPDXID"])
            for reference in each.get("externalRefs", []):
                if "pkg:generic/kiosk@" not in reference["referenceLocator"]:
                    self.assertTrue(PURL.fullmatch(reference["referenceLocator"]),
                                    reference["referenceLocator"])
        named = {made["SPDXID"], *idents}
        for each in made["relationships"]:
            self.assertLessEqual({each["spdxElementId"], each["relatedSpdxElement"]}, named)
        self.assertEqual({each["relatedSpdxElement"] for each in made["relationships"]},
                         set(idents))

    def test_same_twice(self):
        self.assertEqual(sbom("arm64"), sbom("arm64"))

    def test_versions_with_signs(self):
        """An epoch, a plus: written as a purl has them."""
        made = sbom("amd64")
        self.assertIn("%3A", made)
        self.assertIn("pkg:deb/debian/libstdc%2B%2B6@", made)


class Notes(unittest.TestCase):
    def test_this_version_has_some(self):
        """CHANGELOG.md has a part about the version in CMakeLists.txt."""
        ran = subprocess.run(
            ["bash", "-euc", 'root=$1; . "$1/image/lib/version.sh"; version', "version",
             SOURCES], check=True, capture_output=True, text=True)
        self.assertIn(f"\n## {ran.stdout.strip()}\n",
                      (SOURCES / "CHANGELOG.md").read_text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
