"""usage: junit_counts.py RESULTS.xml: prints `N passed, N failed, N skipped` of a ctest run."""

import sys
import xml.etree.ElementTree as ElementTree

try:
    suite = ElementTree.parse(sys.argv[1]).getroot()
except (OSError, ElementTree.ParseError) as error:
    print(error, "0 passed, 1 failed", sep="\n")
    sys.exit(1)

tests, failures = int(suite.get("tests")), int(suite.get("failures"))
skipped = int(suite.get("skipped")) + int(suite.get("disabled"))
print(f"{tests - failures - skipped} passed, {failures or int(tests == 0)} failed, {skipped} skipped")
