"""The rules of the house that no linter knows: where a call may stand, and how long a piece is."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("analysis", "dashboard")
PYTHON = sorted(
    path
    for folder in (*PRODUCT, "scripts", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
STATEFUL = {"session.py", "clicks.py", "held.py", "reports.py"}
SESSION = {"session_state", "query_params", "switch_page", "cache_data", "cache_resource"}
UNSAFE_MODULES = {"pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "yaml"}
UNSAFE_CALLS = {"eval", "exec"}
UNSAFE_ATTRIBUTES = {"read_pickle", "to_pickle", "html"}
UNSAFE_OPTIONS = {"unsafe_allow_html", "unsafe_allow_javascript", "allow_pickle"}
CONNECTIONS = {"urllib.request", "http.client", "socket", "trafilatura.downloads"}
LONGEST_FUNCTION = 40
LONGEST_KERNEL = 60  # a numeric kernel: `def name(...):  # kernel`
LONGEST_FILE = 350
# Taken apart here so that this file does not hold them
MACHINE = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w", r"C:\\Us" + "ers"]))
TEXT = {".py", ".toml", ".md", ".lock", ".sh", ".cfg", ".yml", ""}
LEFT_OUT = {"__pycache__", "screenshots", "build", "dist", "out"}
HIDDEN = {".ci", ".streamlit", ".gitignore"}  # the hidden files that belong to the project


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def session_marks(tree: ast.AST) -> Iterator[str]:
    """Yield uses of what only session.py may touch."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in SESSION:
            yield f"line {node.lineno}: {node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            yield from (
                f"line {node.lineno}: {one.name}" for one in node.names if one.name in SESSION
            )


def unsafe_marks(tree: ast.AST) -> Iterator[str]:
    """Yield what could run code or markup that stands in data."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {module.split(".")[0] for module in imported(node)}
            yield from (f"line {node.lineno}: import {name}" for name in names & UNSAFE_MODULES)
        if isinstance(node, ast.Call):
            yield from (f"line {node.lineno}: {name}" for name in unsafe_in_call(node))


def unsafe_in_call(node: ast.Call) -> Iterator[str]:
    if isinstance(node.func, ast.Name) and node.func.id in UNSAFE_CALLS:
        yield node.func.id
    if isinstance(node.func, ast.Attribute) and node.func.attr in UNSAFE_ATTRIBUTES:
        yield node.func.attr
    yield from (word.arg for word in node.keywords if word.arg in UNSAFE_OPTIONS)


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [f"{node.module}.{one.name}" for one in node.names] + [str(node.module)]


def connection_marks(tree: ast.AST) -> Iterator[str]:
    """Yield imports that open a connection."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (
                f"line {node.lineno}: {name}"
                for name in imported(node)
                if name in CONNECTIONS or name.endswith(".fetch_url")
            )


def long_functions(tree: ast.AST, lines: Sequence[str]) -> Iterator[str]:
    """Yield functions longer than allowed, their docstring not counted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            end = node.end_lineno or node.lineno
            head = "\n".join(lines[node.lineno - 1 : node.body[0].lineno - 1])
            limit = LONGEST_KERNEL if "# kernel" in head else LONGEST_FUNCTION
            length = end - node.lineno + 1 - docstring_lines(node)
            if length > limit:
                yield f"{node.name}: {length} lines, at most {limit}"


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1


def is_ours(path: Path) -> bool:
    parts = set(path.relative_to(ROOT).parts)
    hidden = {part for part in parts if part.startswith(".")} - HIDDEN
    return path.is_file() and not hidden and not parts & LEFT_OUT


def is_product(path: Path) -> bool:
    return path.relative_to(ROOT).parts[0] in PRODUCT


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8"), str(path)) for path in PYTHON}


def test_state_caches_and_the_url_are_touched_in_session_only(trees):
    found = {
        name_of(path): marks
        for path, tree in trees.items()
        if is_product(path) and path.name not in STATEFUL and (marks := [*session_marks(tree)])
    }

    assert found == {}


def test_nothing_runs_code_or_markup_that_stands_in_data(trees):
    found = {
        name_of(path): marks
        for path, tree in trees.items()
        if is_product(path) and (marks := [*unsafe_marks(tree)])
    }

    assert found == {}


def test_the_analysis_opens_no_connection(trees):
    found = {
        name_of(path): marks
        for path, tree in trees.items()
        if path.is_relative_to(ROOT / "analysis") and (marks := [*connection_marks(tree)])
    }

    assert found == {}


def test_functions_and_files_stay_short(trees):
    functions = {
        name_of(path): marks
        for path, tree in trees.items()
        if (marks := [*long_functions(tree, path.read_text("utf-8").splitlines())])
    }
    files = {
        name_of(path): length
        for path in PYTHON
        if (length := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }

    assert functions == {}
    assert files == {}


def test_nothing_in_the_product_asks_whether_a_test_is_running():
    asking = re.compile(r"PYTEST_CURRENT_TEST|[\"']pytest[\"']|import pytest")
    found = [
        name_of(path)
        for path in PYTHON
        if is_product(path) and asking.search(path.read_text("utf-8"))
    ]

    assert found == []


def test_every_view_shows_and_runs_itself():
    views = [
        path for path in (ROOT / "dashboard" / "views").glob("*.py") if path.stem != "__init__"
    ]

    assert views
    for view in views:
        tree = ast.parse(view.read_text("utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert "show" in functions, view.name
        assert ast.unparse(tree.body[-1]).startswith("if __name__ == '__main__':"), view.name


def test_every_room_and_file_whose_lines_are_not_counted_is_there(pytestconfig):
    habits = pytestconfig.pluginmanager.get_plugin(str(ROOT / "tests" / "conftest.py"))

    assert [place for place in habits.UNCOUNTED if not (ROOT / place).exists()] == []


def test_no_file_names_a_path_of_somebodys_machine():
    texts = [path for path in ROOT.rglob("*") if path.suffix in TEXT and is_ours(path)]
    found = [name_of(path) for path in texts if MACHINE.search(path.read_text("utf-8", "replace"))]

    assert ROOT / "Makefile" in texts
    assert found == []


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("st.session_state['a'] = 1", session_marks),
        ("from streamlit import cache_data", session_marks),
        ("st.switch_page('views/reader.py')", session_marks),
        ("@st.cache_resource\ndef f(): ...", session_marks),
        ("import pickle", unsafe_marks),
        ("from joblib import load", unsafe_marks),
        ("eval('1')", unsafe_marks),
        ("st.html(text)", unsafe_marks),
        ("st.markdown(text, unsafe_allow_html=True)", unsafe_marks),
        ("from urllib import request", connection_marks),
        ("import urllib.request", connection_marks),
        ("from trafilatura import fetch_url", connection_marks),
    ],
)
def test_a_broken_rule_is_seen(source, marks):
    assert [*marks(ast.parse(source))]


def test_a_long_function_is_seen_and_its_docstring_is_not_counted():
    body = "    x = 1\n" * LONGEST_FUNCTION
    words = "    '''Say.\n\n" + "    more\n" * 30 + "    '''\n"

    long = f"def f():\n{body}"
    kernel = f"def f():  # kernel\n{body}"
    documented = f"def f():\n{words}    return 1\n"

    assert [*long_functions(ast.parse(long), long.splitlines())]
    assert not [*long_functions(ast.parse(kernel), kernel.splitlines())]
    assert not [*long_functions(ast.parse(documented), documented.splitlines())]
