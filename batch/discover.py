"""A folder is the registry, a module is the plug-in: find the modules of a package, in the order of their names."""

import importlib
import pkgutil
from types import ModuleType


def plugins(package: ModuleType) -> dict[str, ModuleType]:
    """Import every module directly inside the package; name → module."""
    found = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return {name: importlib.import_module(f"{package.__name__}.{name}") for name in found}
