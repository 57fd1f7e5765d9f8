"""The stub of the C++ module says what the module has: names, parameters, defaults, what comes back."""

import ast
from importlib import resources

import pytest
from contingent import _core

STUB = ast.parse(resources.files("contingent").joinpath("_core.pyi").read_text("utf-8"))
FROM_OBJECT = {"__init__", "__module__", "__doc__", "__weakref__", "__str__", "__repr__", "_pybind11_conduit_v1_"}
ERRORS = {"ContingentError", "ScenarioError", "Stopped"}  # made without pybind11


def in_stub(body):
    """The names of a module or class in the stub, each with its node; aliases of types are the stub's own."""
    found = {}
    for node in body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            assert node.name not in found, f"{node.name} is there twice"
            found[node.name] = node
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) != "TypeAlias":
            found[node.target.id] = node
    return found


def classes(body):
    return {name: in_stub(node.body) for name, node in in_stub(body).items() if isinstance(node, ast.ClassDef)}


def in_core(thing):
    """The public attributes of the module or of one of its classes."""
    return {name: value for name, value in vars(thing).items() if not name.startswith("_")}


def own(cls):
    """What a class has and tells of, beyond what every object has; its constructor only if it has one."""
    found = {name: value for name, value in vars(cls).items() if name not in FROM_OBJECT}
    if cls.__init__.__doc__.startswith("__init__("):
        found["__init__"] = cls.__init__
    return found


def signature(docstring, name=""):
    """What pybind11 writes on top of a docstring, as a node; for a property without its name."""
    return ast.parse(f"def {name}{docstring.strip().splitlines()[0]}: ...").body[0]


def parameters(node):
    """Names and defaults, None where there is none. Operators tell no names."""
    arguments = [*node.args.posonlyargs, *node.args.args]
    assert not (node.args.vararg or node.args.kwarg or node.args.kwonlyargs)
    defaults = [None] * (len(arguments) - len(node.args.defaults)) + [ast.unparse(d) for d in node.args.defaults]
    names = [argument.arg for argument in arguments]
    if node.name.startswith("__") and node.name != "__init__":
        names = names[:1] + [""] * len(names[1:])
    return list(zip(names, defaults, strict=True))


def returned(node):
    """The type that comes back, as the core writes it."""
    return ast.unparse(node.returns).replace("contingent._core.", "")


def same_type(core, stub):
    """The core's own words, or finer ones where it only says "a dict" or "an array"."""
    return core == stub or (core == "dict" and stub.startswith("dict[")) or ("numpy" in core and "NDArray" in stub)


def test_the_module_has_the_names_of_the_stub():
    assert in_stub(STUB.body).keys() == in_core(_core).keys() | {"__version__"}


@pytest.mark.parametrize("name", [name for name, value in in_core(_core).items() if not isinstance(value, type)])
def test_functions(name):
    told, stub = signature(getattr(_core, name).__doc__), in_stub(STUB.body)[name]
    assert parameters(told) == parameters(stub)
    assert same_type(returned(told), returned(stub))


@pytest.mark.parametrize("name", sorted(classes(STUB.body).keys() - ERRORS))
def test_classes(name):
    attributes, stub = own(getattr(_core, name)), classes(STUB.body)[name]
    assert attributes.keys() == stub.keys()
    for attribute, value in attributes.items():
        node = stub[attribute]
        if isinstance(value, property):
            assert [ast.unparse(decorator) for decorator in node.decorator_list] == ["property"], attribute
            assert value.fset is None
            told = signature(value.fget.__doc__, attribute)
        elif value is None:  # __hash__ of what is compared by value
            assert ast.unparse(node.annotation) == "ClassVar[None]"
            continue
        else:
            assert node.decorator_list == [], attribute
            told = signature(value.__doc__)
            assert parameters(told) == parameters(node), attribute
        assert same_type(returned(told), returned(node)), attribute


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_errors(name):
    (base,) = in_stub(STUB.body)[name].bases
    assert getattr(_core, name).__bases__[0].__name__ == base.id
    with pytest.raises(_core.ScenarioError) as caught:
        _core.read_scenario("{}")
    assert vars(caught.value).keys() == classes(STUB.body)["ScenarioError"].keys()
