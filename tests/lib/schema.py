#!/usr/bin/python3
"""Judges YAML files by a JSON Schema, as an editor does.

usage: schema.py --itself SCHEMA...      whether each is a sound schema of the draft that it names
       schema.py --layouts LAYOUTS LAYOUT.yaml...
       schema.py --reports REPORTS LAYOUTS REPORT.yaml...
                                         whether these schemas take the files, and those that they include, name as
                                         layouts and extend; prints FILE:LINE: MESSAGE for what they refuse
       schema.py --wrong SCHEMA YAML...  whether each is refused just where it says `# here`

Editors give plain scalars types, by the rules of YAML 1.2 or of 1.1: each file is judged by both.
"""
import json
import os
import re
import sys

import jsonschema
import yaml

NULL, BOOL, INT, FLOAT, STR = (f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "str"))
# Tag, what plain scalars look like that have it; YAML 1.2's core schema, and the types of 1.1.
VERSIONS = {
    "1.2": [
        (NULL, r"~|null|Null|NULL|"),
        (BOOL, r"true|True|TRUE|false|False|FALSE"),
        (INT, r"0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+"),
        (FLOAT, r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
    ],
    "1.1": [
        (NULL, r"~|null|Null|NULL|"),
        (BOOL, r"y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"),
        (INT, r"[-+]?(0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)"),
        (FLOAT, r"[-+]?([0-9][0-9_]*)?\.[0-9_]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*"
                r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
    ],
}


def integer(text):
    text = text.replace("_", "")
    if ":" in text:
        value = 0
        for part in text.lstrip("+-").split(":"):
            value = value * 60 + int(part)
        return -value if text[0] == "-" else value
    if re.fullmatch(r"[-+]?0[0-7]+", text):
        return int(text, 8)
    return int(text, 0 if re.match(r"[-+]?0[box]", text) else 10)


def real(text):
    text = text.replace("_", "").lower()
    if re.search(r"inf|nan", text):
        return float(text.replace(".", ""))
    return 0.5 if ":" in text or text.strip("+-") == "." else float(text)


def scalar(node, version):
    """The value of a scalar. What looks like a date stays text: JSON has no dates."""
    if node.style is not None:
        return node.value
    for tag, pattern in VERSIONS[version]:
        if re.fullmatch(pattern, node.value):
            if tag == NULL:
                return None
            if tag == BOOL:
                return node.value.lower() in ("y", "yes", "true", "on")
            if tag == INT and version == "1.2" and re.fullmatch(r"[-+]?[0-9]+", node.value):
                return int(node.value)
            return integer(node.value) if tag == INT else real(node.value)
    return node.value


def value(node, version):
    if isinstance(node, yaml.MappingNode):
        return {key.value: value(child, version) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value(child, version) for child in node.value]
    return scalar(node, version)


def depth(error):
    return max((len(leaf.absolute_path) for leaf in leaves(error)), default=0)


def leaves(error):
    """Of alternatives, what is wrong with the one that goes furthest before something is: which the user meant."""
    if not error.context:
        return [error]
    branches = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    # A branch of another type (a mapping where text stands) was not meant.
    meant = [branch for branch in branches.values()
             if not any(inner.validator == "type" and not inner.path for inner in branch)]
    best = max(meant, key=lambda branch: max(map(depth, branch)), default=None)
    return [leaf for inner in best for leaf in leaves(inner)] if best else [error]


def lines(error, root):
    """The lines at which an error is found: those of unknown keys, else that of what is wrong."""
    node = root
    for step in error.absolute_path:
        if isinstance(node, yaml.MappingNode):
            node = next(child for key, child in node.value if key.value == step)
        else:
            node = node.value[step]
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        return [key.start_mark.line + 1 for key, _ in node.value if key.value not in known]
    return [node.start_mark.line + 1]


def compose(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return yaml.compose(file, yaml.SafeLoader)


def judge(validator, path):
    """The (line, message) pairs of one file, by either version."""
    root = compose(path)
    found = {}
    for version in VERSIONS:
        found[version] = set()
        for error in validator.iter_errors(value(root, version) if root else None):
            for leaf in leaves(error):
                message = f"{leaf.message[:200]} (YAML {version})"
                found[version].update((line, message) for line in lines(leaf, root))
    return found


def wrong(validator, path):
    """Whether a file that is wrong is refused where it says so, and nowhere else."""
    with open(path, encoding="utf-8") as file:
        expected = {number for number, line in enumerate(file, 1) if line.rstrip().endswith("# here")}
    good = bool(expected)
    for version, found in judge(validator, path).items():
        places = {line for line, _ in found}
        if places != expected:
            good = False
            print(f"{path}: refused at lines {sorted(places)}, not {sorted(expected)} (YAML {version})")
            for line, message in sorted(found):
                print(f"  {path}:{line}: {message}")
    return good


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def named(node, keys):
    """The values of these keys, wherever they stand."""
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value in keys:
                yield from child.value if isinstance(child, yaml.SequenceNode) else [child]
            yield from named(child, keys)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from named(child, keys)


def follow(path, keys):
    """The files beside `path` that these keys name."""
    root = compose(path)
    for node in named(root, keys) if root else []:
        beside = os.path.join(os.path.dirname(path), str(node.value))
        if os.path.isfile(beside):
            yield os.path.normpath(beside)


def sound(reports, layouts, paths):
    """Whether the validators take all these reports, or (without `reports`) layouts, and what they name."""
    good, seen = True, set()
    todo = [(reports or layouts, path) for path in paths]
    while todo:
        validator, path = todo.pop()
        if (id(validator), path) in seen:
            continue
        seen.add((id(validator), path))
        try:
            compose(path)
        except yaml.YAMLError as error:  # some of what libyaml takes, this reader does not
            print(f"{path} is left out: {' '.join(str(error).split())}")
            seen.remove((id(validator), path))
            continue
        for line, message in sorted(set().union(*judge(validator, path).values())):
            good = False
            print(f"{path}:{line}: {message}")
        if validator is reports:
            todo += [(reports, beside) for beside in follow(path, ["include"])]
            todo += [(layouts, beside) for beside in follow(path, ["layout"])]
        else:
            todo += [(layouts, beside) for beside in follow(path, ["extends"])]
    print(f"{len(seen)} files")
    return good


def main(words):
    what, *paths = words
    if what == "--itself":
        for path in paths:
            jsonschema.validators.validator_for(read(path), default=None).check_schema(read(path))
        return 0
    if what == "--reports":
        reports, layouts = (jsonschema.Draft7Validator(read(path)) for path in paths[:2])
        return 0 if sound(reports, layouts, paths[2:]) else 1
    validator = jsonschema.Draft7Validator(read(paths[0]))
    if what == "--layouts":
        return 0 if sound(None, validator, paths[1:]) else 1
    return 0 if all([wrong(validator, path) for path in paths[1:]]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
