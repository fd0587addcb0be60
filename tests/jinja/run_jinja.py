"""Renders the cases of cases.py with Jinja and with jinja_compare (argv[1]) and compares them.

Prints every mismatch; the exit status is 1 if there is one."""

import json
import subprocess
import sys
import os

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import jinja2
from markupsafe import Markup

from cases import CASES

# Rows the comparison must have at least: a table that shrinks by accident is a failure too.
LEAST = 120


def with_markup(data):
    if isinstance(data, dict):
        if set(data) == {"@html"}:
            return Markup(data["@html"])
        return {name: with_markup(item) for name, item in data.items()}
    if isinstance(data, list):
        return [with_markup(item) for item in data]
    return data


def render_with_jinja(case):
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case["templates"]), autoescape=True, undefined=jinja2.StrictUndefined
    )
    # The same JSON value; ours keeps Han characters and the order of members readable.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    try:
        return {"output": environment.get_template("main").render(with_markup(case["data"]))}
    except (jinja2.TemplateError, TypeError, ValueError, ZeroDivisionError, RecursionError) as error:
        return {"errors": f"{type(error).__name__}: {error}"}


def describe(result):
    return json.dumps(result, ensure_ascii=False)


def mistake_in(case, ours, jinjas):
    """What is wrong with a case, or None. `differs` is "both fail", "we refuse" or an output."""
    differs = case["differs"]
    if differs is None:
        return None if "output" in ours and ours == jinjas else "not the same"
    if differs == "both fail":
        return None if "errors" in ours and "errors" in jinjas else "both should fail"
    if differs == "we refuse":
        return None if "errors" in ours and "output" in jinjas else "only ours should fail"
    return None if ours == {"output": differs} and ours != jinjas else "not the difference it claims"


def main():
    cases = [
        {
            "name": name,
            "templates": templates if isinstance(templates, dict) else {"main": templates},
            "data": data,
            "differs": differs[0] if differs else None,
        }
        for name, templates, data, *differs in CASES
    ]
    answer = subprocess.run([sys.argv[1]], input=json.dumps(cases), capture_output=True, text=True)
    if answer.returncode != 0:
        sys.exit(f"jinja_compare failed ({answer.returncode}): {answer.stderr}")
    failed = 0
    for case, ours in zip(cases, json.loads(answer.stdout), strict=True):
        jinjas = render_with_jinja(case)
        mistake = mistake_in(case, ours, jinjas)
        if mistake:
            failed += 1
            print(f"{case['name']}: {mistake}\n  templates: {describe(case['templates'])}")
            print(f"  ours:  {describe(ours)}\n  jinja: {describe(jinjas)}")
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed or len(cases) < LEAST else 0)


main()
