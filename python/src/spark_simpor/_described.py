"""Stages as JSON, for servers that they would not reach otherwise.

Spark Connect sends numbers, words and vectors as parameters, but neither stages nor counts by
label. A stage that has such goes within ``DescribedStage``, which the server takes for the stage;
a fitted one that was saved with counts is loaded through ``FittedStage``, which drops them.
"""

from __future__ import annotations

import importlib
import json
import math
import sys
from typing import Any, cast

from pyspark.errors import IllegalArgumentException
from pyspark.ml import Model, Pipeline
from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.util import JavaMLReadable, JavaMLWritable, MLReader, MLWriter
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaParams

from spark_simpor._session import MissingJarError, needed
from spark_simpor._told import told
from spark_simpor._values import number

_PIPELINE = "org.apache.spark.ml.Pipeline"
_SPARK = "org.apache.spark.ml."
_OURS = "io.github.sparksimpor.ml."


class DescribedStage(JavaEstimator[Any], JavaMLReadable, JavaMLWritable):
    """What is sent of a stage.

    Parameters
    ----------
    stage : Params, optional
        The stage; none to be told later by a server.
    """

    description: Param[str] = Param(
        Params._dummy(),  # type: ignore[arg-type]
        "description",
        "the stage as JSON",
        typeConverter=TypeConverters.toString,  # type: ignore[arg-type]
    )

    def __init__(self, stage: Any = None) -> None:
        super().__init__()
        self._java_obj = _OURS + "persistence.DescribedStage"
        self._stage = stage
        if stage is not None:
            self._resetUid(stage.uid)
            self._set(description=json.dumps(_node(stage), allow_nan=False))

    def _create_model(self, java_model: Any) -> Any:
        return self._stage._create_model(java_model)


class RemoteWriter(MLWriter):
    """Has a server write a stage.

    Parameters
    ----------
    stage : Params
        What is written.
    session : SparkSession
        Where the stage lives.
    """

    def __init__(self, stage: Any, session: Any) -> None:
        super().__init__()
        self._stage = stage
        self._home = session

    def save(self, path: str) -> None:
        """Writes the stage to a path."""
        from pyspark.ml.connect.readwrite import RemoteMLWriter

        with told():
            RemoteMLWriter.saveInstance(
                self._stage, path, self._home, self.shouldOverwrite, self.optionMap
            )


class DescribedReader(MLReader[Any]):
    """Reads a saved stage that a server describes.

    Parameters
    ----------
    kind : type
        What the stage must be.
    """

    def __init__(self, kind: type[Any]) -> None:
        super().__init__()
        self._kind = kind

    def load(self, path: str) -> Any:
        """The stage that was saved at a path."""
        stage = _made(_saved(path))
        if not isinstance(stage, self._kind):
            raise TypeError(_unlike(path, type(stage).__name__, self._kind))
        return stage


class FittedStage(JavaModel, JavaMLReadable):
    """What a server has loaded without counts by label, until it has its type."""

    def _set(self, **kwargs: Any) -> FittedStage:
        self._params_sent = kwargs
        return self

    def as_kind(self, kind: type[Any]) -> Any:
        """The stage, as what it is; this one is then nothing."""
        model = kind(self._java_obj)
        self._java_obj = None  # the server forgets what none refers to
        model._resetUid(self.uid)
        return model._set(**self._params_sent)


class FittedReader(DescribedReader):
    """Reads a fitted stage from a server, or tells why it cannot."""

    def load(self, path: str) -> Any:
        """The fitted stage that was saved at a path."""
        session = needed()
        try:
            model = _read(self._kind, path, session)
        except MissingJarError:
            raise
        except Exception as error:
            # What fails within the server's call of a reader has no text here.
            node = _described(path)
            found = node.get("fitted", node.get("class", "")).rpartition(".")[2]
            if found == self._kind.__name__:
                model = _read(FittedStage, path, session).as_kind(self._kind)
            elif found:
                raise TypeError(_unlike(path, found, self._kind)) from error
            else:
                raise IllegalArgumentException(node["refused"]) from error
        model._home = session
        return model


def _unlike(path: str, found: str, kind: type[Any]) -> str:
    return f"'{path}' holds a {found}, not a {kind.__name__}; give the folder of a saved one"


def _read(kind: type[Any], path: str, session: Any) -> Any:
    from pyspark.ml.connect.readwrite import RemoteMLReader

    with told():
        return RemoteMLReader.loadInstance(kind, path, session)


def _saved(path: str) -> dict[str, Any]:
    """What a server describes of a saved stage that is not fitted."""
    node = _described(path)
    if "refused" in node:
        raise IllegalArgumentException(node["refused"])
    return node


def _described(path: str) -> dict[str, Any]:
    session = needed()
    try:
        described = _read(DescribedStage, path, session)
    except MissingJarError:
        raise
    except Exception as error:
        why = (str(error).splitlines() or [type(error).__name__])[0]
        raise IllegalArgumentException(
            f"'{path}' cannot be read by the Spark Connect server: {why}; "
            "give the folder of a saved stage"
        ) from error
    node: dict[str, Any] = json.loads(described.getOrDefault(described.description))
    return node


def travels(stage: Params) -> bool:
    """Whether Spark Connect sends all parameters of a stage by itself."""
    return not any(
        isinstance(value, Params) or param.name == "targetCounts"
        for param, value in stage._paramMap.items()
    )


def _node(stage: Params) -> dict[str, Any]:
    params: dict[str, Any] = {}
    stages: dict[str, Any] = {}
    for param, value in stage._paramMap.items():
        if isinstance(value, Params):
            stages[param.name] = _node(value)
        elif isinstance(stage, Pipeline):
            stages[param.name] = [_node(inner) for inner in cast("list[Params]", value)]
        else:
            params[param.name] = _value(stage, param, value)
    return {"class": _java_class(stage), "uid": stage.uid, "params": params, "stages": stages}


def _java_class(stage: Params) -> str:
    if isinstance(stage, Pipeline):
        return _PIPELINE
    name = getattr(stage, "_java_obj", None)
    if isinstance(stage, Model) or not isinstance(name, str):
        raise NotImplementedError(
            f"{stage.uid} within another stage does not travel to a Spark Connect server; "
            "give a stage that is not fitted and trains no others, or use a classic session"
        )
    return name


def _value(stage: Params, param: Param[Any], value: Any) -> Any:
    if isinstance(value, dict):
        return {str(float(label)): int(count) for label, count in value.items()}
    if isinstance(value, (list, tuple)):
        return [_value(stage, param, one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Inf" if value > 0 else "-Inf"
    if isinstance(value, (bool, int, float, str)):
        return value
    raise NotImplementedError(
        f"{param.name} of {stage.uid} does not travel to a Spark Connect server within another "
        "stage; clear it, or use a classic session"
    )


def _made(node: dict[str, Any]) -> Params:
    stage = _type(node["class"])()
    stage._resetUid(node["uid"])
    for name, value in node["params"].items():
        real = stage.getParam(name).typeConverter in (TypeConverters.toFloat, number)
        stage._set(**{name: float(value) if real else value})
    for name, inner in node["stages"].items():
        made = [_made(one) for one in inner] if isinstance(inner, list) else _made(inner)
        stage._set(**{name: made})
    return stage


def _type(java_class: str) -> Any:
    if not java_class.startswith((_SPARK, _OURS)):
        raise ValueError(f"'{java_class}' is no stage of Spark's or spark-simpor's")
    module, _, name = java_class.replace("org.apache.spark", "pyspark").rpartition(".")
    found = getattr(importlib.import_module(module), name)
    if not issubclass(found, (JavaParams, Pipeline)):
        raise ValueError(f"'{java_class}' is no stage of Spark's or spark-simpor's")
    return found


# PySpark turns the name of a Python class into that of a Java class when it loads a stage.
sys.modules[_OURS + "persistence"] = sys.modules[__name__]
DescribedStage.__module__ = FittedStage.__module__ = _OURS + "persistence"
